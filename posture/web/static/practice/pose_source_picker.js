/** Holds the two ways of finding poses: times them, takes one, and turns to the other when it breaks. */

import { choosePoseSource, time } from "../live/pose_source_choice.js";
import { browserSource, serverSource } from "../live/pose_source.js";

/** Frames in a row that may fail before the way is given up. */
const FAILURES = 5;
const MAKER = new URL("../pose/browser_poses.js", import.meta.url).href;

/** @param {string} base @param {(share: number) => void} progress */
async function loadBrowserSource(base, progress) {
  const { createBrowserPoses } = await import(MAKER);
  return browserSource(await createBrowserPoses({ base, onProgress: (_doing, share) => progress(share) }));
}

export class PoseSourcePicker {
  #wanted;
  #browser = null;
  #server = null;
  #timing = null;
  #failures = 0;
  #settling = false;
  #closed = false;
  rates = { browser: null, server: null };
  /** Key and values of the words that say what is taken and why. */
  note = { key: "ways.waiting", values: {} };

  /**
   * @param {{base: string, loop: object, tell: Function, changed: () => void, failed: (error: unknown) => void}} wanted
   *   tell: commands to the server; changed: something to show is different
   */
  constructor(wanted) {
    this.#wanted = wanted;
  }

  get now() {
    return this.#wanted.loop.way?.name ?? null;
  }

  get settling() {
    return this.#settling;
  }

  /** Find out which way to take, or take the one asked for. @param {"auto" | "browser" | "server"} which */
  async settle(which) {
    if (this.#settling) return;
    this.#settling = true;
    try {
      if (which === "auto") await this.#compare();
      else await this.take(which);
    } finally {
      this.#settling = false;
      this.#wanted.changed();
    }
  }

  /** Take a way because somebody wants it. @param {"browser" | "server"} name */
  async take(name, key = "ways.chosen") {
    const way = await this.#get(name);
    if (!way && name === "browser") return this.take("server", "ways.browser_cannot");
    this.#use(way);
    this.#say(key);
  }

  /** A frame was answered. @param {number} now milliseconds */
  answered(now) {
    this.#failures = 0;
    this.#timing?.result(now);
  }

  /** A frame failed. @param {object} way */
  async failed(way) {
    this.#failures += 1;
    if (this.#failures < FAILURES || way !== this.#wanted.loop.way || way.name !== "browser") return;
    this.#failures = 0;
    await this.take("server", "ways.browser_broke");
  }

  close() {
    this.#closed = true;
    this.#browser?.close();
    this.#browser = null;
  }

  async #compare() {
    for (const name of ["browser", "server"]) this.rates[name] = await this.#time(name);
    const { way, why } = choosePoseSource(this.rates);
    if (way) this.#use(await this.#get(way));
    this.#say(why);
    if (way === "server") this.#forget();
  }

  async #time(name) {
    this.#say(name === "browser" ? "ways.loading" : "ways.timing_server");
    const way = await this.#get(name);
    if (!way || this.#closed) return null;
    this.#use(way);
    if (name === "browser") this.#say("ways.timing_browser");
    const rate = await time((timing) => (this.#timing = timing));
    this.#timing = null;
    return rate;
  }

  /** The way, made when first asked for; null where this browser cannot. */
  async #get(name) {
    if (name === "server") return (this.#server ??= serverSource());
    try {
      this.#browser ??= await loadBrowserSource(this.#wanted.base, (share) => this.#loading(share));
      if (this.#closed) this.close();
    } catch (error) {
      this.#wanted.failed(error);
    }
    return this.#browser;
  }

  #use(way) {
    if (this.#closed || !way) return;
    this.#wanted.loop.way = way;
    this.#wanted.tell("poses", { poses: way.name });
  }

  #forget() {
    this.#browser?.close();
    this.#browser = null;
  }

  #loading(share) {
    this.#say("ways.loading_share", { share: Math.round(100 * share) });
  }

  #say(key, values = {}) {
    const [browser, server] = [this.rates.browser, this.rates.server].map((rate) => Math.round(rate ?? 0));
    this.note = { key, values: { browser, server, ...values } };
    this.#wanted.changed();
  }
}
