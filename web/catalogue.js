// The first screen: what is held, with its deadlines, and questions to begin with.

import { readyQuestion } from "./answer.js";
import { byId, copyOf, fill, show, slot } from "./template.js";

/**
 * @typedef {import("./api.js").Catalogue} Catalogue
 * @typedef {import("./api.js").HeldEdition} HeldEdition
 */

const CALLS_IN_SIGHT = 3; // what is open comes first; the others wait behind a disclosure

/**
 * @param {Catalogue} held
 * @param {(question: string) => void} ask
 */
export function showCatalogue({ calls, questions }, ask) {
  const [sight, others] = [calls.slice(0, CALLS_IN_SIGHT), calls.slice(CALLS_IN_SIGHT)];
  slot(byId("held"), "calls").replaceChildren(...sight.map(callOf));
  slot(byId("held"), "other-calls").replaceChildren(...others.map(callOf));
  fill(byId("held"), { "call-count": others.length });
  slot(byId("held"), "others").hidden = others.length === 0;
  slot(byId("ready"), "questions").replaceChildren(...questions.map((question) => readyQuestion(question, ask)));
  byId("held").hidden = calls.length === 0;
  byId("ready").hidden = questions.length === 0;
  byId("how-to").hidden = false;
}

/** The page works without it, and says so. */
export function showNoCatalogue() {
  byId("held-failed").hidden = false;
  byId("how-to").hidden = false;
}

/**
 * @param {Catalogue["calls"][number]} call
 * @returns {HTMLElement}
 */
function callOf({ name, editions }) {
  const call = copyOf("call-template");
  const sight = editions.filter(({ deadline }, place) => place === 0 || deadline?.state === "open");
  const older = editions.filter((edition) => !sight.includes(edition));
  fill(call, { name, count: older.length });
  slot(call, "editions").append(...sight.map(editionOf));
  slot(call, "older-editions").append(...older.map(editionOf));
  slot(call, "older").hidden = older.length === 0;
  return call;
}

/**
 * @param {HeldEdition} held
 * @returns {HTMLElement}
 */
function editionOf({ id, label, documents, deadline, faq = 0 }) {
  const edition = copyOf("edition-template");
  const badge = slot(edition, "state");
  const state = deadline?.state ?? "unknown";
  fill(edition, { label, documents, state: badge.dataset[state] ?? "" });
  badge.dataset.state = state;
  slot(edition, "faq").hidden = faq === 0;
  slot(edition, "faq").setAttribute("href", `/faq#${encodeURIComponent(id)}`);
  fill(edition, { "faq-count": faq });
  const words = slot(edition, "deadline");
  words.textContent = deadline ? deadline.text : (words.dataset.none ?? "");
  const left = slot(edition, "left");
  const said = deadline?.days_left ? left.dataset.days : left.dataset.today;
  show(left, state === "open" ? (said ?? "").replace("{days}", String(deadline?.days_left)) : "");
  return edition;
}
