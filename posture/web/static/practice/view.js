/** Everything that is on the screen, put together once. */

import { Banner } from "./banner.js";
import { Board } from "./board.js";
import { BigNumber, CheckPanel } from "./camera_check.js";
import { EndDialog } from "./end_dialog.js";
import { Controls } from "./controls.js";
import { make, mark } from "../ui/dom.js";
import { startScreen } from "./start_screen.js";
import { DrillProgress } from "./drill_progress.js";
import { BaselinePanel } from "./baseline_step.js";
import { Notices } from "./notices.js";
import { Scene } from "./scene.js";

export class View {
  #farewell = make("section", { class: "door farewell", role: "status" });

  /**
   * @param {import("../ui/words.js").Words} words @param {import("./controls.js").Wishes & object} wishes
   *   also start, tell and endNow
   */
  constructor(words, wishes) {
    this.words = words;
    this.video = make("video", { muted: true, playsinline: true, "aria-label": words.say("mirror.label") });
    this.video.muted = true;
    this.canvas = make("canvas", { "aria-hidden": "true" });
    this.scene = new Scene(this.canvas);
    this.banner = new Banner();
    this.board = new Board(words);
    this.check = new CheckPanel(words);
    this.guide = new BaselinePanel(words, wishes.tell);
    this.drill = new DrillProgress(words);
    this.number = new BigNumber();
    this.notices = new Notices();
    this.controls = new Controls(words, wishes);
    this.confirm = new EndDialog(words, wishes.endNow);
    this.banner.calm(...this.drill.nodes);
    this.root = make("div", { class: "posture", lang: words.language === "zh" ? "zh-Hans" : "en" });
    this.root.append(startScreen(words, wishes.start), this.#floor(), this.#farewell);
    this.stage("door");
  }

  /** Show what belongs to a stage. @param {string} stage */
  stage(stage) {
    mark(this.root, "stage", stage);
  }

  /** @param {boolean} mirrored */
  mirrored(mirrored) {
    mark(this.root, "mirrored", mirrored);
  }

  /** The camera's picture has this form. @param {number} width @param {number} height */
  shape(width, height) {
    this.root.style.setProperty("--ratio", String(width / height));
  }

  /** Take the whole window, above everything else of the page. @param {boolean} whole */
  fill(whole) {
    if (whole === this.root.matches(":popover-open")) return;
    if (whole) {
      this.root.setAttribute("popover", "manual");
      this.root.showPopover();
    } else {
      this.root.hidePopover();
      this.root.removeAttribute("popover");
    }
  }

  /** Say that it is paused, and why. @param {{away: boolean, goOn: () => void} | null} pause */
  paused(pause) {
    this.notices.put("paused", pause && this.#pauseCard(pause));
  }

  /** The practice is over. @param {boolean} kept whether there is something to report */
  over(kept) {
    const help = this.words.say(kept ? "ended.report" : "ended.nothing");
    this.#farewell.replaceChildren(make("h2", { text: this.words.say("ended") }), make("p", { text: help }));
    this.stage("ended");
  }

  /** Nothing of a practice is left on the screen. */
  clear() {
    this.confirm.close();
    this.notices.clear();
    this.scene.clear();
    this.fill(false);
  }

  #pauseCard({ away, goOn }) {
    const say = (key) => this.words.say(key);
    const action = { text: say("controls.resume"), call: goOn };
    const help = say(away ? "paused.away" : "paused.help");
    return { key: away ? "paused-away" : "paused", symbol: "pause", title: say("paused.title"), help, action };
  }

  #floor() {
    const frame = make("div", { class: "frame" }, this.video, this.canvas, this.number.element, this.notices.element);
    const mirror = make("div", { class: "mirror" }, frame);
    const side = make("div", { class: "side" }, this.check.element, this.guide.element, this.board.element);
    const main = make("main", { class: "floor" }, mirror, side);
    return make("div", { class: "room" }, this.banner.element, main, this.controls.element, this.confirm.element);
  }
}
