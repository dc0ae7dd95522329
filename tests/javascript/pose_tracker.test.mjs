/** One person is followed: the largest, then the same body, found again when lost. */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

import { Tracker } from "../../posture/web/static/pose/tracker.js";
import { hipsOf } from "../../posture/web/static/pose/pose.js";

const [WIDTH, HEIGHT] = [640, 360];
const { poses } = JSON.parse(await readFile(new URL("./pose_cases.json", import.meta.url), "utf-8"));
const template = Float64Array.from(poses.find(({ person }) => person).landmarks);
const middle = hipsOf({ landmarks: template });

/** Somebody with the hips at (u, v), fully visible. */
function body(u, v = 200, scale = 1) {
  const landmarks = Float64Array.from(template, (value, at) => {
    const field = at % 7;
    if (field === 0) return (value - middle[0]) * scale + u;
    if (field === 1) return (value - middle[1]) * scale + v;
    return field < 5 ? value : 1;
  });
  return { landmarks, light: 100 };
}

/** Sees those whose hips are in the tile or region. */
class Eyes {
  constructor() {
    this.people = [];
    this.looks = 0;
  }

  find(source, [left, top, width, height]) {
    this.looks += 1;
    return this.people.filter((pose) => {
      const [u, v] = hipsOf(pose);
      return u >= left && u < left + width && v >= top && v < top + height;
    });
  }

  follow(source, { u, v, side }) {
    const reach = (pose) => Math.hypot(hipsOf(pose)[0] - u, hipsOf(pose)[1] - v);
    const near = this.people.filter((pose) => reach(pose) < side / 4);
    return near.sort((a, b) => reach(a) - reach(b))[0] ?? null;
  }
}

/** Frames at 15 a second from `from` until `to` seconds; returns what was seen. */
function watch(follower, eyes, from, to, people) {
  const seen = [];
  for (let time = from; time < to - 1e-9; time += 1 / 15) {
    eyes.people = people(time);
    seen.push(follower.pose("frame", WIDTH, HEIGHT, time));
  }
  return seen;
}

function scene() {
  const eyes = new Eyes();
  return { eyes, follower: new Tracker(eyes) };
}

const at = (pose) => (pose ? Math.round(hipsOf(pose)[0]) : null);

test("nobody gives null, and the looks go round the picture", () => {
  const { eyes, follower } = scene();
  assert.ok(watch(follower, eyes, 0, 2, () => []).every((pose) => pose === null));
  assert.ok(eyes.looks >= 29);
});

test("somebody counts after having been followed for 0.4 s", () => {
  const { eyes, follower } = scene();
  const seen = watch(follower, eyes, 0, 1, () => [body(300)]);
  const first = seen.findIndex(Boolean);
  assert.ok(first / 15 >= 0.39 && first / 15 <= 0.48, `after ${first / 15} s`);
  assert.ok(seen.slice(first).every((pose) => at(pose) === 300));
});

test("what is seen for one frame only is nobody", () => {
  const { eyes, follower } = scene();
  assert.ok(
    watch(follower, eyes, 0, 2, (time) => (time < 0.05 ? [body(300)] : [])).every((pose) => pose === null),
  );
});

test("the largest is followed, and looks become rare", () => {
  const { eyes, follower } = scene();
  const seen = watch(follower, eyes, 0, 10, () => [body(150, 200, 0.6), body(400)]);
  assert.equal(at(seen.at(-1)), 400);
  assert.ok(eyes.looks <= 6, `${eyes.looks} looks in 10 s`);
});

test("the one who is followed stays so when somebody larger comes in", () => {
  const { eyes, follower } = scene();
  const people = (time) => (time < 2 ? [body(150, 200, 0.6)] : [body(150, 200, 0.6), body(450)]);
  const seen = watch(follower, eyes, 0, 12, people).filter(Boolean);
  assert.ok(seen.every((pose) => at(pose) === 150));
});

test("somebody who walks is followed", () => {
  const { eyes, follower } = scene();
  const seen = watch(follower, eyes, 0, 5, (time) => [body(150 + 60 * time)]);
  assert.ok(at(seen.at(-1)) > 440);
});

test("who was lost for a moment is taken up again at once", () => {
  const { eyes, follower } = scene();
  const seen = watch(follower, eyes, 0, 4, (time) => (time > 2 && time < 2.5 ? [] : [body(300)]));
  const back = seen.slice(Math.ceil(2.7 * 15));
  assert.ok(back.every((pose) => at(pose) === 300));
});

test("who was lost is taken up again rather than somebody larger elsewhere", () => {
  const { eyes, follower } = scene();
  const people = (time) => {
    if (time < 2) return [body(150)];
    return time < 2.3 ? [] : [body(150), body(520, 200, 1.4)];
  };
  const seen = watch(follower, eyes, 0, 6, people).filter(Boolean);
  assert.ok(seen.every((pose) => at(pose) === 150));
});

test("after a long absence the largest is followed anew", () => {
  const { eyes, follower } = scene();
  const people = (time) => {
    if (time < 2) return [body(150)];
    return time < 6 ? [] : [body(150, 200, 0.7), body(450)];
  };
  assert.equal(at(watch(follower, eyes, 0, 8, people).at(-1)), 450);
});

test("something that is followed but no look sees as a person is given up for somebody larger", () => {
  const { eyes, follower } = scene();
  const chair = body(150, 200, 0.5);
  const find = eyes.find.bind(eyes);
  eyes.find = (source, tile) => find(source, tile).filter((pose) => pose !== chair || eyes.looks < 2);
  const seen = watch(follower, eyes, 0, 10, (time) => (time < 1 ? [chair] : [chair, body(450)]));
  assert.equal(at(seen[10]), 150);
  assert.equal(at(seen.at(-1)), 450);
});

test("a look that misses everybody changes nothing", () => {
  const { eyes, follower } = scene();
  const find = eyes.find.bind(eyes);
  eyes.find = (source, tile) => (eyes.looks < 1 ? find(source, tile) : []);
  const seen = watch(follower, eyes, 0, 10, () => [body(300)]);
  assert.ok(seen.slice(10).every((pose) => at(pose) === 300));
});
