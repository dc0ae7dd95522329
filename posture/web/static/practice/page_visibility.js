/** A page in the background: practice pauses. A page in front: the screen stays on. */

/** In this order: gone, and back again from the browser's cache of pages. */
const LEAVING = ["pagehide", "pageshow"];

export class PageVisibility {
  #lock = null;
  #wanted = false;
  #change;
  /** A page that is reloaded is hidden too as it goes; that is no pause, for the next one goes on at once. */
  #leaving = (event) => (this.#left = event.type === "pagehide");
  #left = false;

  /** @param {{hidden: () => void, shown: () => void}} calls */
  constructor({ hidden, shown }) {
    this.#change = () => {
      if (this.#left) return;
      if (document.hidden) return hidden();
      if (this.#wanted) this.#ask();
      return shown();
    };
    document.addEventListener("visibilitychange", this.#change);
    for (const name of LEAVING) window.addEventListener(name, this.#leaving);
  }

  /** Keep the screen on, or let it sleep again. @param {boolean} wanted */
  keepAwake(wanted) {
    this.#wanted = wanted;
    if (wanted) this.#ask();
    else this.#release();
  }

  close() {
    document.removeEventListener("visibilitychange", this.#change);
    for (const name of LEAVING) window.removeEventListener(name, this.#leaving);
    this.keepAwake(false);
  }

  async #ask() {
    if (!navigator.wakeLock || document.hidden || (this.#lock && !this.#lock.released)) return;
    try {
      this.#lock = await navigator.wakeLock.request("screen");
      if (!this.#wanted) this.#release();
    } catch (error) {
      // A nearly empty battery forbids it; practising goes on, and the screen may dim.
      if (error?.name !== "NotAllowedError") throw error;
    }
  }

  #release() {
    this.#lock?.release();
    this.#lock = null;
  }
}
