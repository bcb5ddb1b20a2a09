// A table that becomes a list of cards on a narrow screen, and stays a table to those who hear it.

import { table } from "./elements.js";

const ROLES = { table: "table", "thead, tbody": "rowgroup", tr: "row", "thead th": "columnheader", "tbody th": "rowheader", td: "cell" };

/** Roles that a browser forgets as soon as a table is shown in another way. */
export function heardAsTable(element) {
  for (const [which, role] of Object.entries(ROLES)) {
    for (const part of element.querySelectorAll(which)) part.setAttribute("role", role);
  }
  return element;
}

/**
 * @param {string} caption
 * @param {string[]} heads
 * @param {Array<Array<Node|string>>} rows the first cell of each names its row
 */
export function stacked(caption, heads, rows) {
  const made = heardAsTable(table(caption, heads, rows));
  made.classList.add("stacked");
  for (const row of made.querySelectorAll("tbody tr")) {
    [...row.children].forEach((cell, n) => cell.setAttribute("data-head", heads[n]));
  }
  return made;
}
