/** Why a connection ended: what to say, and whether to try again by itself. */

import { SOCKET_CODES } from "../constants.js";

/** By the names that the server has for them. */
const REFUSED = {
  malformed: { again: false, words: "socket.malformed" },
  ticket: { again: false, words: "socket.ticket" },
  replaced: { again: false, words: "socket.replaced" },
  too_large: { again: false, words: "socket.too_large" },
  too_fast: { again: true, words: "socket.too_fast" },
  internal: { again: true, words: "socket.internal" },
  busy: { again: true, words: "socket.busy" },
};
const BY_CODE = new Map(Object.entries(SOCKET_CODES).map(([name, code]) => [code, REFUSED[name]]));
const LOST = { again: true, words: "socket.lost" };

const FIRST_WAIT = 500;
const LONGEST_WAIT = 8000;

/** @param {number} code the close code @returns {{again: boolean, words: string}} */
export function closeReason(code) {
  return BY_CODE.get(code) ?? LOST;
}

/**
 * Milliseconds to wait before the next attempt: doubling, with a fifth of chance so that many do not come at once.
 * @param {number} attempt 0 for the first @param {() => number} [chance]
 */
export function wait(attempt, chance = Math.random) {
  const whole = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** attempt);
  return whole * (0.9 + 0.2 * chance());
}
