/** Parts of the player, and of bringing a recording, that need no page. */

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";

import { parse, textAt } from "../../posture/web/static/player/captions.js";
import { active, episodesOf, joints, next, previous, unjudged } from "../../posture/web/static/player/episodes.js";
import { meaning } from "../../posture/web/static/player/keyboard.js";
import { counterpart, offsetOf } from "../../posture/web/static/player/synchrony.js";
import { Poses, middle } from "../../posture/web/static/player/poses.js";
import { TimeScale, clock, moment, stretch } from "../../posture/web/static/player/time_scale.js";
import { episodeOf, still } from "../../posture/web/static/player/evidence.js";
import { hindrance, left, refusal, size } from "../../posture/web/static/upload/rejection.js";

const FOLDER = new URL("../../posture/web/static/", import.meta.url);
const at = (...matching) => ({ closest: (wanted) => (matching.some((one) => wanted.includes(one)) ? {} : null) });

const row = (id, kind, spans, more = {}) => ({
  id, kind, joints: [11, 12], titles: [id, id], unjudged: [],
  episodes: spans.map(([start, end]) => ({ start, end, strength: "", uncertain: false })), ...more,
});
const PERSON = { groups: [{ rows: [row("do.a", "do", [[0, 9]]), row("dont.b", "dont", [[2, 3], [6, 8]])] }, { rows: [row("dont.c", "dont", [[2, 4]], { joints: [25] })] }] };
const EPISODES = episodesOf(PERSON);
const names = (episodes) => episodes.map((episode) => `${episode.row.id}@${episode.start}`);

test("a moment has a place, and the place is that moment", () => {
  const scale = new TimeScale(20);
  for (const time of [0, 3.3, 20]) assert.equal(scale.at(scale.place(time)), time);
  assert.deepEqual([scale.place(-1), scale.place(99), scale.at(-0.2), scale.at(1.2)], [0, 1, 0, 20]);
  assert.equal(new TimeScale(0).place(5), 0);
});

test("a bar is never too narrow to be hit, and never goes over the end", () => {
  const scale = new TimeScale(1000);
  assert.deepEqual(scale.bar({ start: 250, end: 500 }), { left: 25, width: 25 });
  const last = scale.bar({ start: 999.9, end: 1000 });
  assert.ok(last.width >= 0.5);
  assert.ok(last.left + last.width <= 100);
});

test("at most ten round moments are marked, whatever the length", () => {
  assert.deepEqual(new TimeScale(14).ticks(), [0, 2, 4, 6, 8, 10, 12, 14]);
  for (const seconds of [0, 0.5, 59, 61, 3599, 7300, 30000]) {
    const ticks = new TimeScale(seconds).ticks();
    assert.equal(ticks[0], 0);
    assert.ok(ticks.length <= 11, `${seconds}: ${ticks.length}`);
  }
});

test("time is written as players write it, and read back", () => {
  assert.deepEqual([0, 59.99, 61, 3661].map((time) => clock(time)), ["0:00", "0:59", "1:01", "1:01:01"]);
  assert.deepEqual([0, 4.649, 59.96, 3599.96].map((time) => clock(time, true)), ["0:00.0", "0:04.6", "1:00.0", "1:00:00.0"]);
  assert.equal(stretch({ start: 4.6, end: 11.4 }), "0:04.6–0:11.4");
  assert.deepEqual([moment("0:04.7"), moment("1:00:01.5"), moment("00:00:04.600")], [4.7, 3601.5, 4.6]);
  assert.ok(Number.isNaN(moment("later")));
});

test("episodes are in the order of time, and of the table where they began together", () => {
  assert.deepEqual(names(EPISODES), ["do.a@0", "dont.b@2", "dont.c@2", "dont.b@6"]);
});

test("next is the next beginning, and none after the last", () => {
  assert.equal(next(EPISODES, 0).start, 2);
  assert.equal(next(EPISODES, 2.001).start, 6);
  assert.equal(next(EPISODES, 6), null);
});

test("previous is the beginning of this one, or just after it the one before", () => {
  assert.equal(previous(EPISODES, 7).start, 6);
  assert.equal(previous(EPISODES, 6.3).start, 2);
  assert.equal(previous(EPISODES, 0.2), null);
});

test("what goes on is known at every moment, the joints of don'ts with it", () => {
  assert.deepEqual(names(active(EPISODES, 3.5)), ["do.a@0", "dont.c@2"]);
  assert.deepEqual([...joints(active(EPISODES, 3.5))], [25]);
  assert.deepEqual([...joints(active(EPISODES, 1))], []);
  const gap = { start: 1, end: 2, reason: "TOO_FAR" };
  assert.equal(unjudged({ unjudged: [gap] }, 1.5), gap);
  assert.equal(unjudged({ unjudged: [gap] }, 2), null);
});

test("captions are read as the review writes them", () => {
  const cues = parse("WEBVTT\n\n00:00:04.600 --> 00:00:11.400\nPut both feet down.\nSit &lt;back&gt; &amp; up.\n\nNOTE x\n\n01:00:00.000 --> 01:00:01.000\nb\n");
  assert.deepEqual(cues.map(({ start, end }) => [start, end]), [[4.6, 11.4], [3600, 3601]]);
  assert.equal(textAt(cues, 5), "Put both feet down.\nSit <back> & up.");
  assert.equal(textAt(cues, 11.4), "");
});

/** Records as posture.web.poses_file writes them. */
function written(records) {
  const view = new DataView(new ArrayBuffer(142 * records.length));
  records.forEach(({ time, person, u = -32768 }, i) => {
    view.setFloat64(i * 142, time, true);
    view.setUint16(i * 142 + 8, person, true);
    for (let point = 0; point < 66; point += 1) view.setInt16(i * 142 + 10 + 2 * point, u, true);
  });
  return view.buffer;
}

const FRAMES = [{ time: 0, person: 1, u: 10 }, { time: 0, person: 2, u: 20 }, { time: 0.1, person: 0 }, { time: 0.2, person: 1, u: 30 }, { time: 0.3, person: 1 }, { time: 3, person: 1, u: 40 }];

test("somebody is where they were in the frame that is shown, each by their number", () => {
  const poses = new Poses(written(FRAMES));
  assert.deepEqual(poses.at(0.05, 1)[0], [10, 10]);
  assert.deepEqual(poses.at(0.05, 2)[32], [20, 20]);
  assert.deepEqual(poses.at(0.2, 1)[11], [30, 30]);
  assert.equal(poses.at(0.2, 2), null);
});

test("over a gap nobody is drawn, and an unseen landmark has no place", () => {
  const poses = new Poses(written(FRAMES));
  assert.equal(poses.at(0.15, 1), null, "a frame without anybody");
  assert.deepEqual(poses.at(0.3, 1), Array(33).fill(null));
  assert.equal(poses.at(1.5, 1), null, "no frame for a long time");
  assert.equal(poses.at(-1, 1), null);
  assert.equal(new Poses(new ArrayBuffer(0)).at(0, 1), null);
  assert.throws(() => new Poses(new ArrayBuffer(100)), /142 bytes/);
});

test("a step goes from frame to frame, at their own times", () => {
  const poses = new Poses(written(FRAMES));
  assert.deepEqual([poses.step(0.2, 1), poses.step(0.2, -1), poses.step(0.3, 1), poses.step(3, 1), poses.step(0, -1)], [0.3, 0.1, 3, null, null]);
  assert.equal(middle([]), null);
});

test("keys do what the help says", () => {
  const keys = [[" "], ["ArrowLeft"], ["ArrowRight", true], [","], ["."], ["n"], ["p"], ["?", true]];
  const meant = keys.map(([key, shiftKey = false]) => meaning({ key, shiftKey, target: at() }));
  assert.deepEqual(meant, [["toggle"], ["move", -1], ["move", 5], ["frame", -1], ["frame", 1], ["next"], ["previous"], ["help"]]);
});

test("keys are left to what has them itself", () => {
  assert.equal(meaning({ key: "ArrowLeft", target: at("select") }), null);
  assert.equal(meaning({ key: " ", target: at("button") }), null);
  assert.deepEqual(meaning({ key: "n", target: at("button") }), ["next"]);
  assert.equal(meaning({ key: "ArrowRight", target: at("[role=tab]") }), null);
  assert.equal(meaning({ key: "n", ctrlKey: true, target: at() }), null);
  assert.equal(meaning({ key: "x", target: at() }), null);
});

test("the other recording is ahead by the offset, and stops at its ends", () => {
  assert.deepEqual(counterpart(3, 2, 10), { time: 5, inside: true });
  assert.deepEqual(counterpart(3, -4, 10), { time: 0, inside: false });
  assert.deepEqual(counterpart(9, 4, 10), { time: 10, inside: false });
  assert.equal(counterpart(3, offsetOf(3, 7.26), 10).time, 7.3);
});

test("a picture belongs to the don't that was going on, by its words where there are two", () => {
  const picture = still("data:", "Person 2 at 0:02.5: dont.c", "0:02.5");
  assert.deepEqual([picture.person, picture.time], [2, 2.5]);
  assert.equal(episodeOf(picture, EPISODES).row.id, "dont.c");
  assert.equal(episodeOf({ ...picture, alt: "第 2 人" }, EPISODES).row.id, "dont.b");
  assert.equal(episodeOf({ ...picture, time: 5 }, EPISODES), null);
});

test("a recording that cannot be taken is not sent at all", () => {
  const limits = { most: 100, room: 50 };
  assert.equal(hindrance({ size: 40 }, limits, true), null);
  assert.deepEqual([hindrance({ size: 101 }, limits, true), hindrance({ size: 60 }, limits, true), hindrance({ size: 0 }, limits, true), hindrance({ size: 40 }, limits, false)], ["large", "full", "video", "offline"]);
});

test("every refusal has its words", () => {
  const keys = [[401, true], [413, true], [415, true], [429, true], [507, true], [408, true], [0, true], [0, false], [500, true]].map(([status, online]) => refusal(status, online));
  assert.deepEqual(keys, ["ticket", "large", "video", "many", "full", "slow", "lost", "offline", "broken"]);
  const catalogue = readFileSync(new URL("../../words/upload.toml", FOLDER), "utf8");
  for (const key of keys) assert.ok(catalogue.includes(`"wrong.${key}" =`), key);
});

test("bytes and seconds left are said in round numbers", () => {
  assert.deepEqual([1.5e6, 250e6, 2e9, 1.25e9].map(size), ["1.5 MB", "250 MB", "2 GB", "1.3 GB"]);
  assert.equal(left(25, 100, 10), 30);
  assert.equal(left(25, 100, 0.5), null);
});

test("nothing is fetched from outside", () => {
  for (const folder of ["player", "upload", "ui"]) {
    for (const name of readdirSync(new URL(folder, FOLDER)).filter((one) => /\.(js|css)$/.test(one))) {
      const text = readFileSync(new URL(`${folder}/${name}`, FOLDER), "utf8").replaceAll("http://www.w3.org/2000/svg", "");
      assert.doesNotMatch(text, /https?:\/\//, name);
    }
  }
});
