// Two editions or two revisions side by side, to read, to save as a table and to print.

import { get } from "./calls.js";
import { differences, dressDifferences } from "./differences.js";
import { announce, button, field, h, notice } from "./elements.js";
import { say } from "./wording.js";

/** @param {HTMLElement} main @param {{words: object}} given */
export async function show(main, { words }) {
  dressDifferences();
  const calls = await get("/compare/sides");
  const asked = new URLSearchParams(location.search);
  const [old, newer] = [asked.get("old") ?? "", asked.get("new") ?? ""];
  const result = h("div.compare__result");
  main.replaceChildren(h("h1.desk__title", {}, words.title), h("p", {}, words.lead), chooser(calls, old, newer, words), result);
  if (old && newer) await fill(result, old, newer, words);
}

function chooser(calls, old, newer, words) {
  const held = calls.filter((call) => call.editions.length);
  if (!held.length) return notice("info", words.nothing_held);
  const call = h("select.desk__input", {}, held.map((one, n) => h("option", { value: n }, one.name)));
  const [before, after] = [h("select.desk__input", { name: "old" }), h("select.desk__input", { name: "new" })];
  const fillIn = () => {
    const { editions } = held[Number(call.value)];
    const options = (chosen) => editions.map((one) => h("option", { value: one.side, selected: one.side === chosen }, say(words.documents_of, { label: one.label, count: one.documents })));
    before.replaceChildren(...options(old || editions[1]?.side));
    after.replaceChildren(...options(newer || editions[0]?.side));
  };
  const known = held.findIndex((one) => one.editions.some(({ side }) => side === newer || side === old));
  call.value = String(known >= 0 ? known : Math.max(0, held.findIndex((one) => one.editions.length > 1)));
  call.addEventListener("change", fillIn);
  fillIn();
  const form = h("form.desk__filters", { "aria-label": words.choose, action: "/desk/compare" }, field(words.call, call), field(words.older, before), field(words.newer, after), button(words.compare, null, "key", { type: "submit" }));
  return form;
}

async function fill(result, old, newer, words) {
  if (old === newer) {
    result.replaceChildren(notice("warning", words.same_side));
    return;
  }
  const query = new URLSearchParams({ old, new: newer });
  const found = await get(`/compare?${query}`).catch((trouble) => trouble);
  if (found instanceof Error) {
    result.replaceChildren(notice("error", found.title, found.detail));
    return;
  }
  const swapped = new URLSearchParams({ old: newer, new: old });
  const shown = h("div.compare__rows");
  const kinds = [...new Set(found.rows.map((row) => row.impact))];
  const filter = h("select.desk__input", {}, h("option", { value: "" }, words.all), kinds.map((kind) => h("option", { value: kind }, words.impacts[kind])));
  const render = () => shown.replaceChildren(...differences(found.rows.filter((row) => !filter.value || row.impact === filter.value), words));
  filter.addEventListener("change", render);
  render();
  const total = say(words.found, { count: found.rows.length });
  const same = Object.values(found.same).reduce((sum, count) => sum + count, 0);
  result.replaceChildren(
    h("p.compare__total", {}, h("strong", {}, found.rows.length ? total : words.none), " ", h("span.desk__hint", {}, say(words.same, { count: same })), " ", h("span.desk__hint", {}, words.marks)),
    h(
      "div.desk__filters",
      {},
      field(words.filter, filter),
      h("a.desk__button", { href: `/api/v1/desk/compare.csv?${query}`, download: "" }, words.download),
      button(words.print, () => print()),
      h("a.desk__button", { href: `/desk/compare?${swapped}` }, words.swap),
    ),
    shown,
  );
  announce(total);
}
