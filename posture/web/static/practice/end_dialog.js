/** Asks before ending. */

import { button, make, say } from "../ui/dom.js";

export class EndDialog {
  #words;
  #text = make("p");
  #end;
  #dialog;

  /** @param {import("../ui/words.js").Words} words @param {() => void} yes */
  constructor(words, yes) {
    this.#words = words;
    const title = make("h2", { id: "posture-end", text: words.say("end.question") });
    const stay = button(words.say("end.no"), () => this.close(), { class: "plain", autofocus: true });
    this.#end = button("", () => (this.close(), yes()), { class: "main", data: { action: "end-yes" } });
    const actions = make("p", { class: "actions" }, stay, this.#end);
    this.#dialog = make("dialog", { class: "confirm", "aria-labelledby": "posture-end" }, title, this.#text, actions);
  }

  get element() {
    return this.#dialog;
  }

  get isOpen() {
    return this.#dialog.open;
  }

  /** @param {boolean} begun whether there is something to report */
  open(begun) {
    if (this.#dialog.open) return;
    say(this.#text, this.#words.say(begun ? "end.kept" : "end.nothing"));
    say(this.#end, this.#words.say(begun ? "end.yes" : "controls.end"));
    this.#dialog.showModal();
  }

  close() {
    if (this.#dialog.open) this.#dialog.close();
  }
}
