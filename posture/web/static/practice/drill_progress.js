/** The quiet banner of a practice: what is being done, how far the drill is, how long it has been. */

import { make, mark, say, show } from "../ui/dom.js";
import { activityWord, clock } from "./labels.js";

const FREE = "free";

export class DrillProgress {
  #words;
  #doing = make("span", { class: "doing" });
  #name = make("strong");
  #text = make("span", { class: "drill-text" });
  #bar = make("progress", { max: 1, value: 0 });
  #time = make("span", { class: "time", role: "timer", "aria-live": "off" });
  #drill;
  #goal = "";
  nodes;

  /** @param {import("../ui/words.js").Words} words */
  constructor(words) {
    this.#words = words;
    const line = make("span", { class: "drill-line" }, this.#name, this.#text);
    this.#drill = make("div", { class: "drill" }, line, this.#bar);
    this.#bar.setAttribute("aria-label", words.say("drill.progress"));
    this.nodes = [this.#doing, this.#drill, this.#time];
  }

  /** @param {{id: string, name: string, goal: string}} drill of the welcome message */
  fill(drill) {
    say(this.#name, drill.name);
    this.#goal = drill.goal;
    say(this.#text, drill.goal);
    show(this.#bar, drill.id !== FREE);
  }

  /** @param {object} state @param {string | null} blocked why nothing at all can be judged */
  update({ seen, activity, drill, elapsed }, blocked) {
    mark(this.#drill, "blocked", blocked !== null);
    say(this.#doing, this.#words.say(seen ? activityWord(activity) : "activity.nobody"));
    say(this.#time, clock(elapsed));
    const text = blocked === null ? drill?.text || this.#goal : this.#words.say("board.blocked", { why: blocked });
    say(this.#text, text);
    if (!drill) return;
    if (this.#bar.value !== drill.done) this.#bar.value = drill.done;
    mark(this.#drill, "achieved", drill.achieved);
  }
}
