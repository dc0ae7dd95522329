/**
 * Where to look for people: overlapping tiles, one look per frame. The same as `posture/perception/scan.py`.
 *
 * @typedef {[number, number, number, number]} Tile left, top, width, height in pixels
 */

import { SCAN_LAYERS, SCAN_OVERLAP } from "../constants.js";

/**
 * The whole picture first, then layers of overlapping squares, each covering the whole picture.
 * @param {number} width @param {number} height @returns {Tile[]}
 */
export function tiles(width, height) {
  const all = [[0, 0, width, height], ...SCAN_LAYERS.flatMap((layer) => squares(width, height, layer))];
  return [...new Map(all.map((tile) => [tile.join(), tile])).values()];
}

/**
 * The square of `side` pixels about (u, v), made smaller and moved so that it lies in the picture.
 * @param {number} u @param {number} v @param {number} side @param {number} width @param {number} height
 * @returns {Tile}
 */
export function tileAround(u, v, side, width, height) {
  const fitting = Math.min(Math.max(even(side), 1), width, height);
  const left = Math.min(Math.max(even(u - fitting / 2), 0), width - fitting);
  const top = Math.min(Math.max(even(v - fitting / 2), 0), height - fitting);
  return [left, top, fitting, fitting];
}

function squares(width, height, layer) {
  const side = even(layer * Math.min(width, height));
  const lefts = starts(width, side);
  return starts(height, side).flatMap((top) => lefts.map((left) => [left, top, side, side]));
}

function starts(length, side) {
  const room = length - side;
  const count = room > 0 ? Math.ceil(room / Math.max(1, even(side * (1 - SCAN_OVERLAP)))) : 0;
  return Array.from({ length: count + 1 }, (_, k) => (count ? even((k * room) / count) : 0));
}

/** Rounded as Python does: halves to the even neighbour. */
function even(value) {
  const low = Math.floor(value);
  if (value - low !== 0.5) return Math.round(value);
  return low % 2 === 0 ? low : low + 1;
}
