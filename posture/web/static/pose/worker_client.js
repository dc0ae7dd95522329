/**
 * The page's end of the worker: questions {id, ask, ...} go there, {id, answer} or {id, error} come back, and
 * {doing, share} while it loads.
 */

export class WorkerClient {
  /** @param {(doing: string, share: number) => void} tell */
  constructor(tell) {
    this.worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
    this.open = new Map();
    this.next = 1;
    this.ended = "";
    this.worker.onmessage = ({ data }) => (data.id ? this.#settle(data) : tell(data.doing, data.share));
    this.worker.onerror = (event) => {
      event.preventDefault();
      this.#failAll(
        `the worker that finds poses stopped (${event.message || "its script could not be loaded"})`,
      );
    };
  }

  /**
   * @param {string} ask @param {object} what @param {Transferable[]} given handed over, not copied
   * @returns {Promise<any>}
   */
  ask(ask, what, given = []) {
    if (this.ended) return Promise.reject(new Error(this.ended));
    const id = this.next;
    this.next += 1;
    return new Promise((resolve, reject) => {
      this.open.set(id, { resolve, reject });
      this.worker.postMessage({ id, ask, ...what }, given);
    });
  }

  close() {
    this.worker.terminate();
    this.#failAll("finding poses was ended");
  }

  #settle({ id, answer, error }) {
    const { resolve, reject } = this.open.get(id) ?? {};
    this.open.delete(id);
    if (error !== undefined) reject?.(new Error(error));
    else resolve?.(answer);
  }

  /** Nothing comes back any more: neither what was asked nor what will be. */
  #failAll(why) {
    this.ended = `${why}; let the server find the poses`;
    for (const { reject } of this.open.values()) reject(new Error(this.ended));
    this.open.clear();
  }
}
