/** What happened, counted, for tests and for whoever wonders: `window.__posturePlayer`. */

const KEPT = 200;

export class Counters {
  mounts = 0;
  renders = 0;
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
  errors = [];

  /** @param {number} milliseconds */
  sought(milliseconds) {
    this.seeks.push(milliseconds);
    if (this.seeks.length > KEPT) this.seeks.shift();
  }

  /** @param {unknown} error */
  error(error) {
    this.errors.push(String(error?.message ?? error));
    if (this.errors.length > KEPT) this.errors.shift();
  }
}
