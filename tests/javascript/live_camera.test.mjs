/** The camera: its troubles by name, and letting go of it. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { Camera, constraints, trouble } from "../../posture/web/static/live/camera.js";

function track() {
  return Object.assign(new EventTarget(), { stopped: false, stop() { this.stopped = true; }, getSettings: () => ({ deviceId: "a" }) });
}

function stream(one = track()) {
  return { one, getTracks: () => [one], getVideoTracks: () => [one] };
}

function named(name) {
  return Object.assign(new Error(name), { name });
}

test("each trouble of the browser has a name of ours", () => {
  const names = ["NotAllowedError", "NotFoundError", "NotReadableError", "OverconstrainedError", "TypeError"];
  const codes = names.map((name) => trouble(named(name)).code);
  assert.deepEqual(codes, ["denied", "none", "in_use", "none", "unknown"]);
});

test("a page of an insecure address has no camera to ask for", async () => {
  const camera = new Camera({ lost: () => {}, devices: undefined });
  await assert.rejects(camera.open(), { code: "insecure" });
});

test("stop turns every track off, and is no loss", async () => {
  const [lost, given] = [[], stream()];
  const camera = new Camera({ lost: (why) => lost.push(why), devices: { getUserMedia: async () => given } });
  await camera.open();
  camera.stop();
  given.one.dispatchEvent(new Event("ended"));
  assert.deepEqual([given.one.stopped, camera.on, lost.length], [true, false, 0]);
});

test("a track that ends unasked is a camera that was unplugged", async () => {
  const [lost, given] = [[], stream()];
  const camera = new Camera({ lost: (why) => lost.push(why.code), devices: { getUserMedia: async () => given } });
  await camera.open();
  given.one.dispatchEvent(new Event("ended"));
  assert.deepEqual(lost, ["unplugged"]);
});

test("a camera that opens after it was stopped is turned off at once", async () => {
  const given = stream();
  let allow;
  const asked = new Promise((done) => (allow = done));
  const camera = new Camera({ lost: () => {}, devices: { getUserMedia: () => asked } });
  const opening = camera.open();
  camera.stop();
  allow(given);
  assert.equal(await opening, null);
  assert.deepEqual([given.one.stopped, camera.on], [true, false]);
});

test("a chosen camera that is gone is replaced by any other", async () => {
  const asked = [];
  const getUserMedia = async (wanted) => {
    asked.push(wanted);
    if (asked.length === 1) throw named("OverconstrainedError");
    return stream();
  };
  await new Camera({ lost: () => {}, devices: { getUserMedia } }).open("gone");
  assert.deepEqual(asked, [constraints("gone"), constraints(null)]);
});

test("only cameras are listed, and none before one was allowed", async () => {
  const devices = { getUserMedia() {}, enumerateDevices: async () => [
    { kind: "videoinput", deviceId: "a", label: "Front" },
    { kind: "videoinput", deviceId: "", label: "" },
    { kind: "audioinput", deviceId: "m", label: "Mic" },
  ] };
  const camera = new Camera({ lost: () => {}, devices });
  assert.deepEqual(await camera.list(), [{ id: "a", label: "Front" }]);
});
