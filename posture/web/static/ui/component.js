/** A part of the page that Streamlit mounts. */

import { Counters } from "./counters.js";
import { attachStylesheet, followTheme } from "./theme.js";
import { loadWords } from "./words.js";

/** What all components have in common; the others say what is `build`t, and what is to be done when data is `changed`. */
export class Component {
  /** What is shown: an object with `root` and `close()`; null until words and styles are there. */
  shown = null;
  counters = new Counters();
  #gone = false;
  #dark = matchMedia("(prefers-color-scheme: dark)");
  #theme = () => this.shown && followTheme(this.shown.root);

  /** @param {Element} place @param {object} data @param {Function} tell something to the page: name and value */
  constructor(place, data, tell) {
    Object.assign(this, { place, data, tell });
    this.#dark.addEventListener("change", this.#theme);
    window.addEventListener("focus", this.#theme);
  }

  /** The page was run again. @param {object} data @param {Function} tell */
  update(data, tell) {
    const before = this.data;
    Object.assign(this, { data, tell });
    this.counters.renders += 1;
    this.changed(before);
    this.#theme();
  }

  close() {
    this.#gone = true;
    this.shown?.close();
    this.shown?.root.remove();
    this.#dark.removeEventListener("change", this.#theme);
    window.removeEventListener("focus", this.#theme);
  }

  /**
   * Get words and styles, then go on unless it is too late; what fails stands in the component's place.
   * @param {string} catalogue of words @param {string} sheet its address @param {(words: object) => void} ready
   */
  async prepare(catalogue, sheet, ready) {
    const { language } = this.data;
    try {
      const [words] = await Promise.all([loadWords(catalogue, language), attachStylesheet(this.place, sheet)]);
      if (!this.#gone && language === this.data.language) ready(words);
    } catch (error) {
      this.counters.error(error);
      this.place.textContent = String(error.message);
    }
  }

  /** Show this in place of what was shown before. @param {{root: Element, close: () => void}} shown */
  show(shown) {
    this.shown = shown;
    this.place.replaceChildren(shown.root);
    this.counters.mounts += 1;
    this.#theme();
  }
}

/**
 * Mounting a component: Streamlit calls it at each run of the page with the same element, and it is made only once.
 *
 * @param {typeof Component} Kind is made in the element's `.posture-root`
 * @param {"setTriggerValue" | "setStateValue"} teller how it tells the page something
 * @returns {(component: object) => () => void} takes the component, gives what takes it away
 */
export function mounting(Kind, teller) {
  /** @type {WeakMap<Node, {component: Component, unmount: () => void}>} */
  const mounted = new WeakMap();
  return ({ parentElement, data, [teller]: tell }) => {
    const there = mounted.get(parentElement);
    if (there) {
      there.component.update(data, tell);
      return there.unmount;
    }
    const component = new Kind(parentElement.querySelector(".posture-root") ?? parentElement, data, tell);
    const unmount = () => {
      mounted.delete(parentElement);
      component.close();
    };
    mounted.set(parentElement, { component, unmount });
    component.build();
    return unmount;
  };
}
