/** An earlier recording beside the one that is reviewed, moved along with it. */

import { button, make, say } from "../ui/dom.js";
import { active, episodesOf, joints } from "./episodes.js";
import { SLACK, counterpart, offsetOf } from "./synchrony.js";
import { clock } from "./time_scale.js";
import { RecordingView } from "./recording_view.js";

export class Comparison {
  offset = 0;
  linked = true;
  #words;
  #screen;
  #recording;
  #person;
  #episodes;
  #calls;
  #entry;
  #place;
  #time = make("span", { class: "time" });

  /**
   * @param {{recording: object, words: object, source: object, calls: {offset: () => void, lead: (time: number) => void,
   *   now: () => number, trouble: (what: string, error?: Error) => void}}} wanted
   *   `lead`: the first recording is to go there; `now`: where it is
   */
  constructor({ recording, words, source, calls }) {
    this.#words = words;
    this.#recording = recording;
    this.#calls = calls;
    this.#person = recording.people[0] ?? null;
    this.#episodes = this.#person ? episodesOf(this.#person) : [];
    const own = { time: () => this.#show(), state: () => {}, ready: () => this.follow(calls.now(), false, 1), trouble: calls.trouble };
    this.#screen = new RecordingView({ recording, words, calls: own });
    this.#screen.video.muted = true;
    this.element = make("div", { class: "side" }, this.#screen.element, this.#bar());
    this.#screen.open(source, 0);
  }

  get person() {
    return this.#person;
  }

  get time() {
    return this.#screen.time;
  }

  /** Be where the first one is. @param {number} time @param {boolean} playing @param {number} rate */
  follow(time, playing, rate) {
    if (!this.linked) return;
    const { time: wanted, inside } = counterpart(time, this.offset, this.#recording.source.seconds);
    this.#screen.video.playbackRate = rate;
    const apart = Math.abs(this.#screen.time - wanted);
    if (apart > (playing && this.#screen.playing ? SLACK : 0.002)) this.#screen.seek(wanted);
    if (playing && inside) this.#screen.play();
    else this.#screen.pause();
  }

  close() {
    this.#screen.close();
  }

  #show() {
    const time = this.#screen.time;
    this.#screen.draw({ person: this.#person?.number ?? null, joints: joints(active(this.#episodes, time)) });
    say(this.#time, `${clock(time, true)} / ${clock(this.#recording.source.seconds, true)}`);
    if (this.#place) this.#place.value = String(time);
  }

  #bar() {
    const { seconds } = this.#recording.source;
    const on = { input: () => this.#go(Number(this.#place.value)) };
    this.#place = make("input", { type: "range", min: 0, max: seconds, step: 0.01, "aria-label": this.#words.say("pair.seek"), on });
    const linked = make("input", { type: "checkbox", checked: true, on: { change: () => this.#link(linked.checked) } });
    const change = { change: () => this.#shift(Number(this.#entry.value)) };
    this.#entry = make("input", { type: "number", step: 0.1, value: 0, title: this.#words.say("pair.offset.help"), on: change, data: { action: "offset" } });
    return make(
      "div",
      { class: "side-bar" },
      make("strong", { class: "side-name", text: this.#recording.name }),
      this.#time,
      this.#place,
      make("label", { class: "check" }, linked, this.#words.say("pair.linked")),
      make("label", { class: "check" }, this.#words.say("pair.offset"), this.#entry, " s"),
      button(this.#words.say("pair.match"), () => this.#match(), { class: "plain" }),
    );
  }

  /** Linked, the first one goes along; else this one goes alone. */
  #go(time) {
    if (this.linked) this.#calls.lead(time - this.offset);
    else this.#screen.seek(time);
  }

  #link(on) {
    this.linked = on;
    if (!on) this.#screen.pause();
    else this.#shift(this.offset);
  }

  #match() {
    this.#shift(offsetOf(this.#calls.now(), this.#screen.time));
  }

  #shift(offset) {
    this.offset = Number.isFinite(offset) ? offset : 0;
    this.#entry.value = String(this.offset);
    this.#calls.offset();
  }
}
