/** What keys mean in the player. */

const PLAIN = {
  " ": ["toggle"], k: ["toggle"], ArrowLeft: ["move", -1], ArrowRight: ["move", 1], ",": ["frame", -1], ".": ["frame", 1],
  n: ["next"], p: ["previous"], "?": ["help"], Home: ["seek", 0],
};
const SHIFTED = { ArrowLeft: ["move", -5], ArrowRight: ["move", 5], "?": ["help"], N: ["next"], P: ["previous"] };
const OWN_KEYS = "input:not([type=checkbox]), select, textarea, [contenteditable], [role=tab], [role=slider], dialog";
const PRESSED = "button, a, summary, input, label";

/**
 * What a key is for; null where it belongs to the element that has the focus.
 * @param {{key: string, shiftKey?: boolean, ctrlKey?: boolean, metaKey?: boolean, altKey?: boolean, target?: Element}} event
 * @returns {[string, number?] | null}
 */
export function meaning({ key, shiftKey, ctrlKey, metaKey, altKey, target }) {
  if (ctrlKey || metaKey || altKey || target?.closest?.(OWN_KEYS)) return null;
  if (key === " " && target?.closest?.(PRESSED)) return null;
  return (shiftKey ? SHIFTED : PLAIN)[key] ?? null;
}
