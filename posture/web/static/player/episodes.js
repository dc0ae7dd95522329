/** Which episodes there are, which is next, and which are going on. */

/** A jump back from just after a beginning goes to the one before, as players do. */
const JUST_BEGUN = 0.7;
/** Seconds by which a picture may miss the moment that was sought. */
const NEAR = 0.05;

/**
 * @typedef {{start: number, end: number, strength: string, uncertain: boolean}} Episode
 * @typedef {Episode & {row: object}} Placed an episode with the row that it is of
 */

/** Everything that was shown, in the order of time, and of the table where it began together. @returns {Placed[]} */
export function episodesOf(person) {
  const rows = person.groups.flatMap((group) => group.rows);
  const all = rows.flatMap((row) => row.episodes.map((episode) => ({ ...episode, row })));
  return all.sort((one, other) => one.start - other.start);
}

/** The first that begins after `time`; null if there is none. @param {Episode[]} episodes @param {number} time */
export function next(episodes, time) {
  return episodes.find((episode) => episode.start > time + NEAR) ?? null;
}

/** The last that began well before `time`; null if there is none. @param {Episode[]} episodes @param {number} time */
export function previous(episodes, time) {
  return episodes.findLast((episode) => episode.start < time - JUST_BEGUN) ?? null;
}

/** Those going on at a moment. @param {Episode[]} episodes @param {number} time */
export function active(episodes, time) {
  return episodes.filter(({ start, end }) => start <= time + NEAR && time < end);
}

/** The landmarks that don'ts going on are about. @param {Placed[]} episodes those going on */
export function joints(episodes) {
  return new Set(episodes.filter(({ row }) => row.kind === "dont").flatMap(({ row }) => row.joints));
}

/** Why a row is not judged at a moment; null where it is. @param {object} row @param {number} time */
export function unjudged(row, time) {
  return row.unjudged.find(({ start, end }) => start <= time && time < end) ?? null;
}
