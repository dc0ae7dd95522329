/**
 * Is this a person? And do two poses share a body? The same as `posture/perception/plausibility.py`, which says
 * why each number is what it is.
 */

import {
  LANDMARK,
  PLAUSIBILITY_CORE,
  PLAUSIBILITY_KEEP_MARGIN,
  PLAUSIBILITY_LEAST_TRUNK,
  PLAUSIBILITY_LEAST_VISIBLE,
  PLAUSIBILITY_MOST_PART,
  PLAUSIBILITY_MOST_TIPPED,
  PLAUSIBILITY_PARTS,
  PLAUSIBILITY_SAME_BODY,
  PLAUSIBILITY_SAME_FACE,
} from "../constants.js";
import * as P from "./pose.js";

const FACE = Array.from({ length: LANDMARK.MOUTH_RIGHT + 1 }, (_, k) => k);
const ALL = Array.from({ length: P.COUNT }, (_, k) => k);

/** @typedef {import("./pose.js").Pose} Pose */

/**
 * Whether enough of a body is inside the picture and visible for it to be a person's pose.
 * @param {Pose} pose @param {number} width @param {number} height
 */
export function isPerson(pose, width, height) {
  return holds(pose, width, height, 0);
}

/**
 * The same for somebody who is followed: the body may have left the picture a little.
 * @param {Pose} pose @param {number} width @param {number} height
 */
export function isStillPerson(pose, width, height) {
  return holds(pose, width, height, PLAUSIBILITY_KEEP_MARGIN * P.trunkLength(pose));
}

/** Whether two poses lie on each other, or have the same face. @param {Pose} one @param {Pose} other */
export function sameBody(one, other) {
  if (sameFace(one, other)) return true;
  const scale = Math.max(P.trunkLength(one), P.trunkLength(other));
  return medianGap(one, other, PLAUSIBILITY_CORE) < PLAUSIBILITY_SAME_BODY * scale;
}

/** Whether `small` is no person but a hand or the face of `body`. @param {Pose} small @param {Pose} body */
export function partOf(small, body) {
  if (P.trunkLength(small) > PLAUSIBILITY_MOST_PART * P.trunkLength(body)) return false;
  const [left, top, right, bottom] = extent(body, ALL);
  return PLAUSIBILITY_CORE.every((k) => {
    const [u, v] = P.pointOf(small, k);
    return u >= left && u <= right && v >= top && v <= bottom;
  });
}

function sameFace(one, other) {
  const sizes = [one, other].map((pose) => {
    const [left, top, right, bottom] = extent(pose, FACE);
    return Math.max(right - left, bottom - top);
  });
  return medianGap(one, other, FACE) < PLAUSIBILITY_SAME_FACE * Math.max(...sizes);
}

function medianGap(one, other, which) {
  return P.median(which.map((k) => P.distance(P.pointOf(one, k), P.pointOf(other, k))));
}

function extent(pose, which) {
  const points = which.map((k) => P.pointOf(pose, k));
  const [u, v] = [points.map((p) => p[0]), points.map((p) => p[1])];
  return [Math.min(...u), Math.min(...v), Math.max(...u), Math.max(...v)];
}

function holds(pose, width, height, margin) {
  if (P.trunkLength(pose) < PLAUSIBILITY_LEAST_TRUNK || upsideDown(pose)) return false;
  return PLAUSIBILITY_PARTS.some((part) => inside(pose, part, width, height, margin) && visible(pose, part));
}

function upsideDown(pose) {
  return P.shouldersOf(pose)[1] - P.hipsOf(pose)[1] > PLAUSIBILITY_MOST_TIPPED * P.trunkLength(pose);
}

function inside(pose, part, width, height, margin) {
  return part.every((k) => {
    const [u, v] = P.pointOf(pose, k);
    return u >= -margin && v >= -margin && u < width + margin && v < height + margin;
  });
}

function visible(pose, part) {
  const sum = part.reduce((total, k) => total + pose.landmarks[k * P.WIDTH + P.VISIBILITY], 0);
  return sum / part.length >= PLAUSIBILITY_LEAST_VISIBLE;
}
