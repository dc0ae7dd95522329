/** Which way of finding poses to take: each is timed for about a second. */

/** Frames a second that the browser must reach to be taken. */
export const ENOUGH = 12;
const SECONDS = 1;
/** Milliseconds to wait for the first result: models are loaded on the way. */
const PATIENCE = 12_000;

/**
 * @param {{browser: number | null, server: number | null}} rates results a second; null: does not work
 * @returns {{way: "browser" | "server" | null, why: string}} why: key of the words; null where neither works
 */
export function choosePoseSource({ browser, server }) {
  if (browser === null && server === null) return { way: null, why: "ways.neither" };
  if (browser === null) return { way: "server", why: "ways.browser_cannot" };
  if (browser >= ENOUGH) return { way: "browser", why: "ways.browser_fast" };
  return server !== null && server > browser
    ? { way: "server", why: "ways.browser_slow" }
    : { way: "browser", why: "ways.server_slower" };
}

/** Counts results of one way, from its second on: the first one waits for a model. */
export class Timing {
  #first = NaN;
  #count = 0;
  #done;

  constructor() {
    this.rate = new Promise((done) => (this.#done = done));
  }

  /** A result came. @param {number} now milliseconds */
  result(now) {
    if (Number.isNaN(this.#first)) this.#first = now;
    else this.#count += 1;
    const seconds = (now - this.#first) / 1000;
    if (seconds >= SECONDS) this.#done(this.#count / seconds);
  }

  /** Enough waited. @param {number} now milliseconds */
  giveUp(now) {
    const seconds = (now - this.#first) / 1000;
    this.#done(this.#count ? this.#count / seconds : null);
  }
}

/**
 * Time one way while frames run through it.
 * @param {(timing: Timing) => void} begin makes results come to the timing
 * @returns {Promise<number | null>} results a second; null where there were none
 */
export async function time(begin, patience = PATIENCE) {
  const timing = new Timing();
  const timer = setTimeout(() => timing.giveUp(performance.now()), patience);
  begin(timing);
  const rate = await timing.rate;
  clearTimeout(timer);
  return rate;
}
