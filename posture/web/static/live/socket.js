/** The connection to the coach: says hello, keeps count of what is unanswered, and comes back after a loss. */

import { closeReason, wait } from "./close_codes.js";
import { InFlight } from "./in_flight.js";
import { command, hello } from "./protocol.js";

const OPEN = 1;

/** The websocket's address beside the page. @param {string} base @param {{protocol: string, host: string}} page */
export function address(base, page = location) {
  return `${page.protocol === "https:" ? "wss" : "ws"}://${page.host}${base}/live`;
}

/**
 * @typedef {object} Heard what to do with what comes
 * @property {(message: object) => void} welcome
 * @property {(message: object) => void} state
 * @property {(message: object) => void} ended
 * @property {(status: {name: "connecting" | "open" | "lost" | "refused", words?: string}) => void} status
 */

export class LiveSocket {
  #inFlight = new InFlight();
  #attempt = 0;
  #timer = 0;
  #over = false;
  #socket = null;
  /** Whether the server has greeted this connection: nothing is sent before. */
  #welcomed = false;

  /**
   * @param {{url: string, ticket: string, poses: string, heard: Heard, WebSocket?: typeof WebSocket}} wanted
   */
  constructor({ url, ticket, poses, heard, WebSocket = globalThis.WebSocket }) {
    Object.assign(this, { url, ticket, poses, heard, WebSocket });
  }

  /** Connect, and stay connected until closed or refused. */
  open() {
    this.#over = false;
    this.heard.status({ name: "connecting" });
    const socket = new this.WebSocket(this.url);
    this.#socket = socket;
    socket.onopen = () => socket.send(hello(this.ticket, this.poses));
    socket.onmessage = (event) => socket === this.#socket && this.#hear(JSON.parse(event.data));
    socket.onclose = (event) => socket === this.#socket && this.#closed(event.code);
  }

  /** Try at once instead of waiting for the next attempt. */
  retry() {
    this.#drop();
    this.#attempt = 0;
    this.open();
  }

  /** End for good. */
  close() {
    this.#over = true;
    this.#drop();
  }

  /** Whether a frame may be sent now. */
  get room() {
    if (this.#inFlight.stuck(performance.now())) this.retry();
    return this.#ready && this.#inFlight.room;
  }

  get inFlight() {
    return this.#inFlight.size;
  }

  /** Send a frame. @param {number} n @param {ArrayBuffer} bytes @returns {boolean} whether it was sent */
  sendFrame(n, bytes) {
    if (!this.#ready) return false;
    this.#inFlight.add(n, performance.now());
    this.#socket.send(bytes);
    return true;
  }

  /** Send a command. @param {string} what @param {object} [more] @returns {boolean} whether it was sent */
  tell(what, more) {
    if (what === "poses") this.poses = more.poses;
    if (this.#ready) this.#socket.send(command(what, more));
    return this.#ready;
  }

  get #ready() {
    return this.#welcomed && this.#socket?.readyState === OPEN;
  }

  #hear(message) {
    if (message.type === "welcome") this.#greeted();
    if (message.type === "state") this.#inFlight.answer(message.n);
    if (message.type === "ended") this.#over = true;
    this.heard[message.type]?.(message);
  }

  #greeted() {
    this.#welcomed = true;
    this.#attempt = 0;
    this.heard.status({ name: "open" });
  }

  #closed(code) {
    this.#forget();
    if (this.#over) return;
    const { again, words } = closeReason(code);
    this.heard.status({ name: again ? "lost" : "refused", words });
    if (again) this.#timer = setTimeout(() => this.open(), wait(this.#attempt++));
  }

  #drop() {
    clearTimeout(this.#timer);
    const socket = this.#socket;
    this.#forget();
    socket?.close();
  }

  #forget() {
    this.#socket = null;
    this.#welcomed = false;
    this.#inFlight.clear();
  }
}
