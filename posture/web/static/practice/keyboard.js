/** Keys: space pauses and goes on, Escape asks whether to end. */

/** What a key is for. @param {KeyboardEvent} event @returns {"pause" | "end" | null} */
export function meaning({ key, target, ctrlKey, metaKey, altKey }) {
  if (ctrlKey || metaKey || altKey) return null;
  if (key === "Escape") return "end";
  const own = target?.closest?.("button, input, select, textarea, a, summary, [contenteditable]");
  return key === " " && !own ? "pause" : null;
}
