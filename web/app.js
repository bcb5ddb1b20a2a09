// The chat page: a question opens a turn, its answer streams in, and one question is open at a time.

import { AnswerView } from "./answer.js";
import { ask as askService, catalogue } from "./api.js";
import { showCatalogue, showNoCatalogue } from "./catalogue.js";
import { QuestionForm } from "./form.js";
import { settleIn } from "./scope.js";
import { byId, copyOf, fill, slot } from "./template.js";

const HISTORY_SENT = 10; // a follow-up leans on what was asked just before it

/** @type {string[]} Questions that were answered on this page; kept in memory only. */
const history = [];
/** @type {AbortController | null} */
let open = null;
let turns = 0;

const form = new QuestionForm({ send: askTyped, stop: () => open?.abort() });

/** @param {string} question */
function askTyped(question) {
  const turn = openTurn(question);
  if (matchMedia("(pointer: coarse)").matches) focusOn(turn); // so that the keyboard on the screen makes room
  void answer(question, turn);
}

/** @param {string} question */
function askReady(question) {
  if (open) return;
  const turn = openTurn(question);
  focusOn(turn);
  void answer(question, turn);
}

/**
 * @param {string} question
 * @returns {HTMLElement}
 */
function openTurn(question) {
  const turn = copyOf("turn-template");
  const heading = slot(turn, "heading");
  heading.id = `turn-${++turns}`;
  turn.setAttribute("aria-labelledby", heading.id);
  fill(turn, { question });
  byId("conversation").hidden = false;
  slot(byId("conversation"), "turns").append(turn);
  return turn;
}

/** @param {HTMLElement} turn */
function focusOn(turn) {
  slot(turn, "heading").focus({ preventScroll: true });
}

/**
 * Asks, and shows the answer in its turn; a retry takes the place of what failed.
 * @param {string} question
 * @param {HTMLElement} turn
 */
async function answer(question, turn) {
  const view = new AnswerView({ ask: askReady, retry: () => retry(question, turn) });
  turn.querySelector(".answer")?.remove();
  turn.append(view.root);
  turn.scrollIntoView({ block: "start" });
  const controller = new AbortController();
  setOpen(controller);
  let opening = "answer";
  try {
    await askService({ question, history: history.slice(-HISTORY_SENT) }, { signal: controller.signal, listener: view });
    history.push(question);
  } catch (error) {
    opening = "trouble";
    if (controller.signal.aborted) view.stopped();
    else view.failed(error);
  } finally {
    setOpen(null);
  }
  const announcer = byId("announcer");
  announcer.textContent = `${announcer.dataset[opening]}\n${view.spoken}`;
}

/**
 * @param {string} question
 * @param {HTMLElement} turn
 */
function retry(question, turn) {
  if (open) return;
  focusOn(turn);
  void answer(question, turn);
}

/** @param {AbortController | null} controller */
function setOpen(controller) {
  open = controller;
  form.pending = controller !== null;
  if (controller) byId("announcer").textContent = "";
  for (const button of document.querySelectorAll("button[data-ask]")) {
    /** @type {HTMLButtonElement} */ (button).disabled = controller !== null;
  }
}

async function welcome() {
  try {
    showCatalogue(await catalogue(), askReady);
  } catch {
    showNoCatalogue();
  }
  byId("welcome").removeAttribute("aria-busy");
}

settleIn();
void welcome();
