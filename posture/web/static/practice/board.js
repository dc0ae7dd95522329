/** The table itself: three columns, dos above don'ts, the column of what is being done large. */

import { BoardRow } from "./board_row.js";
import { make } from "../ui/dom.js";
import { icon } from "../ui/icons.js";
import { Tooltip } from "./tooltip.js";
import { ACTIVITIES, activityWord } from "./labels.js";

const KINDS = { do: "board.do", dont: "board.dont" };
const STEPS = { ArrowDown: 1, ArrowUp: -1, ArrowRight: 1, ArrowLeft: -1 };

export class Board {
  #words;
  #cells = new Map();
  #columns = {};
  #tip = new Tooltip({});
  #focused = null;
  element;

  /** @param {import("../ui/words.js").Words} words */
  constructor(words) {
    this.#words = words;
    this.element = make("section", { class: "board", "aria-label": words.say("board.label") });
    this.#listen();
  }

  /** Build it from the welcome message; what stood there before is gone. */
  fill({ rows, reasons }) {
    this.#tip.close();
    this.#focused = null;
    this.#tip.reasons = reasons;
    this.#cells = new Map(rows.map((row) => [row.id, new BoardRow(row, this.#words)]));
    const columns = ACTIVITIES.map((activity) => (this.#columns[activity] = this.#column(activity)));
    this.element.replaceChildren(...columns, this.#tip.element);
    this.#cells.values().next().value?.button.setAttribute("tabindex", 0);
  }

  /** Take what changed. @param {Record<string, object>} rows verdicts by row @returns {number} cells changed */
  update(rows) {
    let changed = 0;
    for (const [id, verdict] of Object.entries(rows)) {
      const cell = this.#cells.get(id);
      if (!cell?.update(verdict)) continue;
      this.#tip.refresh(cell);
      changed += 1;
    }
    return changed;
  }

  /** Rows whose joints are coloured. @param {string[]} ids */
  hint(ids) {
    for (const [id, cell] of this.#cells) cell.hint(ids.includes(id));
  }

  /** Make a column large; null leaves the one that is. @param {string | null} activity */
  focus(activity) {
    if (!activity || activity === this.#focused) return;
    this.#focused = activity;
    for (const [name, column] of Object.entries(this.#columns)) {
      if (name === activity) column.setAttribute("aria-current", "true");
      else column.removeAttribute("aria-current");
    }
  }

  /** What keeps every row of the large column from being judged, in words; null where one is judged. */
  get blocked() {
    const cells = [...this.#cells.values()].filter((cell) => cell.row.activity === this.#focused);
    const reasons = new Set(cells.map((cell) => cell.verdict.reason ?? null));
    const [reason] = reasons;
    return reasons.size === 1 && reason ? (this.#tip.reasons[reason]?.text ?? null) : null;
  }

  /** Landmarks of the rows. @param {string[]} ids @returns {Set<number>} */
  joints(ids) {
    return new Set(ids.flatMap((id) => this.#cells.get(id)?.row.joints ?? []));
  }

  #column(activity) {
    const name = make("h3", {}, icon(activity), this.#words.say(activityWord(activity)));
    return make("section", { class: "column", data: { activity } }, name, ...this.#parts(activity));
  }

  #parts(activity) {
    return Object.entries(KINDS).map(([kind, title]) => {
      const cells = [...this.#cells.values()].filter((one) => one.row.activity === activity && one.row.kind === kind);
      const list = make("ul", {}, ...cells.map((cell) => cell.item));
      const part = make("div", { class: "part", data: { kind } }, make("h4", { text: this.#words.say(title) }), list);
      part.style.setProperty("--cells", String(Math.max(1, cells.length)));
      return part;
    });
  }

  #listen() {
    const on = (event, call) => this.element.addEventListener(event, (happened) => call(this.#at(happened), happened));
    on("pointermove", (cell, event) => this.#point(cell, event));
    on("focusin", (cell) => cell && this.#tip.open(cell));
    on("click", (cell) => cell && this.#tip.open(cell));
    on("focusout", () => this.#tip.close());
    on("pointerleave", () => this.#tip.close());
    on("keydown", (cell, event) => cell && this.#step(cell, event));
  }

  /** Browsers report moves of the page under a still pointer too: those open nothing. */
  #point(cell, { movementX, movementY }) {
    if (!movementX && !movementY) return;
    if (cell) this.#tip.open(cell);
    else this.#tip.close();
  }

  #at(event) {
    return this.#cells.get(event.target.closest?.("[data-row]")?.dataset.row);
  }

  /** Arrows go from cell to cell; the board is one stop of the tab key. */
  #step(cell, event) {
    const by = STEPS[event.key];
    if (!by) return;
    event.preventDefault();
    const all = [...this.#cells.values()];
    const next = all[(all.indexOf(cell) + by + all.length) % all.length];
    cell.button.tabIndex = -1;
    next.button.tabIndex = 0;
    next.button.focus();
  }
}
