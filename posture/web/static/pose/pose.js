/**
 * A pose: the 33 landmarks of one body in one picture, raw, in the order of the wire.
 *
 * @typedef {{landmarks: Float64Array, light: number}} Pose `landmarks`: 33 x (u, v, wx, wy, wz, visibility,
 * presence); u and v in pixels of the unmirrored picture, wx, wy, wz in metres with x to the right, y down
 * and z away from the camera. `light`: mean brightness around the person, 0..255.
 */

import { LANDMARK, LANDMARKS_COUNT, PROTOCOL_VALUES } from "../constants.js";

export const COUNT = LANDMARKS_COUNT;
export const WIDTH = PROTOCOL_VALUES;
/** Place of the visibility among a landmark's values. */
export const VISIBILITY = 5;

const { LEFT_HIP, LEFT_SHOULDER, RIGHT_HIP, RIGHT_SHOULDER } = LANDMARK;

/** @typedef {[number, number]} Point pixels of the picture */

/** @param {Pose} pose @param {number} k @returns {Point} */
export function pointOf(pose, k) {
  return [pose.landmarks[k * WIDTH], pose.landmarks[k * WIDTH + 1]];
}

/** Half-way between two landmarks. @param {Pose} pose @param {number} a @param {number} b @returns {Point} */
export function middle(pose, a, b) {
  const [one, other] = [pointOf(pose, a), pointOf(pose, b)];
  return [(one[0] + other[0]) / 2, (one[1] + other[1]) / 2];
}

/** @param {Point} one @param {Point} other */
export function distance(one, other) {
  return Math.hypot(one[0] - other[0], one[1] - other[1]);
}

/** @param {Pose} pose @returns {Point} half-way between the hips */
export function hipsOf(pose) {
  return middle(pose, LEFT_HIP, RIGHT_HIP);
}

/** @param {Pose} pose @returns {Point} half-way between the shoulders */
export function shouldersOf(pose) {
  return middle(pose, LEFT_SHOULDER, RIGHT_SHOULDER);
}

/** Pixels: the longer of shoulder-to-hip and shoulder-to-shoulder. @param {Pose} pose */
export function trunkLength(pose) {
  const width = distance(pointOf(pose, LEFT_SHOULDER), pointOf(pose, RIGHT_SHOULDER));
  return Math.max(distance(shouldersOf(pose), hipsOf(pose)), width);
}

/**
 * @param {number[]} values @returns {number} as numpy has it: the mean of the two in the middle of an even
 * number
 */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}
