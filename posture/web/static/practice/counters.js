/** What happened in a practice: `window.__posture`. */

import { Counters, keep } from "../ui/counters.js";
import { Timings } from "../ui/timings.js";

export class PracticeCounters extends Counters {
  frames = 0;
  sent = 0;
  states = 0;
  way = null;
  stage = null;
  rates = null;
  connection = null;
  camera = "off";
  rows = {};
  hints = [];
  /** Every cue shown: id, kind, rule, text and when (milliseconds since the epoch). */
  cues = [];
  #delays = new Timings(600);

  /** From a frame's capture to its verdicts on screen. @param {number} milliseconds */
  drawn(milliseconds) {
    this.#delays.add(milliseconds);
  }

  get latency() {
    return this.#delays.summary;
  }

  /** @param {object} cue */
  cue({ id, kind, rule, text }) {
    keep(this.cues, { id, kind, rule, text, at: Date.now() });
  }

  /** As plain values, for a test that asks through a wire. */
  toJSON() {
    return { ...this, latency: this.latency };
  }
}
