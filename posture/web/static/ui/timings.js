/** How long the last of something took, in milliseconds. */

export class Timings {
  #kept = [];
  #most;
  count = 0;

  /** @param {number} [most] how many of the last count for `quantile` */
  constructor(most = 300) {
    this.#most = most;
  }

  /** @param {number} milliseconds */
  add(milliseconds) {
    this.#kept.push(milliseconds);
    if (this.#kept.length > this.#most) this.#kept.shift();
    this.count += 1;
  }

  /** The time under which a share of the last ones stayed; null before the first. @param {number} share 0..1 */
  quantile(share) {
    const sorted = [...this.#kept].sort((a, b) => a - b);
    return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? null;
  }

  /** @returns {{p50: number | null, p95: number | null, count: number}} */
  get summary() {
    return { p50: this.quantile(0.5), p95: this.quantile(0.95), count: this.count };
  }
}
