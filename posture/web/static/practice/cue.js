/** One cue at a time: on the band, as a sound, as a voice. */

export class Cues {
  #said = null;

  /**
   * @param {{chime: import("./sound.js").Chime, voice: import("./voice.js").Voice,
   *   counters: import("./counters.js").Counters}} means
   */
  constructor({ chime, voice, counters }) {
    Object.assign(this, { chime, voice, counters });
  }

  /** Sound a cue when it is new. @param {{id: number, kind: string, rule?: string, text: string} | undefined} cue */
  take(cue) {
    if (!cue || cue.id === this.#said) return;
    this.#said = cue.id;
    this.counters.cue(cue);
    this.chime.ring(cue.kind);
    this.voice.say(cue.text);
  }
}
