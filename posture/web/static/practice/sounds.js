/** What is heard of a cue: a soft sound, a voice, both or neither. */

import { Chime } from "./chime.js";
import { Speech } from "./speech.js";

export class Sounds {
  #chime = new Chime();
  #voice;
  #changed;
  #stop;

  /** @param {"en" | "zh"} language @param {() => void} changed something about it is different */
  constructor(language, changed) {
    this.#voice = new Speech(language);
    this.#changed = changed;
    // Browsers know their voices only some time after the page is there.
    this.#stop = this.#voice.watch(changed);
  }

  /** @param {{sound?: boolean, voice?: boolean}} wanted what is left out stays as it is */
  turn({ sound = this.#chime.on, voice = this.#voice.on }) {
    this.#chime.on = sound;
    this.#voice.on = voice;
    this.#changed();
  }

  /** Call from a press of a button: before one, browsers let no page make a sound. */
  wake() {
    this.#chime.wake();
  }

  /** @param {"cue" | "thanks" | "praise"} kind @param {string} text */
  give(kind, text) {
    this.#chime.ring(kind);
    this.#voice.say(text);
  }

  get sound() {
    return { on: this.#chime.on, able: "AudioContext" in globalThis };
  }

  get voice() {
    return { on: this.#voice.on, able: this.#voice.able };
  }

  close() {
    this.#stop();
    this.#voice.close();
    this.#chime.close();
  }
}
