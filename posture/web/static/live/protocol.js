/**
 * Messages as bytes, exactly as the server reads them. Everything is little endian.
 *
 * Head: kind u8, version u8, people u16, number u32, capture time f64 (milliseconds since the epoch).
 */

import {
  LANDMARKS_COUNT as LANDMARKS,
  PROTOCOL_HEAD_BYTES as HEAD,
  PROTOCOL_KINDS as KIND,
  PROTOCOL_POSE_BYTES as POSE_HEAD,
  PROTOCOL_VALUES as VALUES,
  PROTOCOL_VERSION as VERSION,
} from "../constants.js";

const FLOAT = Float32Array.BYTES_PER_ELEMENT;

function writeHead(view, kind, people, n, t) {
  view.setUint8(0, KIND[kind]);
  view.setUint8(1, VERSION);
  view.setUint16(2, people, true);
  view.setUint32(4, n, true);
  view.setFloat64(8, t, true);
}

/**
 * A pose, or that nobody is seen.
 * @param {{n: number, t: number, width: number, height: number, light: number,
 *   landmarks: Float32Array | null}} pose light is NaN where unknown; landmarks are 33 x 7 values
 * @returns {ArrayBuffer}
 */
export function packPose({ n, t, width, height, light, landmarks }) {
  if (landmarks && landmarks.length !== LANDMARKS * VALUES) {
    throw new RangeError(`a pose has ${LANDMARKS * VALUES} values, this one ${landmarks.length}`);
  }
  const bytes = new ArrayBuffer(HEAD + POSE_HEAD + (landmarks ? landmarks.length * FLOAT : 0));
  const view = new DataView(bytes);
  writeHead(view, "pose", landmarks ? 1 : 0, n, t);
  view.setUint16(HEAD, width, true);
  view.setUint16(HEAD + 2, height, true);
  view.setFloat32(HEAD + 4, light, true);
  landmarks?.forEach((value, i) => view.setFloat32(HEAD + POSE_HEAD + i * FLOAT, value, true));
  return bytes;
}

/**
 * A picture.
 * @param {{n: number, t: number, jpeg: ArrayBuffer}} picture
 * @returns {ArrayBuffer}
 */
export function packPicture({ n, t, jpeg }) {
  const bytes = new ArrayBuffer(HEAD + jpeg.byteLength);
  writeHead(new DataView(bytes), "picture", 0, n, t);
  new Uint8Array(bytes, HEAD).set(new Uint8Array(jpeg));
  return bytes;
}

/** The first message. @param {string} ticket @param {"browser" | "server"} poses */
export function hello(ticket, poses) {
  return JSON.stringify({ type: "hello", version: VERSION, ticket, poses });
}

/** A command. @param {string} what @param {object} [more] */
export function command(what, more = {}) {
  return JSON.stringify({ type: "do", do: what, ...more });
}

/** Pixel places of a pose's landmarks, for drawing. @param {Float32Array} landmarks */
export function points(landmarks) {
  return Array.from({ length: LANDMARKS }, (_, i) => [landmarks[i * VALUES], landmarks[i * VALUES + 1]]);
}

/** How well each landmark is seen, 0 to 1. @param {Float32Array} landmarks */
export function visibilities(landmarks) {
  return Array.from({ length: LANDMARKS }, (_, i) => landmarks[i * VALUES + 5]);
}
