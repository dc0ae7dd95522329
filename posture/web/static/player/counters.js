/** What happened in the player: `window.__posturePlayer`. */

import { Counters, keep } from "../ui/counters.js";

export class PlayerCounters extends Counters {
  /** Whether the first picture, or word of why there is none, is there. */
  ready = false;
  /** Second of the recording that is shown. */
  time = 0;
  playing = false;
  trouble = null;
  /** Milliseconds from the wish for each place to its picture. */
  seeks = [];
  /** Whether somebody is drawn over the picture. */
  drawn = false;
  other = null;

  /** @param {number} milliseconds */
  sought(milliseconds) {
    keep(this.seeks, milliseconds);
  }
}
