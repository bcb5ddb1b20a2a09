// The list of entries with its filters, and the two ways to begin: from one question, or from many.

import { get, send } from "./calls.js";
import { announce, badge, button, dialog, field, h, moment, notice, put, table } from "./elements.js";
import { said, stateBadge, tell } from "./entry-words.js";

const STATES = ["draft", "in_review", "published", "stale", "withdrawn"];
const BETWEEN_LOOKS = 700; // milliseconds, at a batch under way

export async function showList(main, { member, words, common }) {
  const told = await get("/entries");
  const filters = new Filters(told, words, () => rows.replaceChildren(listed(told, filters, words)));
  const rows = h("div.entries__rows", {});
  const writes = member.permissions.includes("write_entries");
  put(
    main,
    h("div.entries__head", {}, h("div", {}, h("h1.desk__title", {}, words.title), h("p.desk__hint", {}, words.hint))),
    writes && beginning(words, common),
    filters.element,
    rows,
  );
  rows.replaceChildren(listed(told, filters, words));
}

function beginning(words, common) {
  const trouble = h("div", {});
  const question = h("textarea.desk__input.entries__question", { rows: "2", maxlength: "1000", required: true });
  const make = button(words.make, () => draft(question, make, trouble, words), "key");
  const many = button(words.batch, () => openBatch(words, common), "plain");
  const form = h("form.desk__panel.entries__new", { "aria-label": words.new }, field(words.new_label, question, words.new_hint), h("div.desk__actions", {}, make, many), trouble);
  form.addEventListener("submit", (event) => event.preventDefault());
  return form;
}

async function draft(question, make, trouble, words) {
  if (!question.reportValidity()) return;
  make.disabled = true;
  make.textContent = words.making;
  try {
    const { id } = await send("POST", "/entries", { question: question.value.trim(), wordings: [] });
    location.assign(`/desk/entries/${id}`);
  } catch (error) {
    tell(trouble, error);
    make.disabled = false;
    make.textContent = words.make;
  }
}

class Filters {
  constructor({ counts, editions, entries }, words, changed) {
    const wished = new URLSearchParams(location.search);
    this.state = wished.get("state") ?? "";
    this.edition = select(words.all, editions.map(({ id, label, call_name: call }) => [id, `${call} ${label}`]));
    this.words = h("input.desk__input", { type: "search", autocomplete: "off" });
    this.edition.addEventListener("change", changed);
    this.words.addEventListener("input", changed);
    const tabs = [["", words.all, entries.length], ...STATES.map((state) => [state, words.states[state], counts[state] ?? 0])];
    this.tabs = tabs.map(([state, name, count]) => this.tab(state, name, count, changed));
    this.element = h(
      "section.entries__filters",
      { "aria-label": words.filter_state },
      h("div.entries__states", { role: "group", "aria-label": words.filter_state }, this.tabs),
      h("div.desk__filters", {}, field(words.filter_edition, this.edition), field(words.filter_words, this.words)),
    );
  }

  tab(state, name, count, changed) {
    const one = h("button.entries__state", { type: "button", "aria-pressed": String(state === this.state) }, name, h("span.entries__count", {}, count));
    one.addEventListener("click", () => {
      this.state = state;
      this.tabs.forEach((other) => other.setAttribute("aria-pressed", String(other === one)));
      history.replaceState(null, "", state ? `?state=${state}` : location.pathname);
      changed();
    });
    return one;
  }

  holds({ state, edition_id: edition, question }) {
    const wanted = this.words.value.trim().normalize("NFKC").toLowerCase();
    return (!this.state || state === this.state) && (!this.edition.value || edition === this.edition.value) && question.normalize("NFKC").toLowerCase().includes(wanted);
  }
}

export function select(all, options, value = "") {
  const made = h("select.desk__input", {}, h("option", { value: "" }, all), options.map(([id, name]) => h("option", { value: id }, name)));
  made.value = value;
  return made;
}

function listed({ entries }, filters, words) {
  if (!entries.length) return notice("info", words.none, words.none_hint);
  const found = entries.filter((one) => filters.holds(one));
  announce(said(words.count, { count: found.length }));
  if (!found.length) return notice("info", words.none_found);
  const heads = [words.column_question, words.column_state, words.column_edition, words.column_author, words.column_changed];
  return table(words.title, heads, found.map((one) => rowOf(one, words)));
}

function rowOf(one, words) {
  const link = h("a.entries__link", { href: `/desk/entries/${one.id}` }, one.question);
  const marks = [
    one.changes > 0 && badge(said(words.changes, { count: one.changes }), "warning"),
    one.carried && badge(words.carried),
    one.shown && one.state !== "published" && badge(words.shown, "good"),
  ];
  return [
    h("span.entries__cell", {}, link, marks),
    stateBadge(one.state, words),
    `${one.call} ${one.edition}`.trim() || words.no_edition,
    one.author,
    moment(one.changed_at),
  ];
}

function openBatch(words, common) {
  const trouble = h("div", {});
  const questions = h("textarea.desk__input", { rows: "8", spellcheck: "false" });
  const progress = h("div.entries__progress", { hidden: true });
  const close = button(common.close, () => box.close());
  const start = button(words.batch_start, () => void startBatch({ questions, start, progress, trouble, words }), "key");
  const box = dialog(words.batch, [field(words.batch_label, questions, words.batch_hint), trouble, progress], [start, close]);
  box.addEventListener("close", () => progress.hidden || location.reload());
}

async function startBatch({ questions, start, progress, trouble, words }) {
  const lines = questions.value.split("\n").map((line) => line.trim()).filter(Boolean);
  trouble.replaceChildren();
  if (!lines.length) {
    tell(trouble, { title: words.batch_empty, detail: "" });
    return;
  }
  start.disabled = questions.disabled = true;
  progress.hidden = false;
  try {
    let batch = await send("POST", "/drafting/batches", { questions: lines });
    showProgress(progress, batch, words);
    while (!batch.done && progress.isConnected) {
      await new Promise((resolve) => setTimeout(resolve, BETWEEN_LOOKS));
      batch = await get(`/drafting/batches/${batch.id}`);
      showProgress(progress, batch, words);
    }
  } catch (error) {
    tell(trouble, error);
    start.disabled = questions.disabled = false;
  }
}

function showProgress(place, { total, done, drafted }, words) {
  const failed = drafted.filter(({ entry }) => !entry).length;
  const line = said(done ? words.batch_done : words.batch_progress, { total: done ? total - failed : total, done: drafted.length });
  const bar = h("progress.entries__bar", { max: total, value: drafted.length, "aria-label": words.batch });
  const outcome = ({ entry, claims }) => (entry ? (claims ? said(words.batch_claims, { claims }) : words.batch_none) : words.batch_lost);
  const rows = drafted.map((one) =>
    h("li", {}, one.entry ? h("a", { href: `/desk/entries/${one.entry}`, target: "_blank" }, one.question) : one.question, " ", badge(outcome(one), one.claims ? "good" : "warning")),
  );
  place.replaceChildren(h("p", { role: "status" }, line, failed ? ` ${said(words.batch_failed, { failed })}` : ""), bar, h("ol.entries__drafted", {}, rows));
}
