/** Lets Node find the scripts that the server makes: the constants are in the file that POSTURE_CONSTANTS names. */

import { register } from "node:module";
import { pathToFileURL } from "node:url";
import { isMainThread } from "node:worker_threads";

if (isMainThread) register(import.meta.url);

export function resolve(specifier, context, next) {
  if (!specifier.endsWith("/constants.js")) return next(specifier, context);
  return { url: pathToFileURL(process.env.POSTURE_CONSTANTS).href, shortCircuit: true };
}
