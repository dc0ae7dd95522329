/**
 * Poses found in the browser: one person, raw landmarks, nothing leaves the page.
 *
 * `createBrowserPoses` is all that others need of this folder.
 */

import { WorkerClient } from "./worker_client.js";
import { Timings } from "../ui/timings.js";

/**
 * @typedef {{landmarks: Float32Array, light: number}} Found 33 x (u, v, wx, wy, wz, visibility, presence) in
 * the order of the wire, and the mean brightness around the person
 */

/**
 * Load the models and begin to follow one person, in a worker so that the page stays responsive.
 *
 * Measured on two shared cores without a GPU, 640x480: in the page 11-16 frames/s, its timers 130-190 ms late
 * (95 of 100); in a worker 15 frames/s, timers 4-7 ms late. To get there, a frame that came during a look
 * must be taken as soon as that look ends: waiting for the next one costs a fifth of them.
 *
 * Rejects with an Error whose message says what failed and what to do.
 * @param {{base: string, onProgress?: (doing: string, share: number) => void}} options base: the path of the
 * page's own routes ("/coach"); onProgress: what is being loaded, and the share done, 0..1
 * @returns {Promise<BrowserPoses>}
 */
export async function createBrowserPoses({ base, onProgress = () => {} }) {
  checkBrowser();
  const worker = new WorkerClient(onProgress);
  try {
    await worker.ask("load", { assets: new URL(`${base}/assets`, location.href).href });
  } catch (error) {
    worker.close();
    throw error;
  }
  return new BrowserPoses(worker);
}

class BrowserPoses {
  #worker;
  #timings = new Timings();

  /** @param {WorkerClient} worker */
  constructor(worker) {
    this.#worker = worker;
  }

  /**
   * The pose of the person who is followed, or null. Frames are to come in order, one at a time.
   * @param {HTMLVideoElement|HTMLCanvasElement|OffscreenCanvas|ImageBitmap} source stays usable
   * @param {number} width @param {number} height pixels that landmarks are to be given in; the source is
   * scaled to them
   * @param {number} timeMs when it was taken, rising
   * @returns {Promise<Found|null>}
   */
  async poses(source, width, height, timeMs) {
    const picture = await handOver(source, width, height);
    const what = { picture, width, height, seconds: timeMs / 1000 };
    const { pose, milliseconds } = await this.#worker.ask("pose", what, [picture]);
    this.#timings.add(milliseconds);
    return pose && { landmarks: Float32Array.from(pose.landmarks), light: pose.light };
  }

  /** How many looks there were, and the milliseconds that the last of them took, without the way to the worker. */
  get stats() {
    return this.#timings.summary;
  }

  close() {
    this.#worker.close();
  }
}

function checkBrowser() {
  const missing = Object.entries({
    WebAssembly: globalThis.WebAssembly,
    OffscreenCanvas: globalThis.OffscreenCanvas,
    Worker: globalThis.Worker,
  }).filter(([, value]) => !value);
  if (!missing.length) return;
  const names = missing.map(([name]) => name).join(", ");
  throw new Error(`poses cannot be found in this browser: it has no ${names}; let the server find the poses`);
}

/** The picture as something that a worker can take without copying it. */
function handOver(source, width, height) {
  const natural = [source.videoWidth ?? source.width, source.videoHeight ?? source.height];
  if (natural[0] === width && natural[1] === height) return createImageBitmap(source);
  return createImageBitmap(source, { resizeWidth: width, resizeHeight: height, resizeQuality: "medium" });
}
