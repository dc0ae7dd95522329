/** A state of the server, shown. */

import { column } from "./labels.js";

const NO_NUMBER = ["check", "practice", "paused", "ended"];

export class StateView {
  #view;
  #counters;
  #sounds;
  /** Id of the cue heard last: each is heard once, when it is new; the banner shows it as long as the server says. */
  #heard = null;
  #chosen = null;

  /** @param {{view: object, counters: object, sounds: import("./sounds.js").Sounds}} with */
  constructor({ view, counters, sounds }) {
    this.#view = view;
    this.#counters = counters;
    this.#sounds = sounds;
  }

  /** @param {object} message the welcome */
  welcome(message) {
    this.#view.board.fill(message);
    this.#view.drill.fill(message.drill);
    this.choose(message.activity ?? null);
    this.#counters.rows = {};
  }

  /** The activity that was chosen, whose column is large until another is seen. @param {string | null} activity */
  choose(activity) {
    this.#chosen = activity;
    this.#view.controls.chosen(activity);
    this.#view.board.focus(activity ?? "sit");
  }

  /** @param {object} state @param {string | null} way */
  state(state, way) {
    const { board, scene, drill, number } = this.#view;
    this.#stage(state.stage);
    board.update(state.rows ?? {});
    board.hint(state.hints ?? []);
    board.focus(this.#chosen ?? column(state.activity));
    scene.answered(state, board.joints(state.hints ?? []), way);
    drill.update(state, state.seen ? board.blocked : null);
    number.update(this.#number(state));
    this.#hear(state.cue);
    this.#view.banner.speak(this.#headline(state));
    this.#count(state);
  }

  #stage(stage) {
    this.#view.stage(stage);
    this.#view.controls.paused(stage === "paused");
    this.#counters.stage = stage;
  }

  #number({ stage, guide, countdown }) {
    if (NO_NUMBER.includes(stage)) return null;
    return stage === "countdown" ? (countdown ?? null) : guide ? this.#view.guide.seconds(guide) : null;
  }

  #headline({ stage, check, guide, cue, note }) {
    const { words } = this.#view;
    if (check) return this.#panel(this.#view.check, check);
    if (guide) return this.#panel(this.#view.guide, guide);
    if (stage === "countdown") return { text: note ?? words.say("countdown"), tone: "plain" };
    if (stage === "paused") return { text: words.say("paused.title"), tone: "plain" };
    return cue ? { text: cue.text, tone: cue.kind } : null;
  }

  #hear(cue) {
    if (!cue || cue.id === this.#heard) return;
    this.#heard = cue.id;
    this.#counters.cue(cue);
    this.#sounds.give(cue.kind, cue.text);
  }

  #panel(panel, what) {
    panel.update(what);
    return panel.headline(what);
  }

  #count(state) {
    Object.assign(this.#counters.rows, state.rows);
    this.#counters.hints = state.hints ?? [];
    this.#counters.states += 1;
    if (!state.n) return;
    requestAnimationFrame(() => this.#counters.drawn(performance.timeOrigin + performance.now() - state.t));
  }
}
