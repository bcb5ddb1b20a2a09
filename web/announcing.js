// The one place that a screen reader listens to: what is put here is said once, politely.

import { byId } from "./template.js";

/** @param {string} text "" makes it silent */
export function announce(text) {
  byId("announcer").textContent = text;
}
