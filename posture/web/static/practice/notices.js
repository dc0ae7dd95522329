/** Of all that may be in the way, the most important is shown. */

import { Notice } from "./notice.js";

/** The most important first. */
const ORDER = ["camera", "socket", "ways", "paused", "starting"];

export class Notices {
  #notice = new Notice();
  #set = {};

  get element() {
    return this.#notice.element;
  }

  /** What is shown now, or null. */
  get key() {
    return this.#notice.key;
  }

  /** @param {"camera" | "socket" | "ways" | "paused" | "starting"} slot @param {object | null} what see Notice.put */
  put(slot, what) {
    this.#set[slot] = what;
    this.#notice.put(ORDER.map((one) => this.#set[one]).find(Boolean) ?? null);
  }

  clear() {
    for (const slot of ORDER) this.put(slot, null);
  }
}
