/** When each row of the table was shown, and when it could not be judged; a press anywhere goes there. */

import { make, mark, set } from "../ui/dom.js";
import { TimelineRow } from "./timeline_row.js";
import { TimeScale, clock, stretch } from "./time_scale.js";
import { Tooltip } from "./tooltip.js";

/** Share of the width from either end in which a centred label would go over it. */
const EDGE = 0.02;

export class Timeline {
  #words;
  #reasons;
  #seek;
  #rows = [];
  #scale = new TimeScale(0);
  #head = make("i", { class: "playhead", "aria-hidden": "true" });
  #lines = make("div", { class: "lines" });
  #ruler;

  /** @param {{words: object, reasons: object, seek: (time: number) => void}} wanted */
  constructor({ words, reasons, seek }) {
    this.#words = words;
    this.#reasons = reasons;
    this.#seek = seek;
    this.element = make("section", { class: "timeline", "aria-label": words.say("timeline") });
    this.element.append(this.#lines);
    this.tip = new Tooltip(this.element);
    this.#drag();
  }

  /** @param {object} person @param {number} seconds @param {object | null} other somebody in another recording */
  show(person, seconds, other = null) {
    this.#scale = new TimeScale(seconds);
    this.#rows = [];
    this.tip.close();
    const groups = person.groups.flatMap((group) => this.#group(group, other));
    this.#lines.replaceChildren(this.#axis(), this.#activity(person), ...groups, this.#head);
  }

  /** Move another recording's marks. @param {number} offset seconds by which it is ahead */
  shift(offset) {
    for (const row of this.#rows) row.shift(this.#scale, offset);
  }

  /** @param {number} time @param {Set<string>} rows ids of those that are shown just now */
  at(time, rows) {
    this.#lines.style.setProperty("--place", String(this.#scale.place(time)));
    set(this.#ruler, "aria-valuenow", time.toFixed(1));
    const said = this.#words.say("timeline.of", { time: clock(time), all: clock(this.#scale.seconds) });
    set(this.#ruler, "aria-valuetext", said);
    for (const row of this.#rows) mark(row.element, "now", rows.has(row.id));
  }

  #legend() {
    const one = (look) => make("span", { class: "legend-one" }, make("i", { class: "swatch", data: { look } }), this.#words.say(`legend.${look}`));
    return make("div", { class: "legend", "aria-hidden": "true" }, one("dont"), one("do"), one("unjudged"));
  }

  #axis() {
    const label = this.#words.say("timeline.place");
    this.#ruler = make("div", { class: "track ruler", role: "slider", tabindex: 0, "aria-label": label, "aria-valuemin": 0, "aria-valuemax": this.#scale.seconds });
    this.#ruler.addEventListener("keydown", (event) => this.#key(event));
    this.#ruler.append(...this.#scale.ticks().map((tick) => this.#tick(tick)));
    return make("div", { class: "line axis" }, make("span", { class: "label" }, this.#legend()), this.#ruler);
  }

  /** None goes over the edges. */
  #tick(time) {
    const place = this.#scale.place(time);
    const end = place < EDGE ? "left" : place > 1 - EDGE ? "right" : "none";
    return make("span", { class: "tick", style: `left: ${100 * place}%`, text: clock(time), data: { end } });
  }

  /** A slider's own keys; the others are the player's. */
  #key(event) {
    const now = Number(event.target.getAttribute("aria-valuenow"));
    const all = this.#scale.seconds;
    const pace = event.shiftKey ? 5 : 1;
    const places = { ArrowLeft: now - pace, ArrowDown: now - pace, ArrowRight: now + pace, ArrowUp: now + pace, Home: 0, End: all, PageUp: now + all / 10, PageDown: now - all / 10 };
    if (!(event.key in places) || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    this.#seek(places[event.key]);
  }

  #activity(person) {
    const track = make("div", { class: "track" });
    for (const span of person.activity) {
      const { left, width } = this.#scale.bar(span);
      const data = { activity: span.activity };
      const bar = make("span", { class: "doing", style: `left: ${left}%; width: ${width}%`, text: span.word, data });
      this.tip.attach(bar, () => [span.word, stretch(span)]);
      track.append(bar);
    }
    return make("div", { class: "line activity" }, make("span", { class: "label", text: this.#words.say("activity") }), track);
  }

  #group(group, other) {
    const rows = group.rows.map((row) => this.#row(row, other));
    return [make("h3", { class: "group", text: group.word }), ...rows.map((row) => row.element)];
  }

  #row(row, other) {
    const theirs = other?.groups.flatMap(({ rows }) => rows).find(({ id }) => id === row.id) ?? null;
    const made = new TimelineRow({ row, theirs, words: this.#words, reasons: this.#reasons, tip: this.tip, seek: this.#seek });
    made.lay(this.#scale);
    this.#rows.push(made);
    return made;
  }

  /** Press and drag, on every track alike. */
  #drag() {
    let track = null;
    const go = (event) => {
      const { left, width } = track.getBoundingClientRect();
      this.#seek(this.#scale.at((event.clientX - left) / width));
    };
    this.#lines.addEventListener("pointerdown", (event) => {
      track = event.button === 0 && !event.target.closest("button") ? event.target.closest(".track") : null;
      if (!track) return;
      this.#lines.setPointerCapture(event.pointerId);
      go(event);
    });
    this.#lines.addEventListener("pointermove", (event) => track && go(event));
    for (const end of ["pointerup", "pointercancel"]) this.#lines.addEventListener(end, () => (track = null));
  }
}
