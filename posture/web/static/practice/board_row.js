/** One row of the table on the board. */

import { make, mark, say } from "../ui/dom.js";
import { icon, repaint } from "../ui/icons.js";
import { toneWord } from "./labels.js";

const UNJUDGED = { tone: "grey", outcome: "not_judged", reason: null };

export class BoardRow {
  #words;
  #symbol = icon("grey");
  #tone = make("span", { class: "tone" });
  #now = null;

  /** @param {object} row of the welcome message @param {import("../ui/words.js").Words} words */
  constructor(row, words) {
    this.row = row;
    this.#words = words;
    const title = make("span", { class: "title", text: row.title });
    const face = make("span", { class: "face" }, title, this.#tone);
    this.button = make("button", { type: "button", class: "cell", tabindex: -1, data: { row: row.id } });
    this.button.append(make("span", { class: "symbol" }, this.#symbol), face);
    this.item = make("li", {}, this.button);
    this.update(UNJUDGED);
  }

  get verdict() {
    return this.#now;
  }

  /** Change what differs. @param {{tone: string, outcome: string, reason: string | null}} verdict */
  update(verdict) {
    if (this.#now?.tone === verdict.tone && this.#now.reason === verdict.reason) return false;
    this.#now = verdict;
    const word = this.#words.say(toneWord(this.row.kind, verdict.tone));
    mark(this.button, "tone", verdict.tone);
    repaint(this.#symbol, verdict.tone);
    say(this.#tone, word);
    this.button.setAttribute("aria-label", this.#words.say("board.cell", { title: this.row.title, word }));
    return true;
  }

  /** Whether its joints are coloured now. @param {boolean} hinted */
  hint(hinted) {
    mark(this.button, "hinted", hinted);
  }
}
