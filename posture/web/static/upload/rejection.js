/** Why a recording was not taken, as the key of its words. */

const BY_STATUS = { 401: "ticket", 408: "slow", 413: "large", 415: "video", 429: "many", 507: "full" };

/**
 * What speaks against sending a file at all; null if nothing does.
 * @param {{size: number}} file @param {{most: number, room: number}} limits bytes @param {boolean} online
 */
export function hindrance({ size }, { most, room }, online) {
  if (!online) return "offline";
  if (size === 0) return "video";
  if (size > most) return "large";
  return size > room ? "full" : null;
}

/** Why it was refused. @param {number} status of the answer, 0 without one @param {boolean} online */
export function refusal(status, online) {
  if (status === 0) return online ? "lost" : "offline";
  return BY_STATUS[status] ?? "broken";
}

/** Bytes in words, in the units of file managers. @param {number} bytes */
export function size(bytes) {
  const giga = bytes >= 1e9;
  const value = bytes / (giga ? 1e9 : 1e6);
  return `${value < 10 ? value.toFixed(1).replace(/\.0$/, "") : Math.round(value)} ${giga ? "GB" : "MB"}`;
}

/** Seconds until all is sent, at the pace so far; null where it cannot be told yet. */
export function left(sent, all, seconds) {
  return sent > 0 && seconds > 1 ? Math.ceil(((all - sent) * seconds) / sent) : null;
}
