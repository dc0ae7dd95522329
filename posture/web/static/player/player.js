/** A reviewed recording, from its first picture to being taken away. */

import { set, show } from "../ui/dom.js";
import { listenToKeys } from "../ui/keyboard.js";
import { parse, textAt } from "./captions.js";
import { active, episodesOf, joints, next, previous } from "./episodes.js";
import { meaning } from "./keyboard.js";
import { Comparison } from "./comparison.js";
import { ReviewFiles } from "./review_files.js";
import { View } from "./view.js";

export class Player {
  #data;
  #words;
  #counters;
  #trigger;
  #source;
  #cues;
  #view;
  #person;
  #episodes = [];
  #side = null;
  #on = { skeleton: true, captions: true };
  #refused = false;
  #deafen;

  /** @param {{data: object, words: object, counters: object, trigger: (name: string, value: unknown) => void}} wanted */
  constructor({ data, words, counters, trigger }) {
    Object.assign(counters, { ready: false, trouble: null });
    this.#data = data;
    this.#words = words;
    this.#counters = counters;
    this.#trigger = trigger;
    this.#source = new ReviewFiles(data.base, data.ticket);
    this.#cues = parse(data.recording.captions);
    this.#view = new View({ data, words, wishes: this.#wishes(), calls: this.#calls() });
    this.root = this.#view.root;
    this.#deafen = listenToKeys(meaning, (what, path) => this.#press(what, path));
    this.#choose(data.recording.people[0]?.number);
  }

  get time() {
    return this.#view.screen.time;
  }

  /** @param {number} time where to begin */
  async open(time) {
    const { recording } = this.#data;
    this.#state();
    const pictures = recording.evidence ? this.#view.gallery.open(this.#source, recording.job) : null;
    await Promise.all([this.#view.screen.open(this.#source, time), pictures]).catch((error) => this.#counters.error(error));
    if (this.#person) this.#view.gallery.show(this.#person.number, this.#episodes);
    await this.#annotated();
    this.#tick();
  }

  /** More may be known of the recording. @param {object} data */
  update(data) {
    this.#data = data;
    this.#view.screen.update(data.recording);
    this.#annotated();
  }

  close() {
    this.#deafen();
    this.#view.screen.close();
    this.#side?.close();
  }

  #wishes() {
    const screen = () => this.#view.screen;
    return {
      toggle: () => screen().toggle(),
      seek: (time) => screen().seek(time),
      move: (seconds) => screen().seek(screen().time + seconds),
      frame: (count) => this.#frame(count),
      next: () => this.#jump(next(this.#episodes, this.time)),
      previous: () => this.#jump(previous(this.#episodes, this.time)),
      speed: (rate) => (screen().video.playbackRate = Number(rate)),
      person: (number) => this.#choose(Number(number)),
      pair: (job) => this.#pair(job),
      skeleton: () => this.#turn("skeleton"),
      captions: () => this.#turn("captions"),
      help: () => this.#view.help.open(),
      announce: (on) => set(this.#view.caption, "aria-live", on ? "polite" : "off"),
      annotate: () => this.#trigger("annotate", Date.now()),
    };
  }

  /** Keys in the player, or anywhere while nothing has the focus. */
  #press([what, amount], path) {
    const ours = path.includes(this.root) || path[0] === document.body;
    if (ours) this.#wishes()[what](amount);
    return ours;
  }

  #calls() {
    return {
      time: () => this.#tick(),
      state: () => this.#state(),
      ready: () => this.#ready(),
      trouble: (what, error) => this.#trouble(what, error),
      sought: (milliseconds) => this.#counters.sought(milliseconds),
    };
  }

  #choose(number) {
    this.#person = this.#data.recording.people.find((person) => person.number === number) ?? null;
    this.#episodes = this.#person ? episodesOf(this.#person) : [];
    this.#view.list.show(this.#episodes);
    show(this.#view.timeline.element, this.#person !== null);
    if (!this.#person) return;
    this.#view.gallery.show(number, this.#episodes);
    this.#draw();
    this.#tick();
  }

  #draw() {
    this.#view.timeline.show(this.#person, this.#data.recording.source.seconds, this.#side?.person);
    this.#view.timeline.shift(this.#side?.offset ?? 0);
  }

  #tick() {
    const { screen, list, timeline, controls } = this.#view;
    const { time, playing, seconds } = screen;
    const now = active(this.#episodes, time);
    const person = this.#on.skeleton ? (this.#person?.number ?? null) : null;
    Object.assign(this.#counters, { time, playing, drawn: screen.draw({ person, joints: joints(now) }) });
    controls.at({ time, seconds });
    list.at(time, playing);
    if (this.#person) timeline.at(time, new Set(now.map(({ row }) => row.id)));
    this.#view.captioned(textAt(this.#cues, time), this.#on.captions);
    this.#lead();
  }

  #lead() {
    const { screen } = this.#view;
    this.#side?.follow(screen.time, screen.playing, screen.video.playbackRate);
    this.#counters.other = this.#side?.time ?? null;
  }

  #state() {
    const { playing, playable } = this.#view.screen;
    this.#view.controls.state({ playing, playable });
    this.#counters.playing = playing;
    this.#lead();
  }

  #ready() {
    this.#counters.ready = true;
    this.#state();
    this.#tick();
  }

  #trouble(what, error) {
    if (error) this.#counters.error(error);
    if (what === "play") return;
    this.#counters.trouble = what;
    this.#counters.ready = true;
    this.#refused ||= what === "format";
    this.#view.notice.tell(what, what === "format");
    this.#state();
    this.#annotated();
  }

  /** The annotated version, as far as it is. */
  async #annotated() {
    const { job, annotated, making } = this.#data.recording;
    if (annotated) this.#view.notice.offer(this.#source.result(annotated, "annotated.mp4"));
    if (annotated && annotated !== job) await this.#source.enter(annotated);
    if (!this.#refused) return;
    if (making) this.#view.notice.making();
    if (!annotated) return;
    await this.#view.screen.openAnnotated(this.#source);
    this.#view.notice.instead();
  }

  #frame(count) {
    const { screen } = this.#view;
    screen.pause();
    screen.seek(screen.step(count));
  }

  #jump(episode) {
    if (episode) this.#view.screen.seek(episode.start);
  }

  #turn(what) {
    this.#on[what] = !this.#on[what];
    this.#view.controls.toggled(what, this.#on[what]);
    this.#tick();
  }

  #pair(job) {
    this.#side?.close();
    const recording = this.#data.earlier.find((one) => one.job === job);
    const calls = {
      offset: () => this.#shifted(),
      lead: (time) => this.#view.screen.seek(time),
      now: () => this.time,
      trouble: (_, error) => error && this.#counters.error(error),
    };
    this.#side = recording ? new Comparison({ recording, words: this.#words, source: this.#source, calls }) : null;
    this.#view.beside(this.#side?.element ?? null);
    if (this.#person) this.#draw();
    this.#tick();
  }

  #shifted() {
    this.#view.timeline.shift(this.#side.offset);
    this.#lead();
  }
}
