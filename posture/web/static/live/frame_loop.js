/** From the camera's frames to messages: no faster than 15 a second, no more than two unanswered. */

import { RateLimiter } from "./rate_limiter.js";

/**
 * @typedef {object} PoseSource a way of finding poses
 * @property {"browser" | "server"} name
 * @property {(video: HTMLVideoElement, head: {n: number, t: number}) => Promise<Found>} message
 * @typedef {{bytes: ArrayBuffer, landmarks: Float32Array | null, width: number, height: number}} Found
 *   landmarks: null where nobody was seen or they are not known here
 */

/** When a frame was taken, in milliseconds since the epoch. @param {number} now @param {object} metadata */
export function captured(now, metadata, origin = performance.timeOrigin) {
  return origin + (metadata.captureTime ?? now);
}

export class FrameLoop {
  #video;
  #socket;
  #seen;
  #limiter = new RateLimiter();
  #busy = false;
  #running = false;
  #handle = 0;
  #n = 0;
  #last = 0;
  /** @type {PoseSource | null} */
  way = null;
  /** Whether frames are left alone for now. */
  held = false;

  /**
   * @param {{video: HTMLVideoElement, socket: () => object,
   *   seen: {frame: () => void, found: (found: Found, way: PoseSource) => void, failed: (error: Error, way: PoseSource) => void}}} wanted
   */
  constructor({ video, socket, seen }) {
    this.#video = video;
    this.#socket = socket;
    this.#seen = seen;
  }

  start() {
    if (this.#running) return;
    this.#running = true;
    this.#next();
  }

  stop() {
    this.#running = false;
    this.#video.cancelVideoFrameCallback?.(this.#handle);
  }

  #next() {
    this.#handle = this.#video.requestVideoFrameCallback((now, metadata) => this.#frame(now, metadata));
  }

  async #frame(now, metadata) {
    if (!this.#running) return;
    this.#next();
    this.#seen.frame();
    if (this.held || this.#busy || !this.way || !this.#socket()?.room || !this.#limiter.due(now)) return;
    this.#busy = true;
    const way = this.way;
    try {
      await this.#send(way, this.#rising(captured(now, metadata)));
    } catch (error) {
      this.#seen.failed(error, way);
    } finally {
      this.#busy = false;
    }
  }

  async #send(way, t) {
    const n = this.#n + 1;
    const found = await way.message(this.#video, { n, t });
    if (!this.#running || way !== this.way) return;
    this.#n = n;
    if (this.#socket()?.sendFrame(n, found.bytes)) this.#seen.found(found, way);
  }

  #rising(t) {
    this.#last = Math.max(t, this.#last + 1);
    return this.#last;
  }
}
