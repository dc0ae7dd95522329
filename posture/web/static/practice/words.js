/** The page's own words. Words of the table, reasons and advice come from the server in the same language. */

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

/** @param {string} language en where the language is not known @returns {Promise<Words>} */
export async function loadWords(language) {
  const known = LANGUAGES.includes(language) ? language : "en";
  const answer = await fetch(new URL(`../words/${known}.json`, import.meta.url));
  if (!answer.ok) throw new Error(`words of ${known}: HTTP ${answer.status}`);
  return new Words(known, await answer.json());
}
