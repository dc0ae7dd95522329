/** What is seen before the camera is on: one large button, and what will happen. */

import { button, make } from "../ui/dom.js";
import { icon } from "../ui/icons.js";

const STEPS = [
  ["place", "door.step.place"],
  ["stand", "door.step.best"],
  ["play", "door.step.practise"],
];

/** @param {import("../ui/words.js").Words} words @param {() => void} start @returns {HTMLElement} */
export function startScreen(words, start) {
  const steps = STEPS.map(([symbol, key]) => make("li", {}, icon(symbol), make("span", { text: words.say(key) })));
  const go = button(words.say("door.start"), start, { class: "main big", data: { action: "start" } });
  return make(
    "section",
    { class: "door" },
    make("h2", { text: words.say("door.title") }),
    make("ol", {}, ...steps),
    go,
    make("p", { class: "small", text: words.say("door.private") }),
  );
}
