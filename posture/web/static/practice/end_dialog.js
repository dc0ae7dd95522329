/** Asks before ending. */

import { button, make, say } from "../ui/dom.js";

export class EndDialog {
  #words;
  #text = make("p");
  #end;
  element;

  /** @param {import("../ui/words.js").Words} words @param {() => void} yes */
  constructor(words, yes) {
    this.#words = words;
    const title = make("h2", { id: "posture-end", text: words.say("end.question") });
    const stay = button(words.say("end.no"), () => this.close(), { class: "plain", autofocus: true });
    this.#end = button("", () => (this.close(), yes()), { class: "main", data: { action: "end-yes" } });
    const actions = make("p", { class: "actions" }, stay, this.#end);
    this.element = make("dialog", { class: "confirm", "aria-labelledby": "posture-end" }, title, this.#text, actions);
  }

  get isOpen() {
    return this.element.open;
  }

  /** @param {boolean} begun whether there is something to report */
  open(begun) {
    if (this.element.open) return;
    say(this.#text, this.#words.say(begun ? "end.kept" : "end.nothing"));
    say(this.#end, this.#words.say(begun ? "end.yes" : "controls.end"));
    this.element.showModal();
  }

  close() {
    if (this.element.open) this.element.close();
  }
}
