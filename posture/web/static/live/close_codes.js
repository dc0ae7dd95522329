/** Why a connection ended: what to say, and whether to try again by itself. */

import { SOCKET_CODES } from "../constants.js";

const NAMES = new Map(Object.entries(SOCKET_CODES).map(([name, code]) => [code, name]));
/** What passes by itself; `lost` is what the server did not close. */
const PASSING = new Set(["too_fast", "internal", "busy", "lost"]);

const FIRST_WAIT = 500;
const LONGEST_WAIT = 8000;

/** @param {number} code the close code @returns {{again: boolean, words: string}} */
export function closeReason(code) {
  const name = NAMES.get(code) ?? "lost";
  return { again: PASSING.has(name), words: `socket.${name}` };
}

/**
 * Milliseconds to wait before the next attempt: doubling, with a fifth of chance so that many do not come at once.
 * @param {number} attempt 0 for the first @param {() => number} [chance]
 */
export function wait(attempt, chance = Math.random) {
  const whole = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** attempt);
  return whole * (0.9 + 0.2 * chance());
}
