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

test("nobody in a picture is nobody in the same picture", () => {
  const posed = onlyNew((picture) => picture);
  assert.equal(posed([1], () => null), null);
  assert.equal(posed([1], () => assert.fail("looked again")), null);
});
