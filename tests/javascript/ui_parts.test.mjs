/** What all components share. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { Words } from "../../posture/web/static/ui/words.js";

test("fields are filled in, and a key without words is an error", () => {
  const words = new Words("en", { a: "{x} of {y}" });
  assert.equal(words.say("a", { x: 1, y: 2 }), "1 of 2");
  assert.throws(() => words.say("b"), /no words for b in en/);
});
