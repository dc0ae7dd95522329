/** How a row stands, in words: never by colour alone. */

/** Key of the word. @param {"do" | "dont"} kind @param {"good" | "amber" | "grey"} tone */
export function toneWord(kind, tone) {
  return tone === "grey" ? "tone.grey" : `tone.${kind}.${tone}`;
}

export const ACTIVITIES = ["sit", "stand", "walk"];

const SEEN = [...ACTIVITIES, "march_in_place", "transition"];

/** Key of the word of what somebody does. @param {string} activity */
export function activityWord(activity) {
  const known = SEEN.includes(activity) ? activity : "unknown";
  return `activity.${known}`;
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
