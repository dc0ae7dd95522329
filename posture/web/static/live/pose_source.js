/** The two ways of finding poses: here in the page, or on the server from pictures. */

import { PROTOCOL_SIDES, PROTOCOL_VALUES } from "../constants.js";
import { packPicture, packPose } from "./protocol.js";

const QUALITY = 0.75;
/** Pixels; larger pictures cost the server time and show it nothing that the pose model could use. */
const LARGEST_PICTURE = { width: 960, height: 720 };
/** Pixels; the largest picture of which the server takes landmarks. */
const LARGEST_POSE = { width: PROTOCOL_SIDES[1], height: PROTOCOL_SIDES[1] };

/** The size to send: that of the video, or smaller. @param {object} video @param {object} largest */
export function fitted({ videoWidth, videoHeight }, largest) {
  const scale = Math.min(1, largest.width / videoWidth, largest.height / videoHeight);
  return { width: Math.round(videoWidth * scale), height: Math.round(videoHeight * scale) };
}

/** Landmarks in the pixels of a picture of another size. @param {Float32Array} landmarks @param {number} scale */
export function scaled(landmarks, scale) {
  if (scale === 1) return landmarks;
  return landmarks.map((value, i) => (i % PROTOCOL_VALUES < 2 ? value * scale : value));
}

/**
 * Poses found in the page; only landmarks leave it.
 * @param {{poses: Function, close: Function}} finder
 */
export function browserSource(finder) {
  async function message(video, { n, t }) {
    const { videoWidth, videoHeight } = video;
    const found = await finder.poses(video, videoWidth, videoHeight, t - performance.timeOrigin);
    const { width, height } = fitted({ videoWidth, videoHeight }, LARGEST_POSE);
    const landmarks = found ? scaled(found.landmarks, width / videoWidth) : null;
    const bytes = packPose({ n, t, width, height, light: found?.light ?? NaN, landmarks });
    return { bytes, landmarks, width, height };
  }
  return { name: "browser", message, close: () => finder.close() };
}

/** Pictures sent to the server, which finds the poses. */
export function serverSource(canvas = document.createElement("canvas")) {
  const context = canvas.getContext("2d", { alpha: false });
  async function message(video, { n, t }) {
    const { width, height } = fitted(video, LARGEST_PICTURE);
    if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
    context.drawImage(video, 0, 0, width, height);
    const blob = await new Promise((done) => canvas.toBlob(done, "image/jpeg", QUALITY));
    if (!blob) throw new Error("the browser could not make a JPEG of the camera's picture");
    return { bytes: packPicture({ n, t, jpeg: await blob.arrayBuffer() }), landmarks: null, width, height };
  }
  return { name: "server", message, close: () => {} };
}
