/** Captions: WebVTT as the review writes it, and what it says at a moment. */

import { moment } from "./time_scale.js";

const ARROW = " --> ";
const ENTITIES = { "&lt;": "<", "&gt;": ">", "&amp;": "&" };

/** @typedef {{start: number, end: number, text: string}} Cue seconds */

/** @param {string} vtt @returns {Cue[]} in the order of time; what is no cue is passed over */
export function parse(vtt) {
  return vtt.replaceAll("\r\n", "\n").split(/\n{2,}/).flatMap(cue);
}

/** What is said at a moment; empty where nothing is. @param {Cue[]} cues @param {number} time */
export function textAt(cues, time) {
  return cues.filter(({ start, end }) => start <= time && time < end).map(({ text }) => text).join("\n");
}

function cue(block) {
  const lines = block.split("\n");
  const at = lines.findIndex((line) => line.includes(ARROW));
  if (at < 0) return [];
  const [start, end] = lines[at].split(ARROW).map((part) => moment(part.trim().split(" ")[0]));
  const text = lines.slice(at + 1).join("\n").trim().replace(/&(lt|gt|amp);/g, (entity) => ENTITIES[entity]);
  return Number.isFinite(start) && end > start ? [{ start, end, text }] : [];
}
