/** The player's parts, laid out. */

import { make, mark, say, show } from "../ui/dom.js";
import { Controls } from "./controls.js";
import { Gallery } from "./gallery.js";
import { Help } from "./help.js";
import { EpisodeList } from "./episode_list.js";
import { Notice } from "./notice.js";
import { RecordingView } from "./recording_view.js";
import { Timeline } from "./timeline.js";

export class View {
  #words;

  /** @param {{data: object, words: object, wishes: Record<string, Function>, calls: object}} wanted */
  constructor({ data, words, wishes, calls }) {
    const { recording, earlier, reasons } = data;
    this.#words = words;
    this.screen = new RecordingView({ recording, words, calls });
    this.notice = new Notice(words, wishes);
    this.list = new EpisodeList({ words, seek: wishes.seek });
    this.controls = new Controls({ words, people: recording.people, earlier, wishes });
    this.timeline = new Timeline({ words, reasons, seek: wishes.seek });
    this.gallery = new Gallery({ words, seek: wishes.seek });
    this.help = new Help(words, wishes);
    this.caption = make("p", { class: "caption", "aria-live": "off" });
    this.stage = make("div", { class: "stage" }, this.screen.element);
    this.root = this.#laid();
  }

  /** Put another recording beside, or take it away. @param {HTMLElement | null} side */
  beside(side) {
    this.stage.replaceChildren(this.screen.element, ...(side ? [side] : []));
    mark(this.root, "paired", side !== null);
  }

  /** What the captions say. @param {string} text @param {boolean} wanted */
  captioned(text, wanted) {
    show(this.caption, wanted);
    mark(this.caption, "empty", text === "");
    say(this.caption, text || this.#words.say("captions.none"));
  }

  #laid() {
    const left = make("div", { class: "left" }, this.notice.element, this.stage, this.caption);
    const upper = make("div", { class: "upper" }, left, this.list.element);
    const label = this.#words.say("player.label");
    const parts = [upper, this.controls.element, this.timeline.element, this.gallery.element, this.notice.keep, this.help.element];
    return make("div", { class: "player", role: "group", "aria-label": label }, ...parts);
  }
}
