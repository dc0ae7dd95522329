/** What happened in a component, counted, for tests and for whoever wonders. */

const KEPT = 600;

export class Counters {
  mounts = 0;
  renders = 0;
  errors = [];

  /** @param {unknown} error */
  error(error) {
    keep(this.errors, String(error?.message ?? error));
  }
}

/** Add to a list that never grows long: the oldest goes. @param {unknown[]} list @param {unknown} value */
export function keep(list, value) {
  list.push(value);
  if (list.length > KEPT) list.shift();
}
