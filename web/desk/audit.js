// The record of deeds: filtered, with what was before and after side by side, and whether all of it holds.

import { attempt, say } from "./attempting.js";
import { get } from "./calls.js";
import { announce, button, field, h, moment, notice } from "./elements.js";

const NAMES = ["actor", "action", "subject", "first", "last"];
const BASE = "/api/v1/desk/audit";
const whole = new Intl.NumberFormat("ja-JP");

/** @param {HTMLElement} main @param {{words: any}} given */
export async function show(main, { words }) {
  const trouble = h("div.desk__trouble");
  const standing = h("div.desk__trouble");
  const shown = h("div.audit__list", { "aria-busy": "true" });
  main.replaceChildren(h("h1.desk__title", {}, words.title), h("p", {}, words.lead), standing, trouble);

  const state = await attempt(trouble, () => get("/audit/state"));
  if (!state) {
    return;
  }
  standing.replaceChildren(told(state, words));
  const form = filters(state, words, () => load());
  main.append(form.element, shown);

  async function load(before) {
    const query = form.query();
    history.replaceState(null, "", query.size ? `?${query}` : location.pathname);
    shown.setAttribute("aria-busy", "true");
    const page = await attempt(trouble, () => get(`/audit?${new URLSearchParams([...query, ...(before ? [["before", before]] : [])])}`));
    shown.setAttribute("aria-busy", "false");
    if (!page) {
      return;
    }
    const rows = page.records.map((record) => row(record, words));
    if (before) {
      shown.querySelector(".audit__more")?.remove();
      shown.querySelector("ol").append(...rows);
      rows[0]?.querySelector("summary, h2")?.focus();
    } else {
      shown.replaceChildren(rows.length ? h("ol", { role: "list", "aria-label": words.list }, rows) : notice("info", words.empty, words.empty_detail));
    }
    if (page.more) {
      const last = page.records.at(-1).number;
      shown.append(h("p.audit__more", {}, button(words.more, () => load(last))));
    }
    announce(say(page.more ? words.found_more : words.found, { count: whole.format(shown.querySelectorAll("li").length) }));
  }
  await load();
}

function told({ count, broken_at: broken }, words) {
  return broken === null
    ? notice("good", words.holds, say(words.holds_detail, { count: whole.format(count) }))
    : notice("error", say(words.broken, { number: broken }), words.broken_detail);
}

function filters({ actions }, words, changed) {
  const asked = new URLSearchParams(location.search);
  const input = (name, type = "search") => h("input.desk__input", { type, name, value: asked.get(name) ?? "", maxlength: 200 });
  const action = h(
    "select.desk__input",
    { name: "action" },
    h("option", { value: "" }, words.everything),
    actions.map(([id, name]) => h("option", { value: id, selected: asked.get("action") === id }, name)),
  );
  const inputs = { actor: input("actor"), action, subject: input("subject"), first: input("first", "date"), last: input("last", "date") };
  const query = () => new URLSearchParams(NAMES.map((name) => [name, inputs[name].value.trim()]).filter(([, value]) => value));
  const take = (form) => () => location.assign(`${BASE}/export?${new URLSearchParams([...query(), ["form", form]])}`);
  const clear = () => {
    for (const one of Object.values(inputs)) {
      one.value = "";
    }
    changed();
  };
  const element = h(
    "form.audit__filters",
    { onsubmit: (event) => (event.preventDefault(), changed()), role: "search", "aria-label": words.filter },
    field(words.who, inputs.actor, words.who_hint),
    field(words.what, inputs.action),
    field(words.about, inputs.subject, words.about_hint),
    field(words.first, inputs.first),
    field(words.last, inputs.last),
    h("div.desk__actions", {}, button(words.filter, () => {}, "key", { type: "submit" }), button(words.clear, clear), button(words.export_csv, take("csv")), button(words.export_jsonl, take("jsonl"))),
  );
  return { element, query };
}

function row(record, words) {
  const names = [...new Set([...Object.keys(record.before), ...Object.keys(record.after)])];
  return h(
    "li.audit__record",
    {},
    h(
      "div.audit__line",
      {},
      h("span.audit__number", {}, `#${record.number}`),
      h("time", { datetime: record.at }, moment(record.at)),
      h("strong", {}, record.action_name),
      h("span.audit__who", {}, record.actor.name || words.by_command),
      h("span.desk__hint", {}, [record.subject, record.actor.address].filter(Boolean).join(" / ")),
    ),
    names.length > 0 && changes(record, names, words),
  );
}

function changes({ number, before, after }, names, words) {
  const added = Object.keys(before).length === 0; // nothing was there: what is new stands alone
  const heads = added ? [words.item, words.after] : [words.item, words.before, words.after];
  const rows = names.map((name) => {
    const [from, to] = [before, after].map((told) => (name in told ? value(name, told[name], words) : words.nothing));
    const changed = !added && from !== to;
    return h(
      "tr",
      { class: changed ? "audit__changed" : null },
      h("th", { scope: "row" }, words.fields[name] ?? name),
      !added && h("td", {}, changed ? h("del", {}, from) : from),
      h("td", {}, changed ? h("ins", {}, to) : to),
    );
  });
  return h(
    "details.audit__changes",
    {},
    h("summary", {}, words.details, h("span.visually-hidden", {}, ` #${number}`)),
    h("div.desk__scroll", { tabindex: 0, role: "region", "aria-label": `${words.details} #${number}` }, h("table.desk__table", {}, h("thead", {}, h("tr", {}, heads.map((text) => h("th", { scope: "col" }, text)))), h("tbody", {}, rows))),
  );
}

function value(name, given, words) {
  if (typeof given === "boolean" || name in words.named) {
    return words.values[String(given)] ?? String(given);
  }
  return given === null ? words.nothing : typeof given === "object" ? JSON.stringify(given, null, 1) : String(given);
}
