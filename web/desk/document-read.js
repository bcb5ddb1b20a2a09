// A document as it was understood: what it is, its facts with their places, and what was noticed while reading.

import { badge, h } from "./elements.js";
import { stacked } from "./stacked.js";
import { say } from "./wording.js";

/** @param {object} read @param {object} words */
export function understood(read, words) {
  const said = [
    [words.field_call, h("span", {}, read.call.name, " ", read.new_call && badge(words.new_call, "warning"))],
    [words.field_edition, h("span", {}, read.edition.label, " ", read.new_edition && badge(words.new_edition, "warning"))],
    [words.field_kind, words.kinds[read.kind]],
    [words.field_title, read.title],
    [words.field_published_on, read.published_on ?? words.not_named],
    read.amends && [words.field_amends, read.amends],
    read.source_url && [words.field_source, read.source_url],
  ].filter(Boolean);
  return h(
    "section.desk__panel",
    { "aria-label": read.doc },
    h("h3.documents__heading", {}, read.doc),
    h("dl.documents__facts", {}, said.map(([name, value]) => h("div", {}, h("dt", {}, name), h("dd", {}, value)))),
    h("p.desk__hint", {}, say(words.counted, { passages: read.passages, facts: read.facts.length, pages: read.pages.length })),
    h("p", {}, h("a", { href: read.view, target: "_blank", rel: "noopener", "aria-label": `${read.doc} ${words.open_source}` }, words.open_source)),
    facts(read, words),
    remarks(read, words),
  );
}

function facts(read, words) {
  const rows = read.facts.map((fact) => [
    badge(words.fact_kinds[fact.kind]),
    fact.label,
    h("span.documents__quote", {}, fact.text),
    h("a", { href: fact.view, target: "_blank", rel: "noopener", "aria-label": `${fact.label} p.${fact.page}` }, `p.${fact.page}`),
  ]);
  const heading = h("summary.documents__summary", {}, words.facts, " ", h("span.desk__hint", {}, read.facts.length));
  if (!rows.length) return h("p.desk__hint", {}, words.facts_none);
  return h("details", { open: read.facts.length <= 20 }, heading, stacked(`${read.doc} ${words.facts}`, [words.field_kind, words.label, words.text, words.place], rows));
}

function remarks(read, words) {
  if (!read.remarks.length) return null;
  const told = read.remarks.map((one) =>
    h("li", {}, badge(words.remark_kinds[one.kind], one.kind === "hidden" ? "error" : "warning"), " ", one.page ? `p.${one.page} ` : "", one.why, one.text && h("q.documents__quote", {}, one.text)),
  );
  return h("div", {}, h("h4.documents__heading", {}, words.remarks), h("ul.documents__remarks", {}, told));
}

/** @param {Array<object>} found @param {object} words */
export function findings(found, words) {
  const told = found.map((one) =>
    h("li", {}, h("p.documents__message", {}, one.message), h("ul.documents__places", {}, one.places.map((place) => h("li", {}, placed(place, words), place.text && h("q.documents__quote", {}, place.text))))),
  );
  return h(
    "section.documents",
    { "aria-labelledby": "findings" },
    h("h2.desk__subtitle", { id: "findings" }, words.findings, " ", found.length > 0 && h("span.desk__hint", {}, found.length)),
    found.length ? h("ul.documents__findings", {}, told) : h("p.desk__hint", {}, words.findings_none),
  );
}

function placed(place, words) {
  const name = place.page ? `${place.doc} p.${place.page}` : `${place.doc} ${words.whole}`;
  return place.view ? h("a", { href: place.view, target: "_blank", rel: "noopener" }, name) : h("span", {}, name);
}
