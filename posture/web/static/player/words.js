/** The player's own words; those of the table, reasons and advice come from the page in the same language. */

import { Words } from "../practice/words.js";

const LANGUAGES = ["en", "zh"];

/** @param {string} folder address of the folder of words @param {string} language en where it is not known */
export async function loadWords(folder, language) {
  const known = LANGUAGES.includes(language) ? language : "en";
  const answer = await fetch(`${folder}/${known}.json`);
  if (!answer.ok) throw new Error(`words of ${known}: HTTP ${answer.status}`);
  return new Words(known, await answer.json());
}
