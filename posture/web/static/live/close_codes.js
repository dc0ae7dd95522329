/** Why a connection ended: what to say, and whether to try again by itself. */

const REFUSED = {
  4400: { again: false, words: "socket.malformed" },
  4401: { again: false, words: "socket.ticket" },
  4409: { again: false, words: "socket.replaced" },
  4413: { again: false, words: "socket.too_large" },
  4429: { again: true, words: "socket.too_fast" },
  4500: { again: true, words: "socket.internal" },
  4503: { again: true, words: "socket.busy" },
};
const LOST = { again: true, words: "socket.lost" };

const FIRST_WAIT = 500;
const LONGEST_WAIT = 8000;

/** @param {number} code the close code @returns {{again: boolean, words: string}} */
export function closeReason(code) {
  return REFUSED[code] ?? LOST;
}

/**
 * Milliseconds to wait before the next attempt: doubling, with a fifth of chance so that many do not come at once.
 * @param {number} attempt 0 for the first @param {() => number} [chance]
 */
export function wait(attempt, chance = Math.random) {
  const whole = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** attempt);
  return whole * (0.9 + 0.2 * chance());
}
