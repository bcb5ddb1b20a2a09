// What the list may be narrowed by: a form whose choices stand in the address, so that they can be kept and shared.

import { field, h } from "./elements.js";

const NAMES = ["text", "call", "edition", "aspect", "outcome", "verdict", "origin", "since", "until"];

/** How many choices narrow the list. */
export function narrowed(wanted) {
  return NAMES.filter((name) => wanted.get(name)).length;
}

/**
 * @param {string} at the address of the list
 * @param {URLSearchParams} wanted
 * @param {Array<{id: string, name: string, editions: Array<{id: string, label: string}>}>} calls
 */
export function filters(at, wanted, calls, words) {
  const many = narrowed(wanted);
  const form = h(
    "form.inbox__form",
    { action: at, method: "get", role: "search", "aria-label": words.filters, onsubmit: prune },
    h("input", { type: "hidden", name: "state", value: wanted.get("state") ?? "" }),
    field(words.text, h("input.desk__input", { name: "text", type: "search", value: wanted.get("text") ?? "", maxlength: 200 }), words.text_hint),
    field(words.call, select("call", calls.map(({ id, name }) => [id, name]), wanted, words)),
    field(words.edition, editions(calls, wanted, words)),
    field(words.aspect, select("aspect", Object.entries(words.aspects), wanted, words)),
    field(words.outcome, select("outcome", Object.entries(words.outcomes).filter(([name]) => name !== "unanswered"), wanted, words)),
    field(words.verdict, select("verdict", Object.entries(words.verdicts), wanted, words)),
    field(words.origin, select("origin", Object.entries(words.origins), wanted, words)),
    field(words.since, h("input.desk__input", { name: "since", type: "date", value: wanted.get("since") ?? "" })),
    field(words.until, h("input.desk__input", { name: "until", type: "date", value: wanted.get("until") ?? "" })),
    field(words.order, order(wanted, words)),
    h(
      "div.desk__actions.inbox__apply",
      {},
      h("button.desk__button.desk__button--key", { type: "submit" }, words.apply),
      many > 0 && h("a.inbox__clear", { href: cleared(at, wanted) }, words.clear),
    ),
  );
  const told = many > 0 ? words.filters_on.replace("{count}", many) : words.filters;
  return h("details.inbox__filters", { open: many > 0 }, h("summary", {}, told), form);
}

/** What narrows nothing needs no place in the address. */
function prune(event) {
  for (const input of event.target.elements) {
    input.disabled = input.name !== "" && input.value === "";
  }
}

function cleared(at, wanted) {
  const state = wanted.get("state");
  return state ? `${at}?state=${encodeURIComponent(state)}` : at;
}

function select(name, choices, wanted, words) {
  return h("select.desk__input", { name }, option("", words.any, wanted.get(name)), choices.map(([value, text]) => option(value, text, wanted.get(name))));
}

function editions(calls, wanted, words) {
  const chosen = wanted.get("edition");
  const groups = calls.map(({ name, editions: own }) => h("optgroup", { label: name }, own.map(({ id, label }) => option(id, label, chosen))));
  return h("select.desk__input", { name: "edition" }, option("", words.any, chosen), groups);
}

function order(wanted, words) {
  const choices = [["", words.order_count], ["newest", words.order_newest]];
  return h("select.desk__input", { name: "order" }, choices.map(([value, text]) => option(value, text, wanted.get("order") ?? "")));
}

function option(value, text, chosen) {
  return h("option", { value, selected: value === (chosen ?? "") }, text);
}
