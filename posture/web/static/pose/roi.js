/**
 * The part of the picture that is cut out for one person: a turned square around the body. The same as
 * `posture/perception/roi.py`, which says why each number is what it is.
 */

import {
  ROI_CATCH_UP,
  ROI_INPUT_SIZE,
  ROI_LEAST_RADIUS,
  ROI_LEAST_SIDE,
  ROI_MARGIN,
  ROI_MOST_TURN,
  ROI_SETTLE_SECONDS,
} from "../constants.js";
import { COUNT, WIDTH, distance, hipsOf, pointOf, shouldersOf, trunkLength } from "./pose.js";

const WHOLE_TURN = 2 * Math.PI;

/** @typedef {import("./pose.js").Pose} Pose */
/**
 * @typedef {{u: number, v: number, side: number, rotation: number}} Region centre and side in pixels, radians
 */

/**
 * The square around the circle about the hips that holds every landmark, turned to put the trunk upright.
 * @param {Pose} pose @returns {Region}
 */
export function around(pose) {
  const hips = hipsOf(pose);
  const shoulders = shouldersOf(pose);
  const radius = Math.max(reach(pose, hips), ROI_LEAST_RADIUS * trunkLength(pose));
  const rotation = Math.atan2(shoulders[0] - hips[0], hips[1] - shoulders[1]);
  const turn = Math.max(-ROI_MOST_TURN, Math.min(ROI_MOST_TURN, rotation));
  return { u: hips[0], v: hips[1], side: Math.max(2 * ROI_MARGIN * radius, ROI_LEAST_SIDE), rotation: turn };
}

/**
 * `region` after following `other` for `seconds`: gently for small differences, at once for large ones.
 * @param {Region} region @param {Region} other @param {number} seconds @returns {Region}
 */
export function towards(region, other, seconds) {
  const turn = remainder(other.rotation - region.rotation);
  const share = change(region, other, turn) > ROI_CATCH_UP ? 1 : 1 - Math.exp(-seconds / ROI_SETTLE_SECONDS);
  return {
    u: region.u + share * (other.u - region.u),
    v: region.v + share * (other.v - region.v),
    side: region.side * (other.side / region.side) ** share,
    rotation: region.rotation + share * turn,
  };
}

/**
 * The affine map from picture to input pixels, [a, b, c, d, e, f] as a canvas takes it: x = a u + c v + e,
 * ...
 * @param {Region} region @returns {number[]}
 */
export function toInput(region) {
  const scale = ROI_INPUT_SIZE / region.side;
  const [cos, sin] = [Math.cos(region.rotation) * scale, Math.sin(region.rotation) * scale];
  const half = ROI_INPUT_SIZE / 2;
  const right = half - cos * region.u - sin * region.v;
  return [cos, -sin, sin, cos, right, half + sin * region.u - cos * region.v];
}

/**
 * The same map for a canvas: Python counts places from the middle of the first pixel, a canvas from its
 * corner.
 * @param {Region} region @returns {number[]}
 */
export function toCanvas(region) {
  const [a, b, c, d, e, f] = toInput(region);
  return [a, b, c, d, e + 0.5 - (a + c) / 2, f + 0.5 - (b + d) / 2];
}

/**
 * Turn a pose given in 0..1 of the region into one of the picture, in place.
 * @param {Float64Array} landmarks @param {Region} region
 */
export function toPicture(landmarks, region) {
  const [cos, sin] = [Math.cos(region.rotation), Math.sin(region.rotation)];
  for (let at = 0; at < COUNT * WIDTH; at += WIDTH) {
    const [x, y] = [(landmarks[at] - 0.5) * region.side, (landmarks[at + 1] - 0.5) * region.side];
    landmarks[at] = cos * x - sin * y + region.u;
    landmarks[at + 1] = sin * x + cos * y + region.v;
    const [wx, wy] = [landmarks[at + 2], landmarks[at + 3]];
    landmarks[at + 2] = cos * wx - sin * wy;
    landmarks[at + 3] = sin * wx + cos * wy;
  }
}

function reach(pose, hips) {
  let most = 0;
  for (let k = 0; k < COUNT; k += 1) most = Math.max(most, distance(pointOf(pose, k), hips));
  return most;
}

function change(region, other, turn) {
  const offset = Math.hypot(other.u - region.u, other.v - region.v) / region.side;
  return Math.max(offset, Math.abs(Math.log(other.side / region.side)), Math.abs(turn) / 2);
}

/** The angle within half a turn either way. */
function remainder(angle) {
  return angle - WHOLE_TURN * Math.round(angle / WHOLE_TURN);
}
