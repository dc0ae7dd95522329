/** Taking the baseline: which step, how many takes are in, and why one was refused. */

import { button, make, mark, say, show } from "../ui/dom.js";
import { icon } from "../ui/icons.js";

const STEPS = { ready: "guide.ready", hold: "guide.hold", rest: "guide.rest", wait: "guide.wait" };
/** Steps whose seconds matter to whoever stands there. */
const COUNTED = ["frame", "ready", "hold", "rest", "wait", "given_up"];
const TONES = { hold: "task", done: "good" };

export class BaselinePanel {
  #steps = {};
  #takes = make("p", { class: "takes" });
  #refused = make("ul", { class: "refused", role: "alert", hidden: true });
  #words;
  element;

  /** @param {import("../ui/words.js").Words} words @param {(what: string) => void} tell */
  constructor(words, tell) {
    this.#words = words;
    for (const [step, key] of Object.entries(STEPS)) this.#steps[step] = make("li", { text: words.say(key) });
    const actions = make("p", { class: "actions" });
    actions.append(button(words.say("guide.again"), () => tell("again")));
    actions.append(button(words.say("guide.skip"), () => tell("skip"), { class: "plain" }));
    this.element = make("section", { class: "panel guide", "aria-label": words.say("guide.label") });
    this.element.append(make("h2", {}, icon("stand"), words.say("guide.label")));
    this.element.append(make("p", { class: "lead", text: words.say("guide.why") }));
    this.element.append(make("ol", { class: "steps" }, ...Object.values(this.#steps)), this.#takes);
    this.element.append(this.#refused, actions);
  }

  /** @param {object} guide of a state */
  update(guide) {
    mark(this.element, "step", guide.step);
    for (const [step, item] of Object.entries(this.#steps)) item.toggleAttribute("data-now", step === guide.step);
    const { taken, takes } = guide;
    say(this.#takes, this.#words.say("guide.takes", { taken, takes }));
    show(this.#refused, guide.refused.length > 0);
    if (this.#refused.dataset.texts === guide.refused.join("\n")) return;
    this.#refused.dataset.texts = guide.refused.join("\n");
    this.#refused.replaceChildren(...guide.refused.map((text) => make("li", { text })));
  }

  /** @param {object} guide */
  headline(guide) {
    return { text: guide.text, tone: TONES[guide.step] ?? "plain" };
  }

  /** Seconds to show, or null. @param {object} guide */
  seconds(guide) {
    return COUNTED.includes(guide.step) ? guide.left : null;
  }
}
