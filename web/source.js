// A citation is a numbered button; it opens the verbatim quote and says where it stands.

import { officialLink, openSource } from "./source-view.js";
import { copyOf, fill, slot } from "./template.js";

/** @typedef {import("./api.js").Source} Source */

let opened = 0;

/**
 * The button of a citation and the panel that it opens.
 * @param {Source} source
 * @returns {{button: HTMLElement, panel: HTMLElement}}
 */
export function citation(source) {
  const panel = panelOf(source);
  panel.id = `source-${++opened}`;
  const button = copyOf("citation-template");
  fill(button, { number: source.n });
  button.setAttribute("aria-controls", panel.id);
  button.addEventListener("click", () => {
    panel.hidden = !panel.hidden;
    button.setAttribute("aria-expanded", String(!panel.hidden));
  });
  return { button, panel };
}

/**
 * @param {Source} source
 * @returns {HTMLElement}
 */
function panelOf(source) {
  const panel = copyOf("source-template");
  const { edition, heading, doc } = source;
  const page = source.page ?? "";
  fill(panel, { number: source.n, title: source.title || doc, quote: source.text, edition, heading, page, doc });
  const link = officialLink(source.source_url);
  const view = source.view?.startsWith("/source/") ? inOurLanguage(source.view) : "";
  for (const [row, known] of Object.entries({ edition, heading, page, doc, view, link })) {
    if (!known) panel.querySelector(`[data-row="${row}"]`)?.remove();
  }
  if (view) showsOn(slot(panel, "view"), view);
  if (link) {
    slot(panel, "link").setAttribute("href", link.href);
    fill(panel, { host: link.host });
  }
  return panel;
}

/** The address of a page in the language that this one is in. */
function inOurLanguage(view) {
  return `${view}${view.includes("?") ? "&" : "?"}lang=${document.documentElement.lang}`;
}

/**
 * A link to the page of a source opens it over the conversation, unless the reader wants it elsewhere.
 * @param {HTMLElement} link
 * @param {string} view
 */
function showsOn(link, view) {
  link.setAttribute("href", view);
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    openSource(view);
  });
}
