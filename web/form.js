// The question form. Enter sends, except while an input method composes.

import { byId, slot } from "./template.js";

const JUST_COMPOSED_MS = 30; // Safari ends the composition right before the keydown of the Enter that confirmed it
const NEAR = 0.9; // of the limit: from here the count is worth its place on a small screen

export class QuestionForm {
  #form = /** @type {HTMLFormElement} */ (byId("ask"));
  #field = /** @type {HTMLTextAreaElement} */ (byId("question"));
  #send = /** @type {HTMLButtonElement} */ (byId("send"));
  #stop = /** @type {HTMLButtonElement} */ (byId("stop"));
  #limit = Number(this.#field.dataset.limit);
  #composedAt = -Infinity;
  #pending = false;
  /** @type {string[] | undefined} what an edited question follows; undefined: it is a new one */
  #before;

  /** @param {{send: (question: string, before: string[] | undefined) => void, stop: () => void}} wishes */
  constructor({ send, stop }) {
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit(send);
    });
    this.#field.addEventListener("compositionend", (event) => (this.#composedAt = event.timeStamp));
    this.#field.addEventListener("keydown", (event) => this.#onKey(event, stop));
    this.#field.addEventListener("input", () => this.#count());
    this.#stop.addEventListener("click", stop);
    slot(byId("editing"), "leave").addEventListener("click", () => {
      this.leave();
      this.#field.focus();
    });
    this.#send.disabled = false;
    this.#count();
  }

  /** While a question is open the field is locked, and the button that sends gives its place to the one that stops. */
  set pending(/** @type {boolean} */ pending) {
    const [shown, gone] = pending ? [this.#stop, this.#send] : [this.#send, this.#stop];
    const focused = document.activeElement === gone;
    this.#pending = pending;
    this.#field.readOnly = pending;
    shown.hidden = false;
    if (focused) shown.focus();
    gone.hidden = true;
  }

  /**
   * Puts a question back into the field, to be asked again in place of the first time.
   * @param {string} question
   * @param {string[]} before
   */
  edit(question, before) {
    this.#before = before;
    byId("editing").hidden = false;
    this.#field.value = question;
    this.#count();
    this.#field.focus();
    this.#field.setSelectionRange(question.length, question.length);
  }

  /** No question is edited any more. */
  leave() {
    if (this.#before) this.#field.value = "";
    this.#before = undefined;
    byId("editing").hidden = true;
    this.#count();
  }

  /** @param {(question: string, before: string[] | undefined) => void} send */
  #submit(send) {
    const question = this.#field.value.trim();
    if (this.#pending) return;
    if (!question || this.#length > this.#limit) return this.#field.focus();
    const before = this.#before;
    this.leave();
    this.#field.value = "";
    this.#count();
    send(question, before);
  }

  /**
   * @param {KeyboardEvent} event
   * @param {() => void} stop
   */
  #onKey(event, stop) {
    if (event.key === "Escape" && this.#pending) {
      event.preventDefault(); // a frame around us is not closed by it
      return stop();
    }
    if (event.key !== "Enter" || event.shiftKey || this.#composes(event)) return;
    event.preventDefault();
    if (!this.#pending) this.#form.requestSubmit();
  }

  /** @param {KeyboardEvent} event */
  #composes(event) {
    return event.isComposing || event.keyCode === 229 || event.timeStamp - this.#composedAt < JUST_COMPOSED_MS;
  }

  get #length() {
    return [...this.#field.value.trim()].length; // counted in characters, as the service counts
  }

  #count() {
    const length = this.#length;
    slot(this.#form, "length").textContent = String(length);
    byId("question-length").toggleAttribute("data-near", length > this.#limit * NEAR);
    slot(this.#form, "over").hidden = length <= this.#limit;
    this.#field.setAttribute("aria-invalid", String(length > this.#limit));
  }
}
