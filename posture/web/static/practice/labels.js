/** How a row stands, in words: never by colour alone. */

const WORDS = {
  do: { good: "tone.do.good", amber: "tone.do.amber", grey: "tone.grey" },
  dont: { good: "tone.dont.good", amber: "tone.dont.amber", grey: "tone.grey" },
};

/** Key of the word. @param {"do" | "dont"} kind @param {"good" | "amber" | "grey"} tone */
export function toneWord(kind, tone) {
  return WORDS[kind][tone];
}

export const ACTIVITIES = ["sit", "stand", "walk"];

const SEEN = {
  sit: "activity.sit",
  stand: "activity.stand",
  walk: "activity.walk",
  march_in_place: "activity.march_in_place",
  transition: "activity.transition",
  unknown: "activity.unknown",
};

/** Key of the word of what somebody does. @param {string} activity */
export function activityWord(activity) {
  return SEEN[activity] ?? SEEN.unknown;
}

/** The board's column of an activity, or null where it has none. @param {string} activity */
export function column(activity) {
  if (activity === "march_in_place") return "walk";
  return ACTIVITIES.includes(activity) ? activity : null;
}

/** Minutes and seconds. @param {number} seconds */
export function clock(seconds) {
  const whole = Math.max(0, Math.floor(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}
