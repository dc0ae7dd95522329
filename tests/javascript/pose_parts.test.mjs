/** Presence out of the library's messages, and how long looks take. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { listen, presences } from "../../posture/web/static/pose/presence.js";
import { Timings } from "../../posture/web/static/ui/timings.js";

/** One landmark as a message: fields 1 to 5 as floats, those that are undefined left out, as zeros are. */
function landmark(values) {
  return values.flatMap((value, k) => {
    if (value === undefined) return [];
    const bytes = new Uint8Array(new Float32Array([value]).buffer);
    return [((k + 1) << 3) | 5, ...bytes];
  });
}

function list(landmarks) {
  return Uint8Array.from(landmarks.flatMap((bytes) => [(1 << 3) | 2, bytes.length, ...bytes]));
}

test("presence is read of every landmark, and what is left out is 0", () => {
  const people = [
    [0.1, 0.2, 0.3, 0.9, 0.75],
    [0.1, 0.2, 0.3, 0.9],
    [1, 1, 1, 1, 0.5],
  ];
  const bytes = list(people.map(landmark));
  assert.deepEqual([...presences(bytes)], [0.75, 0, 0.5]);
});

test("a message inside larger memory is read where it stands", () => {
  const bytes = list([landmark([0.1, 0.2, 0.3, 0.9, 0.25])]);
  const memory = new Uint8Array(bytes.length + 11);
  memory.set(bytes, 7);
  assert.deepEqual([...presences(memory.subarray(7, 7 + bytes.length))], [0.25]);
});

test("lengths above 127 are read", () => {
  const long = [...landmark([0.1, 0.2, 0.3, 0.9, 0.5]), (6 << 3) | 2, 120, ...new Array(120).fill(0)];
  const bytes = Uint8Array.from([(1 << 3) | 2, (long.length & 0x7f) | 0x80, long.length >> 7, ...long]);
  assert.deepEqual([...presences(bytes)], [0.5]);
});

test("a message of another kind is refused", () => {
  assert.throws(() => presences(Uint8Array.from([(1 << 3) | 0, 1])), /field of kind 0/);
});

test("listening passes every message on and hands the presences over once", () => {
  const passed = [];
  const module = { simpleListeners: { normalized_landmarks: (...message) => passed.push(message) } };
  const heard = listen({ runner: { attachProtoVectorListener() {}, module } });
  const message = list([landmark([0, 0, 0, 0, 0.5])]);
  module.simpleListeners.normalized_landmarks(message, false, 1);
  module.simpleListeners.normalized_landmarks(undefined, true, 1);
  assert.deepEqual(passed, [
    [message, false, 1],
    [undefined, true, 1],
  ]);
  assert.deepEqual(
    heard.take().map((values) => [...values]),
    [[0.5]],
  );
  assert.deepEqual(heard.take(), []);
});

test("a library that is built differently is refused with what to do", () => {
  assert.throws(() => listen({}), /posture setup/);
  assert.throws(() => listen({ runner: { attachProtoVectorListener() {} } }), /posture setup/);
});

test("quantiles are of the last looks, and none before the first", () => {
  const timings = new Timings();
  assert.equal(timings.quantile(0.5), null);
  for (let k = 0; k < 1000; k += 1) timings.add(k);
  assert.equal(timings.count, 1000);
  assert.equal(timings.quantile(0), 700);
  assert.equal(timings.quantile(0.5), 850);
});
