/** Messages sent and not yet answered. */

import { CONNECTION_MOST_FRAMES } from "../constants.js";

/** Milliseconds without an answer after which the connection is taken for dead. */
const PATIENCE = 10_000;

export class InFlight {
  #sent = new Map();

  /** Whether one more may be sent. */
  get room() {
    return this.#sent.size < CONNECTION_MOST_FRAMES;
  }

  get size() {
    return this.#sent.size;
  }

  /** @param {number} n @param {number} now milliseconds */
  add(n, now) {
    this.#sent.set(n, now);
  }

  /** An answer to one message answers all before it. @param {number} n */
  answer(n) {
    for (const one of [...this.#sent.keys()]) if (one <= n) this.#sent.delete(one);
  }

  clear() {
    this.#sent.clear();
  }

  /** Whether the oldest has waited too long. @param {number} now milliseconds */
  stuck(now) {
    const [oldest] = this.#sent.values();
    return oldest !== undefined && now - oldest > PATIENCE;
  }
}
