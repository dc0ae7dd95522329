/**
 * The player of a reviewed recording as a component: `mount` shows it and gives what takes it away again.
 *
 * Called again for the same element it takes the new data and mounts nothing; the place in the recording stays.
 */

import { mounting } from "../component/mounting.js";
import { followTheme } from "../practice/look.js";
import { Counters } from "./counters.js";
import { dress } from "./look.js";
import { Player } from "./player.js";
import { loadWords } from "./words.js";

const SHEET = new URL("player.css", import.meta.url).href;
const WORDS = new URL("words", import.meta.url).href;

/**
 * @typedef {object} Recording what posture.page.review.player tells of a review
 * @property {string} job
 * @property {string} name
 * @property {string | null} annotated the review that made the annotated video
 * @property {boolean} making whether that video is being made
 * @property {boolean} evidence whether there are pictures
 * @property {{width: number, height: number, seconds: number, fps: number}} source
 * @property {string} captions WebVTT in the page's language
 * @property {object[]} people
 *
 * @typedef {object} Data
 * @property {string} base path of the coach's routes, such as "/coach"
 * @property {string} ticket
 * @property {"en" | "zh"} language
 * @property {Recording} recording
 * @property {Recording[]} earlier those that it can be compared with
 * @property {Record<string, {text: string, remedy: string}>} reasons
 */

class Instance {
  #place;
  #data;
  #trigger;
  #player = null;
  #gone = false;
  #counters = new Counters();
  #dark = matchMedia("(prefers-color-scheme: dark)");
  #theme = () => this.#player && followTheme(this.#player.root);

  constructor(place, data, trigger) {
    this.#place = place;
    this.#data = data;
    this.#trigger = trigger;
    window.__posturePlayer = this.#counters;
    this.#dark.addEventListener("change", this.#theme);
    window.addEventListener("focus", this.#theme);
    this.#build();
  }

  update(data, trigger) {
    const before = this.#data;
    this.#data = data;
    this.#trigger = trigger;
    this.#counters.renders += 1;
    const another = data.recording.job !== before.recording.job;
    if (another || data.language !== before.language) this.#build(another ? 0 : this.#player?.time);
    else this.#player?.update(data);
    this.#theme();
  }

  close() {
    this.#gone = true;
    this.#player?.close();
    this.#player?.root.remove();
    this.#dark.removeEventListener("change", this.#theme);
    window.removeEventListener("focus", this.#theme);
  }

  async #build(time = 0) {
    const data = this.#data;
    try {
      const [words] = await Promise.all([loadWords(WORDS, data.language), dress(this.#place, SHEET)]);
      const still = data.language === this.#data.language && data.recording.job === this.#data.recording.job;
      if (!this.#gone && still) this.#show(words, time ?? 0);
    } catch (error) {
      this.#counters.error(error);
      this.#place.textContent = String(error.message);
    }
  }

  #show(words, time) {
    this.#player?.close();
    const trigger = (name, value) => this.#trigger(name, value);
    this.#player = new Player({ data: this.#data, words, counters: this.#counters, trigger });
    this.#place.replaceChildren(this.#player.root);
    this.#counters.mounts += 1;
    this.#theme();
    this.#player.open(time);
  }
}

/** "annotate" is triggered where a version that this browser plays is wanted. */
export const mount = mounting(Instance, "setTriggerValue");
