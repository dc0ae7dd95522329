/** Time as place: what a timeline needs, without a page. */

const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600];
const MOST_TICKS = 10;
/** Percent of the width: anything narrower could neither be seen nor hit. */
const LEAST_WIDTH = 0.5;

export class TimeScale {
  /** @param {number} seconds length of what is shown; without any, all is at the left */
  constructor(seconds) {
    this.seconds = seconds > 0 ? seconds : 0;
  }

  /** Place of a moment, 0 to 1; moments outside stop at the ends. @param {number} time */
  place(time) {
    return this.seconds ? Math.min(1, Math.max(0, time / this.seconds)) : 0;
  }

  /** The moment at a place. @param {number} place 0 to 1, stopped at the ends */
  at(place) {
    return Math.min(1, Math.max(0, place)) * this.seconds;
  }

  /** Left end and width of a stretch, in percent. @param {{start: number, end: number}} span */
  bar({ start, end }) {
    const left = 100 * this.place(start);
    const width = Math.max(LEAST_WIDTH, 100 * this.place(end) - left);
    return { left: Math.min(left, 100 - width), width };
  }

  /** Round moments to be marked, the first at the beginning. @returns {number[]} seconds */
  ticks() {
    const step = STEPS.find((one) => this.seconds / one < MOST_TICKS) ?? STEPS.at(-1);
    return Array.from({ length: Math.floor(this.seconds / step) + 1 }, (_, i) => i * step);
  }
}

/** A moment as m:ss or h:mm:ss; with `tenths` as m:ss.s. @param {number} seconds @param {boolean} [tenths] */
export function clock(seconds, tenths = false) {
  const all = Math.max(0, tenths ? Math.round(seconds * 10) : Math.floor(seconds + 1e-6) * 10);
  const whole = Math.floor(all / 10);
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const two = (number) => String(number).padStart(2, "0");
  const head = hours ? `${hours}:${two(minutes)}` : `${minutes}`;
  return `${head}:${two(rest)}${tenths ? `.${all % 10}` : ""}`;
}

/** A stretch as two moments. @param {{start: number, end: number}} span */
export function stretch({ start, end }) {
  return `${clock(start, true)}–${clock(end, true)}`;
}

/** Seconds of a moment written as m:ss.s or h:mm:ss; NaN where it is none. @param {string} text */
export function moment(text) {
  return text.trim().split(":").reduce((sum, part) => 60 * sum + (part === "" ? NaN : Number(part)), 0);
}
