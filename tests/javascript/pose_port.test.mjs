/** What the browser does to follow people is what Python does: the same numbers for the same poses. */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

import { isPerson, isStillPerson, partOf, sameBody } from "../../posture/web/static/pose/plausibility.js";
import { trunkLength } from "../../posture/web/static/pose/pose.js";
import { around, toCanvas, toInput, toPicture, towards } from "../../posture/web/static/pose/roi.js";
import { tileAround, tiles } from "../../posture/web/static/pose/scan.js";

const cases = JSON.parse(await readFile(new URL("./pose_cases.json", import.meta.url), "utf-8"));
const [width, height] = cases.size;
const poses = cases.poses.map(({ landmarks }) => ({ landmarks: Float64Array.from(landmarks), light: 128 }));

const region = ([u, v, side, rotation]) => ({ u, v, side, rotation });

function near(found, expected, what) {
  assert.equal(found.length, expected.length, what);
  expected.forEach((value, k) => {
    const most = 1e-7 * Math.max(1, Math.abs(value));
    assert.ok(Math.abs(found[k] - value) <= most, `${what}, number ${k}: ${found[k]}, Python has ${value}`);
  });
}

test("the square around a body is the same", () => {
  poses.forEach((pose, k) => {
    const { u, v, side, rotation } = around(pose);
    near([u, v, side, rotation], cases.poses[k].around, `pose ${k}`);
  });
});

test("a square follows another in the same way", () => {
  for (const { from, seconds, ways } of cases.steps) {
    for (const { to, reached } of ways) {
      const { u, v, side, rotation } = towards(region(from), region(to), seconds);
      near([u, v, side, rotation], reached, `after ${seconds} s`);
    }
  }
});

test("the map from picture to input pixels is the same", () => {
  cases.inputs.forEach(({ region: fields, map }, k) => near(toInput(region(fields)), map, `region ${k}`));
});

test("a canvas gets the same map, counted from the corner of the first pixel", () => {
  const [a, b, c, d, e, f] = toInput(region(cases.inputs[5].region));
  const canvas = toCanvas(region(cases.inputs[5].region));
  const place = (map, u, v) => [map[0] * u + map[2] * v + map[4], map[1] * u + map[3] * v + map[5]];
  const [x, y] = place([a, b, c, d, e, f], 30, 40);
  near(place(canvas, 30.5, 40.5), [x + 0.5, y + 0.5], "a pixel's middle");
});

test("landmarks are put back into the picture and turned in the same way", () => {
  for (const { unit, region: fields, placed } of cases.turned) {
    const landmarks = Float64Array.from(unit);
    toPicture(landmarks, region(fields));
    near(landmarks, placed, "landmarks");
  }
});

test("who is a person, and still is one, is the same", () => {
  poses.forEach((pose, k) => {
    const { trunk, person, still } = cases.poses[k];
    near([trunkLength(pose)], [trunk], `trunk of pose ${k}`);
    assert.equal(isPerson(pose, width, height), person, `pose ${k}`);
    assert.equal(isStillPerson(pose, width, height), still, `pose ${k} when followed`);
  });
});

test("which poses share a body is the same", () => {
  cases.pairs.forEach(({ same, part }, k) => {
    assert.equal(sameBody(poses[k], poses[k + 1]), same, `poses ${k} and ${k + 1}`);
    assert.equal(partOf(poses[k], poses[k + 1]), part, `pose ${k} in ${k + 1}`);
  });
});

test("the looks over a picture, and the one around a place, are the same", () => {
  for (const { size, tiles: expected } of cases.tiles) assert.deepEqual(tiles(...size), expected);
  for (const { place, size, tile } of cases.places) assert.deepEqual(tileAround(...place, ...size), tile);
});
