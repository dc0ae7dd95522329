/** Keys: space pauses and goes on, Escape asks whether to end. */

/** What a key is for. @param {KeyboardEvent} event @returns {"pause" | "end" | null} */
export function meaning({ key, target, ctrlKey, metaKey, altKey }) {
  if (ctrlKey || metaKey || altKey) return null;
  if (key === "Escape") return "end";
  const own = target?.closest?.("button, input, select, textarea, a, summary, [contenteditable]");
  return key === " " && !own ? "pause" : null;
}

/**
 * Listen until told not to.
 * @param {Record<"pause" | "end", () => boolean>} calls each says whether it did something with the key
 * @returns {() => void} stops listening
 */
export function listen(calls) {
  const on = (event) => {
    const { key, ctrlKey, metaKey, altKey } = event;
    // In a shadow root the event's own target is hidden behind the host.
    const [target] = event.composedPath();
    const what = meaning({ key, ctrlKey, metaKey, altKey, target });
    // Unprevented, the Escape that opens the question would close it at once.
    if (what && calls[what]()) event.preventDefault();
  };
  document.addEventListener("keydown", on);
  return () => document.removeEventListener("keydown", on);
}
