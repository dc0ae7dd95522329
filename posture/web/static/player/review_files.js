/** Where a review's files are, and being let in to them. */

export class ReviewFiles {
  #base;
  #ticket;

  /** @param {string} base @param {string} ticket */
  constructor(base, ticket) {
    this.#base = base;
    this.#ticket = ticket;
  }

  /** Get the cookie with which a video can be fetched. @param {string} job @throws {Error} where the review is gone */
  async enter(job) {
    await this.#fetched(`${this.#base}/jobs/${job}`);
  }

  /** @param {string} job */
  video(job) {
    return `${this.#base}/media/${job}`;
  }

  /** @param {string} job @param {string} name */
  result(job, name) {
    return `${this.#base}/results/${job}/${name}`;
  }

  /** @param {string} job @param {string} name @returns {Promise<Response>} */
  async fetch(job, name) {
    return this.#fetched(this.result(job, name));
  }

  async #fetched(address) {
    const answer = await fetch(address, { headers: { authorization: `Bearer ${this.#ticket}` } });
    if (!answer.ok) throw new Error(`${address.split("/").at(-1)}: HTTP ${answer.status}`);
    return answer;
  }
}
