/** Symbols, as SVG: they look the same with every font. Words beside them say what they mean. */

const NAMESPACE = "http://www.w3.org/2000/svg";

const SYMBOLS = {
  play: "M8 5l11 7-11 7z",
  pause: "M8 5v14M16 5v14",
  next: "M6 5l9 7-9 7zM18 5v14",
  previous: "M18 5l-9 7 9 7zM6 5v14",
  skeleton: "M12 3.2a1.6 1.6 0 1 0 .01 0M12 7v7M9 21l3-7 3 7M7.5 11l4.5-2 4.5 2",
  captions: "M4 5h16v12H4zM7 13h5M14.5 13h2.5M7 9.5h2.5M12 9.5h5",
  pair: "M4 6h7v12H4zM13 6h7v12h-7z",
  help: "M9 9.2a3 3 0 1 1 4.4 2.6c-.9.5-1.4 1-1.4 2M12 17.5v.2",
  link: "M10 14a4 4 0 0 0 6 .4l2.5-2.5a4 4 0 0 0-5.7-5.7L11.5 7.5M14 10a4 4 0 0 0-6-.4l-2.5 2.5a4 4 0 0 0 5.7 5.7l1.3-1.3",
  good: "M4 12.5l5 5L20 6.5",
  bad: "M12 4.5v9M12 18.6v.3",
  grey: "M6 12h12",
};

/** @param {keyof typeof SYMBOLS} name @param {boolean} [filled] */
export function picture(name, filled = false) {
  const svg = document.createElementNS(NAMESPACE, "svg");
  const looks = { viewBox: "0 0 24 24", "aria-hidden": "true", class: filled ? "picture filled" : "picture" };
  for (const [key, value] of Object.entries(looks)) svg.setAttribute(key, value);
  svg.append(document.createElementNS(NAMESPACE, "path"));
  repaint(svg, name);
  return svg;
}

/** Turn a picture into another. @param {SVGElement} svg @param {keyof typeof SYMBOLS} name */
export function repaint(svg, name) {
  if (svg.dataset.name === name) return;
  svg.dataset.name = name;
  svg.firstChild.setAttribute("d", SYMBOLS[name]);
}
