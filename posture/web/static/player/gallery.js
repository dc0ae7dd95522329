/** The evidence pictures of somebody; each goes to its moment. */

import { make, show } from "../ui/dom.js";
import { clock } from "./time_scale.js";
import { episodeOf, stillsIn } from "./evidence.js";

export class Gallery {
  #words;
  #seek;
  #stills = [];
  #row = make("div", { class: "stills" });

  /** @param {{words: object, seek: (time: number) => void}} wanted */
  constructor({ words, seek }) {
    this.#words = words;
    this.#seek = seek;
    const title = make("h3", { text: words.say("stills") });
    this.element = make("section", { class: "gallery", hidden: true, "aria-label": words.say("stills") }, title, this.#row);
  }

  /** @param {import("./review_files.js").ReviewFiles} source @param {string} job @throws {Error} where they cannot be fetched */
  async open(source, job) {
    this.#stills = stillsIn(await (await source.fetch(job, "report.html")).text());
  }

  /** @param {number} person @param {import("./episodes.js").Placed[]} episodes */
  show(person, episodes) {
    const theirs = this.#stills.filter((still) => still.person === person);
    this.#row.replaceChildren(...theirs.map((still) => this.#picture(still, episodes)));
    show(this.element, theirs.length > 0);
  }

  #picture(still, episodes) {
    const title = episodeOf(still, episodes)?.row.title ?? still.alt;
    const when = clock(still.time, true);
    const label = this.#words.say("still.go", { when, title });
    const on = { click: () => this.#seek(still.time), mousedown: (event) => event.preventDefault() };
    const words = make("span", { class: "still-words" }, make("span", { class: "when", text: when }), ` ${title}`);
    const image = make("img", { src: still.source, alt: "", loading: "lazy" });
    return make("button", { type: "button", class: "still", "aria-label": label, on }, image, words);
  }
}
