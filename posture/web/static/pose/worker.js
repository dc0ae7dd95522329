/** Finds poses beside the page, so that the page stays responsive. Messages are described in `worker_client.js`. */

import { loadEstimator } from "./estimator.js";
import { onlyNew, smallPixels } from "./repeats.js";
import { Tracker } from "./tracker.js";

/** @type {import("./estimator.js").Estimator} */
let estimator;
/** @type {Tracker} */
let tracker;
/** @type {ReturnType<typeof onlyNew>} */
let posed;

const answers = {
  async load({ assets }) {
    const tell = (doing, share) => postMessage({ doing, share });
    estimator = await loadEstimator(assets, tell);
    tracker = new Tracker(estimator);
    posed = onlyNew(smallPixels());
    return {};
  },

  async pose({ picture, width, height, seconds }) {
    const start = performance.now();
    try {
      const pose = posed(picture, () => tracker.pose(picture, width, height, seconds), `${width}x${height}`);
      return { pose, milliseconds: performance.now() - start };
    } finally {
      picture.close();
    }
  },
};

addEventListener("message", async ({ data }) => {
  try {
    postMessage({ id: data.id, answer: await answers[data.ask](data) });
  } catch (error) {
    postMessage({ id: data.id, error: error?.message ?? String(error) });
  }
});
