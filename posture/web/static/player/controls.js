/** The bar below the picture. */

import { button, make, say, set, show } from "../ui/dom.js";
import { icon, repaint } from "../ui/icons.js";
import { clock } from "./time_scale.js";

const SPEEDS = [0.25, 0.5, 0.75, 1, 1.5, 2];

export class Controls {
  #words;
  #face = icon("play", true);
  #play;
  #time = make("span", { class: "time" });
  #toggles = {};
  #person;
  #pair;

  /** @param {{words: object, people: object[], earlier: object[], wishes: Record<string, Function>}} wanted */
  constructor({ words, people, earlier, wishes }) {
    this.#words = words;
    this.#play = this.#iconed("toggle", "play", this.#face, wishes.toggle, "main");
    const [before, after] = ["previous", "next"].map((what) => this.#iconed(what, what, icon(what), wishes[what]));
    this.#person = this.#chooser("person", people.map(({ number, name, place }) => [number, `${name} · ${place}`]), wishes.person);
    const others = [["", words.say("pair.none")], ...earlier.map(({ job, name }) => [job, name])];
    this.#pair = this.#chooser("pair", others, wishes.pair);
    show(this.#person, people.length > 1);
    show(this.#pair, earlier.length > 0);
    const tail = [this.#person, this.#pair, this.#speed(wishes.speed), this.#toggle("skeleton", wishes), this.#toggle("captions", wishes), this.#help(wishes.help)];
    this.element = make("div", { class: "controls" }, before, this.#play, after, this.#time, make("span", { class: "tail" }, ...tail));
  }

  /** @param {{time: number, seconds: number}} now */
  at({ time, seconds }) {
    say(this.#time, `${clock(time, true)} / ${clock(seconds, true)}`);
  }

  /** @param {{playing: boolean, playable: boolean}} now */
  state({ playing, playable }) {
    const what = playing ? "pause" : "play";
    repaint(this.#face, what);
    this.#face.classList.toggle("filled", !playing);
    set(this.#play, "aria-label", this.#words.say(what));
    set(this.#play, "title", this.#words.say(what));
    this.#play.disabled = !playable;
  }

  /** @param {"skeleton" | "captions"} what @param {boolean} on */
  toggled(what, on) {
    set(this.#toggles[what], "aria-pressed", String(on));
  }

  #iconed(action, key, face, click, look = "") {
    const label = this.#words.say(key);
    const made = button("", click, { class: `icon ${look}`, "aria-label": label, title: label, data: { action } });
    made.append(face);
    return made;
  }

  #toggle(what, wishes) {
    const made = button("", () => wishes[what](), { class: "toggle", "aria-pressed": "true", data: { action: what } });
    made.append(icon(what), make("span", { text: this.#words.say(what) }));
    this.#toggles[what] = made;
    return made;
  }

  #help(click) {
    return this.#iconed("help", "help", icon("help"), click);
  }

  #speed(wish) {
    const speeds = SPEEDS.map((times) => [times, this.#words.say("speed.times", { times })]);
    const made = this.#chooser("speed", speeds, wish);
    made.querySelector("select").value = "1";
    return made;
  }

  #chooser(what, options, wish) {
    const select = make("select", { data: { action: what } }, ...options.map(([value, text]) => make("option", { value, text })));
    select.addEventListener("change", () => wish(select.value));
    return make("label", { class: "choice" }, make("span", { class: "choice-word", text: this.#words.say(what) }), select);
  }
}
