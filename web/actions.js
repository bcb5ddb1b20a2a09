// What can be done with an answer that has ended: copy it with its sources, print it, share it, say what it is worth.

import { announce } from "./announcing.js";
import { share } from "./api.js";
import { copyOnPress } from "./copying.js";
import { takeFeedback } from "./feedback.js";
import { printOnly } from "./printing.js";
import { copyOf, slot } from "./template.js";

let links = 0;

/**
 * @param {{id: string, asOf: Date, text: (asOf: string) => string, turn: () => HTMLElement | null}} answer
 * @returns {HTMLElement}
 */
export function actionsOf({ id, asOf, text, turn }) {
  const root = copyOf("actions-template");
  const date = /** @type {HTMLElement} */ (root.querySelector(".actions__date"));
  date.textContent = (date.textContent ?? "").replace("{moment}", momentOf(asOf));
  copyOnPress(slot(root, "copy"), () => text(date.textContent ?? ""));
  slot(root, "print").addEventListener("click", () => {
    const part = turn();
    if (part) printOnly(part);
  });
  if (id) {
    shareOnPress(root, id);
    takeFeedback(root, id);
  } else {
    slot(root, "share").remove();
    slot(root, "feedback").remove();
  }
  return root;
}

/**
 * @param {Date} moment
 * @returns {string} in the time of the calls, whatever the clock of the reader's machine
 */
export function momentOf(moment) {
  return moment.toLocaleString(document.documentElement.lang, { timeZone: "Asia/Tokyo", dateStyle: "long", timeStyle: "short" });
}

/**
 * @param {HTMLElement} root
 * @param {string} id
 */
function shareOnPress(root, id) {
  const button = /** @type {HTMLButtonElement} */ (slot(root, "share"));
  const link = /** @type {HTMLInputElement} */ (slot(root, "link"));
  link.id = `share-link-${++links}`;
  slot(root, "link-label").setAttribute("for", link.id);
  copyOnPress(slot(root, "copy-link"), () => link.value);
  button.addEventListener("click", async () => {
    button.disabled = true;
    const path = await share(id);
    if (!path) {
      button.disabled = false;
      button.textContent = button.dataset.failed ?? "";
      return announce(button.textContent);
    }
    link.value = new URL(path, location.origin).href;
    slot(root, "shared").hidden = false;
    link.focus();
    link.select();
  });
}
