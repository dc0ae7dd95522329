/** What is wrong with the picture, and what can be done, in the picture's place or below it. */

import { button, make, say, show } from "../ui/dom.js";

export class Notice {
  #words;
  #text = make("p");
  #make;
  #link;

  /** @param {object} words @param {{annotate: () => void}} wishes */
  constructor(words, { annotate }) {
    this.#words = words;
    this.#make = button(words.say("trouble.format.make"), annotate, { class: "main", hidden: true, data: { action: "annotate" } });
    this.#link = make("a", { class: "keep", hidden: true, download: true, text: words.say("annotated.keep") });
    this.element = make("div", { class: "notice", role: "status", hidden: true }, this.#text, this.#make);
    this.keep = this.#link;
  }

  /** @param {"gone" | "format" | "poses"} what @param {boolean} [offer] whether another version can be made */
  tell(what, offer = false) {
    say(this.#text, this.#words.say(`trouble.${what}`));
    show(this.#make, offer);
    show(this.element, true);
  }

  making() {
    say(this.#text, this.#words.say("trouble.format.making"));
    show(this.#make, false);
    show(this.element, true);
  }

  /** That another version is shown. */
  instead() {
    say(this.#text, this.#words.say("annotated.playing"));
    show(this.#make, false);
  }

  /** Offer the annotated video. @param {string} address */
  offer(address) {
    this.#link.href = address;
    show(this.#link, true);
  }
}
