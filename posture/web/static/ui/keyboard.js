/** Keys, wherever in the page the focus is. */

/**
 * Listen until told not to.
 * @template What
 * @param {(key: object) => What | null} meaning what a key, with what is held along with it and its target, is for
 * @param {(what: What, path: EventTarget[]) => boolean} act says whether it did something with the key
 * @returns {() => void} stops listening
 */
export function listenToKeys(meaning, act) {
  const on = (event) => {
    const { key, shiftKey, ctrlKey, metaKey, altKey } = event;
    // In a shadow root the event's own target is hidden behind the host.
    const path = event.composedPath();
    const what = meaning({ key, shiftKey, ctrlKey, metaKey, altKey, target: path[0] });
    // Unprevented, the Escape that opens a question would close it at once.
    if (what && act(what, path)) event.preventDefault();
  };
  document.addEventListener("keydown", on);
  return () => document.removeEventListener("keydown", on);
}
