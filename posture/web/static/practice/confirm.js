/** Asks before ending. */

import { button, make } from "./dom.js";

export class Confirm {
  #dialog;

  /** @param {import("./words.js").Words} words @param {() => void} yes */
  constructor(words, yes) {
    const title = make("h2", { id: "posture-end", text: words.say("end.question") });
    const stay = button(words.say("end.no"), () => this.close(), { class: "plain", autofocus: true });
    const end = button(words.say("end.yes"), () => (this.close(), yes()), { class: "main", data: { action: "end-yes" } });
    const actions = make("p", { class: "actions" }, stay, end);
    const text = make("p", { text: words.say("end.kept") });
    this.#dialog = make("dialog", { class: "confirm", "aria-labelledby": "posture-end" }, title, text, actions);
  }

  get element() {
    return this.#dialog;
  }

  get isOpen() {
    return this.#dialog.open;
  }

  open() {
    if (!this.#dialog.open) this.#dialog.showModal();
  }

  close() {
    if (this.#dialog.open) this.#dialog.close();
  }
}
