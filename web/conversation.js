// A conversation: each question opens a turn, its answer streams in, and one question is open at a time.

import { announce } from "./announcing.js";
import { AnswerView } from "./answer.js";
import { PARTS, ask as askService } from "./api.js";
import { keep } from "./history.js";
import { byId, copyOf, fill, slot } from "./template.js";

/**
 * @typedef {import("./history.js").Turn} Turn
 * @typedef {import("./history.js").Past} Past
 */

const HISTORY_SENT = 10; // a follow-up leans on what was asked just before it
const opened = { count: 0 };

export class Conversation {
  #id = crypto.getRandomValues(new Uint32Array(2)).join("-");
  /** @type {Turn[]} those that were answered */
  #turns = [];
  /** @type {string[]} what a next question follows */
  #before = [];
  /** @type {AbortController | null} */
  #open = null;
  #wishes;

  /** @param {{pending: (pending: boolean) => void, edit: (question: string, before: string[]) => void}} wishes */
  constructor(wishes) {
    this.#wishes = wishes;
  }

  get id() {
    return this.#id;
  }

  stop() {
    this.#open?.abort();
  }

  /**
   * @param {string} question
   * @param {{before?: string[], focus?: boolean}} [how] before: what it follows, where that is not what was asked last
   */
  ask(question, { before = this.#before, focus = true } = {}) {
    if (this.#open) return;
    const turn = this.#openTurn(question, before);
    if (focus) slot(turn, "heading").focus({ preventScroll: true });
    void this.#answer(question, before, turn);
  }

  /**
   * Shows an earlier conversation as it was, to go on with.
   * @param {Past} past
   */
  restore(past) {
    this.clear();
    this.#id = past.id;
    this.#turns = past.turns;
    for (const { question, before, at, parts } of past.turns) {
      const turn = this.#openTurn(question, before);
      const view = this.#view(question, before, turn, new Date(at));
      turn.append(view.root);
      view.root.dataset.kept = "";
      for (const { name, data } of parts) if (PARTS.includes(name)) view[name](data);
      this.#before = [...before, question];
    }
    byId("kept").hidden = false;
    const last = slot(byId("conversation"), "turns").lastElementChild;
    if (last instanceof HTMLElement) slot(last, "heading").focus();
  }

  /** A fresh one; what was asked stays in the history. */
  clear() {
    this.stop();
    this.#id = crypto.getRandomValues(new Uint32Array(2)).join("-");
    this.#turns = [];
    this.#before = [];
    slot(byId("conversation"), "turns").replaceChildren();
    for (const id of ["conversation", "kept", "fresh"]) byId(id).hidden = true;
    byId("welcome").hidden = false;
  }

  /**
   * @param {string} question
   * @param {string[]} before
   */
  #openTurn(question, before) {
    const turn = copyOf("turn-template");
    const heading = slot(turn, "heading");
    heading.id = `turn-${++opened.count}`;
    turn.setAttribute("aria-labelledby", heading.id);
    fill(turn, { question });
    slot(turn, "edit").addEventListener("click", () => this.#wishes.edit(question, before));
    byId("conversation").hidden = false;
    byId("fresh").hidden = false;
    slot(byId("conversation"), "turns").append(turn);
    return turn;
  }

  /**
   * @param {string} question
   * @param {string[]} before
   * @param {HTMLElement} turn
   * @param {Date} asked
   */
  #view(question, before, turn, asked) {
    const retry = () => {
      if (this.#open) return;
      slot(turn, "heading").focus({ preventScroll: true });
      void this.#answer(question, before, turn);
    };
    return new AnswerView({ question, asked, ask: (next) => this.ask(next), askAnew: (next) => this.ask(next, { before }), retry });
  }

  /**
   * Asks, and shows the answer in its turn; a retry takes the place of what failed.
   * @param {string} question
   * @param {string[]} before
   * @param {HTMLElement} turn
   */
  async #answer(question, before, turn) {
    const asked = new Date();
    const view = this.#view(question, before, turn, asked);
    turn.querySelector(".answer")?.remove();
    turn.append(view.root);
    turn.scrollIntoView({ block: "start" });
    const controller = new AbortController();
    const turns = this.#turns;
    /** @type {import("./history.js").Part[]} */
    const parts = [];
    this.#setOpen(controller);
    try {
      const history = before.slice(-HISTORY_SENT);
      await askService({ question, history }, { signal: controller.signal, listener: recording(view, parts) });
      turns.push({ question, before, at: asked.getTime(), parts });
      if (turns === this.#turns) this.#answered(question, before);
      announce(`${byId("announcer").dataset.answer}\n${view.spoken}`);
    } catch (error) {
      if (controller.signal.aborted) view.stopped();
      else view.failed(error);
      announce(`${byId("announcer").dataset.trouble}\n${view.spoken}`);
    } finally {
      if (this.#open === controller) this.#setOpen(null);
    }
  }

  /**
   * @param {string} question
   * @param {string[]} before
   */
  #answered(question, before) {
    this.#before = [...before, question];
    keep({ id: this.#id, turns: this.#turns });
  }

  /** @param {AbortController | null} controller */
  #setOpen(controller) {
    this.#open = controller;
    this.#wishes.pending(controller !== null);
    if (controller) announce("");
    for (const button of document.querySelectorAll("button[data-ask]")) {
      /** @type {HTMLButtonElement} */ (button).disabled = controller !== null;
    }
  }
}

/**
 * Notes each part of an answer beside showing it.
 * @param {AnswerView} view
 * @param {import("./history.js").Part[]} parts
 * @returns {import("./api.js").Listener}
 */
function recording(view, parts) {
  /** @param {import("./history.js").Part["name"]} name */
  const both = (name) => (/** @type {any} */ data) => {
    parts.push({ name, data });
    view[name](data);
  };
  return { reading: both("reading"), notice: both("notice"), lead: both("lead"), claim: both("claim"), done: both("done") };
}
