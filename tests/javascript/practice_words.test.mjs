/** The page's words: the same keys in both languages, each used, none missing. */

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";

import { Words } from "../../posture/web/static/ui/words.js";

const STATIC = new URL("../../posture/web/static/", import.meta.url);
const TEXTS = Object.fromEntries(["en", "zh"].map((one) => [one, JSON.parse(read(`words/practice/${one}.json`))]));
const SOURCE = ["practice", "live"].flatMap((folder) => scripts(folder)).join("\n");
const HELPED = /^socket\.\w+\.help$/;

function read(path) {
  return readFileSync(new URL(path, STATIC), "utf8");
}

function scripts(folder) {
  const names = readdirSync(new URL(`${folder}/`, STATIC)).filter((name) => name.endsWith(".js"));
  return names.map((name) => read(`${folder}/${name}`));
}

function fields(text) {
  return (text.match(/\{\w+\}/g) ?? []).toSorted();
}

test("both languages have the same keys with the same fields", () => {
  assert.deepEqual(Object.keys(TEXTS.zh).toSorted(), Object.keys(TEXTS.en).toSorted());
  for (const key of Object.keys(TEXTS.en)) assert.deepEqual(fields(TEXTS.zh[key]), fields(TEXTS.en[key]), key);
});

test("no text is empty, and the Chinese ones are Chinese", () => {
  assert.ok(Object.values(TEXTS.en).every((text) => text.trim()));
  const worded = Object.entries(TEXTS.zh).filter(([, text]) => text.replace(/\{\w+\}/g, "").match(/\p{Letter}/u));
  for (const [key, text] of worded) assert.match(text, /\p{Script=Han}/u, key);
});

test("every key is used", () => {
  const unused = Object.keys(TEXTS.en).filter((key) => !SOURCE.includes(`"${key}"`) && !HELPED.test(key));
  assert.deepEqual(unused, []);
});

test("every key that the scripts name has words", () => {
  const families = new Set(Object.keys(TEXTS.en).map((key) => key.split(".")[0]));
  const named = [...SOURCE.matchAll(/"([a-z_]+\.[a-z_.]+)"/g)].map(([, key]) => key);
  const missing = named.filter((key) => families.has(key.split(".")[0]) && !(key in TEXTS.en));
  assert.deepEqual(missing, []);
});

test("a refusal that is final says what to do", () => {
  for (const name of ["malformed", "ticket", "replaced", "too_large"]) assert.ok(TEXTS.en[`socket.${name}.help`], name);
});

test("fields are filled in, and a key without words is an error", () => {
  const words = new Words("en", { a: "{x} of {y}" });
  assert.equal(words.say("a", { x: 1, y: 2 }), "1 of 2");
  assert.throws(() => words.say("b"), /no words for b in en/);
});
