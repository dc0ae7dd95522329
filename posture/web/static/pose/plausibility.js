/**
 * Is this a person? And do two poses share a body? The same as `posture/perception/plausibility.py`, which says
 * why each number is what it is.
 */

import * as P from "./pose.js";

const CORE = [
  P.NOSE,
  P.LEFT_SHOULDER,
  P.RIGHT_SHOULDER,
  P.LEFT_HIP,
  P.RIGHT_HIP,
  P.LEFT_KNEE,
  P.RIGHT_KNEE,
  P.LEFT_ANKLE,
  P.RIGHT_ANKLE,
];
const PARTS = [
  [P.NOSE, P.LEFT_SHOULDER, P.RIGHT_SHOULDER],
  [P.LEFT_SHOULDER, P.RIGHT_SHOULDER, P.LEFT_HIP, P.RIGHT_HIP],
  [P.LEFT_HIP, P.RIGHT_HIP, P.LEFT_KNEE, P.RIGHT_KNEE, P.LEFT_ANKLE],
  [P.LEFT_HIP, P.RIGHT_HIP, P.LEFT_KNEE, P.RIGHT_KNEE, P.RIGHT_ANKLE],
];
const FACE = Array.from({ length: P.MOUTH_RIGHT + 1 }, (_, k) => k);
const ALL = Array.from({ length: P.COUNT }, (_, k) => k);
const LEAST_VISIBLE = 0.5;
const LEAST_TRUNK = 12;
const SAME_BODY = 0.35;
const SAME_FACE = 0.4;
const KEEP_MARGIN = 0.3;
const MOST_PART = 0.5;
const MOST_TIPPED = 0.2;

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
  return holds(pose, width, height, KEEP_MARGIN * P.trunkLength(pose));
}

/** Whether two poses lie on each other, or have the same face. @param {Pose} one @param {Pose} other */
export function sameBody(one, other) {
  if (sameFace(one, other)) return true;
  const scale = Math.max(P.trunkLength(one), P.trunkLength(other));
  return medianGap(one, other, CORE) < SAME_BODY * scale;
}

/** Whether `small` is no person but a hand or the face of `body`. @param {Pose} small @param {Pose} body */
export function partOf(small, body) {
  if (P.trunkLength(small) > MOST_PART * P.trunkLength(body)) return false;
  const [left, top, right, bottom] = extent(body, ALL);
  return CORE.every((k) => {
    const [u, v] = P.pointOf(small, k);
    return u >= left && u <= right && v >= top && v <= bottom;
  });
}

function sameFace(one, other) {
  const sizes = [one, other].map((pose) => {
    const [left, top, right, bottom] = extent(pose, FACE);
    return Math.max(right - left, bottom - top);
  });
  return medianGap(one, other, FACE) < SAME_FACE * Math.max(...sizes);
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
  if (P.trunkLength(pose) < LEAST_TRUNK || upsideDown(pose)) return false;
  return PARTS.some((part) => inside(pose, part, width, height, margin) && visible(pose, part));
}

function upsideDown(pose) {
  return P.shouldersOf(pose)[1] - P.hipsOf(pose)[1] > MOST_TIPPED * P.trunkLength(pose);
}

function inside(pose, part, width, height, margin) {
  return part.every((k) => {
    const [u, v] = P.pointOf(pose, k);
    return u >= -margin && v >= -margin && u < width + margin && v < height + margin;
  });
}

function visible(pose, part) {
  const sum = part.reduce((total, k) => total + pose.landmarks[k * P.WIDTH + P.VISIBILITY], 0);
  return sum / part.length >= LEAST_VISIBLE;
}
