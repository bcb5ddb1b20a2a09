// What a reader says of an answer: a verdict, and a line where they like.

import { announce } from "./announcing.js";
import { judge } from "./api.js";
import { byId, show, slot } from "./template.js";

let lines = 0;

/**
 * @param {HTMLElement} root the actions of an answer
 * @param {string} answer its id
 */
export function takeFeedback(root, answer) {
  const form = /** @type {HTMLFormElement} */ (slot(root, "feedback-form"));
  const line = /** @type {HTMLInputElement} */ (slot(root, "line"));
  const verdicts = /** @type {HTMLElement[]} */ ([...root.querySelectorAll("[data-verdict]")]);
  let chosen = "";
  line.id = `feedback-line-${++lines}`;
  slot(root, "line-label").setAttribute("for", line.id);
  for (const button of verdicts) {
    button.addEventListener("click", () => {
      chosen = button.dataset.verdict ?? "";
      for (const one of verdicts) one.setAttribute("aria-pressed", String(one === button));
      form.hidden = false;
      line.focus();
    });
  }
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const told = slot(root, "told");
    const sent = await judge({ answer, verdict: chosen, text: line.value.trim() });
    if (sent) {
      form.remove();
      for (const button of verdicts) /** @type {HTMLButtonElement} */ (button).disabled = true;
    }
    show(told, (sent ? told.dataset.thanks : told.dataset.failed) ?? "");
    announce(told.textContent ?? "");
    if (sent) byId("question").focus({ preventScroll: true });
  });
}
