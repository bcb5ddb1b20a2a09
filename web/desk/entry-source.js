// The page of a source beside the claims: its image with the quote marked, and its text.

import { button, h, notice } from "./elements.js";
import { said } from "./entry-words.js";

const SVG = "http://www.w3.org/2000/svg";

export class SourcePanel {
  constructor(words) {
    this.words = words;
    this.turn = 0;
    this.content = h("div.entry-source__content", {}, h("p.desk__hint", {}, words.source_hint));
    this.element = h("aside.entry-source", { "aria-label": words.source, tabindex: "-1" }, h("h2.desk__subtitle", {}, words.source), this.content);
  }

  /** Open beside the claims, before anybody asks: only where there is room beside them. */
  begin(pin) {
    if (pin && !this.turn && matchMedia("(width >= 64rem)").matches) void this.show(pin, false);
  }

  /** @param {{document: string, page: number, start: number, end: number, revision: number}} pin @param {boolean} [asked] for by a person */
  async show(pin, asked = true) {
    const turn = ++this.turn;
    this.from = asked ? document.activeElement : this.from;
    this.content.setAttribute("aria-busy", "true");
    this.content.replaceChildren(h("p", { role: "status" }, this.words.source_loading));
    const page = await pageOf(pin);
    if (turn !== this.turn) return;
    this.content.removeAttribute("aria-busy");
    this.content.replaceChildren(page ? this.paper(page, pin) : notice("warning", this.words.source_missing, this.words.source_missing_detail));
    this.content.scrollTop = 0;
    const mark = this.content.querySelector("rect, mark");
    if (mark) this.content.scrollTop = mark.getBoundingClientRect().top - this.content.getBoundingClientRect().top - this.content.clientHeight / 3;
    if (!asked) return;
    if (getComputedStyle(this.element).position !== "sticky") this.element.scrollIntoView({ block: "start" });
    this.element.focus({ preventScroll: true });
  }

  /** To the claim that the source was opened from: on a small screen it stands far above. */
  back() {
    this.from?.focus();
    this.from?.scrollIntoView({ block: "center" });
  }

  paper(page, pin) {
    const { words } = this;
    const number = said(words.page, { page: page.page });
    const away = `/source/${pin.document}/${pin.page}?revision=${pin.revision}&from=${pin.start}&to=${pin.end}`;
    return h(
      "article.entry-source__paper.source-view",
      {},
      h("p.entry-source__name", {}, h("strong", {}, page.document.title || page.document.doc), ` ${number}`),
      page.heading && h("p.desk__hint", {}, page.heading),
      !page.document.live && notice("warning", words.source_superseded, words.source_superseded_detail),
      h("p.entry-source__ways", {}, h("a", { href: away, target: "_blank", rel: "noopener" }, words.source_open), this.from && button(words.source_back, () => this.back())),
      page.picture?.image && sheet(page, words),
      h("section.source-view__text", { "aria-label": words.source_text }, page.blocks.map(block)),
    );
  }
}

async function pageOf({ document, page, start, end, revision }) {
  const address = `/api/v1/documents/${document}/pages/${page}?from=${start}&to=${end}`;
  for (const tried of [`${address}&revision=${revision}`, address]) {
    const response = await fetch(tried, { credentials: "same-origin" }).catch(() => null);
    if (response?.ok) return response.json();
  }
  return null;
}

function sheet({ document, page, picture }, words) {
  const image = h("img.sheet__image", { src: picture.image, alt: said(words.source_image, { doc: document.doc, page }), width: Math.round(picture.width), height: Math.round(picture.height) });
  const marks = window.document.createElementNS(SVG, "svg");
  marks.setAttribute("class", "sheet__marks");
  marks.setAttribute("aria-hidden", "true");
  for (const { left, top, width, height } of picture.marks) {
    const mark = window.document.createElementNS(SVG, "rect");
    mark.setAttribute("class", "sheet__mark");
    for (const [key, share] of Object.entries({ x: left, y: top, width, height })) mark.setAttribute(key, `${share}%`);
    marks.append(mark);
  }
  const paper = h("div.sheet", {}, image, marks);
  image.addEventListener("error", () => paper.remove());
  return h("div.sheet__scroll", {}, paper);
}

function block({ kind, rows }) {
  const cells = (cell) => cell.map(({ text, marked }) => (marked ? h("mark", {}, text) : text));
  if (kind === "text") return h("p", {}, rows.flatMap(([cell], place) => [place > 0 && h("br"), ...cells(cell)]));
  return h("div.source-view__wide", { tabindex: "0", role: "group" }, h("table.source-view__table", {}, h("tbody", {}, rows.map((row) => h("tr", {}, row.map((cell) => h("td", {}, cells(cell))))))));
}
