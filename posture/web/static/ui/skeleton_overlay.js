/** The skeleton over the picture. Drawn in the picture's own pixels; the mirror turns both. */

import { LANDMARK as L, LANDMARKS_BONES } from "../constants.js";

const FEET = [
  [L.LEFT_ANKLE, L.LEFT_FOOT_INDEX], [L.RIGHT_ANKLE, L.RIGHT_FOOT_INDEX],
  [L.LEFT_ANKLE, L.LEFT_HEEL], [L.RIGHT_ANKLE, L.RIGHT_HEEL],
];
const LINES = [...LANDMARKS_BONES, ...FEET];
const JOINTS = [...new Set(LINES.flat())];
const HEAD = [L.NOSE, L.LEFT_EAR, L.RIGHT_EAR];
const COLOURS = { bone: "#ffffff", edge: "rgba(12, 18, 28, .62)", hint: "#ffb020", outline: "#ffffff", inside: "#5ee08a" };
/** Below this a landmark is a guess. */
const SEEN = 0.35;
/** Line width as a share of the picture's height. */
const WIDTH = 1 / 130;
const TURN = 2 * Math.PI;

export class Overlay {
  #canvas;
  #pen;

  /** @param {HTMLCanvasElement} canvas */
  constructor(canvas) {
    this.#canvas = canvas;
    this.#pen = canvas.getContext("2d");
  }

  /**
   * Draw this moment.
   * @param {{width: number, height: number, points: ([number, number] | null)[] | null, seen?: number[],
   *   joints: Set<number>, outline?: object | null}} now points in pixels of a picture of this size
   */
  draw({ width, height, points, seen, joints, outline = null }) {
    this.#clear(width, height);
    if (outline) this.#outline(outline);
    if (!points) return;
    const at = points.map((point, i) => (point && (seen?.[i] ?? 1) >= SEEN ? point : null));
    const thick = height * WIDTH;
    this.#bones(at, thick);
    for (const joint of [...JOINTS, ...HEAD]) if (at[joint] && !joints.has(joint)) this.#dot(at[joint], thick * 0.9);
    for (const joint of joints) if (at[joint]) this.#ring(at[joint], thick);
  }

  clear() {
    this.#clear(this.#canvas.width, this.#canvas.height);
  }

  #clear(width, height) {
    if (this.#canvas.width !== width || this.#canvas.height !== height) {
      Object.assign(this.#canvas, { width, height });
    }
    this.#pen.clearRect(0, 0, width, height);
    this.#pen.lineCap = "round";
  }

  #bones(at, thick) {
    for (const [colour, width] of [[COLOURS.edge, thick * 1.9], [COLOURS.bone, thick]]) {
      this.#pen.strokeStyle = colour;
      this.#pen.lineWidth = width;
      this.#pen.beginPath();
      for (const [from, to] of LINES) if (at[from] && at[to]) this.#line(at[from], at[to]);
      this.#pen.stroke();
    }
  }

  #line([x, y], [toX, toY]) {
    this.#pen.moveTo(x, y);
    this.#pen.lineTo(toX, toY);
  }

  #dot([x, y], radius) {
    this.#pen.fillStyle = COLOURS.bone;
    this.#pen.beginPath();
    this.#pen.arc(x, y, radius, 0, TURN);
    this.#pen.fill();
  }

  /** A filled disc in a ring: told from a plain joint by its form too. */
  #ring([x, y], thick) {
    this.#pen.fillStyle = COLOURS.hint;
    this.#circle(x, y, thick * 1.6, "fill");
    for (const [colour, width] of [[COLOURS.edge, thick * 1.5], [COLOURS.hint, thick * 0.8]]) {
      this.#pen.strokeStyle = colour;
      this.#pen.lineWidth = width;
      this.#circle(x, y, thick * 3.4, "stroke");
    }
  }

  #circle(x, y, radius, how) {
    this.#pen.beginPath();
    this.#pen.arc(x, y, radius, 0, TURN);
    this.#pen[how]();
  }

  /** The place to step into: a body's outline in a dashed frame. */
  #outline({ box: [left, top, right, bottom], inside }) {
    const pen = this.#pen;
    pen.save();
    pen.strokeStyle = inside ? COLOURS.inside : COLOURS.outline;
    pen.lineWidth = this.#canvas.height * WIDTH * 0.8;
    pen.setLineDash(inside ? [] : [pen.lineWidth * 3, pen.lineWidth * 3]);
    pen.shadowColor = COLOURS.edge;
    pen.shadowBlur = pen.lineWidth;
    pen.beginPath();
    pen.roundRect(left, top, right - left, bottom - top, (right - left) * 0.12);
    pen.stroke();
    pen.restore();
  }
}
