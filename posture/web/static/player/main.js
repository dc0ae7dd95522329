/**
 * The player of a reviewed recording as a component: `mount` shows it and gives what takes it away again.
 *
 * Called again for the same element it takes the new data and mounts nothing; the place in the recording stays.
 */

import { Component, mounting } from "../ui/component.js";
import { PlayerCounters } from "./counters.js";
import { Player } from "./player.js";

const SHEET = new URL("player.css", import.meta.url).href;

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

class PlayerComponent extends Component {
  counters = (window.__posturePlayer = new PlayerCounters());

  build(time = 0) {
    const { job } = this.data.recording;
    this.prepare("player", SHEET, (words) => job === this.data.recording.job && this.#show(words, time));
  }

  changed(before) {
    const another = this.data.recording.job !== before.recording.job;
    if (another || this.data.language !== before.language) this.build(another ? 0 : this.shown?.time);
    else this.shown?.update(this.data);
  }

  #show(words, time) {
    this.shown?.close();
    const trigger = (name, value) => this.tell(name, value);
    this.show(new Player({ data: this.data, words, counters: this.counters, trigger }));
    this.shown.open(time);
  }
}

/** "annotate" is triggered where a version that this browser plays is wanted. */
export const mount = mounting(PlayerComponent, "setTriggerValue");
