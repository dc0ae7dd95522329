/** The evidence pictures, which stand in the review's own page of results. */

import { moment } from "./time_scale.js";

/** Seconds: the page's times are rounded to tenths. */
const NEAR = 0.06;
const PICTURE = ".still img[src^='data:image/jpeg']";

/** @typedef {{source: string, alt: string, time: number, person: number}} Still */

/** @param {string} html the HTML report @returns {Still[]} in its order */
export function stillsIn(html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  return [...page.querySelectorAll(PICTURE)].map((image) => {
    const caption = image.closest("figure").querySelector("figcaption").textContent;
    return still(image.getAttribute("src"), image.alt, caption);
  });
}

/** @param {string} source @param {string} alt begins with the person's number @param {string} caption the moment */
export function still(source, alt, caption) {
  return { source, alt, time: moment(caption), person: Number(alt.match(/\d+/)?.[0] ?? NaN) };
}

/**
 * The episode of a don't that a picture is of; null where it is of none.
 * @param {Still} still @param {import("./episodes.js").Placed[]} episodes of the same person
 */
export function episodeOf({ time, alt }, episodes) {
  const around = episodes.filter(
    ({ row, start, end }) => row.kind === "dont" && start - NEAR <= time && time <= end + NEAR,
  );
  return around.find(({ row }) => row.titles.some((title) => alt.endsWith(title))) ?? around[0] ?? null;
}
