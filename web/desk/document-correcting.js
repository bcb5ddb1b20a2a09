// What staff state of a document where it was misunderstood; what is left empty stays as it was read.

import { button, field, h } from "./elements.js";

/**
 * @param {object} correction as it is stated
 * @param {object} read the document as it was understood
 * @param {object} words
 * @param {(correction: object) => Promise<void>} correct
 */
export function correcting(correction, read, words, correct) {
  const text = (name, placeholder) => h("input.desk__input", { type: "text", name, value: correction[name], placeholder, maxlength: 200, autocomplete: "off" });
  const kinds = Object.entries(words.kinds).map(([kind, name]) => h("option", { value: kind, selected: kind === correction.kind }, name));
  const kind = h("select.desk__input", { name: "kind" }, h("option", { value: "" }, words.as_read), kinds);
  const day = h("input.desk__input", { type: "date", name: "published_on", value: correction.published_on ?? "" });
  const form = h(
    "form.desk__form.documents__form",
    { "aria-label": words.correct },
    h("p.desk__hint", {}, words.correct_hint),
    field(words.field_call, text("call", read.call.name)),
    field(words.field_edition, text("edition", read.edition.label), words.field_edition_hint),
    field(words.field_kind, kind),
    field(words.field_title, text("title", read.title)),
    field(words.field_published_on, day),
    h("div.desk__actions", {}, button(words.correct_do, null, "key", { type: "submit" })),
  );
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const given = Object.fromEntries(new FormData(form));
    const submit = form.querySelector("button");
    submit.disabled = true;
    await correct({ ...given, kind: given.kind || null, published_on: given.published_on || null });
    submit.disabled = false;
  });
  const stated = Object.values(correction).some(Boolean);
  return h("details.documents__fold", { open: stated }, h("summary.documents__summary", {}, words.correct), form);
}
