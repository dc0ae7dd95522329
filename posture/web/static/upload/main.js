/**
 * Bringing a recording, as a component: chosen or dropped, sent straight to disk, with its progress and a way to stop.
 *
 * Called again for the same element it takes the new data and mounts nothing, so that a transfer goes on.
 */

import { mounting } from "../component/mounting.js";
import { followTheme } from "../practice/look.js";
import { dress } from "../player/look.js";
import { loadWords } from "../player/words.js";
import { Upload } from "./upload.js";

const SHEET = new URL("upload.css", import.meta.url).href;
const WORDS = new URL("words", import.meta.url).href;

/**
 * @typedef {object} Data
 * @property {string} base path of the coach's routes, such as "/coach"
 * @property {string} ticket
 * @property {"en" | "zh"} language
 * @property {number} most bytes that a recording may have
 * @property {number} room bytes that there is room for
 */

class Instance {
  #place;
  #data;
  #tell;
  #upload = null;
  #gone = false;
  #dark = matchMedia("(prefers-color-scheme: dark)");
  #theme = () => this.#upload && followTheme(this.#upload.root);

  constructor(place, data, tell) {
    this.#place = place;
    this.#data = data;
    this.#tell = tell;
    this.#dark.addEventListener("change", this.#theme);
    this.#build();
  }

  async update(data, tell) {
    const translated = data.language !== this.#data.language;
    this.#data = data;
    this.#tell = tell;
    this.#theme();
    if (translated) this.#upload?.translate(await loadWords(WORDS, data.language));
  }

  close() {
    this.#gone = true;
    this.#upload?.close();
    this.#upload?.root.remove();
    this.#dark.removeEventListener("change", this.#theme);
  }

  async #build() {
    try {
      const [words] = await Promise.all([loadWords(WORDS, this.#data.language), dress(this.#place, SHEET)]);
      if (this.#gone) return;
      this.#upload = new Upload({ words, data: () => this.#data, brought: (told) => this.#tell("brought", told) });
      this.#place.replaceChildren(this.#upload.root);
      this.#theme();
    } catch (error) {
      this.#place.textContent = String(error.message);
    }
  }
}

/** "brought" is set to the upload once it is there: kept, because a run that another one cuts short loses what is triggered. */
export const mount = mounting(Instance, "setStateValue");
