/** Parts of the practice page that need no page. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { long } from "../../posture/web/static/practice/banner.js";
import { PracticeCounters } from "../../posture/web/static/practice/counters.js";
import { meaning } from "../../posture/web/static/practice/keyboard.js";
import { brightness } from "../../posture/web/static/ui/theme.js";
import { fresh } from "../../posture/web/static/practice/resume.js";
import { activityWord, clock, column, toneWord } from "../../posture/web/static/practice/labels.js";
import { pick } from "../../posture/web/static/practice/speech.js";

const CSS = readFileSync(new URL("../../posture/web/static/practice/practice.css", import.meta.url), "utf8");

const at = (closest) => ({ closest: () => closest });

test("space pauses and Escape asks to end, but not while a button has the space key", () => {
  assert.equal(meaning({ key: " ", target: at(null) }), "pause");
  assert.equal(meaning({ key: " ", target: at({}) }), null);
  assert.equal(meaning({ key: "Escape", target: at({}) }), "end");
  assert.equal(meaning({ key: " ", ctrlKey: true, target: at(null) }), null);
});

test("only a voice on this device speaks, in the right language, the usual one first", () => {
  const voice = (lang, localService, more = {}) => ({ lang, localService, default: false, ...more });
  const voices = [voice("zh-CN", false), voice("en-US", true), voice("zh-TW", true), voice("zh-CN", true, { default: true })];
  assert.equal(pick(voices, "zh"), voices[3]);
  assert.equal(pick(voices, "en"), voices[1]);
  assert.equal(pick(voices.slice(0, 1), "zh"), null);
});

test("a ticket of before the reload is good for a minute", () => {
  const kept = JSON.stringify({ ticket: "t", at: 1000 });
  assert.equal(fresh(kept, 61_000), "t");
  assert.equal(fresh(kept, 61_001), null);
  assert.equal(fresh(null, 0), null);
});

test("stepping in place shows the column of walking, and changing over none", () => {
  assert.equal(column("march_in_place"), "walk");
  assert.equal(column("transition"), null);
  assert.equal(activityWord("stand"), "activity.stand");
  assert.equal(toneWord("dont", "amber"), "tone.dont.amber");
});

test("long words are set smaller, Chinese ones from half as many characters on", () => {
  assert.equal(long("Bring your knees together"), false);
  assert.equal(long("Get into the picture as you will sit or stand"), true);
  assert.equal(long("请放下二郎腿"), false);
  assert.equal(long("请后退或下调镜头，让双脚和双手全部进入画面之中"), true);
});

test("time is minutes and seconds", () => {
  assert.deepEqual([0, 59.9, 61, 600].map(clock), ["0:00", "0:59", "1:01", "10:00"]);
});

test("the middle and the worst of the delays are told", () => {
  const counters = new PracticeCounters();
  for (let i = 1; i <= 100; i += 1) counters.drawn(i);
  assert.deepEqual(counters.latency, { p50: 51, p95: 96, count: 100 });
  assert.equal(new PracticeCounters().latency.p50, null);
  assert.deepEqual(JSON.parse(JSON.stringify(counters)).latency, counters.latency);
});

test("how bright a page is is read of its colour", () => {
  assert.equal(brightness("rgb(255, 255, 255)"), 1);
  assert.ok(brightness("rgb(14, 17, 23)") < 0.1);
  assert.equal(brightness("color(srgb 1 1 1)"), null);
});

/** Colours of a name, light and dark. */
function colours(name) {
  const [, value] = CSS.match(new RegExp(`--${name}: ([^;]+);`));
  const found = value.match(/#[0-9a-f]{6}/g);
  return [found[0], found.at(-1)];
}

function luminance(hex) {
  const [r, g, b] = [1, 3, 5].map((i) => {
    const share = parseInt(hex.slice(i, i + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one, other) {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const PAIRS = [
  ["ink", "ground"], ["ink", "raised"], ["soft", "ground"], ["soft", "raised"], ["good", "good-ground"],
  ["amber", "amber-ground"], ["on-accent", "accent"], ["on-cue", "cue"],
];
for (const [text, ground] of PAIRS) {
  test(`${text} can be read on ${ground}, by day and by night`, () => {
    colours(text).forEach((colour, i) => assert.ok(contrast(colour, colours(ground)[i]) >= 4.5));
  });
}
