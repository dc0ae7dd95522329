/** One row of the timeline: its title, what was shown as buttons, and what could not be judged, hatched. */

import { make } from "../ui/dom.js";
import { icon } from "../ui/icons.js";
import { stretch } from "./time_scale.js";

const SYMBOLS = { good: "good", partly: "amber", missing: "amber", bad: "amber", unjudged: "grey" };
const MOST_REASONS = 3;

/** A press with the pointer leaves the focus where it is, so that keys go on working. */
export const KEEP_FOCUS = { pointerdown: (event) => event.stopPropagation(), mousedown: (event) => event.preventDefault() };

export class TimelineRow {
  #wanted;
  #track = make("div", { class: "track" });
  #theirs = [];

  /**
   * @param {{row: object, theirs: object | null, words: object, reasons: object, tip: import("./tooltip.js").Tooltip,
   *   seek: (time: number) => void}} wanted `theirs` is the same row in another recording
   */
  constructor(wanted) {
    this.#wanted = wanted;
    const { row } = wanted;
    this.id = row.id;
    this.element = make("div", { class: "line", data: { rule: row.id, kind: row.kind, tone: row.tone } }, this.#label(), this.#track);
  }

  /** @param {import("./time_scale.js").TimeScale} scale */
  lay(scale) {
    const { row, theirs } = this.#wanted;
    for (const span of row.unjudged) this.#track.append(this.#gap(span, scale));
    for (const episode of row.episodes) this.#track.append(this.#episode(episode, scale));
    this.#theirs = (theirs?.episodes ?? []).map((episode) => [episode, make("i", { class: "theirs", "aria-hidden": "true" })]);
    this.#track.append(...this.#theirs.map(([, element]) => element));
    this.shift(scale, 0);
  }

  /** Lay the other recording's marks anew. @param {import("./time_scale.js").TimeScale} scale @param {number} offset */
  shift(scale, offset) {
    for (const [{ start, end }, element] of this.#theirs) {
      element.hidden = end - offset < 0 || start - offset > scale.seconds;
      place(element, scale.bar({ start: start - offset, end: end - offset }));
    }
  }

  #label() {
    const { row, words, tip } = this.#wanted;
    const said = words.say("row.label", { title: row.title, outcome: row.outcome, gist: row.gist });
    const label = make("button", { type: "button", class: "label", "aria-label": said, on: { click: () => this.#first() } });
    label.append(make("span", { class: "symbol" }, icon(SYMBOLS[row.tone])), make("span", { class: "title", text: row.title }));
    tip.attach(label, () => [row.title, `${row.outcome} · ${row.gist}`, ...this.#reasons(), row.kind === "dont" || row.tone !== "good" ? row.advice : null]);
    return label;
  }

  #first() {
    const { row, seek } = this.#wanted;
    if (row.episodes.length) seek(row.episodes[0].start);
  }

  #reasons() {
    const { row, reasons, words } = this.#wanted;
    const codes = [...new Set(row.unjudged.filter(({ passing }) => !passing).map(({ reason }) => reason))];
    return codes.slice(0, MOST_REASONS).map((code) => words.say("unjudged.why", { why: this.#why(reasons[code]) }));
  }

  #why({ text, remedy }) {
    return remedy ? `${text} – ${remedy}` : text;
  }

  #gap(span, scale) {
    const { reasons, words, tip } = this.#wanted;
    const gap = make("span", { class: span.passing ? "gap passing" : "gap" });
    place(gap, scale.bar(span));
    tip.attach(gap, () => [words.say("unjudged"), stretch(span), this.#why(reasons[span.reason])]);
    return gap;
  }

  #episode(episode, scale) {
    const { row, words, tip, seek } = this.#wanted;
    const [kind, when] = [words.say(`kind.${row.kind}`), stretch(episode)];
    const label = words.say("episode.go", { title: row.title, kind, when, strength: episode.strength });
    const on = { ...KEEP_FOCUS, click: () => seek(episode.start) };
    const bar = make("button", { type: "button", class: "episode", "aria-label": label, data: { start: episode.start }, on });
    place(bar, scale.bar(episode));
    tip.attach(bar, () => [row.title, `${when} · ${episode.strength}`, row.kind === "dont" ? row.advice : null]);
    return bar;
  }
}

function place(element, { left, width }) {
  Object.assign(element.style, { left: `${left}%`, width: `${width}%` });
}
