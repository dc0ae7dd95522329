/** A card over the picture when something is in the way: what is wrong, what to do, and a button that does it. */

import { button, make, show } from "../ui/dom.js";
import { icon } from "../ui/icons.js";

export class Notice {
  element = make("div", { class: "notice", role: "alert", hidden: true });
  #key = null;

  /**
   * @param {{key: string, symbol?: string, title: string, help?: string,
   *   action?: {text: string, call: () => void} | null} | null} what null: nothing is in the way
   */
  put(what) {
    if ((what?.key ?? null) === this.#key) return;
    this.#key = what?.key ?? null;
    this.element.dataset.notice = this.#key ?? "";
    show(this.element, what !== null);
    if (what) this.element.replaceChildren(...this.#card(what));
  }

  get key() {
    return this.#key;
  }

  #card({ symbol = "amber", title, help, action }) {
    const card = [make("span", { class: "notice-symbol" }, icon(symbol)), make("h2", { text: title })];
    if (help) card.push(make("p", { text: help }));
    if (action) card.push(button(action.text, action.call, { class: "main", data: { action: "notice" } }));
    return card;
  }
}
