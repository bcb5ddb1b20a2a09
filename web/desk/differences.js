// Differences side by side: what only one side says is marked, and each side opens its page.

import { badge, h } from "./elements.js";
import { heardAsTable } from "./stacked.js";
import { say } from "./wording.js";

/** The style of the tables, for the section that shows them. */
export function dressDifferences() {
  document.head.append(h("link", { rel: "stylesheet", href: "/assets/desk/differences.css" }));
}

const GRAVE = new Set(["dates", "amounts", "eligibility", "forms", "contacts"]);

/**
 * A table for each kind of difference, the gravest first.
 * @param {Array<object>} rows as the routes give them
 * @param {object} words of the comparison
 * @param {"h2"|"h3"} level of the headings
 */
export function differences(rows, words, level = "h2") {
  const kinds = [...new Set(rows.map((row) => row.impact))];
  return kinds.map((kind) => {
    const own = rows.filter((row) => row.impact === kind);
    const id = `kind-${kind}`;
    return h(
      `section.differences${GRAVE.has(kind) ? ".differences--grave" : ""}`,
      { "aria-labelledby": id, "data-impact": kind },
      h(`${level}.desk__subtitle`, { id }, words.impacts[kind], " ", h("span.desk__hint", {}, say(words.found, { count: own.length }))),
      heardAsTable(h("div", {}, h(
        "table.differences__table",
        {},
        h("caption.visually-hidden", {}, words.impacts[kind]),
        h("thead", {}, h("tr", {}, [words.about, words.older, words.newer].map((head) => h("th", { scope: "col" }, head)))),
        h("tbody", {}, own.map((row) => difference(row, words))),
      ))),
    );
  });
}

function difference(row, words) {
  const state = { changed: "key", added: "good", removed: "warning" }[row.change];
  return h(
    "tr",
    { "data-change": row.change },
    h("th.differences__about", { scope: "row" }, h("span.differences__label", {}, row.label), badge(words.changes[row.change], state)),
    h("td", { "data-side": words.older }, side(row.old, "del", words)),
    h("td", { "data-side": words.newer }, side(row.new, "ins", words)),
  );
}

function side(cell, mark, words) {
  if (!cell) {
    return h("p.differences__nothing", {}, words.nothing_there);
  }
  const pieces = cell.pieces.map((piece) => (piece.own ? h(mark, {}, piece.text) : piece.text));
  return [
    h("p.differences__text", {}, pieces),
    place(cell, words),
    cell.amended && h("div.differences__amended", {}, badge(words.amended, "warning"), h("p.differences__text", {}, cell.amended.text), place(cell.amended, words)),
  ];
}

function place(cell, words) {
  const name = say(words.open, { page: cell.page });
  return h(
    "p.differences__place",
    {},
    h("span.differences__doc", {}, cell.doc),
    h("a", { href: cell.view, target: "_blank", rel: "noopener", "aria-label": `${cell.doc} ${name}` }, name),
  );
}
