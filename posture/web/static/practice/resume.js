/** What a reload of the page must not lose: that somebody was practising, and with which ticket. */

import { PRACTICE_REGISTRY_KEPT } from "../constants.js";

const KEY = "posture.practising";
/** Milliseconds for which the server keeps a practice after its page is gone. */
const KEPT = 1000 * PRACTICE_REGISTRY_KEPT;
/** Milliseconds between two notes of it. */
const OFTEN = 2000;

let asked = false;
let noted = -Infinity;

/** Somebody practises here, now. Call as often as you like. @param {string} ticket */
export function keep(ticket) {
  const now = Date.now();
  if (now - noted < OFTEN) return;
  noted = now;
  sessionStorage.setItem(KEY, JSON.stringify({ ticket, at: now }));
}

export function forget() {
  noted = -Infinity;
  sessionStorage.removeItem(KEY);
}

/** The ticket to go on with: only right after a reload of this very tab; else null. */
export function recall() {
  const [how] = performance.getEntriesByType("navigation");
  const first = !asked;
  asked = true;
  if (!first || how?.type !== "reload") return null;
  return fresh(sessionStorage.getItem(KEY), Date.now());
}

/** @param {string | null} kept @param {number} now @returns {string | null} */
export function fresh(kept, now) {
  if (!kept) return null;
  const { ticket, at } = JSON.parse(kept);
  return now - at <= KEPT ? ticket : null;
}
