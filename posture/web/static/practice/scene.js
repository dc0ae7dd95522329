/** What is drawn over the picture, put together from what the page finds and what the server answers. */

import { points, visibilities } from "../live/protocol.js";
import { Overlay } from "../ui/skeleton_overlay.js";

export class Scene {
  #overlay;
  #now = { width: 640, height: 480, points: null, joints: new Set(), outline: null };

  /** @param {HTMLCanvasElement} canvas */
  constructor(canvas) {
    this.#overlay = new Overlay(canvas);
  }

  /** A frame was sent. @param {{width: number, height: number, landmarks: Float32Array | null}} found @param {object} way */
  sent({ width, height, landmarks }, way) {
    Object.assign(this.#now, { width, height });
    if (way.name !== "browser") return;
    this.#now.points = landmarks ? points(landmarks) : null;
    this.#now.seen = landmarks ? visibilities(landmarks) : undefined;
    this.#draw();
  }

  /** An answer came. @param {object} state @param {Set<number>} joints @param {string | null} way */
  answered(state, joints, way) {
    this.#now.joints = joints;
    const { outline, inside } = state.check ?? {};
    this.#now.outline = outline ? { box: outline, inside } : null;
    if (way === "server") Object.assign(this.#now, { points: state.points ?? null, seen: undefined });
    this.#draw();
  }

  clear() {
    Object.assign(this.#now, { points: null, joints: new Set(), outline: null });
    this.#overlay.clear();
  }

  #draw() {
    this.#overlay.draw(this.#now);
  }
}
