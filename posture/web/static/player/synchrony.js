/** Two recordings side by side: where the other one has to be. */

/** Seconds by which they may run apart before the other is set right: seeking costs more than it mends. */
export const SLACK = 0.12;

/**
 * The other's moment for one of the first.
 * @param {number} time of the first @param {number} offset seconds by which the other is ahead
 * @param {number} seconds length of the other @returns {{time: number, inside: boolean}} stopped at its ends
 */
export function counterpart(time, offset, seconds) {
  const wanted = time + offset;
  const inside = wanted >= 0 && wanted <= seconds;
  return { time: Math.min(seconds, Math.max(0, wanted)), inside };
}

/** The offset that keeps both where they are now, in tenths. @param {number} time @param {number} other */
export function offsetOf(time, other) {
  return Math.round((other - time) * 10) / 10;
}
