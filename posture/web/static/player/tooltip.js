/** A few words beside what is pointed at or has the focus. */

import { make, show } from "../ui/dom.js";

const GAP = 8;

export class Tooltip {
  element = make("div", { class: "tip", role: "tooltip", hidden: true });
  #inside;

  /** @param {HTMLElement} inside the edges over which it does not go; it is put there */
  constructor(inside) {
    this.#inside = inside;
    inside.append(this.element);
  }

  /** @param {Element} target what it is about @param {() => (string | null)[]} lines the first is its title */
  attach(target, lines) {
    const open = () => this.#open(target, lines().filter(Boolean));
    const close = () => show(this.element, false);
    const calls = { pointerenter: open, pointerleave: close, focus: open, blur: close };
    for (const [event, call] of Object.entries(calls)) target.addEventListener(event, call);
  }

  close() {
    show(this.element, false);
  }

  #open(target, lines) {
    this.element.replaceChildren(...lines.map((text, i) => make(i ? "p" : "strong", { text })));
    show(this.element, true);
    const [inside, at] = [this.#inside.getBoundingClientRect(), target.getBoundingClientRect()];
    const { offsetWidth: width, offsetHeight: height } = this.element;
    const left = Math.max(0, Math.min(at.left + at.width / 2 - width / 2 - inside.left, inside.width - width));
    const above = at.top - height - GAP;
    const top = (above > 0 ? above : at.bottom + GAP) - inside.top;
    Object.assign(this.element.style, { left: `${left}px`, top: `${top}px` });
  }
}
