// A source on its original page, in a window over the conversation. Everything shown is text or a number from the API.

import { Problem, sourcePage } from "./api.js";
import { byId, copyOf, fill, slot } from "./template.js";

/**
 * @typedef {import("./api.js").SourcePage} SourcePage
 * @typedef {import("./api.js").Area} Area
 * @typedef {import("./api.js").Run} Run
 */

const MOST_PAGES = 3; // that a quote runs over
const opened = { count: 0 };

/**
 * Shows the page that an address of the service names, and leaves the focus where it was when it is closed.
 * @param {string} view
 */
export function openSource(view) {
  const dialog = /** @type {HTMLDialogElement} */ (byId("source-dialog"));
  if (!dialog.open) dialog.showModal();
  void fillIn(dialog, view);
}

/**
 * @param {HTMLDialogElement} dialog
 * @param {string} view
 */
async function fillIn(dialog, view) {
  const turn = ++opened.count;
  const content = slot(dialog, "content");
  content.setAttribute("aria-busy", "true");
  const shown = await articleOf(view).catch((error) => troubleOf(view, error));
  if (turn !== opened.count) return; // another one was opened meanwhile
  content.replaceChildren(shown);
  content.removeAttribute("aria-busy");
  dialog.scrollTop = 0;
  (content.querySelector("rect, mark") ?? content).scrollIntoView({ block: "center" });
}

/**
 * @param {string} view
 * @returns {Promise<HTMLElement>}
 */
async function articleOf(view) {
  const pages = [await sourcePage(view)];
  for (let rest = pages[0].rest; rest && pages.length < MOST_PAGES; rest = pages[pages.length - 1].rest) {
    pages.push(await sourcePage(rest.view));
  }
  const [first, last] = [pages[0], pages[pages.length - 1]];
  const article = copyOf("source-view-template");
  describe(article, first);
  way(article, "previous", first.previous);
  way(article, "following", last.following);
  slot(article, "pages").append(...pages.map(pageOf));
  return article;
}

/**
 * @param {string} view
 * @param {unknown} error
 * @returns {HTMLElement}
 */
function troubleOf(view, error) {
  const trouble = copyOf("source-trouble-template");
  if (error instanceof Problem && error.detail) fill(trouble, { title: error.title, detail: error.detail });
  slot(trouble, "link").setAttribute("href", view);
  return trouble;
}

/**
 * @param {HTMLElement} article
 * @param {SourcePage} page
 */
function describe(article, { document: source, page, heading, picture }) {
  const read = new Date(source.read_at);
  const known = {
    call: source.call.name,
    edition: source.edition.label,
    heading,
    published: source.published_on ? dayOf(new Date(`${source.published_on}T00:00:00`)) : "",
    revision: `${dayOf(read)} (${source.revision})`,
    doc: source.doc,
  };
  fill(article, { ...known, title: source.title || source.doc, page });
  for (const [row, text] of Object.entries(known)) {
    if (!text) article.querySelector(`[data-row="${row}"]`)?.remove();
  }
  slot(article, "superseded").hidden = source.live;
  slot(article, "number").hidden = source.pages.length === 1 && !picture;
  const link = officialLink(source.source_url);
  slot(article, "official").hidden = !link;
  if (!link) return;
  slot(article, "link").setAttribute("href", link.href);
  fill(article, { host: link.host });
}

/**
 * @param {Date} day
 * @returns {string}
 */
function dayOf(day) {
  return day.toLocaleDateString(document.documentElement.lang, { year: "numeric", month: "long", day: "numeric" });
}

/**
 * Only an address of the web becomes a link: a document may hold any other scheme.
 * @param {string} text
 * @returns {URL | null}
 */
export function officialLink(text) {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  return url.protocol === "https:" || url.protocol === "http:" ? url : null;
}

/**
 * @param {HTMLElement} article
 * @param {string} name
 * @param {{view: string} | null} to
 */
function way(article, name, to) {
  const link = slot(article, name);
  link.hidden = !to;
  if (!to) return;
  link.setAttribute("href", to.view);
  link.addEventListener("click", (event) => {
    event.preventDefault();
    openSource(to.view);
  });
}

/**
 * @param {SourcePage} page
 * @returns {HTMLElement}
 */
function pageOf(page) {
  const pair = copyOf("source-page-template");
  slot(pair, "before").hidden = !page.before;
  slot(pair, "after").hidden = !page.after;
  slot(pair, "blocks").append(...page.blocks.map(blockOf));
  if (page.picture) {
    pair.prepend(page.picture.frames.length ? slideOf(page) : sheetOf(page));
    pair.className = "source-view__pair";
  }
  return pair;
}

/**
 * @param {SourcePage} page
 * @returns {HTMLElement}
 */
function sheetOf({ page, picture }) {
  const section = zoomed("source-sheet-template", page);
  const image = /** @type {HTMLImageElement} */ (slot(section, "image"));
  image.width = Math.round(picture?.width ?? 0);
  image.height = Math.round(picture?.height ?? 0);
  image.addEventListener("error", () => {
    slot(section, "sheet").hidden = true;
    slot(section, "undrawn").hidden = false;
  });
  image.src = picture?.image ?? "";
  for (const area of picture?.marks ?? []) place(section, "rect", area, "sheet__mark");
  return section;
}

/**
 * @param {SourcePage} page
 * @returns {HTMLElement}
 */
function slideOf({ page, picture }) {
  const section = zoomed("source-slide-template", page);
  const svg = section.querySelector("svg");
  const width = picture?.width ?? 0;
  svg?.setAttribute("viewBox", `0 0 ${width} ${picture?.height ?? 0}`);
  for (const { area, size, runs } of picture?.frames ?? []) {
    const frame = place(section, "foreignObject", area, "sheet__frame");
    const words = document.createElement("div");
    words.className = "sheet__words";
    words.append(...runsOf(runs));
    frame.setAttribute("font-size", String((size * width) / 100));
    frame.append(words);
  }
  return section;
}

/**
 * A copy of a template with a box that makes its sheet larger.
 * @param {string} template
 * @param {number} page
 * @returns {HTMLElement}
 */
function zoomed(template, page) {
  const section = copyOf(template);
  const box = slot(section, "zoom");
  box.id = `zoom-${opened.count}-${page}`;
  slot(section, "zoom-label").setAttribute("for", box.id);
  return section;
}

/**
 * Puts an element onto the drawing of a section.
 * @param {HTMLElement} section
 * @param {string} name
 * @param {Area} area
 * @param {string} className
 * @returns {Element}
 */
function place(section, name, { left, top, width, height }, className) {
  const drawing = /** @type {SVGElement} */ (section.querySelector(".sheet__marks, .sheet--slide"));
  const element = document.createElementNS(drawing.namespaceURI, name);
  element.setAttribute("class", className);
  for (const [key, share] of Object.entries({ x: left, y: top, width, height })) element.setAttribute(key, `${share}%`);
  drawing.append(element);
  return element;
}

/**
 * @param {SourcePage["blocks"][number]} block
 * @returns {HTMLElement}
 */
function blockOf({ kind, rows }) {
  if (kind === "text") {
    const paragraph = document.createElement("p");
    rows.forEach(([runs], place) => {
      if (place) paragraph.append(document.createElement("br"));
      paragraph.append(...runsOf(runs));
    });
    return paragraph;
  }
  const table = copyOf("source-table-template");
  for (const cells of rows) {
    const row = document.createElement("tr");
    for (const runs of cells) {
      const cell = document.createElement("td");
      cell.append(...runsOf(runs));
      row.append(cell);
    }
    slot(table, "rows").append(row);
  }
  return table;
}

/**
 * @param {Run[]} runs
 * @returns {(string | HTMLElement)[]}
 */
function runsOf(runs) {
  return runs.map(({ text, marked }) => {
    if (!marked) return text;
    const mark = document.createElement("mark");
    mark.textContent = text;
    return mark;
  });
}
