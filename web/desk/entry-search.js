// A window that searches passages; all of one, or the words that are selected in it, become a source.

import { get } from "./calls.js";
import { button, dialog, field, h, notice } from "./elements.js";
import { said, tell } from "./entry-words.js";

/** @param {string} edition @param {string} first words to begin with @param {(pin: object) => void} take */
export function searchPassages(edition, first, take, words) {
  const asked = h("input.desk__input", { type: "text", enterkeyhint: "search", value: first.slice(0, 200), autocomplete: "off" });
  const found = h("div.entry-search__found", { "aria-live": "polite" });
  const go = h("button.desk__button.desk__button--key", { type: "submit" }, words.search_go);
  const form = h("form.entry-search__form", { role: "search" }, field(words.search_label, asked, words.search_hint), go);
  const box = dialog(words.search, [form, h("p.desk__hint", {}, words.search_part), found], [button(words.cancel, () => box.close())]);
  box.classList.add("entry-search");
  const choose = (pin) => {
    box.close();
    take(pin);
  };
  const search = async () => {
    try {
      const { passages } = await get(`/drafting/passages?${new URLSearchParams({ words: asked.value, edition })}`);
      found.replaceChildren(...(passages.length ? passages.map((hit) => hitOf(hit, choose, words)) : [notice("info", words.search_none)]));
    } catch (error) {
      tell(found, error);
    }
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void search();
  });
  if (first) void search();
}

function hitOf({ pin, title }, choose, words) {
  const text = h("p.entry-search__text", { lang: "ja" }, pin.text);
  const take = button(words.search_choose, () => choose(partOf(pin, text)), "plain");
  // A press on the button would take the selection away before it is read.
  take.addEventListener("mousedown", (event) => event.preventDefault());
  return h(
    "article.entry-search__hit",
    {},
    h("p.entry-pin__place", {}, h("strong", {}, title || pin.doc), ` ${said(words.page, { page: pin.page })}`, pin.heading && h("span.desk__hint", {}, ` ${pin.heading}`)),
    text,
    take,
  );
}

/** The pin on the words that are selected in a text, or on all of it; the service counts characters, not halves of them. */
function partOf(pin, text) {
  const selection = getSelection();
  const [node] = text.childNodes;
  if (!selection || selection.isCollapsed || selection.anchorNode !== node || selection.focusNode !== node) return pin;
  const [from, to] = [selection.anchorOffset, selection.focusOffset].sort((a, b) => a - b);
  const before = [...pin.text.slice(0, from)].length;
  const quote = pin.text.slice(from, to);
  return { ...pin, start: pin.start + before, end: pin.start + before + [...quote].length, quote };
}
