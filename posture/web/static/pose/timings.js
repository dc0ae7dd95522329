/** How long the last looks took, in milliseconds. */

const KEPT = 300;

export class Timings {
  constructor() {
    /** @type {number[]} */
    this.kept = [];
    this.count = 0;
  }

  /** @param {number} milliseconds */
  add(milliseconds) {
    this.kept.push(milliseconds);
    if (this.kept.length > KEPT) this.kept.shift();
    this.count += 1;
  }

  /**
   * The time under which a share of the last looks stayed; NaN before the first. @param {number} share 0..1
   */
  quantile(share) {
    const sorted = [...this.kept].sort((a, b) => a - b);
    return sorted.length ? sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] : NaN;
  }
}
