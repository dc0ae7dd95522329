/** What stands behind a cell: why, and what to do. Shown while pointed at, focused or tapped. */

import { make, say, show } from "../ui/dom.js";

const GAP = 6;

export class Tooltip {
  #title = make("strong");
  #word = make("span", { class: "tip-word" });
  #why = make("p");
  #how = make("p", { class: "tip-how" });
  element = make("div", { class: "tip", role: "tooltip", id: "posture-tip", hidden: true });
  /** @type {import("./board_row.js").BoardRow | null} */
  #of = null;

  /** @param {Record<string, {text: string, remedy: string}>} reasons */
  constructor(reasons) {
    this.reasons = reasons;
    this.element.append(this.#title, this.#why, this.#how);
  }

  /** @param {import("./board_row.js").BoardRow} cell */
  open(cell) {
    if (cell === this.#of) return;
    this.#of?.button.removeAttribute("aria-describedby");
    this.#of = cell;
    cell.button.setAttribute("aria-describedby", this.element.id);
    this.refresh(cell);
    show(this.element, true);
    this.#place(cell.button);
  }

  close() {
    this.#of?.button.removeAttribute("aria-describedby");
    this.#of = null;
    show(this.element, false);
  }

  /** Say it anew if it is this cell's. @param {import("./board_row.js").BoardRow} cell */
  refresh(cell) {
    if (cell !== this.#of) return;
    const reason = this.reasons[cell.verdict.reason];
    say(this.#title, cell.row.title);
    this.#fill(this.#why, reason?.text ?? "");
    this.#fill(this.#how, reason ? reason.remedy : cell.row.advice);
  }

  #fill(element, text) {
    say(element, text);
    show(element, text !== "");
  }

  /** Below the cell, or above where there is no room; never over the edge. */
  #place(cell) {
    const board = this.element.offsetParent?.getBoundingClientRect();
    if (!board) return;
    const at = cell.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = this.element;
    const below = at.bottom + GAP + height <= board.bottom;
    const top = below ? at.bottom + GAP : at.top - GAP - height;
    const left = Math.max(board.left, Math.min(at.left, board.right - width));
    Object.assign(this.element.style, { top: `${top - board.top}px`, left: `${left - board.left}px` });
  }
}
