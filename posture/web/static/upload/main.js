/**
 * Bringing a recording, as a component: chosen or dropped, sent straight to disk, with its progress and a way to stop.
 *
 * Called again for the same element it takes the new data and mounts nothing, so that a transfer goes on.
 */

import { Component, mounting } from "../ui/component.js";
import { Upload } from "./upload.js";

const SHEET = new URL("upload.css", import.meta.url).href;

/**
 * @typedef {object} Data
 * @property {string} base path of the coach's routes, such as "/coach"
 * @property {string} ticket
 * @property {"en" | "zh"} language
 * @property {number} most bytes that a recording may have
 * @property {number} room bytes that there is room for
 */

class UploadComponent extends Component {
  build() {
    this.prepare("upload", SHEET, (words) => this.#show(words));
  }

  changed(before) {
    if (this.data.language !== before.language) this.prepare("upload", SHEET, (words) => this.#translate(words));
  }

  #translate(words) {
    if (this.shown) this.shown.translate(words);
    else this.#show(words);
  }

  #show(words) {
    this.show(new Upload({ words, data: () => this.data, brought: (told) => this.tell("brought", told) }));
  }
}

/** "brought" is set to the upload once it is there: kept, because a run that another one cuts short loses what is triggered. */
export const mount = mounting(UploadComponent, "setStateValue");
