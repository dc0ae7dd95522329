/** A picture that is the one before again is not looked at again. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { onlyNew } from "../../posture/web/static/pose/repeats.js";

test("the same picture has the very same pose, a new one is looked at", () => {
  const posed = onlyNew((picture) => picture);
  const looks = [];
  const find = (name) => () => looks.push(name) && { name };
  const first = posed([1, 2, 3], find("first"));
  assert.equal(posed([1, 2, 3], find("again")), first);
  assert.deepEqual(posed([1, 2, 4], find("second")), { name: "second" });
  assert.deepEqual(looks, ["first", "second"]);
});

test("nobody in a picture, or another size, is looked for again", () => {
  const found = onlyNew((picture) => picture);
  assert.equal(found([1, 2], () => null), null);
  assert.equal(found([1, 2], () => "a pose"), "a pose");
  assert.equal(found([1, 2], () => "another pose", "half"), "another pose");
});
