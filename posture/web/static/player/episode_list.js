/** Everything that was shown, one after the other; each goes to its beginning. */

import { make, set, show } from "../ui/dom.js";
import { active } from "./episodes.js";
import { icon } from "../ui/icons.js";
import { stretch } from "./time_scale.js";

export class EpisodeList {
  #words;
  #seek;
  #entries = [];
  #list = make("ol", { class: "episodes" });
  #none;

  /** @param {{words: object, seek: (time: number) => void}} wanted */
  constructor({ words, seek }) {
    this.#words = words;
    this.#seek = seek;
    this.#none = make("p", { class: "soft", text: words.say("episodes.none") });
    const title = make("h3", { text: words.say("episodes") });
    this.element = make("section", { class: "shown", "aria-label": words.say("episodes") }, title, this.#none, this.#list);
  }

  /** @param {import("./episodes.js").Placed[]} episodes */
  show(episodes) {
    this.#entries = episodes.map((episode) => ({ episode, button: this.#button(episode), now: false }));
    this.#list.replaceChildren(...this.#entries.map(({ button }) => make("li", {}, button)));
    show(this.#none, episodes.length === 0);
  }

  /** @param {number} time @param {boolean} follow whether those going on are to be brought into view */
  at(time, follow) {
    let first = null;
    for (const entry of this.#entries) {
      const now = active([entry.episode], time).length > 0;
      if (now && !entry.now) first ??= entry;
      entry.now = now;
      set(entry.button, "aria-current", now ? "true" : null);
    }
    if (first && follow) this.#reveal(first.button);
  }

  /** In the list alone: the page around must not move. */
  #reveal(button) {
    const { top, bottom } = this.#list.getBoundingClientRect();
    const at = button.getBoundingClientRect();
    if (at.top < top) this.#list.scrollTop -= top - at.top;
    else if (at.bottom > bottom) this.#list.scrollTop += at.bottom - bottom;
  }

  #button(episode) {
    const { row, strength } = episode;
    const kind = this.#words.say(`kind.${row.kind}`);
    const look = row.kind === "do" ? "good" : "amber";
    const on = { click: () => this.#seek(episode.start), mousedown: (event) => event.preventDefault() };
    return make(
      "button",
      { type: "button", class: "entry", data: { kind: row.kind, rule: row.id }, on },
      make("span", { class: "symbol" }, icon(look)),
      make("span", { class: "what" }, make("span", { class: "title", text: row.title }), make("span", { class: "soft", text: `${kind} · ${strength}` })),
      make("span", { class: "when", text: stretch(episode) }),
    );
  }
}
