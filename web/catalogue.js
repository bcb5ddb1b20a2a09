// The first screen: what is held, with its deadlines, and questions to begin with.

import { readyQuestion } from "./answer.js";
import { byId, copyOf, fill, slot } from "./template.js";

/**
 * @typedef {import("./api.js").Catalogue} Catalogue
 * @typedef {import("./api.js").HeldEdition} HeldEdition
 */

const EDITIONS_IN_SIGHT = 2; // newest first; the others wait behind a disclosure

/**
 * @param {Catalogue} held
 * @param {(question: string) => void} ask
 */
export function showCatalogue({ calls, questions }, ask) {
  slot(byId("held"), "calls").replaceChildren(...calls.map(callOf));
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
  const older = editions.slice(EDITIONS_IN_SIGHT);
  fill(call, { name, count: older.length });
  slot(call, "editions").append(...editions.slice(0, EDITIONS_IN_SIGHT).map(editionOf));
  slot(call, "older-editions").append(...older.map(editionOf));
  slot(call, "older").hidden = older.length === 0;
  return call;
}

/**
 * @param {HeldEdition} held
 * @returns {HTMLElement}
 */
function editionOf({ label, documents, deadline }) {
  const edition = copyOf("edition-template");
  const badge = slot(edition, "state");
  const state = deadline?.state ?? "unknown";
  fill(edition, { label, documents, state: badge.dataset[state] ?? "" });
  badge.dataset.state = state;
  const words = slot(edition, "deadline");
  words.textContent = deadline ? deadline.text : (words.dataset.none ?? "");
  return edition;
}
