/** The camera check as pictures: where to stand, distance, light, rate, height. */

import { make, mark, say, show } from "../ui/dom.js";
import { icon, repaint } from "../ui/icons.js";
import { clock } from "./labels.js";

const LEVEL = 4;

const PLACE = { true: ["good", "check.place.inside"], false: ["amber", "check.place.outside"] };

/** Each picture: its name's key, and what it says of a check. */
const TILES = {
  place: { title: "check.place", of: (check) => PLACE[check.inside] },
  distance: { title: "check.distance", of: (check) => grade("distance", check.distance) },
  light: { title: "check.light", of: (check) => grade("light", check.light) },
  rate: { title: "check.rate", of: rate },
  height: { title: "check.height", of: (check) => grade("height", check.height) },
  level: { title: "check.level", of: level },
};

/** What is said in a word: good, unknown, or else to be mended. */
function grade(what, value) {
  if (value === "unknown") return ["grey", "check.unknown"];
  return [value === "good" ? "good" : "amber", `check.${what}.${value}`];
}

/** The rate is 0 until it is known. */
function rate(check) {
  if (!check.fps) return ["grey", "check.unknown"];
  return [check.fps_ok ? "good" : "amber", "check.rate.fps", { fps: Math.round(check.fps) }];
}

function level({ roll }) {
  if (roll === undefined || roll === null) return ["grey", "check.unknown"];
  return Math.abs(roll) <= LEVEL ? ["good", "check.level.good"] : ["amber", "check.level.tilted"];
}

class Tile {
  #symbol = icon("grey");
  #word = make("span", { class: "tile-word" });

  constructor(name, title) {
    const face = make("span", { class: "tile-face" }, make("strong", { text: title }), this.#word);
    this.element = make("li", { class: "tile", data: { tile: name, tone: "grey" } }, icon(name), face);
    this.element.append(make("span", { class: "symbol" }, this.#symbol));
  }

  update(tone, word) {
    mark(this.element, "tone", tone);
    repaint(this.#symbol, tone);
    say(this.#word, word);
  }
}

export class CheckPanel {
  #words;
  #tiles = {};
  #advice = make("ul", { class: "advice" });
  #judged = make("p", { class: "judged" });
  element;

  /** @param {import("../ui/words.js").Words} words */
  constructor(words) {
    this.#words = words;
    for (const [name, { title }] of Object.entries(TILES)) this.#tiles[name] = new Tile(name, words.say(title));
    const tiles = make("ul", { class: "tiles" }, ...Object.values(this.#tiles).map((one) => one.element));
    this.element = make("section", { class: "panel check", "aria-label": words.say("check.label") });
    this.element.append(make("h2", { text: words.say("check.label") }), tiles, this.#judged, this.#advice);
  }

  /** @param {object} check of a state */
  update(check) {
    for (const [name, { of }] of Object.entries(TILES)) {
      const [tone, key, values] = of(check);
      this.#tiles[name].update(tone, this.#words.say(key, values));
    }
    show(this.#judged, check.of > 0);
    say(this.#judged, this.#words.say("check.judged", { judged: check.judged, of: check.of }));
    this.#advise(check.advice.slice(1));
  }

  /** The first advice stands on the banner. @param {object} check */
  headline(check) {
    if (!check.ready) return { text: check.advice[0] ?? this.#words.say("check.looking"), tone: "plain" };
    const text = check.left === undefined ? "check.ready" : "check.ready_in";
    return { text: this.#words.say(text, { left: Math.ceil(check.left ?? 0) }), tone: "good" };
  }

  #advise(texts) {
    if (this.#advice.dataset.texts === texts.join("\n")) return;
    this.#advice.dataset.texts = texts.join("\n");
    this.#advice.replaceChildren(...texts.map((text) => make("li", { text })));
    show(this.#advice, texts.length > 0);
  }
}

/** Seconds left as one large number over the picture. */
export class BigNumber {
  element = make("div", { class: "number", hidden: true, role: "timer", "aria-live": "off" });

  /** @param {number | null} seconds */
  update(seconds) {
    show(this.element, seconds !== null);
    if (seconds !== null) say(this.element, seconds >= 60 ? clock(seconds) : String(Math.ceil(seconds)));
  }
}
