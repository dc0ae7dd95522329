/**
 * The live practice as a component: `mount` shows it and gives what takes it away again.
 *
 * Called again for the same element it takes the new data and mounts nothing.
 */

import { Component, mounting } from "../ui/component.js";
import { PracticeCounters } from "./counters.js";
import { Practice } from "./practice.js";

const SHEET = new URL("practice.css", import.meta.url).href;

/**
 * @typedef {object} Data
 * @property {string} base path of the coach's routes, such as "/coach"
 * @property {string} ticket
 * @property {"en" | "zh"} language
 * @property {"auto" | "browser" | "server"} poses
 * @property {string} trainee who practises
 * @property {boolean} sound
 * @property {boolean} voice
 * @property {boolean} mirrored
 * @property {boolean} [autostart] begin without a press of the button, as after coming back to a practice
 */

class PracticeComponent extends Component {
  counters = (window.__posture = new PracticeCounters());

  build() {
    this.#remember();
    this.prepare("practice", SHEET, (words) => this.#show(words));
  }

  changed(before) {
    if (this.data.language !== before.language && !this.shown?.running) this.build();
    else this.shown?.update(this.data);
  }

  /** So that this browser, and no other, asks next time whether it is the same person. */
  #remember() {
    const { trainee } = this.data;
    if (trainee) document.cookie = `posture_trainee=${encodeURIComponent(trainee)}; path=/; max-age=31536000; SameSite=Strict`;
  }

  #show(words) {
    this.shown?.close();
    const ended = (practice) => this.tell("ended", practice);
    this.show(new Practice({ data: this.data, words, counters: this.counters, ended }));
    this.counters.stage = "door";
    this.shown.resume();
  }
}

/** At the end of a practice "ended" is triggered with its id, or 0 where nothing was kept. */
export const mount = mounting(PracticeComponent, "setTriggerValue");
