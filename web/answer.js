// One answer on the page: it grows claim by claim, and nothing that stands already moves.

import { actionsOf } from "./actions.js";
import { BrokenAnswer, Problem, Unreachable } from "./api.js";
import { cardOf, saysAll } from "./cards.js";
import { languageOf } from "./language.js";
import { plainText } from "./plain-text.js";
import { citation } from "./source.js";
import { copyOf, fill, show, slot } from "./template.js";

/** @typedef {import("./api.js").Source} Source */

const SPOKEN = ".reading, .notice, .reply, .confirmed, .desk, .claim [data-slot=text], .trouble p";

/**
 * A list entry with a ready question on a button.
 * @param {string} question
 * @param {(question: string) => void} ask
 * @returns {HTMLElement}
 */
export function readyQuestion(question, ask) {
  const entry = copyOf("question-template");
  fill(entry, { question });
  slot(entry, "question").lang = languageOf(question);
  entry.querySelector("button")?.addEventListener("click", () => ask(question));
  return entry;
}

/**
 * What a notice says, without the links that stand behind it.
 * @param {Element} notice
 */
function wordsOf(notice) {
  const said = [...notice.children].filter((part) => part.localName !== "a").map((part) => (part.textContent ?? "").trim());
  return said.filter(Boolean).join(" ");
}

export class AnswerView {
  #wishes;
  /** @type {Map<number, Source>} */
  #sources = new Map();
  /** @type {import("./api.js").Claim[]} */
  #claims = [];
  /** @type {import("./api.js").Reading | null} */
  #reading = null;
  #language = document.documentElement.lang; // of what is said around the quotes, for those who hear it read

  /**
   * @param {{question: string, asked: Date, ask: (question: string) => void, askAnew: (question: string) => void,
   *   retry: () => void}} wishes askAnew: in place of this question, and not after it
   */
  constructor(wishes) {
    this.#wishes = wishes;
    this.root = copyOf("answer-template");
    slot(this.root, "retry").addEventListener("click", wishes.retry);
  }

  /** What a screen reader says once the answer has ended: all of it, in the order of the page. */
  get spoken() {
    const shown = [...this.root.querySelectorAll(SPOKEN)].filter((part) => !part.closest("[hidden], .card, .actions"));
    return shown.map((part) => part.textContent ?? "").join("\n");
  }

  /** @param {import("./api.js").Reading} reading */
  reading(reading) {
    const { text, language, others = [] } = reading;
    this.#reading = reading;
    this.#language = language;
    fill(this.root, { "reading-text": text });
    slot(this.root, "reading-text").lang = language;
    slot(this.root, "others").append(...others.map((other) => this.#other(other)));
    slot(this.root, "change").hidden = others.length === 0;
    slot(this.root, "understood").hidden = text === "";
  }

  /** @param {import("./api.js").Notice} notice one that comes after a claim stands before what it is about */
  notice({ kind, text }) {
    const known = document.getElementById(`notice-${kind}`) instanceof HTMLTemplateElement;
    const notice = copyOf(known ? `notice-${kind}` : "notice-other");
    fill(notice, { text });
    slot(notice, "text").lang = this.#language;
    if (this.#claims.length === 0) return slot(this.root, "notices").append(notice);
    const entry = document.createElement("li");
    entry.append(notice);
    slot(this.root, "claims").append(entry);
  }

  /** @param {import("./api.js").Lead} lead */
  lead({ outcome, reply, confirmed }) {
    this.#confirm(confirmed);
    this.root.dataset.outcome = outcome;
    show(slot(this.root, "reply"), reply);
    slot(this.root, "reply").lang = this.#language;
    slot(this.root, "desk").hidden = outcome === "answered";
  }

  /** @param {import("./api.js").Claim} told */
  claim(told) {
    const { text, citations, sources, card } = told;
    this.#claims.push(told);
    for (const source of sources) this.#sources.set(source.n, source);
    const typed = card ? cardOf(card, this.#about) : null;
    const claim = copyOf(typed && saysAll(card) ? "typed-claim-template" : "claim-template");
    fill(claim, { text });
    slot(claim, "text").lang = languageOf(text);
    for (const source of citations.map((n) => this.#sources.get(n))) {
      if (!source) continue;
      const { button, panel } = citation(source);
      slot(claim, "citations").append(button);
      slot(claim, "sources").append(panel);
    }
    if (typed && saysAll(card)) slot(claim, "card").append(typed);
    else if (typed) slot(claim, "sources").before(typed);
    slot(this.root, "claims").append(claim);
  }

  /** @param {import("./api.js").Done} done */
  done({ id, outcome, reply, choices, confirmed }) {
    this.lead({ outcome, reply, confirmed });
    slot(this.root, "desk").hidden = outcome === "answered" || this.#claims.length === 0;
    slot(this.root, "choices").append(...choices.map((question) => readyQuestion(question, this.#wishes.ask)));
    this.#end();
    const text = (/** @type {string} */ asOf) => this.#plainText(reply, asOf);
    this.root.append(actionsOf({ id, asOf: this.#wishes.asked, text, turn: () => this.root.closest("article") }));
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

  /** What a card is about: the call and the edition. */
  get #about() {
    return [this.#reading?.call?.id, ...(this.#reading?.editions ?? []).map(({ id }) => id)].join(":");
  }

  /** @param {import("./api.js").Other} other */
  #other({ call, edition, question }) {
    const entry = copyOf("other-template");
    fill(entry, { call, edition });
    entry.querySelector("button")?.addEventListener("click", () => this.#wishes.askAnew(question));
    return entry;
  }

  /**
   * @param {string} reply
   * @param {string} asOf
   */
  #plainText(reply, asOf) {
    return plainText({
      question: this.#wishes.question,
      reading: this.#reading?.text ?? "",
      notices: [...this.root.querySelectorAll(".notice, .confirmed:not([hidden])")].map((notice) => wordsOf(notice)),
      reply,
      claims: this.#claims,
      sources: [...this.#sources.values()],
      asOf,
      words: this.root.dataset,
    });
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

  /** @param {import("./api.js").Confirmed | null | undefined} confirmed who stands behind the answer, and since when */
  #confirm(confirmed) {
    slot(this.root, "confirmed").hidden = !confirmed?.view.startsWith("/faq/");
    if (!confirmed) return;
    const [year, month, day] = confirmed.on.split("-").map(Number);
    const written = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "long", timeZone: "UTC" });
    const on = slot(this.root, "confirmed-on");
    on.textContent = (on.dataset.date ?? "{date}").replace("{date}", written.format(Date.UTC(year, month - 1, day)));
    on.setAttribute("datetime", confirmed.on);
    slot(this.root, "confirmed-view").setAttribute("href", confirmed.view);
  }

  #end() {
    slot(this.root, "pending").hidden = true;
    this.root.removeAttribute("aria-busy");
  }
}
