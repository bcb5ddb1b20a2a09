// One answer on the page: it grows claim by claim, and nothing that stands already moves.

import { BrokenAnswer, Problem, Unreachable } from "./api.js";
import { citation } from "./source.js";
import { copyOf, fill, show, slot } from "./template.js";

/** @typedef {import("./api.js").Source} Source */

/**
 * A list entry with a ready question on a button.
 * @param {string} question
 * @param {(question: string) => void} ask
 * @returns {HTMLElement}
 */
export function readyQuestion(question, ask) {
  const entry = copyOf("question-template");
  fill(entry, { question });
  entry.querySelector("button")?.addEventListener("click", () => ask(question));
  return entry;
}

export class AnswerView {
  #ask;
  /** @type {Map<number, Source>} */
  #sources = new Map();
  #language = document.documentElement.lang; // of what is said around the quotes, for those who hear it read

  /** @param {{ask: (question: string) => void, retry: () => void}} wishes */
  constructor({ ask, retry }) {
    this.#ask = ask;
    this.root = copyOf("answer-template");
    slot(this.root, "retry").addEventListener("click", retry);
  }

  /** What a screen reader says once the answer has ended: all of it, in the order of the page. */
  get spoken() {
    const said = this.root.querySelectorAll(".reading, .notice, .reply, .desk, .claim [data-slot=text], .trouble p");
    const shown = [...said].filter((part) => !part.closest("[hidden]"));
    return shown.map((part) => part.textContent ?? "").join("\n");
  }

  /** @param {import("./api.js").Reading} reading */
  reading({ text, language }) {
    this.#language = language;
    fill(this.root, { "reading-text": text });
    slot(this.root, "reading-text").lang = language;
    slot(this.root, "reading").hidden = text === "";
  }

  /** @param {import("./api.js").Notice} notice */
  notice({ kind, text }) {
    const known = document.getElementById(`notice-${kind}`) instanceof HTMLTemplateElement;
    const notice = copyOf(known ? `notice-${kind}` : "notice-other");
    fill(notice, { text });
    slot(notice, "text").lang = this.#language;
    slot(this.root, "notices").append(notice);
  }

  /** @param {import("./api.js").Claim} claim */
  claim({ text, citations, sources }) {
    for (const source of sources) this.#sources.set(source.n, source);
    const claim = copyOf("claim-template");
    fill(claim, { text });
    for (const source of citations.map((n) => this.#sources.get(n))) {
      if (!source) continue;
      const { button, panel } = citation(source);
      slot(claim, "citations").append(button);
      slot(claim, "sources").append(panel);
    }
    slot(this.root, "claims").append(claim);
  }

  /** @param {import("./api.js").Done} done */
  done({ outcome, reply, choices }) {
    this.root.dataset.outcome = outcome;
    show(slot(this.root, "reply"), reply);
    slot(this.root, "reply").lang = this.#language;
    slot(this.root, "desk").hidden = outcome === "answered" || !slot(this.root, "claims").hasChildNodes();
    slot(this.root, "choices").append(...choices.map((question) => readyQuestion(question, this.#ask)));
    this.#end();
  }

  /** The reader stopped it. */
  stopped() {
    this.#trouble("stopped", "", "");
  }

  /** @param {unknown} error */
  failed(error) {
    if (error instanceof Problem) return this.#trouble("failed", error.title, error.detail);
    if (error instanceof Unreachable) return this.#trouble("unreachable", "", "");
    this.#trouble(error instanceof BrokenAnswer ? "broken" : "failed", "", "");
  }

  /**
   * @param {"stopped" | "broken" | "unreachable" | "failed"} kind
   * @param {string} title from the service; without it the page has its own words
   * @param {string} detail
   */
  #trouble(kind, title, detail) {
    const words = { "trouble-title": title, "trouble-detail": detail };
    for (const [name, text] of Object.entries(words)) {
      const element = slot(this.root, name);
      element.textContent = text || (element.dataset[kind] ?? "");
    }
    const trouble = slot(this.root, "trouble");
    trouble.dataset.kind = kind;
    trouble.hidden = false;
    this.#end();
  }

  #end() {
    slot(this.root, "pending").hidden = true;
    this.root.removeAttribute("aria-busy");
  }
}
