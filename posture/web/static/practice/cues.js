/** Cues: each is heard once, when it is new; the banner shows it as long as the server says. */

export class Cues {
  #said = null;
  #sounds;
  #counters;

  /** @param {{sounds: import("./sounds.js").Sounds, counters: import("./counters.js").Counters}} means */
  constructor({ sounds, counters }) {
    this.#sounds = sounds;
    this.#counters = counters;
  }

  /** @param {{id: number, kind: string, rule?: string, text: string} | undefined} cue */
  take(cue) {
    if (!cue || cue.id === this.#said) return;
    this.#said = cue.id;
    this.#counters.cue(cue);
    this.#sounds.give(cue.kind, cue.text);
  }
}
