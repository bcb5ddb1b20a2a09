// What is asked and not in the documents, with the clause that the next round could write; to read and to take away.

import { get } from "./calls.js";
import { badge, field, h, notice } from "./elements.js";
import { day } from "./inbox-marks.js";

const AT = "/desk/gaps";
const KINDS = { missing: "warning", edition: "key", unsure: "warning", wrong: "error" };

/** @param {HTMLElement} main */
export async function show(main, { words, common }) {
  const wanted = new URLSearchParams(location.search);
  main.replaceChildren(heading(words), h("p", { role: "status" }, common.loading));
  const page = await get(`/gaps?${wanted}`);
  main.replaceChildren(
    heading(words),
    filters(wanted, page.calls, words),
    ...(page.total ? [found(page, wanted, words), list(page, wanted, words)] : [notice("info", words.empty, words.empty_detail)]),
    ...(page.pages > 1 ? [pager(page, wanted, words)] : []),
  );
}

function heading(words) {
  return h("header", {}, h("h1.desk__title", {}, words.title), h("p.desk__hint", {}, words.lead));
}

function filters(wanted, calls, words) {
  const select = (name, any, choices) =>
    h(
      "select.desk__input",
      { name },
      [["", any], ...choices].map(([value, text]) => h("option", { value, selected: value === (wanted.get(name) ?? "") }, text)),
    );
  return h(
    "form.desk__filters",
    { action: AT, method: "get", role: "search", "aria-label": words.apply, onsubmit: prune },
    field(words.call, select("call", words.all_calls, calls.map(({ id, name }) => [id, name]))),
    field(words.kind, select("kind", words.all_kinds, Object.entries(words.kinds))),
    h("button.desk__button", { type: "submit" }, words.apply),
  );
}

function prune(event) {
  for (const input of event.target.elements) {
    input.disabled = input.name !== "" && input.value === "";
  }
}

function found(page, wanted, words) {
  const query = new URLSearchParams(wanted);
  query.delete("page");
  const file = (ending, name) => h("a.desk__button.gaps__file", { href: `/api/v1/desk/gaps/report.${ending}?${query}`, download: `gaps.${ending}` }, name);
  return h(
    "div.gaps__top",
    {},
    h("h2.gaps__total", {}, words.total.replace("{total}", page.total.toLocaleString("ja-JP"))),
    h("div.desk__actions", { role: "group", "aria-label": words.download }, h("span", {}, words.download), file("md", words.markdown), file("csv", words.csv)),
  );
}

function list(page, wanted, words) {
  const before = 20 * (Number(wanted.get("page") ?? 1) - 1);
  return h("ol.gaps__list", { role: "list", start: before + 1 }, page.gaps.map((gap, at) => h("li.gaps__gap", {}, item(gap, before + at + 1, words))));
}

function item(gap, number, words) {
  return [
    h("h3.gaps__question", {}, h("span.gaps__number", {}, number), " ", gap.question),
    h(
      "p.gaps__figures",
      {},
      badge(words.kinds[gap.kind], KINDS[gap.kind]),
      " ",
      h("strong", {}, words.times.replace("{count}", gap.count.toLocaleString("ja-JP"))),
      ` ・ ${words.last} `,
      h("time", { datetime: gap.last }, day(gap.last)),
      " ・ ",
      h("a", { href: `/desk/inbox/${gap.key}` }, words.open_group),
    ),
    h("p.gaps__proposal", {}, gap.proposal),
    place(gap.clause, words),
  ];
}

function place(clause, words) {
  if (!clause) {
    return h("p.desk__hint", {}, words.no_place);
  }
  const path = [`${clause.call} ${clause.edition}`, clause.title, ...clause.heading, words.page_of.replace("{page}", clause.page)];
  return h("p.gaps__place", {}, h("span.desk__hint", {}, `${words.place}: ${path.join(" › ")} `), h("a", { href: clause.view, target: "_blank", rel: "noopener" }, words.open_source));
}

function pager(page, wanted, words) {
  const now = Number(wanted.get("page") ?? 1);
  const link = (to, name) => {
    const query = new URLSearchParams(wanted);
    query.set("page", to);
    return h("a.desk__button.gaps__file", { href: `${AT}?${query}` }, name);
  };
  const told = words.page.replace("{page}", now).replace("{pages}", page.pages);
  return h("nav.gaps__pager", { "aria-label": told }, now > 1 && link(now - 1, words.previous), h("span", {}, told), now < page.pages && link(now + 1, words.next));
}
