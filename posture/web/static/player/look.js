/** Stylesheets, put where a component lives. */

import { make } from "../practice/dom.js";

/** @param {Node} inside @param {string} sheet address @returns {Promise<void>} once it is there */
export function dress(inside, sheet) {
  const root = inside.getRootNode();
  const place = root instanceof ShadowRoot ? root : document.head;
  if ([...place.querySelectorAll("link[data-posture]")].some((one) => one.href === sheet)) return Promise.resolve();
  const link = make("link", { rel: "stylesheet", href: sheet, data: { posture: "" } });
  const loaded = new Promise((done, failed) => {
    link.onload = () => done();
    link.onerror = () => failed(new Error(`no stylesheet at ${sheet}`));
  });
  place.append(link);
  return loaded;
}
