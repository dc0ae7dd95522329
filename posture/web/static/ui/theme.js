/** The stylesheet and the theme of a component. */

import { make, mark } from "./dom.js";

const MIDDLE = 0.5;

/**
 * Put a stylesheet where the component lives, be it the document or a shadow root.
 * @param {Node} inside @param {string} sheet address @returns {Promise<void>} once it is there
 */
export function attachStylesheet(inside, sheet) {
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

/** Brightness of a colour as computed, 0 to 1; null where it is no rgb colour. @param {string} colour */
export function brightness(colour) {
  const parts = colour.match(/[\d.]+/g)?.map(Number);
  if (!colour.startsWith("rgb") || !parts || parts.length < 3) return null;
  return (0.299 * parts[0] + 0.587 * parts[1] + 0.114 * parts[2]) / 255;
}

/** Follow the page's theme where there is one, else the system's. @param {HTMLElement} root */
export function followTheme(root) {
  const page = getComputedStyle(root).getPropertyValue("--st-background-color").trim();
  root.style.setProperty("--probe", page || "transparent");
  const probe = make("i", { class: "probe" });
  root.append(probe);
  const light = page ? brightness(getComputedStyle(probe).backgroundColor) : null;
  probe.remove();
  mark(root, "theme", light === null ? "system" : light < MIDDLE ? "dark" : "light");
}
