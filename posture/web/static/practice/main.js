/**
 * The live practice as a component: `mount` shows it and gives what takes it away again.
 *
 * Called again for the same element it takes the new data and mounts nothing.
 */

import { mounting } from "../component/mounting.js";
import { Coach } from "./coach.js";
import { Counters } from "./counters.js";
import { followTheme, dress } from "./look.js";
import { loadWords } from "./words.js";

/**
 * @typedef {object} Data
 * @property {string} base path of the coach's routes, such as "/coach"
 * @property {string} ticket
 * @property {"en" | "zh"} language
 * @property {"auto" | "browser" | "server"} poses
 * @property {boolean} sound
 * @property {boolean} voice
 * @property {boolean} mirrored
 * @property {boolean} [autostart] begin without a press of the button, as after coming back to a practice
 */

class Instance {
  #place;
  #data;
  #trigger;
  #coach = null;
  #gone = false;
  #theme;
  #dark = matchMedia("(prefers-color-scheme: dark)");
  #counters = new Counters();

  constructor(place, data, trigger) {
    this.#place = place;
    this.#data = data;
    this.#trigger = trigger;
    window.__posture = this.#counters;
    this.#theme = () => this.#coach && followTheme(this.#coach.view.root);
    this.#dark.addEventListener("change", this.#theme);
    window.addEventListener("focus", this.#theme);
    this.#build();
  }

  update(data, trigger) {
    const translated = data.language !== this.#data.language;
    this.#data = data;
    this.#trigger = trigger;
    this.#counters.renders += 1;
    if (translated && !this.#coach?.running) this.#build();
    else this.#coach?.update(data);
    this.#theme();
  }

  close() {
    this.#gone = true;
    this.#coach?.close();
    this.#coach?.view.root.remove();
    this.#dark.removeEventListener("change", this.#theme);
    window.removeEventListener("focus", this.#theme);
  }

  async #build() {
    const { language } = this.#data;
    try {
      const [words] = await Promise.all([loadWords(language), dress(this.#place)]);
      if (!this.#gone && language === this.#data.language) this.#show(words);
    } catch (error) {
      this.#counters.error(error);
      this.#place.textContent = String(error.message);
    }
  }

  #show(words) {
    this.#coach?.close();
    const ended = (practice) => this.#trigger("ended", practice);
    this.#coach = new Coach({ data: this.#data, words, counters: this.#counters, ended });
    this.#place.replaceChildren(this.#coach.view.root);
    this.#counters.mounts += 1;
    this.#counters.stage = "door";
    this.#theme();
    this.#coach.resume();
  }
}

/** At the end of a practice "ended" is triggered with its id, or 0 where nothing was kept. */
export const mount = mounting(Instance, "setTriggerValue");
