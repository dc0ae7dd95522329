/** From frames to messages: rate, order, size, and which way is taken. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { Timing, choosePoseSource } from "../../posture/web/static/live/pose_source_choice.js";
import { FrameLoop, captured } from "../../posture/web/static/live/frame_loop.js";
import { RateLimiter } from "../../posture/web/static/live/rate_limiter.js";
import { fitted, scaled } from "../../posture/web/static/live/pose_source.js";

function taken(fps, seconds) {
  const limiter = new RateLimiter();
  return Array.from({ length: fps * seconds }, (_, i) => (i * 1000) / fps).filter((now) => limiter.due(now)).length;
}

test("of 30 frames a second every other is taken, of others at most 15", () => {
  assert.equal(taken(30, 10), 150);
  assert.equal(taken(60, 10), 150);
  for (const fps of [10, 15, 17, 24, 25, 50]) assert.ok(taken(fps, 10) <= 151, `${fps}: ${taken(fps, 10)}`);
  assert.equal(taken(10, 10), 100);
});

test("what comes late is made up for, so that 15 a second stay 15", () => {
  const limiter = new RateLimiter();
  const frames = Array.from({ length: 300 }, (_, i) => (i * 1000) / 30).filter((_, i) => i % 5 !== 2);
  assert.ok(frames.filter((now) => limiter.due(now)).length >= 147);
});

test("after a pause it hurries by one frame only", () => {
  const limiter = new RateLimiter();
  limiter.due(0);
  const after = [5000, 5033, 5067, 5100, 5133].filter((now) => limiter.due(now));
  assert.deepEqual(after, [5000, 5033, 5067, 5133]);
});

test("the time of a frame is when it was captured, where that is known", () => {
  assert.equal(captured(50, { captureTime: 42 }, 1000), 1042);
  assert.equal(captured(50, {}, 1000), 1050);
});

/** A video whose frames come when the test says so. */
function fakeVideo() {
  const waiting = [];
  return {
    requestVideoFrameCallback: (call) => waiting.push(call),
    cancelVideoFrameCallback: () => waiting.splice(0),
    frame: (now, captureTime) => Promise.all(waiting.splice(0).map((call) => call(now, { captureTime }))),
  };
}

function running(socket) {
  const video = fakeVideo();
  const heads = [];
  const loop = new FrameLoop({ video, socket: () => socket, seen: { frame() {}, found() {}, failed() {} } });
  loop.way = { name: "browser", message: async (_, head) => (heads.push(head), { bytes: new ArrayBuffer(1) }) };
  loop.start();
  return { video, loop, heads };
}

test("numbers and times rise even where the camera's clock stands still", async () => {
  const { video, heads } = running({ room: true, sendFrame: () => true });
  for (const now of [0, 100, 200]) await video.frame(now, 5);
  assert.deepEqual(heads.map(({ n }) => n), [1, 2, 3]);
  assert.ok(heads[0].t < heads[1].t && heads[1].t < heads[2].t);
});

test("no pose is looked for while there is no room, or while held", async () => {
  const socket = { room: false, sendFrame: () => true };
  const { video, loop, heads } = running(socket);
  await video.frame(0, 0);
  socket.room = true;
  loop.held = true;
  await video.frame(100, 100);
  assert.equal(heads.length, 0);
  loop.held = false;
  await video.frame(200, 200);
  assert.equal(heads.length, 1);
});

test("what was found when all is stopped is not sent", async () => {
  const sent = [];
  const video = fakeVideo();
  const loop = new FrameLoop({ video, socket: () => ({ room: true, sendFrame: (n) => sent.push(n) }), seen: { frame() {}, found() {} } });
  let find;
  loop.way = { name: "browser", message: () => new Promise((done) => (find = done)) };
  loop.start();
  const frame = video.frame(0, 0);
  loop.stop();
  find({ bytes: new ArrayBuffer(1) });
  await frame;
  assert.deepEqual(sent, []);
});

test("the browser is taken from twelve a second on, else the quicker way", () => {
  assert.deepEqual(choosePoseSource({ browser: 12, server: 15 }), { way: "browser", why: "ways.browser_fast" });
  assert.deepEqual(choosePoseSource({ browser: 11.9, server: 14 }), { way: "server", why: "ways.browser_slow" });
  assert.deepEqual(choosePoseSource({ browser: 8, server: 5 }), { way: "browser", why: "ways.server_slower" });
  assert.deepEqual(choosePoseSource({ browser: 8, server: null }), { way: "browser", why: "ways.server_slower" });
  assert.deepEqual(choosePoseSource({ browser: null, server: 3 }), { way: "server", why: "ways.browser_cannot" });
  assert.deepEqual(choosePoseSource({ browser: null, server: null }), { way: null, why: "ways.neither" });
});

test("a way is timed from its first result on, which waits for the model", async () => {
  const timing = new Timing();
  for (const now of [9000, 9250, 9500, 9750, 10_000]) timing.result(now);
  assert.equal(await timing.rate, 4);
});

test("a way that gave nothing has no rate", async () => {
  const timing = new Timing();
  timing.giveUp(12_000);
  assert.equal(await timing.rate, null);
});

test("pictures are made smaller, never larger, in their own form", () => {
  const largest = { width: 960, height: 720 };
  assert.deepEqual(fitted({ videoWidth: 1280, videoHeight: 720 }, largest), { width: 960, height: 540 });
  assert.deepEqual(fitted({ videoWidth: 640, videoHeight: 480 }, largest), { width: 640, height: 480 });
  assert.deepEqual(fitted({ videoWidth: 720, videoHeight: 1280 }, largest), { width: 405, height: 720 });
});

test("landmarks of a larger picture are moved, their metres and shares are not", () => {
  const one = Float32Array.from([300, 150, 1, 2, 3, 0.5, 0.25]);
  assert.deepEqual([...scaled(one, 0.5)], [150, 75, 1, 2, 3, 0.5, 0.25]);
});
