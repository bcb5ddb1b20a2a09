// Does something at the service; what goes wrong is told at a place of the page.

import { Trouble } from "./calls.js";
import { notice } from "./elements.js";

/**
 * @template T
 * @param {HTMLElement} place where it is told; emptied first
 * @param {() => Promise<T>} work
 * @returns {Promise<T|undefined>} undefined where it failed
 */
export async function attempt(place, work) {
  place.replaceChildren();
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Trouble)) {
      throw error;
    }
    if (error.status !== 401) {
      place.replaceChildren(notice("error", error.title, error.detail));
    }
    return undefined;
  }
}

/** Put the focus where somebody was, after what they used was drawn anew: once an open dialog has given it back. */
export function focusAgain(find) {
  requestAnimationFrame(() => find()?.focus());
}

/** A text with its {names} filled in. */
export function say(template, names) {
  return template.replace(/\{(\w+)\}/gu, (whole, name) => (name in names ? String(names[name]) : whole));
}
