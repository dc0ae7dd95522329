/** Cues spoken, only by a voice that is on this device: others would send the text away. */

/** @param {SpeechSynthesisVoice[]} voices @param {"en" | "zh"} language */
export function pick(voices, language) {
  const here = voices.filter((one) => one.localService && one.lang.toLowerCase().startsWith(language));
  return here.find((one) => one.default) ?? here[0] ?? null;
}

export class Speech {
  #speech = globalThis.speechSynthesis ?? null;
  #language;
  on = true;

  /** @param {"en" | "zh"} language */
  constructor(language) {
    this.#language = language;
  }

  /** Whether there is a voice to speak with. */
  get able() {
    return this.#voice !== null;
  }

  /** Call when voices become known, which may be late. @param {() => void} change */
  watch(change) {
    this.#speech?.addEventListener?.("voiceschanged", change);
    return () => this.#speech?.removeEventListener?.("voiceschanged", change);
  }

  /** @param {string} text */
  say(text) {
    const voice = this.on ? this.#voice : null;
    if (!voice) return;
    this.#speech.cancel();
    const words = new SpeechSynthesisUtterance(text);
    Object.assign(words, { voice, lang: voice.lang });
    this.#speech.speak(words);
  }

  close() {
    this.#speech?.cancel();
  }

  get #voice() {
    return this.#speech ? pick(this.#speech.getVoices(), this.#language) : null;
  }
}
