/**
 * A card over the picture when something is in the way: what is wrong, what to do, and a button that does it. Of all that
 * may be in the way, the most important is shown.
 */

import { button, make, show } from "../ui/dom.js";
import { icon } from "../ui/icons.js";

/** The most important first. */
const ORDER = ["camera", "socket", "ways", "paused", "starting"];

export class Notices {
  element = make("div", { class: "notice", role: "alert", hidden: true });
  #key = null;
  #set = {};

  /**
   * @param {"camera" | "socket" | "ways" | "paused" | "starting"} slot
   * @param {{key: string, symbol?: string, title: string, help?: string,
   *   action?: {text: string, call: () => void} | null} | null} what null: nothing is in the way
   */
  put(slot, what) {
    this.#set[slot] = what;
    this.#show(ORDER.map((one) => this.#set[one]).find(Boolean) ?? null);
  }

  clear() {
    for (const slot of ORDER) this.put(slot, null);
  }

  #show(what) {
    if ((what?.key ?? null) === this.#key) return;
    this.#key = what?.key ?? null;
    this.element.dataset.notice = this.#key ?? "";
    show(this.element, what !== null);
    if (what) this.element.replaceChildren(...this.#card(what));
  }

  #card({ symbol = "amber", title, help, action }) {
    const card = [make("span", { class: "notice-symbol" }, icon(symbol)), make("h2", { text: title })];
    if (help) card.push(make("p", { text: help }));
    if (action) card.push(button(action.text, action.call, { class: "main", data: { action: "notice" } }));
    return card;
  }
}
