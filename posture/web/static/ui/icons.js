/** Icons: symbols and pictograms, as SVG: they look the same with every font. */

const NAMESPACE = "http://www.w3.org/2000/svg";

const SYMBOLS = {
  good: "M4 12.5l5 5L20 6.5",
  amber: "M12 4.5v9M12 18.6v.3",
  grey: "M6 12h12",
  pause: "M8 5v14M16 5v14",
  play: "M8 5l11 7-11 7z",
  stop: "M6 6h12v12H6z",
  sound: "M4 10v4h4l5 4V6l-5 4zM17 9c1.5 2 1.5 4 0 6",
  voice: "M4 5h16v11H10l-4 4v-4H4z",
  camera: "M3 7h12v10H3zM15 11l6-3v8l-6-3z",
  place: "M4 8V4h4M16 4h4v4M20 16v4h-4M8 20H4v-4M12 8.2a1.4 1.4 0 1 0 .01 0M12 11v4M10 19l2-4 2 4",
  distance: "M4 12h16M7 9l-3 3 3 3M17 9l3 3-3 3",
  light: "M12 8a4 4 0 1 0 .01 0M12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4",
  rate: "M5 19v-5M10 19V10M15 19V6M20 19V3",
  height: "M12 3v18M9 6l3-3 3 3M9 18l3 3 3-3",
  level: "M3 12h18M12 12v.01M7 9v6M17 9v6",
  sit: "M9 4.2a1.6 1.6 0 1 0 .01 0M9 8v6h6v6M6 9v8M6 17h4",
  stand: "M12 3.2a1.6 1.6 0 1 0 .01 0M12 7v7M9 21l3-7 3 7M8.5 12l3.5-5 3.5 5",
  next: "M6 5l9 7-9 7zM18 5v14",
  previous: "M18 5l-9 7 9 7zM6 5v14",
  skeleton: "M12 3.2a1.6 1.6 0 1 0 .01 0M12 7v7M9 21l3-7 3 7M7.5 11l4.5-2 4.5 2",
  captions: "M4 5h16v12H4zM7 13h5M14.5 13h2.5M7 9.5h2.5M12 9.5h5",
  help: "M9 9.2a3 3 0 1 1 4.4 2.6c-.9.5-1.4 1-1.4 2M12 17.5v.2",
  walk: "M13 3.2a1.6 1.6 0 1 0 .01 0M12.5 7l-1 7M8 21l3.5-7 4 3v4M8.5 12l4-5 4 4.5",
};

/**
 * A symbol; it says nothing to a screen reader, words beside it do.
 * @param {keyof typeof SYMBOLS} name @param {boolean} [filled]
 */
export function icon(name, filled = false) {
  const svg = document.createElementNS(NAMESPACE, "svg");
  const looks = { viewBox: "0 0 24 24", "aria-hidden": "true", class: filled ? "picture filled" : "picture" };
  for (const [key, value] of Object.entries(looks)) svg.setAttribute(key, value);
  svg.append(document.createElementNS(NAMESPACE, "path"));
  repaint(svg, name);
  return svg;
}

/** Turn an icon into another. @param {SVGElement} svg @param {keyof typeof SYMBOLS} name */
export function repaint(svg, name) {
  if (svg.dataset.name === name) return;
  svg.dataset.name = name;
  svg.firstChild.setAttribute("d", SYMBOLS[name]);
}
