/** The line to the coach: connection and way of finding poses, with their troubles said in words. */

import { LiveSocket, address } from "../live/socket.js";
import { forget } from "./resume.js";
import { PoseSourcePicker } from "./pose_source_picker.js";

const WAYS = ["browser", "server"];

export class Connection {
  #with;
  #socket;
  #picker;

  /**
   * @param {{data: () => object, ticket: string, loop: object, view: object, counters: object,
   *   heard: {welcome: Function, state: Function, ended: Function}}} wanted data: the component's, as it is now
   */
  constructor(wanted) {
    this.#with = wanted;
    const { data, ticket, loop, counters } = wanted;
    const poses = data().poses === "server" ? "server" : "browser";
    this.#socket = new LiveSocket({ url: address(data().base), ticket, poses, heard: this.#heard() });
    const tell = (what, more) => this.tell(what, more);
    const failed = (error) => counters.error(error);
    this.#picker = new PoseSourcePicker({ base: data().base, loop, tell, failed, changed: () => this.#ways() });
    this.#socket.open();
  }

  get socket() {
    return this.#socket;
  }

  get ticket() {
    return this.#socket.ticket;
  }

  /** The way that is taken, or null. */
  get way() {
    return this.#picker.now;
  }

  /** @param {string} what @param {object} [more] @returns {boolean} whether it could be said */
  tell(what, more) {
    return this.#socket.tell(what, more);
  }

  /** @param {"browser" | "server"} way */
  take(way) {
    return this.#picker.take(way);
  }

  /** @param {unknown} error @param {object} way that failed with a frame */
  failed(error, way) {
    this.#with.counters.error(error);
    return this.#picker.failed(way);
  }

  /** Find out which way to take, once there are pictures and a server. @param {boolean} pictures */
  settle(pictures) {
    if (pictures && this.#with.counters.connection === "open" && !this.way) {
      this.#picker.settle(this.#with.data().poses ?? "auto");
    }
  }

  close() {
    this.#socket.close();
    this.#picker.close();
  }

  #heard() {
    const { counters, heard } = this.#with;
    return {
      ...heard,
      state: (state) => {
        if (state.n) this.#picker.answered(performance.now());
        heard.state(state);
      },
      error: ({ code, text }) => counters.error(`${code}: ${text}`),
      status: (status) => this.#status(status),
    };
  }

  #status({ name, words }) {
    const { counters, data, view } = this.#with;
    counters.connection = name;
    if (name === "open") view.notices.put("socket", null);
    if (name === "open" || name === "connecting") return;
    if (words === "socket.ticket" && this.ticket !== data().ticket) this.#renew();
    else view.notices.put("socket", this.#trouble(name, words));
  }

  /** The ticket of before a reload is no longer good: begin anew with the page's. */
  #renew() {
    forget();
    this.#socket.ticket = this.#with.data().ticket;
    this.#socket.retry();
  }

  #trouble(name, words) {
    const say = (key) => this.#with.view.words.say(key);
    if (name === "refused") return { key: words, title: say(words), help: say(`${words}.help`) };
    const action = { text: say("socket.now"), call: () => this.#socket.retry() };
    return { key: words, title: say(words), help: say("socket.again"), action };
  }

  #ways() {
    const { counters, view } = this.#with;
    const { now, note, rates, settling } = this.#picker;
    Object.assign(counters, { way: now, rates: { ...rates }, settling });
    view.controls.ways(WAYS, now, view.words.say(note.key, note.values));
    view.notices.put("ways", note.key === "ways.neither" ? this.#neither() : null);
  }

  #neither() {
    const { words } = this.#with.view;
    const action = { text: words.say("camera.again"), call: () => this.#picker.settle("auto") };
    return { key: "ways", title: words.say("ways.neither"), action };
  }
}
