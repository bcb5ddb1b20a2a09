// The inbox: groups of questions that ask the same, narrowed by what stands in the address; below it the page of one.

import { get } from "./calls.js";
import { button, h, moment, notice } from "./elements.js";
import { choosing } from "./inbox-choosing.js";
import { filters, narrowed } from "./inbox-filters.js";
import { showGroup } from "./inbox-group.js";
import { aspects, day, editionOf, outcomes, verdicts } from "./inbox-marks.js";

const AT = "/desk/inbox";

/** @param {HTMLElement} main */
export async function show(main, { member, words, common, path }) {
  const key = path.replace(/^\//u, "");
  const writes = member.permissions.includes("write_entries");
  await (key ? showGroup(main, decodeURIComponent(key), { words, writes, back: AT }) : showList(main, { words, common, writes }));
}

async function showList(main, { words, common, writes }) {
  main.replaceChildren(heading(words, writes, common), h("p", { role: "status" }, common.loading));
  const wanted = new URLSearchParams(location.search);
  const asked = new URLSearchParams(wanted);
  if (!asked.has("state")) {
    asked.set("state", "open");
  }
  if (asked.get("state") === "all") {
    asked.delete("state");
  }
  const page = await get(`/inbox?${asked}`);
  const choose = writes ? choosing(page.groups, words) : null;
  main.replaceChildren(
    heading(words, writes, common),
    states(page.states, wanted, words),
    filters(AT, wanted, page.calls, words),
    page.groups.length ? list(page, choose, words) : nothing(wanted, words),
    ...(page.pages > 1 ? [pager(page, wanted, words)] : []),
    ...(choose && page.groups.length ? [choose.bar] : []),
  );
}

function heading(words, writes, common) {
  const bring = button(words.import, () => import("./inbox-import.js").then((module) => module.bringIn(words, common)));
  return h(
    "header.inbox__heading",
    {},
    h("div", {}, h("h1.desk__title", {}, words.title), h("p.desk__hint", {}, words.lead)),
    writes && bring,
  );
}

function states(counts, wanted, words) {
  const chosen = wanted.get("state") ?? "open";
  const all = Object.values(counts).reduce((sum, one) => sum + one, 0);
  const tabs = [...Object.entries(words.states), ["all", words.any]].map(([state, name]) => {
    const to = new URLSearchParams(wanted);
    to.delete("page");
    to.set("state", state);
    const count = state === "all" ? all : counts[state];
    return h(
      "li",
      {},
      h("a.inbox__state", { href: `${AT}?${to}`, "aria-current": state === chosen ? "page" : null }, name, " ", h("span.inbox__number", {}, count)),
    );
  });
  return h("nav", { "aria-label": words.states_label }, h("ul.inbox__states", { role: "list" }, tabs));
}

function list(page, choose, words) {
  const total = h("h2.inbox__found", {}, words.found.replace("{total}", page.total.toLocaleString("ja-JP")));
  const rows = page.groups.map((group) => row(group, choose, words));
  return h("section", { "aria-label": words.list }, h("div.inbox__top", {}, total, choose?.all), h("ul.inbox__list", { role: "list" }, rows));
}

function row(group, choose, words) {
  return h(
    "li.inbox__group",
    {},
    choose && h("div.inbox__choice", {}, choose.box(group)),
    h(
      "div.inbox__body",
      {},
      h("p.inbox__wording", {}, h("a", { href: `${AT}/${group.key}` }, group.wording)),
      h("p.inbox__of", {}, editionOf(group, words), " ・ ", aspects(group, words)),
      h("ul.inbox__marks", { role: "list" }, outcomes(group, words), verdicts(group, words), newer(group, words)),
    ),
    h(
      "p.inbox__count",
      {},
      h("strong", {}, words.times.replace("{count}", group.count.toLocaleString("ja-JP"))),
      h("time", { datetime: group.last, title: moment(group.last) }, day(group.last)),
    ),
  );
}

function newer(group, words) {
  const told = words.newer.replace("{count}", group.newer);
  return group.newer > 0 && h("li", {}, h("span.desk__badge.desk__badge--key", {}, told));
}

function nothing(wanted, words) {
  return narrowed(wanted) > 0
    ? notice("info", words.empty_filtered, words.empty_filtered_detail)
    : notice("info", words.empty, words.empty_detail);
}

function pager(page, wanted, words) {
  const now = Number(wanted.get("page") ?? 1);
  const link = (to, name) => {
    const query = new URLSearchParams(wanted);
    query.set("page", to);
    return h("a.desk__button.inbox__turn", { href: `${AT}?${query}` }, name);
  };
  const told = words.page.replace("{page}", now).replace("{pages}", page.pages);
  return h(
    "nav.inbox__pager",
    { "aria-label": words.pages },
    now > 1 ? link(now - 1, words.previous) : null,
    h("span", {}, told),
    now < page.pages ? link(now + 1, words.next) : null,
  );
}
