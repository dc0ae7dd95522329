/** Small helpers to make elements. */

/**
 * @param {string} tag
 * @param {Record<string, unknown>} [wanted] `text`, `on` (listeners), `data`, or an attribute; null and false: none
 * @param {...(Node | string)} children
 * @returns {HTMLElement}
 */
export function make(tag, wanted = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(wanted)) set(made, name, value);
  made.append(...children);
  return made;
}

/** Set what `make` takes. @param {Element} element @param {string} name @param {unknown} value */
export function set(element, name, value) {
  if (name === "text") element.textContent = value;
  else if (name === "on") for (const [event, call] of Object.entries(value)) element.addEventListener(event, call);
  else if (name === "data") Object.assign(element.dataset, value);
  else if (value === null || value === false) element.removeAttribute(name);
  else element.setAttribute(name, value === true ? "" : String(value));
}

/** Change a text only where it differs: untouched nodes are neither laid out nor read out again. */
export function say(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/** Change a data attribute only where it differs. */
export function mark(element, name, value) {
  const text = String(value);
  if (element.dataset[name] !== text) element.dataset[name] = text;
}

/** Show or hide. @param {HTMLElement} element @param {boolean} shown */
export function show(element, shown) {
  if (element.hidden === shown) element.hidden = !shown;
}

/** A button with words. */
export function button(text, click, wanted = {}) {
  return make("button", { type: "button", text, on: { click }, ...wanted });
}
