/** The banner on top: what matters now, large enough for two metres. In practice it is quiet until there is a cue. */

import { make, mark, say, show } from "../ui/dom.js";
import { icon, repaint } from "../ui/icons.js";

/** Widths of a Latin letter that fit on the banner in its usual size; Chinese characters are twice as wide. */
const FITTING = 40;
const WIDE = /[\u2e80-\u9fff\uff00-\uffef]/g;

/** Whether a text is too long for one line of the usual size. @param {string} text */
export function long(text) {
  return text.length + (text.match(WIDE)?.length ?? 0) > FITTING;
}

const SYMBOLS = { cue: "amber", thanks: "good", praise: "good", good: "good", task: "stand", plain: "grey" };

export class Banner {
  #text = make("p", { class: "headline", role: "status", "aria-live": "polite", "aria-atomic": "true" });
  #symbol = icon("grey");
  #quiet = make("div", { class: "quiet" });
  element;

  constructor() {
    this.element = make("header", { class: "band", data: { tone: "plain" } });
    this.element.append(make("span", { class: "band-symbol" }, this.#symbol), this.#text, this.#quiet);
  }

  /** What is shown while there is nothing to say. @param {...Node} nodes */
  calm(...nodes) {
    this.#quiet.replaceChildren(...nodes);
  }

  /**
   * Say something, or nothing.
   * @param {{text: string, tone: keyof typeof SYMBOLS} | null} what
   */
  speak(what) {
    mark(this.element, "tone", what?.tone ?? "calm");
    mark(this.element, "long", long(what?.text ?? ""));
    if (what) repaint(this.#symbol, SYMBOLS[what.tone]);
    show(this.#quiet, what === null);
    say(this.#text, what?.text ?? "");
  }
}
