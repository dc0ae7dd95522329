/** What happened, counted, for tests and for whoever wonders: `window.__posture`. */

const KEPT = 600;

/** The value below which a share of the values lies; null of none. @param {number[]} values @param {number} share */
export function quantile(values, share) {
  if (!values.length) return null;
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
}

export class Counters {
  frames = 0;
  sent = 0;
  states = 0;
  mounts = 0;
  renders = 0;
  way = null;
  stage = null;
  rates = null;
  connection = null;
  camera = "off";
  rows = {};
  hints = [];
  /** Every cue shown: id, kind, rule, text and when (milliseconds since the epoch). */
  cues = [];
  errors = [];
  #delays = [];

  /** From a frame's capture to its verdicts on screen. @param {number} milliseconds */
  drawn(milliseconds) {
    this.#delays.push(milliseconds);
    if (this.#delays.length > KEPT) this.#delays.shift();
  }

  get latency() {
    const [p50, p95] = [0.5, 0.95].map((share) => quantile(this.#delays, share));
    return { p50, p95, count: this.#delays.length };
  }

  /** @param {object} cue */
  cue({ id, kind, rule, text }) {
    this.cues.push({ id, kind, rule, text, at: Date.now() });
    if (this.cues.length > KEPT) this.cues.shift();
  }

  /** @param {unknown} error */
  error(error) {
    this.errors.push(String(error?.message ?? error));
    if (this.errors.length > KEPT) this.errors.shift();
  }

  /** As plain values, for a test that asks through a wire. */
  toJSON() {
    return { ...this, latency: this.latency };
  }
}
