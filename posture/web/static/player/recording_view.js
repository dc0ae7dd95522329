/** A recording with its skeleton: the picture, where it can be played, and the moment that is shown. */

import { make, show } from "../ui/dom.js";
import { Overlay } from "../ui/skeleton_overlay.js";
import { Poses } from "./poses.js";

/** So that a place at the very beginning of a picture does not show the one before. */
const INTO = 0.001;

export class RecordingView {
  #recording;
  #calls;
  #overlay;
  #asked = 0;
  /** Seconds, where there is no picture that could tell. */
  #still = 0;
  #pictured = null;
  #closed = false;
  #let = null;
  poses = null;
  playable = false;

  /**
   * @param {{recording: object, words: object, calls: {time: () => void, state: () => void,
   *   ready: () => void, trouble: (what: string, error?: Error) => void, sought?: (ms: number) => void}}} wanted
   */
  constructor({ recording, words, calls }) {
    this.#recording = recording;
    this.#calls = calls;
    const { width, height } = recording.source;
    const label = words.say("video.label", { name: recording.name });
    this.video = make("video", { playsinline: true, preload: "auto", "aria-label": label });
    this.canvas = make("canvas", { "aria-hidden": "true" });
    this.#overlay = new Overlay(this.canvas);
    this.element = make("div", { class: "frame", style: `--ratio: ${width / height}` }, this.video, this.canvas);
    this.#listen();
  }

  /** @param {import("./review_files.js").ReviewFiles} source @param {number} time */
  async open(source, time) {
    this.#still = time;
    try {
      await source.enter(this.#recording.job);
      this.#load(source.video(this.#recording.job), time);
    } catch (error) {
      this.#calls.trouble("gone", error);
    }
    await this.#fetchPoses(source);
  }

  /** Show the annotated version in place of a recording that cannot be played. */
  async openAnnotated(source) {
    if (this.#let === this.#recording.annotated) return;
    this.#let = this.#recording.annotated;
    await source.enter(this.#let);
    this.#load(source.result(this.#let, "annotated.mp4"), this.#still);
  }

  /** @param {object} recording the same one, of which more is known */
  update(recording) {
    this.#recording = recording;
  }

  get time() {
    return this.playable ? Math.max(0, this.video.currentTime - this.#start) : this.#still;
  }

  /** The video's own time of the first picture; the annotated version begins with it. */
  get #start() {
    return this.#let ? 0 : (this.#recording.source.start ?? 0);
  }

  get playing() {
    return this.playable && !this.video.paused;
  }

  get seconds() {
    return this.#recording.source.seconds;
  }

  /** @param {number} time seconds, stopped at the ends */
  seek(time) {
    const wanted = Math.min(this.seconds, Math.max(0, time));
    this.#still = wanted;
    this.#pictured = null;
    this.#asked = performance.now();
    if (this.playable) this.video.currentTime = this.#start + (wanted ? wanted + INTO : 0);
    this.#calls.time();
  }

  toggle() {
    if (this.playing) this.video.pause();
    else this.play();
  }

  play() {
    if (!this.playable) return;
    if (this.video.ended) this.video.currentTime = this.#start;
    // A play that the next pause breaks off is no fault.
    this.video.play().catch((error) => error.name === "AbortError" || this.#calls.trouble("play", error));
  }

  pause() {
    this.video.pause();
  }

  /** The time of the picture that many pictures on. @param {number} count */
  step(count) {
    return this.poses?.step(this.time, count) ?? this.time + count / (this.#recording.source.fps || 25);
  }

  /** Draw somebody, or nobody. @param {{person: number | null, joints: Set<number>}} what @returns {boolean} */
  draw({ person, joints }) {
    const { width, height } = this.#recording.source;
    const points = person === null || this.#let ? null : (this.poses?.at(this.#pictured ?? this.time, person) ?? null);
    this.#overlay.draw({ width, height, points, joints });
    return points !== null;
  }

  close() {
    this.#closed = true;
    this.video.pause();
    this.video.removeAttribute("src");
    this.video.load();
  }

  #load(address, time) {
    this.video.src = address;
    this.video.addEventListener("loadedmetadata", () => this.#begin(time), { once: true });
  }

  /** A film whose sound alone can be played has no width. */
  #begin(time) {
    this.playable = this.video.videoWidth > 0;
    show(this.video, this.playable);
    if (!this.playable) return this.#calls.trouble("format");
    if (time || this.#start) this.video.currentTime = this.#start + time;
    this.#calls.ready();
  }

  async #fetchPoses(source) {
    try {
      const answer = await source.fetch(this.#recording.job, "poses.bin");
      this.poses = new Poses(await answer.arrayBuffer());
      if (!this.#closed) this.#calls.time();
    } catch (error) {
      this.#calls.trouble("poses", error);
    }
  }

  #listen() {
    const on = (event, call) => this.video.addEventListener(event, call);
    on("error", () => this.#closed || !this.video.getAttribute("src") || this.#refuse());
    on("seeked", () => this.#arrive());
    for (const event of ["play", "pause", "ended", "ratechange"]) on(event, () => this.#calls.state());
    if (this.video.requestVideoFrameCallback) this.#everyFrame();
    else on("timeupdate", () => this.#calls.time());
  }

  #refuse() {
    this.playable = false;
    show(this.video, false);
    this.#calls.trouble(this.video.error?.code === MediaError.MEDIA_ERR_NETWORK ? "gone" : "format", this.video.error);
  }

  #arrive() {
    if (this.#asked) this.#calls.sought?.(performance.now() - this.#asked);
    this.#asked = 0;
    this.#calls.time();
  }

  #everyFrame() {
    this.video.requestVideoFrameCallback((_, { mediaTime }) => {
      if (this.#closed) return;
      this.#pictured = mediaTime - this.#start;
      this.#calls.time();
      this.#everyFrame();
    });
  }
}
