/** Keeps to a rate: on average never more, however the frames fall. */

const RATE = 15;
/** Milliseconds before its time at which a frame is taken, so that 30 frames a second give 15 and not 10. */
const EARLY = 8;

export class RateLimiter {
  #gap = 1000 / RATE;
  #due = null;

  /** Whether to take the frame of this moment. @param {number} now milliseconds */
  due(now) {
    this.#due ??= now;
    if (now < this.#due - EARLY) return false;
    // What comes late is made up for, by one frame at the most.
    this.#due = Math.max(this.#due, now - this.#gap) + this.#gap;
    return true;
  }
}
