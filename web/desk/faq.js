// Files of entries: what is published goes out in six formats, and a file comes in as drafts after a look at it.

import { get, send, Trouble } from "./calls.js";
import { announce, badge, button, field, h, notice, table } from "./elements.js";

const FORMATS = ["xlsx", "csv", "docx", "html", "md", "json"];
const READ = ".csv,.tsv,.xlsx,.json,.md";
const TONES = { new: "good", merged: "key", skipped: "" };
const fill = (text, values) => text.replace(/\{(\w+)\}/gu, (_, name) => String(values[name]));

export async function show(main, { member, words }) {
  const counts = await get("/faq");
  const parts = [exporting(counts, words)];
  if (member.permissions.includes("write_entries")) parts.push(importing(words));
  main.replaceChildren(
    h("h1.desk__title", {}, words.title),
    h("p", {}, h("a", { href: "/faq" }, words.public)),
    ...parts,
  );
}

function exporting(counts, words) {
  const links = h("ul.faq-files__formats", { role: "list" });
  const which = h("select.desk__input", {}, [
    h("option", { value: "published" }, fill(words.published, { count: counts.published })),
    h("option", { value: "all" }, fill(words.everything, { count: counts.all })),
  ]);
  const link = () =>
    links.replaceChildren(
      ...FORMATS.map((form) =>
        h("li", {}, h("a.desk__button", { href: `/api/v1/desk/faq/export?format=${form}&which=${which.value}`, download: true }, words[`format_${form}`])),
      ),
    );
  which.addEventListener("change", link);
  link();
  return h("section.desk__panel", { "aria-labelledby": "export" }, h("h2.desk__subtitle", { id: "export" }, words.export), h("p.desk__hint", {}, words.export_hint), field(words.which, which), links);
}

function importing(words) {
  const told = h("div.faq-files__told", {});
  const chosen = h("input.desk__input", { type: "file", accept: READ, required: true });
  const look = button(words.preview, () => {}, "key", { type: "submit" });
  const form = h("form.desk__form", {}, field(words.file_label, chosen), h("div.desk__actions", {}, look));
  chosen.addEventListener("change", () => told.replaceChildren());
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    preview(chosen.files[0], told, look, words);
  });
  return h("section.desk__panel", { "aria-labelledby": "import" }, h("h2.desk__subtitle", { id: "import" }, words.import), h("p.desk__hint", {}, words.import_hint), form, told);
}

async function preview(file, told, look, words) {
  if (!file) return;
  const found = await take(file, "preview", told, look, words);
  if (!found) return;
  const keep = button(fill(words.take, { count: found.drafts }), async () => {
    const kept = await take(file, "keep", told, keep, words);
    if (!kept) return;
    told.replaceChildren(notice("good", fill(words.taken, { count: kept.drafts }), words.taken_hint));
  }, "key");
  const none = notice("info", words.nothing);
  told.replaceChildren(...wrongRows(found.problems, words), ...planned(found.planned, words), found.drafts ? h("div.desk__actions", {}, keep) : none);
  announce(found.drafts ? keep.textContent : words.nothing);
}

async function take(file, wish, told, pressed, words) {
  const query = new URLSearchParams({ name: file.name.slice(-200), do: wish });
  pressed.disabled = true;
  announce(words.reading);
  try {
    return await send("POST", `/faq/import?${query}`, file, { headers: { "Content-Type": "application/octet-stream" } });
  } catch (error) {
    if (!(error instanceof Trouble)) throw error;
    told.replaceChildren(notice("error", error.title, error.detail));
    return null;
  } finally {
    pressed.disabled = false;
  }
}

function wrongRows(problems, words) {
  if (problems.length === 0) return [];
  const rows = h("ul.faq-files__problems", {}, problems.map(({ text }) => h("li", {}, text)));
  return [notice("warning", fill(words.problems, { count: problems.length }), "", rows)];
}

function planned(entries, words) {
  if (entries.length === 0) return [];
  const heads = [words.column_place, words.column_question, words.column_edition, words.column_claims, words.column_verdict];
  const rows = entries.map(({ place, question, call, edition, claims, verdict, notes }) => [
    place,
    question,
    `${call} ${edition}`,
    h("ul.faq-files__claims", { role: "list" }, claims.map((claim) => h("li", {}, claim))),
    h("div", {}, badge(words[`verdict_${verdict}`], TONES[verdict]), notes.map((note) => h("p.desk__hint", {}, note))),
  ]);
  return [table(words.table, heads, rows)];
}
