/**
 * From pictures to poses: the only module that knows the pose library. The same as
 * `posture/perception/estimator.py`.
 *
 * Two landmarkers, both in IMAGE mode so that the landmarks are raw (VIDEO mode smooths inside):
 * `find` runs the person detector and the landmark model on a picture or a tile of it; `follow` runs the
 * landmark model alone on a turned square that is known to hold one person.
 */

import {
  ESTIMATOR_LEAST_CONFIDENCE,
  ESTIMATOR_MOST_PER_TILE,
  ROI_INPUT_SIZE as INPUT_SIZE,
  ROI_LIGHT_STEP,
} from "../constants.js";
import { resize } from "../ui/dom.js";
import { listen } from "./presence.js";
import { COUNT, WIDTH } from "./pose.js";
import { toCanvas, toPicture } from "./roi.js";

/** @typedef {import("./pose.js").Pose} Pose */
/** @typedef {import("./roi.js").Region} Region */
/** @typedef {import("./scan.js").Tile} Tile */

/**
 * Load the library and both models, in a module worker. Rejects with an Error that says what to do.
 * @param {string} assets where the files are, without a slash at the end
 * @param {(doing: string, share: number) => void} tell what is being loaded and the share that is done, 0..1
 * @returns {Promise<Estimator>}
 */
export async function loadEstimator(assets, tell) {
  const vision = await load(tell, "library", 0, () => import(`${assets}/vision/vision_bundle.mjs`));
  const files = await vision.FilesetResolver.forVisionTasks(`${assets}/vision/wasm`, true);
  const wasm = await load(tell, "library", 0, () => import(files.wasmLoaderPath));
  const model = async (name, poses) => {
    const content = await fetched(`${assets}/${name}`);
    globalThis.ModuleFactory = wasm.default; // the library takes it from here and clears it, each time
    return vision.PoseLandmarker.createFromOptions({ ...files, wasmLoaderPath: "" }, options(content, poses));
  };
  const finder = await load(tell, "model that finds people", 1 / 3, () =>
    model("pose_full.task", ESTIMATOR_MOST_PER_TILE),
  );
  const follower = await load(tell, "model that follows them", 2 / 3, () => model("pose_crop.task", 1));
  const estimator = new Estimator(finder, follower);
  warmUp(estimator);
  tell("ready", 1);
  return estimator;
}

/** The first look takes ten times as long as the others: before the first frame, not during it. */
function warmUp(estimator) {
  const empty = new OffscreenCanvas(INPUT_SIZE, INPUT_SIZE);
  empty.getContext("2d");
  estimator.find(empty, [0, 0, INPUT_SIZE, INPUT_SIZE]);
  estimator.follow(empty, { u: INPUT_SIZE / 2, v: INPUT_SIZE / 2, side: INPUT_SIZE, rotation: 0 });
}

async function load(tell, doing, share, work) {
  tell(doing, share);
  try {
    return await work();
  } catch (error) {
    const why = error?.message ?? error?.type ?? error;
    throw new Error(
      `poses cannot be found in this browser: the ${doing} could not be loaded (${why}); ` +
        "run `posture setup` where the page is served, or let the server find the poses",
      { cause: error },
    );
  }
}

async function fetched(path) {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
  return new Uint8Array(await response.arrayBuffer());
}

function options(modelAssetBuffer, numPoses) {
  return {
    baseOptions: { modelAssetBuffer, delegate: "CPU" },
    runningMode: "IMAGE",
    numPoses,
    minPoseDetectionConfidence: ESTIMATOR_LEAST_CONFIDENCE,
    minPosePresenceConfidence: ESTIMATOR_LEAST_CONFIDENCE,
  };
}

export class Estimator {
  /** @param {object} finder @param {object} follower two PoseLandmarkers */
  constructor(finder, follower) {
    this.finder = finder;
    this.follower = follower;
    this.presences = new Map([finder, follower].map((one) => [one, listen(one)]));
    this.tile = drawing(1, 1);
    this.cut = drawing(INPUT_SIZE, INPUT_SIZE);
  }

  /**
   * Every pose in the tile of the picture.
   * @param {CanvasImageSource} source @param {Tile} tile @returns {Pose[]}
   */
  find(source, [left, top, width, height]) {
    resize(this.tile.canvas, width, height);
    this.tile.drawImage(source, left, top, width, height, 0, 0, width, height);
    const image = this.tile.getImageData(0, 0, width, height);
    const light = brightness(image, false);
    const poses = this.#detect(this.finder, image);
    return poses.map((landmarks) => ({ landmarks: placed(landmarks, left, top, width, height), light }));
  }

  /**
   * The pose in the region, or null where there is nobody any more.
   * @param {CanvasImageSource} source @param {Region} region @returns {Pose|null}
   */
  follow(source, region) {
    const image = cutOut(this.cut, source, region);
    const [landmarks] = this.#detect(this.follower, image);
    if (!landmarks) return null;
    toPicture(landmarks, region);
    return { landmarks, light: brightness(image, true) };
  }

  #detect(model, image) {
    const presence = this.presences.get(model);
    presence.take();
    const { landmarks, worldLandmarks } = model.detect(image);
    const present = presence.take();
    if (present.length !== landmarks.length) throw new Error("the pose library gave no presence for a pose");
    return landmarks.map((points, k) => flat(points, worldLandmarks[k], present[k]));
  }
}

/** @returns {Float64Array} in the order of the wire, u and v still in 0..1 */
function flat(points, world, presence) {
  const all = new Float64Array(COUNT * WIDTH);
  points.forEach(({ x, y, visibility }, k) => {
    const { x: wx, y: wy, z: wz } = world[k];
    all.set([x, y, wx, wy, wz, visibility, presence[k]], k * WIDTH);
  });
  return all;
}

function placed(landmarks, left, top, width, height) {
  for (let at = 0; at < landmarks.length; at += WIDTH) {
    landmarks[at] = landmarks[at] * width + left;
    landmarks[at + 1] = landmarks[at + 1] * height + top;
  }
  return landmarks;
}

/** A canvas that is read back after every drawing, black where nothing is drawn. */
function drawing(width, height) {
  const context = new OffscreenCanvas(width, height).getContext("2d", {
    alpha: false,
    willReadFrequently: true,
  });
  if (!context) throw new Error("this browser cannot draw outside the page; let the server find the poses");
  return context;
}

/** Cut with plain interpolation, as OpenCV does: "medium" and "high" would blur what is made smaller. */
function cutOut(context, source, region) {
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, INPUT_SIZE, INPUT_SIZE);
  context.imageSmoothingQuality = "low";
  context.setTransform(...toCanvas(region));
  context.drawImage(source, 0, 0);
  return context.getImageData(0, 0, INPUT_SIZE, INPUT_SIZE);
}

/** Mean brightness of some of the pixels; with `inside`, of those that are not black through and through. */
function brightness({ data, width, height }, inside) {
  const step = ROI_LIGHT_STEP;
  let [sum, count] = [0, 0];
  for (let y = 0; y < height; y += step) {
    for (let x = 0; x < width; x += step) {
      const at = 4 * (y * width + x);
      const value = data[at] + data[at + 1] + data[at + 2];
      if (inside && value === 0) continue;
      sum += value;
      count += 3;
    }
  }
  return count ? sum / count : 0;
}
