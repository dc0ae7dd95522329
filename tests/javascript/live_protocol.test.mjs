/** Messages as bytes: the same bytes that the server's reader is tested with. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { command, hello, packPicture, packPose, points, visibilities } from "../../posture/web/static/live/protocol.js";

const CASES = JSON.parse(readFileSync(new URL("live_messages.json", import.meta.url), "utf8"));

for (const { name, bytes, landmarks, light, ...rest } of CASES) {
  test(`a message of ${name} has the bytes that the server reads`, () => {
    const packed = packPose({ ...rest, light: light ?? NaN, landmarks: landmarks && Float32Array.from(landmarks) });
    assert.equal(Buffer.from(packed).toString("base64"), bytes);
  });
}

test("a pose with too few values is refused here already", () => {
  const wrong = { n: 1, t: 1, width: 640, height: 480, light: NaN, landmarks: new Float32Array(7) };
  assert.throws(() => packPose(wrong), /231 values, this one 7/);
});

test("a picture is its head and the JPEG as it is", () => {
  const jpeg = Uint8Array.from([255, 216, 1, 2, 3]);
  const packed = Buffer.from(packPicture({ n: 258, t: 1.5, jpeg: jpeg.buffer }));
  assert.deepEqual([...packed.subarray(0, 8)], [2, 1, 0, 0, 2, 1, 0, 0]);
  assert.equal(packed.readDoubleLE(8), 1.5);
  assert.deepEqual([...packed.subarray(16)], [...jpeg]);
});

test("hello carries the ticket and the way, commands what they need", () => {
  assert.deepEqual(JSON.parse(hello("abc", "server")), { type: "hello", version: 1, ticket: "abc", poses: "server" });
  assert.deepEqual(JSON.parse(command("pause")), { type: "do", do: "pause" });
  assert.deepEqual(JSON.parse(command("activity", { activity: null })), { type: "do", do: "activity", activity: null });
});

test("places and visibilities are taken out of a pose by landmark", () => {
  const landmarks = Float32Array.from(CASES[0].landmarks);
  assert.deepEqual(points(landmarks)[2], [landmarks[14], landmarks[15]]);
  assert.equal(visibilities(landmarks)[2], landmarks[19]);
});
