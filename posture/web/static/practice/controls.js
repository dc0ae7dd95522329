/** The bar at the bottom: activity, camera, way of finding poses, sound, voice, pause, end. */

import { button, make, mark, say, show } from "../ui/dom.js";
import { icon, repaint } from "../ui/icons.js";
import { ACTIVITIES, activityWord } from "./labels.js";

const WAYS = { browser: "ways.browser", server: "ways.server" };
const ANY = "any";

/**
 * @typedef {object} Wishes
 * @property {(activity: string | null) => void} activity
 * @property {(id: string) => void} camera
 * @property {(way: "browser" | "server") => void} way
 * @property {(on: boolean) => void} sound
 * @property {(on: boolean) => void} voice
 * @property {() => void} begin
 * @property {() => void} pause
 * @property {() => void} end
 */

export class Controls {
  #words;
  #wishes;
  #activities = {};
  #camera;
  #way;
  #note = make("span", { class: "way-note" });
  #sound;
  #voice;
  #begin;
  #pause;
  element;

  /** @param {import("../ui/words.js").Words} words @param {Wishes} wishes */
  constructor(words, wishes) {
    this.#words = words;
    this.#wishes = wishes;
    this.#camera = this.#choice("controls.camera", (id) => wishes.camera(id));
    this.#way = this.#choice("controls.way", (way) => wishes.way(way));
    this.#sound = this.#toggle("sound", "controls.sound", (on) => wishes.sound(on));
    this.#voice = this.#toggle("voice", "controls.voice", (on) => wishes.voice(on));
    this.#begin = button(words.say("controls.begin"), wishes.begin, { class: "begin", data: { action: "begin" } });
    this.#pause = this.#pauseButton();
    const end = button(words.say("controls.end"), wishes.end, { data: { action: "end" }, "aria-keyshortcuts": "Escape" });
    end.prepend(icon("stop"));
    const ways = make("span", { class: "ways" }, this.#way.label, this.#note);
    const last = make("span", { class: "last" }, this.#begin, this.#pause, end);
    this.element = make("footer", { class: "bar" }, this.#segments(), this.#camera.label, ways);
    this.element.append(this.#sound, this.#voice, last);
  }

  /** @param {string | null | undefined} activity what was chosen; none: it is recognised */
  chosen(activity) {
    for (const [name, input] of Object.entries(this.#activities)) input.checked = name === (activity ?? ANY);
  }

  /** @param {{id: string, label: string}[]} cameras @param {string | null} now */
  cameras(cameras, now) {
    const named = cameras.map(({ id, label }, i) => [id, label || this.#words.say("controls.camera_n", { n: i + 1 })]);
    fill(this.#camera.select, named, now);
    show(this.#camera.label, cameras.length > 1);
  }

  /**
   * @param {string[]} ways those that work @param {string | null} now
   * @param {string} note why it was taken, or how far the measuring is
   */
  ways(ways, now, note) {
    fill(this.#way.select, ways.map((way) => [way, this.#words.say(WAYS[way])]), now);
    this.#way.select.disabled = ways.length < 2;
    say(this.#note, note);
    this.#note.title = note;
  }

  /** @param {import("./sounds.js").Sounds} sounds */
  sounds({ sound, voice }) {
    for (const [toggle, { on, able }] of [[this.#sound, sound], [this.#voice, voice]]) {
      toggle.setAttribute("aria-pressed", String(on && able));
      toggle.disabled = !able;
    }
    this.#voice.title = voice.able ? "" : this.#words.say("controls.no_voice");
  }

  /** @param {boolean} paused */
  paused(paused) {
    say(this.#pause.lastChild, this.#words.say(paused ? "controls.resume" : "controls.pause"));
    repaint(this.#pause.firstChild, paused ? "play" : "pause");
    mark(this.#pause, "paused", paused);
  }

  #pauseButton() {
    const wanted = { data: { action: "pause" }, class: "pause", "aria-keyshortcuts": "Space" };
    const made = button("", this.#wishes.pause, wanted);
    made.append(icon("pause"), make("span", { text: this.#words.say("controls.pause") }));
    return made;
  }

  #segments() {
    const legend = make("legend", { class: "unseen", text: this.#words.say("controls.activity") });
    const all = make("fieldset", { class: "segments" }, legend);
    for (const name of [...ACTIVITIES, ANY]) all.append(this.#segment(name));
    return all;
  }

  #segment(name) {
    const change = () => this.#wishes.activity(name === ANY ? null : name);
    const input = make("input", { type: "radio", name: "posture-activity", value: name, on: { change } });
    this.#activities[name] = input;
    const word = this.#words.say(name === ANY ? "activity.any" : activityWord(name));
    return make("label", {}, input, make("span", { text: word }));
  }

  #choice(key, choose) {
    const select = make("select", { on: { change: () => choose(select.value) } });
    const label = make("label", { class: "choice" }, make("span", { class: "unseen", text: this.#words.say(key) }), select);
    return { label, select };
  }

  #toggle(symbol, key, turn) {
    const made = button("", () => turn(made.getAttribute("aria-pressed") !== "true"), { class: "toggle" });
    made.dataset.action = symbol;
    made.append(icon(symbol), make("span", { text: this.#words.say(key) }));
    return made;
  }
}

/** Options of a select, changed only where they differ: an open one would close. */
function fill(select, options, now) {
  const key = JSON.stringify(options);
  if (select.dataset.options !== key) {
    select.dataset.options = key;
    select.replaceChildren(...options.map(([value, text]) => make("option", { value, text })));
  }
  if (now !== null) select.value = now;
}
