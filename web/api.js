// What the service is asked, and the shapes of what it answers.

import { calls, page } from "./scope.js";
import { eventsOf } from "./sse.js";

/**
 * @typedef {{id: string, name: string}} Call
 * @typedef {{id: string, label: string}} Edition
 * @typedef {{text: string, state: "open" | "closed" | "not_yet" | "unknown", days_left: number}} Deadline
 * @typedef {{call: string, edition: string, question: string}} Other
 * @typedef {Edition & {documents: number, deadline: Deadline | null, faq?: number}} HeldEdition
 * @typedef {{calls: (Call & {editions: HeldEdition[]})[], questions: string[]}} Catalogue
 * @typedef {{call: Call | null, editions: Edition[], aspects: string[], language: string, text: string,
 *   others?: Other[]}} Reading
 * @typedef {{kind: string, text: string}} Notice
 * @typedef {{n: number, doc: string, title: string, edition: string, page: number | null, heading: string,
 *   text: string, source_url: string, view?: string}} Source
 * @typedef {{left: number, top: number, width: number, height: number}} Area
 * @typedef {{text: string, marked: boolean}} Run
 * @typedef {{page: number, start: number, end: number, view: string}} Place
 * @typedef {{width: number, height: number, image: string, marks: Area[],
 *   frames: {area: Area, size: number, runs: Run[]}[]}} Picture
 * @typedef {{doc: string, title: string, call: Call, edition: Edition, published_on: string | null,
 *   source_url: string, revision: number, read_at: string, live: boolean, pages: number[]}} SourceDocument
 * @typedef {{document: SourceDocument, page: number, heading: string, before: boolean, after: boolean,
 *   blocks: {kind: "text" | "table", rows: Run[][][]}[], picture: Picture | null,
 *   previous: Place | null, following: Place | null, rest: Place | null}} SourcePage
 * @typedef {{text: string, citations: number[], sources: Source[], card?: import("./cards.js").Card | null}} Claim
 * @typedef {{entry: string, question: string, on: string, view: string}} Confirmed
 * @typedef {{outcome: string, reply: string, confirmed?: Confirmed | null}} Lead
 * @typedef {{id: string, outcome: string, reply: string, choices: string[], confirmed?: Confirmed | null}} Done
 * @typedef {{type?: string, title?: string, status?: number, detail?: string}} ProblemDetails
 * @typedef {{reading: (reading: Reading) => void, notice: (notice: Notice) => void,
 *   lead: (lead: Lead) => void, claim: (claim: Claim) => void, done: (done: Done) => void}} Listener
 */

export const PARTS = ["reading", "notice", "lead", "claim", "done"];

/** The service said no, in words that are fit for the reader. */
export class Problem extends Error {
  /** @param {ProblemDetails} details */
  constructor(details) {
    super(details.title ?? "");
    this.title = details.title ?? "";
    this.detail = details.detail ?? "";
  }
}

/** The stream ended before the answer did, or spoke what we do not understand. */
export class BrokenAnswer extends Error {}

/** The service was not reached at all. */
export class Unreachable extends Error {}

/**
 * Asks, and tells the listener each part of the answer as it comes; returns when the answer is complete.
 * @param {{question: string, history: readonly string[]}} asked
 * @param {{signal: AbortSignal, listener: Listener}} options
 */
export async function ask(asked, { signal, listener }) {
  const response = await reach("/api/v1/ask", {
    method: "POST",
    headers: { "Content-Type": "application/json", Accept: "text/event-stream", "X-Koubo-Page": page },
    body: JSON.stringify(calls.length > 0 ? { ...asked, calls } : asked),
    signal,
  });
  try {
    for await (const { event, data } of eventsOf(response.body ?? new ReadableStream())) {
      const content = JSON.parse(data);
      if (event === "error") throw new Problem(content);
      if (PARTS.includes(event)) listener[/** @type {keyof Listener} */ (event)](content);
      if (event === "done") return;
    }
  } catch (error) {
    if (signal.aborted || error instanceof Problem) throw error;
    throw new BrokenAnswer("the stream broke", { cause: error });
  }
  throw new BrokenAnswer("the stream ended without done");
}

/**
 * What the service holds.
 * @returns {Promise<Catalogue>}
 */
export async function catalogue() {
  const only = new URLSearchParams(calls.map((call) => ["calls", call]));
  const response = await reach(calls.length > 0 ? `/api/v1/catalogue?${only}` : "/api/v1/catalogue", { headers: { Accept: "application/json" } });
  return response.json();
}

/**
 * The page of a source that a view of it names: /source/{document}/{page}?…
 * @param {string} view
 * @returns {Promise<SourcePage>}
 */
export async function sourcePage(view) {
  const path = view.replace(/^\/source\/([^/?]+)\/(\d+)/, "/api/v1/documents/$1/pages/$2");
  const response = await reach(path, { headers: { Accept: "application/json" } });
  return response.json();
}

/**
 * Says what an answer is worth.
 * @param {{answer: string, verdict: string, text: string}} judged
 * @returns {Promise<boolean>} whether it was taken
 */
export async function judge(judged) {
  return (await send("/api/v1/feedback", judged)) !== null;
}

/**
 * Makes a page of an answer for others.
 * @param {string} answer
 * @returns {Promise<string>} its path; "": it could not be made
 */
export async function share(answer) {
  const path = (await send("/api/v1/share", { answer }))?.path;
  return typeof path === "string" && path.startsWith("/a/") ? path : "";
}

/**
 * @param {string} path
 * @param {object} content
 * @returns {Promise<any>} null: it was not taken
 */
async function send(path, content) {
  try {
    return await (await reach(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(content) })).json();
  } catch {
    return null;
  }
}

/**
 * @param {string} path
 * @param {RequestInit} request
 * @returns {Promise<Response>}
 */
async function reach(path, request) {
  const headers = { "Accept-Language": document.documentElement.lang, ...request.headers };
  const response = await fetch(path, { ...request, headers }).catch((error) => {
    throw request.signal?.aborted ? error : new Unreachable(path, { cause: error });
  });
  if (response.ok) return response;
  throw new Problem(await response.json().catch(() => ({}))); // a proxy may answer in HTML
}
