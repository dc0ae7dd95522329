/** A soft sound for each cue, once the browser lets us: sound needs a press of a button first. */

const NOTES = { cue: [523.25, 392], thanks: [523.25, 659.25], praise: [523.25, 659.25, 783.99] };
const LENGTH = 0.42;
const GAP = 0.16;
const LOUDNESS = 0.16;
const SILENCE = 0.0001;

export class Chime {
  #context = null;
  on = true;

  /** Call from a press of a button or key. */
  wake() {
    this.#context ??= globalThis.AudioContext ? new AudioContext() : null;
    if (this.#context?.state === "suspended") this.#context.resume();
  }

  get awake() {
    return this.#context?.state === "running";
  }

  /** @param {"cue" | "thanks" | "praise"} kind */
  ring(kind) {
    if (this.on && this.awake) NOTES[kind].forEach((note, i) => this.#play(note, i * GAP));
  }

  close() {
    this.#context?.close();
    this.#context = null;
  }

  #play(note, after) {
    const from = this.#context.currentTime + after;
    const tone = new OscillatorNode(this.#context, { type: "sine", frequency: note });
    const volume = new GainNode(this.#context, { gain: SILENCE });
    volume.gain.exponentialRampToValueAtTime(LOUDNESS, from + 0.03);
    volume.gain.exponentialRampToValueAtTime(SILENCE, from + LENGTH);
    tone.connect(volume).connect(this.#context.destination);
    tone.start(from);
    tone.stop(from + LENGTH);
  }
}
