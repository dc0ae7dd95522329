/**
 * Who is followed: one person, the largest when somebody is first seen, and from then on the same body.
 *
 * Finding (a look at the picture or a tile of it) costs twice what following (a square around a known body)
 * does, so a look is taken only while nobody is followed, and now and then to see whether what is followed is
 * still a person. Times are seconds of the frames; nothing here reads a clock.
 */

import { TRACKER_CONFIRM_SECONDS, TRACKER_SEEK_SECONDS } from "../constants.js";
import { distance, hipsOf, trunkLength } from "./pose.js";
import { isPerson, isStillPerson, sameBody } from "./plausibility.js";
import { around, towards } from "./roi.js";
import { tileAround, tiles } from "./scan.js";

/** Trunk lengths between the hips within which somebody found again is taken for the one who was lost. */
const SAME_PLACE = 2;
/** Between two looks whether what is followed is still the person. */
const CHECK_SECONDS = 2;
/**
 * So many such looks in a row must see somebody larger, and not the one who is followed, to change to them.
 */
const MOST_MISSES = 2;

/** @typedef {import("./pose.js").Pose} Pose */
/** @typedef {import("./roi.js").Region} Region */
/** @typedef {import("./scan.js").Tile} Tile */
/**
 * @typedef {{find: (source: any, tile: Tile) => Pose[], follow: (source: any, region: Region) => Pose|null}}
 * Estimator what this module needs of the pose models
 */
/** @typedef {{pose: Pose, region: Region, since: number, seen: number, known: boolean}} Followed */

export class Tracker {
  /** @param {Estimator} estimator */
  constructor(estimator) {
    this.estimator = estimator;
    /** @type {Followed|null} */
    this.followed = null;
    /** @type {Followed|null} */
    this.lost = null;
    /** @type {Tile[]} */
    this.queue = [];
    this.checked = -Infinity;
    this.whole = false;
    this.misses = 0;
  }

  /**
   * The person's pose in this frame, or null.
   * @param {any} source what the estimator takes
   * @param {number} width @param {number} height pixels
   * @param {number} time seconds, rising
   * @returns {Pose|null}
   */
  pose(source, width, height, time) {
    this.#follow(source, width, height, time);
    if (!this.followed) this.#find(source, width, height, time);
    else if (time - this.checked >= CHECK_SECONDS) this.#check(source, width, height, time);
    return this.followed?.known ? this.followed.pose : null;
  }

  #follow(source, width, height, time) {
    if (!this.followed) return;
    const { region, seen, since, known } = this.followed;
    const pose = this.estimator.follow(source, region);
    if (!pose || !isStillPerson(pose, width, height)) return this.#lose();
    const next = towards(region, around(pose), time - seen);
    const sure = known || time - since >= TRACKER_CONFIRM_SECONDS;
    this.followed = { pose, region: next, since, seen: time, known: sure };
  }

  #lose() {
    if (this.followed.known) this.lost = this.followed;
    this.followed = null;
    this.queue = [];
  }

  #find(source, width, height, time) {
    const found = this.#look(source, this.#nextTile(width, height, time), width, height);
    const again = this.#again(found, time);
    const chosen = again ?? largest(found);
    if (chosen) this.#start(chosen, time, again !== null);
  }

  #start(pose, time, known) {
    this.followed = { pose, region: around(pose), since: time, seen: time, known };
    this.checked = time;
    this.misses = 0;
  }

  #look(source, tile, width, height) {
    return this.estimator.find(source, tile).filter((pose) => isPerson(pose, width, height));
  }

  /** Every other look goes where somebody was just lost; the others make their round of the picture. */
  #nextTile(width, height, time) {
    this.whole = !this.whole;
    if (!this.whole && this.#lately(time)) {
      const { u, v, side } = this.lost.region;
      return tileAround(u, v, side, width, height);
    }
    if (!this.queue.length) this.queue = tiles(width, height);
    return this.queue.shift();
  }

  #lately(time) {
    return this.lost !== null && time - this.lost.seen <= TRACKER_SEEK_SECONDS;
  }

  /** The one of the found who stands where somebody was just lost, or null. */
  #again(found, time) {
    if (!this.#lately(time)) return null;
    const { pose } = this.lost;
    const near = found.filter(
      (other) => distance(hipsOf(other), hipsOf(pose)) < SAME_PLACE * trunkLength(pose),
    );
    near.sort((a, b) => distance(hipsOf(a), hipsOf(pose)) - distance(hipsOf(b), hipsOf(pose)));
    return near[0] ?? null;
  }

  /**
   * Whether a fresh look still sees the one who is followed. Looks miss people, so seeing nobody tells
   * nothing.
   */
  #check(source, width, height, time) {
    this.checked = time;
    const { pose, region } = this.followed;
    this.whole = !this.whole;
    const tile = this.whole
      ? [0, 0, width, height]
      : tileAround(region.u, region.v, region.side, width, height);
    const found = this.#look(source, tile, width, height);
    if (found.some((other) => sameBody(other, pose))) this.misses = 0;
    else this.#miss(largest(found), time);
  }

  #miss(other, time) {
    if (!other || trunkLength(other) <= trunkLength(this.followed.pose)) return;
    this.misses += 1;
    if (this.misses >= MOST_MISSES) this.#start(other, time, false);
  }
}

/** @param {Pose[]} poses @returns {Pose|null} */
function largest(poses) {
  return poses.reduce((best, pose) => (best && trunkLength(best) >= trunkLength(pose) ? best : pose), null);
}
