// A citation is a numbered button; it opens the verbatim quote and says where it stands.

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
  for (const [row, known] of Object.entries({ edition, heading, page, doc, link })) {
    if (!known) panel.querySelector(`[data-row="${row}"]`)?.remove();
  }
  if (link) {
    slot(panel, "link").setAttribute("href", link.href);
    fill(panel, { host: link.host });
  }
  return panel;
}

/**
 * Only an address of the web becomes a link: a document may hold any other scheme.
 * @param {string} text
 * @returns {URL | null}
 */
function officialLink(text) {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  return url.protocol === "https:" || url.protocol === "http:" ? url : null;
}
