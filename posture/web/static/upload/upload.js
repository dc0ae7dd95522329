/** One place to drop a recording on. */

import { button, make, mark, say, set, show } from "../ui/dom.js";
import { hindrance, left, refusal, size } from "./rejection.js";
import { send } from "./send.js";

export class Upload {
  #words;
  #data;
  #brought;
  #sending = null;
  #stopped = false;
  #name = "";
  #input = make("input", { type: "file", accept: "video/*,.mkv,.avi,.mts,.m2ts,.ts,.3gp,.flv", hidden: true });
  #title = make("strong", { class: "title" });
  #hint = make("span", { class: "hint" });
  #choose;
  #bar = make("progress", { max: 1, value: 0 });
  #said = make("p", { class: "said", role: "status" });
  #stop;
  #wrong = make("p", { class: "wrong", role: "alert", hidden: true });

  /** @param {{words: object, data: () => object, brought: (told: object) => void}} wanted */
  constructor({ words, data, brought }) {
    this.#words = words;
    this.#data = data;
    this.#brought = brought;
    this.#choose = button("", () => this.#input.click(), { class: "main", data: { action: "choose" } });
    this.#stop = button("", () => this.#cancel(), { data: { action: "stop" } });
    this.#input.addEventListener("change", () => this.#take(this.#input.files));
    const idle = make("div", { class: "idle" }, this.#title, this.#hint, this.#choose, this.#input);
    const going = make("div", { class: "going" }, this.#said, this.#bar, this.#stop);
    this.root = make("div", { class: "upload", data: { state: "idle" } }, idle, going, this.#wrong);
    this.translate(words);
    this.#drop();
  }

  /** @param {object} words */
  translate(words) {
    this.#words = words;
    say(this.#title, words.say("drop"));
    say(this.#hint, words.say("hint", { most: size(this.#data().most) }));
    say(this.#choose, words.say("choose"));
    say(this.#stop, words.say("stop"));
    set(this.#bar, "aria-label", words.say("sending", { name: this.#name }));
    show(this.#wrong, false);
  }

  close() {
    this.#cancel();
  }

  #drop() {
    const over = (on) => (event) => {
      if (this.#sending || !event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      mark(this.root, "over", on);
    };
    for (const [event, on] of [["dragenter", true], ["dragover", true], ["dragleave", false]]) this.root.addEventListener(event, over(on));
    this.root.addEventListener("drop", (event) => {
      over(false)(event);
      if (!this.#sending) this.#take(event.dataTransfer?.files ?? []);
    });
  }

  async #take([file]) {
    if (!file) return;
    const against = hindrance(file, this.#data(), navigator.onLine);
    if (against) return this.#refuse(against, file);
    this.#begin(file);
    const { status, told } = await this.#sending.done;
    const stopped = this.#stopped;
    this.#end();
    if (stopped) return;
    if (status === 201) this.#brought(told);
    else this.#refuse(refusal(status, navigator.onLine), file);
  }

  #begin(file) {
    show(this.#wrong, false);
    this.#name = file.name;
    this.#stopped = false;
    mark(this.root, "state", "going");
    const began = performance.now();
    this.#progress(0, file.size, 0);
    this.#sending = send(file, this.#data(), (sent, all) => this.#progress(sent, all, (performance.now() - began) / 1000));
    this.#stop.focus({ preventScroll: true });
  }

  #end() {
    this.#sending = null;
    this.#input.value = "";
    mark(this.root, "state", "idle");
  }

  #progress(sent, all, seconds) {
    this.#bar.value = all ? sent / all : 0;
    const rest = left(sent, all, seconds);
    const values = { name: this.#name, sent: size(sent), all: size(all), left: rest };
    const key = sent >= all && all ? "looking" : rest === null ? "sending" : "sending.left";
    say(this.#said, this.#words.say(key, values));
  }

  #cancel() {
    this.#stopped = true;
    this.#sending?.stop();
  }

  #refuse(why, file) {
    this.#input.value = "";
    const values = { name: file.name, size: size(file.size), most: size(this.#data().most) };
    say(this.#wrong, this.#words.say(`wrong.${why}`, values));
    show(this.#wrong, true);
  }
}
