// A card shows what a claim says, typed: a deadline, a desk, papers to tick, conditions. Its values come from the service.

import { copyOnPress } from "./copying.js";
import { printOnly } from "./printing.js";
import { copyOf, fill, show, slot } from "./template.js";
import { forget, recall, remember } from "./remembering.js";

/**
 * @typedef {{kind: "deadline", label: string, opens: string, day: string, time: string, arrival: "must_arrive" | "postmark" | null,
 *   closes: string, state: "open" | "closed" | "not_yet" | "unknown", days_left: number, calendar: string}} DeadlineCard
 * @typedef {{kind: "contact", name: string, purposes: string[], tel: string[], mail: string[], address: string, subject: string}} ContactCard
 * @typedef {{kind: "forms", lead: string, papers: {name: string, note: string}[]}} FormsCard
 * @typedef {{kind: "eligibility", conditions: {text: string, role: "condition" | "item" | "proviso"}[]}} EligibilityCard
 * @typedef {DeadlineCard | ContactCard | FormsCard | EligibilityCard} Card
 */

/**
 * Whether a card says all that its claim says, so that the claim may wait folded beneath it.
 * @param {Card | null | undefined} card
 */
export function saysAll(card) {
  return card?.kind === "forms" || card?.kind === "eligibility";
}

/**
 * @param {Card} card
 * @param {string} about what the card is of, so that ticks are kept apart
 * @returns {HTMLElement | null} null: a kind that this page does not know
 */
export function cardOf(card, about) {
  switch (card.kind) {
    case "deadline":
      return deadline(card);
    case "contact":
      return contact(card);
    case "forms":
      return forms(card, about);
    case "eligibility":
      return eligibility(card);
    default:
      return null;
  }
}

/** @param {DeadlineCard} card */
function deadline({ label, day, time, arrival, state, days_left, calendar }) {
  const card = copyOf("card-deadline");
  card.dataset.state = state;
  fill(card, { label, day, time });
  const words = slot(card, "left").dataset;
  const left = state === "open" ? (days_left ? words.days : words.today) : words[state];
  show(slot(card, "left"), (left ?? "").replace("{days}", String(days_left)));
  for (const name of ["arrival", "arrival-hint"]) show(slot(card, name), (arrival && slot(card, name).dataset[arrival]) || "");
  const offered = state !== "closed" && calendar.startsWith("/api/v1/deadlines/");
  if (offered) slot(card, "calendar").setAttribute("href", calendar);
  else slot(card, "calendar").remove();
  return card;
}

/** @param {ContactCard} card */
function contact({ name, purposes, tel, mail, address, subject }) {
  const card = copyOf("card-contact");
  show(slot(card, "name"), name);
  slot(card, "purposes").append(...purposes.map(purposeOf));
  const ways = [
    ...tel.map((number) => reach("tel", number, `tel:${dialled(number)}`)),
    ...mail.map((one) => reach("mail", one, `mailto:${encodeURIComponent(one).replace("%40", "@")}?subject=${encodeURIComponent(subject)}`)),
    ...(address ? [reach("address", address, "")] : []),
  ];
  slot(card, "reach").append(...ways);
  return card;
}

/**
 * What is dialled: the digits up to an extension or a word.
 * @param {string} number
 */
function dialled(number) {
  return (/^[-+\d\s()]*/.exec(number)?.[0] ?? "").replace(/[^\d+]/g, "");
}

/** @param {string} purpose */
function purposeOf(purpose) {
  const element = document.createElement("span");
  element.className = "card__purpose";
  element.lang = "ja";
  element.textContent = purpose;
  return element;
}

/**
 * @param {"tel" | "mail" | "address"} kind
 * @param {string} text
 * @param {string} href
 */
function reach(kind, text, href) {
  const row = copyOf(`reach-${kind}`);
  fill(row, { link: text, what: ` ${text}` });
  if (href) slot(row, "link").setAttribute("href", href);
  copyOnPress(slot(row, "copy"), () => text);
  return row;
}

/**
 * @param {FormsCard} card
 * @param {string} about
 */
function forms({ lead, papers }, about) {
  const card = copyOf("card-forms");
  show(slot(card, "lead"), lead);
  const key = `ticks:${about}`;
  /** @type {string[]} */
  const ticked = recall(key) ?? [];
  const boxes = papers.map(({ name, note }) => {
    const paper = copyOf("paper-template");
    fill(paper, { name });
    show(slot(paper, "note"), note);
    const box = /** @type {HTMLInputElement} */ (paper.querySelector("input"));
    box.value = name;
    box.checked = ticked.includes(name);
    slot(card, "papers").append(paper);
    return box;
  });
  const keep = () => {
    const names = boxes.filter((box) => box.checked).map((box) => box.value);
    if (names.length > 0) remember(key, names);
    else forget(key);
  };
  for (const box of boxes) box.addEventListener("change", keep);
  slot(card, "untick").addEventListener("click", () => {
    for (const box of boxes) box.checked = false;
    keep();
  });
  slot(card, "print").addEventListener("click", () => printOnly(card));
  return card;
}

/** @param {EligibilityCard} card */
function eligibility({ conditions }) {
  const card = copyOf("card-eligibility");
  for (const { text, role } of conditions) {
    const condition = copyOf("condition-template");
    condition.dataset.role = role;
    fill(condition, { text });
    show(slot(condition, "mark"), slot(condition, "mark").dataset[role] ?? "");
    slot(card, "conditions").append(condition);
  }
  return card;
}
