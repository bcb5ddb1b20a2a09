// Copies text, and says on the button that it did.

import { announce } from "./announcing.js";

/**
 * @param {HTMLElement} button with the words of its success and its failure in data-done and data-failed
 * @param {() => string} text
 */
export function copyOnPress(button, text) {
  button.addEventListener("click", async () => {
    const told = ((await copy(text())) ? button.dataset.done : button.dataset.failed) ?? "";
    if (button.firstChild) button.firstChild.textContent = told;
    announce(told);
  });
}

/**
 * @param {string} text
 * @returns {Promise<boolean>}
 */
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyFromField(text); // without https there is no clipboard, and a frame may not use it
  }
}

/** @param {string} text */
function copyFromField(text) {
  const field = document.createElement("textarea");
  const focused = document.activeElement;
  field.value = text;
  field.className = "visually-hidden";
  document.body.append(field);
  field.select();
  const copied = document.execCommand("copy");
  field.remove();
  if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  return copied;
}
