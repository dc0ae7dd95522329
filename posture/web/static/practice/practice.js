/** One practice, from the press of "start" to its end. */

import { FrameLoop } from "../live/frame_loop.js";
import { listenToKeys } from "../ui/keyboard.js";
import { Cues } from "./cues.js";
import { meaning } from "./keyboard.js";
import { CameraView } from "./camera_view.js";
import { Connection } from "./connection.js";
import { forget, keep, recall } from "./resume.js";
import { Sounds } from "./sounds.js";
import { StateView } from "./state_view.js";
import { View } from "./view.js";
import { PageVisibility } from "./page_visibility.js";

export class Practice {
  #data;
  #counters;
  #ended;
  #connection = null;
  #loop;
  #camera;
  #stateView;
  #sounds;
  #visibility;
  #deafen;
  #practice = null;
  /** Whether the pause is one of a page in the background. */
  #away = false;
  running = false;

  /** @param {{data: object, words: object, counters: object, ended: (practice: number) => void}} wanted */
  constructor({ data, words, counters, ended }) {
    this.#data = data;
    this.#counters = counters;
    this.#ended = ended;
    const view = (this.view = new View(words, this.#wishes()));
    const sounds = (this.#sounds = new Sounds(words.language, () => view.controls.sounds(sounds)));
    this.#stateView = new StateView({ view, counters, cues: new Cues({ sounds, counters }) });
    const calls = { ready: () => this.#pictured(), gone: () => this.#blind() };
    this.#camera = new CameraView({ view, counters, calls });
    this.#loop = new FrameLoop({ video: view.video, socket: () => this.#connection?.socket, seen: this.#seen() });
    this.#visibility = new PageVisibility({ hidden: () => this.#hide(), shown: () => this.#front() });
    this.#deafen = listenToKeys(meaning, (what) => (what === "pause" ? this.#pause() : this.#ask()));
    this.update(data);
  }

  get root() {
    return this.view.root;
  }

  /** Go on with what a reload cut off, or begin by itself if the page says so. */
  resume() {
    const ticket = recall();
    if (ticket || this.#data.autostart) this.start(ticket ?? this.#data.ticket);
  }

  /** Camera on, connection open. Call from a press of a button if there is to be sound. */
  async start(ticket = this.#data.ticket) {
    if (this.running) return;
    this.running = true;
    this.#sounds.wake();
    this.#open();
    const heard = {
      welcome: (message) => this.#welcome(message),
      state: (state) => this.#state(state),
      ended: ({ practice }) => this.#finish(practice ?? null),
    };
    const [loop, view, counters] = [this.#loop, this.view, this.#counters];
    this.#connection = new Connection({ data: () => this.#data, ticket, loop, view, counters, heard });
    await this.#camera.open();
  }

  /** Settings of the page, which may be drawn again. The practice that runs keeps its ticket. @param {object} data */
  update(data) {
    this.#data = data;
    this.view.mirrored(data.mirrored ?? true);
    if (!this.running) this.#sounds.turn({ sound: data.sound ?? true, voice: data.voice ?? false });
  }

  /** Everything off. */
  close() {
    this.#halt();
    this.#deafen();
    this.#visibility.close();
    this.#sounds.close();
  }

  #wishes() {
    return {
      tell: (what) => this.#connection?.tell(what),
      start: () => this.start(),
      begin: () => this.#connection?.tell("begin"),
      pause: () => this.#pause(),
      end: () => this.#ask(),
      endNow: () => this.#end(),
      activity: (activity) => this.#connection?.tell("activity", { activity }) && this.#stateView.choose(activity),
      camera: (id) => this.#camera.open(id),
      way: (way) => this.#connection?.take(way),
      sound: (sound) => this.#sounds.turn({ sound }),
      voice: (voice) => this.#sounds.turn({ voice }),
    };
  }

  #seen() {
    return {
      frame: () => (this.#counters.frames += 1),
      found: (found, way) => {
        this.#counters.sent += 1;
        this.view.scene.sent(found, way);
      },
      failed: (error, way) => this.#connection?.failed(error, way),
    };
  }

  #open() {
    this.#counters.stage = "starting";
    this.view.stage("starting");
    this.view.fill(true);
    this.view.banner.speak({ text: this.view.words.say("starting"), tone: "plain" });
    this.#visibility.keepAwake(true);
  }

  #welcome(message) {
    this.#practice = message.practice ?? this.#practice;
    this.#stateView.welcome(message);
    this.#settle();
  }

  #settle() {
    this.#connection?.settle(this.#camera.on && this.view.video.videoWidth > 0);
  }

  #pictured() {
    this.#loop.start();
    this.#settle();
  }

  #state(state) {
    this.#practice = state.practice ?? this.#practice;
    this.#stateView.state(state, this.#connection.way);
    if (state.stage !== "paused" && !document.hidden) this.#away = false;
    this.view.paused(state.stage === "paused" ? { away: this.#away, goOn: () => this.#pause() } : null);
    keep(this.#connection.ticket);
  }

  /** Pause, or go on. @returns {boolean} whether it could be wanted now */
  #pause() {
    const what = { practice: "pause", paused: "resume" }[this.#counters.stage];
    if (!what || this.view.confirm.isOpen || !this.running) return false;
    this.#connection.tell(what);
    return true;
  }

  #hide() {
    this.#loop.held = true;
    if (!this.running || this.#counters.stage !== "practice") return;
    this.#away = true;
    this.#connection.tell("pause");
  }

  #front() {
    this.#loop.held = false;
    if (this.running) this.#settle();
  }

  /** The camera is gone: nobody is judged meanwhile. */
  #blind() {
    this.#loop.stop();
    if (this.running && this.#counters.stage === "practice") this.#connection.tell("pause");
  }

  /** @returns {boolean} whether the question was not there yet */
  #ask() {
    if (!this.running || this.view.confirm.isOpen) return false;
    this.view.confirm.open(this.#practice !== null);
    return true;
  }

  /** With the server's word where it can be reached; else its record holds what was seen. */
  #end() {
    if (!this.#connection.tell("end")) this.#finish(this.#practice);
  }

  #finish(practice) {
    this.#halt();
    forget();
    this.#counters.stage = "ended";
    this.view.over(practice !== null);
    this.#ended(practice ?? 0);
  }

  #halt() {
    this.running = false;
    this.#loop.stop();
    this.#loop.way = null;
    this.#camera.close();
    this.#connection?.close();
    this.#connection = null;
    this.#visibility.keepAwake(false);
    this.view.clear();
  }
}
