/** Everyone's landmarks over time, as posture.web.poses_file writes them. */

import {
  LANDMARKS_COUNT as COUNT,
  POSES_FILE_PERSON_AT as PERSON_AT,
  POSES_FILE_POINTS_AT as POINTS_AT,
  POSES_FILE_RECORD_BYTES as RECORD,
  POSES_FILE_UNSEEN as UNSEEN,
} from "../constants.js";

/** Of the usual time between frames: what is longer is a gap, over which nobody is drawn. */
const GAP = 2.5;
const NEAR = 0.002;

/** @typedef {([number, number] | null)[]} Points pixels of the picture as the report has it; null: not seen */

export class Poses {
  #view;
  /** Times of frames, rising, and the number of each one's first record. */
  #times = [];
  #firsts = [];

  /** @param {ArrayBuffer} bytes @throws {Error} where they are cut off in the middle of a record */
  constructor(bytes) {
    if (bytes.byteLength % RECORD) throw new Error(`poses of ${RECORD} bytes each were wanted, ${bytes.byteLength} came`);
    this.#view = new DataView(bytes);
    for (let i = 0; i * RECORD < bytes.byteLength; i += 1) this.#index(i);
    this.interval = middle(this.#times.slice(1).map((time, i) => time - this.#times[i]));
  }

  /**
   * Where a person's landmarks are in the frame shown at a moment; null where they are not in it.
   * @param {number} time @param {number} person @returns {Points | null}
   */
  at(time, person) {
    const frame = this.#frame(time);
    if (frame < 0 || time - this.#times[frame] > GAP * (this.interval ?? Infinity)) return null;
    for (let i = this.#firsts[frame]; i < (this.#firsts[frame + 1] ?? this.#count); i += 1) {
      if (this.#view.getUint16(i * RECORD + PERSON_AT, true) === person) return this.#points(i);
    }
    return null;
  }

  /**
   * The time of a frame that many frames on; null before the first and after the last.
   * @param {number} time @param {number} frames negative: back
   */
  step(time, frames) {
    return this.#times[Math.max(0, this.#frame(time)) + frames] ?? null;
  }

  get #count() {
    return this.#view.byteLength / RECORD;
  }

  #index(i) {
    const time = this.#view.getFloat64(i * RECORD, true);
    if (time === this.#times.at(-1)) return;
    this.#times.push(time);
    this.#firsts.push(i);
  }

  /** Number of the last frame that is not later than `time`; -1 before the first. */
  #frame(time) {
    let [low, high] = [0, this.#times.length];
    while (low < high) {
      const half = (low + high) >> 1;
      if (this.#times[half] <= time + NEAR) low = half + 1;
      else high = half;
    }
    return low - 1;
  }

  #points(i) {
    return Array.from({ length: COUNT }, (_, point) => {
      const at = i * RECORD + POINTS_AT + 4 * point;
      const u = this.#view.getInt16(at, true);
      return u === UNSEEN ? null : [u, this.#view.getInt16(at + 2, true)];
    });
  }
}

/** The median; null of nothing. @param {number[]} values */
export function middle(values) {
  return values.length ? [...values].sort((one, other) => one - other)[values.length >> 1] : null;
}
