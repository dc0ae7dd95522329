/** The camera and the picture it gives, with its troubles said in words. */

import { Camera, TROUBLES, trouble } from "../live/camera.js";

/** Milliseconds without a new frame, in a page that is seen, after which it is said. */
const STILL = 4000;
const LOOKS = 1000;
const MUTED = ["none", "unplugged", "in_use"];

export class CameraView {
  #view;
  #calls;
  #camera;
  #frames = 0;
  #still = 0;
  #timer = 0;
  #device = null;

  /**
   * @param {{view: object, counters: object, calls: {ready: () => void, gone: () => void}}} with
   *   ready: there is a picture; gone: there is none any more
   */
  constructor({ view, counters, calls }) {
    this.#view = view;
    this.counters = counters;
    this.#calls = calls;
    // A tablet that is turned gives pictures of another form.
    view.video.addEventListener("resize", () => this.#shape());
    this.#camera = new Camera({ lost: (why) => this.#trouble(why) });
  }

  /** Turn it on. @param {string | null} [device] */
  async open(device = this.#device) {
    this.#device = device;
    this.#camera.watch(() => this.#devices());
    try {
      const stream = await this.#camera.open(device);
      if (!stream) return;
      this.#view.video.srcObject = stream;
      await this.#view.video.play();
      await this.#opened();
    } catch (error) {
      // A stop or another opening in quick succession ends play(): it is no trouble of the camera.
      if (error?.name !== "AbortError") this.#trouble(trouble(error));
    }
  }

  /** Turn it off. */
  close() {
    clearInterval(this.#timer);
    this.#camera.watch(null);
    this.#camera.stop();
    this.#view.video.srcObject = null;
    this.counters.camera = "off";
  }

  get on() {
    return this.#camera.on;
  }

  async #opened() {
    this.#shape();
    this.#view.notices.put("camera", null);
    this.counters.camera = "on";
    clearInterval(this.#timer);
    this.#timer = setInterval(() => this.#look(), LOOKS);
    this.#still = 0;
    await this.#list();
    this.#calls.ready();
  }

  #shape() {
    const { videoWidth, videoHeight } = this.#view.video;
    if (videoWidth && videoHeight) this.#view.shape(videoWidth, videoHeight);
  }

  /** Says when the camera is on and gives no new frame: covered by its switch, or taken by another program. */
  #look() {
    const moved = this.counters.frames !== this.#frames;
    this.#frames = this.counters.frames;
    this.#still = moved || document.hidden ? 0 : this.#still + LOOKS;
    if (moved && this.counters.camera === "still") this.#moving();
    if (this.#still >= STILL && this.counters.camera === "on") this.#say("still");
  }

  #moving() {
    this.counters.camera = "on";
    this.#view.notices.put("camera", null);
  }

  async #list() {
    this.#view.controls.cameras(await this.#camera.list(), this.#camera.device);
  }

  /** Cameras came or went; one that comes is opened if there was none. */
  async #devices() {
    if (this.#camera.on) return this.#list();
    if (MUTED.includes(this.counters.camera) && (await this.#camera.list()).length) await this.open(null);
    return undefined;
  }

  #trouble(why) {
    clearInterval(this.#timer);
    this.#view.scene.clear();
    this.#say(why.code);
    this.#calls.gone();
  }

  #say(code) {
    this.counters.camera = code;
    const { words, notices } = this.#view;
    const { title, help } = TROUBLES[code];
    const again = { text: words.say("camera.again"), call: () => this.open() };
    const action = code === "insecure" ? null : again;
    notices.put("camera", { key: `camera-${code}`, symbol: "camera", title: words.say(title), help: words.say(help), action });
  }
}
