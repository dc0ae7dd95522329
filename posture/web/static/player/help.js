/** The keys, and what is wanted by few. */

import { button, make } from "../ui/dom.js";

const KEYS = [
  [["key.space"], "space"], [["←", "→"], "arrows"], [["⇧ ←", "⇧ →"], "shift"], [[",", "."], "frames"], [["n", "p"], "episodes"], [["?"], "help"],
];

export class Help {
  /** @param {object} words @param {{announce: (on: boolean) => void}} wishes */
  constructor(words, { announce }) {
    const key = (name) => make("kbd", { text: name.startsWith("key.") ? words.say(name) : name });
    const lines = KEYS.flatMap(([names, what]) => [make("dt", {}, ...names.map(key)), make("dd", { text: words.say(`help.${what}`) })]);
    const check = make("input", { type: "checkbox", on: { change: () => announce(check.checked) } });
    const close = button(words.say("help.close"), () => this.element.close(), { class: "main" });
    this.element = make(
      "dialog",
      { class: "help", "aria-label": words.say("help") },
      make("h3", { text: words.say("help") }),
      make("dl", {}, ...lines),
      make("label", { class: "check" }, check, words.say("help.announce")),
      make("div", { class: "actions" }, close),
    );
  }

  open() {
    this.element.showModal();
  }
}
