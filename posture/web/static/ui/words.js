/** A component's own words; those of the table, reasons and advice come with its data in the same language. */

const LANGUAGES = ["en", "zh"];

export class Words {
  #texts;

  /** @param {string} language @param {Record<string, string>} texts */
  constructor(language, texts) {
    this.language = language;
    this.#texts = texts;
  }

  /**
   * The text of a key, with {name}s filled in.
   * @param {string} key @param {Record<string, unknown>} [values] @throws {Error} where the key has no text
   */
  say(key, values = {}) {
    const text = this.#texts[key];
    if (text === undefined) throw new Error(`no words for ${key} in ${this.language}`);
    return text.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
  }
}

/** @param {string} catalogue @param {string} language en where it is not known @returns {Promise<Words>} */
export async function loadWords(catalogue, language) {
  const known = LANGUAGES.includes(language) ? language : "en";
  const answer = await fetch(new URL(`../words/${catalogue}/${known}.json`, import.meta.url));
  if (!answer.ok) throw new Error(`${catalogue} words of ${known}: HTTP ${answer.status}`);
  return new Words(known, await answer.json());
}
