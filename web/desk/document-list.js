// What waits and what is public, and the place where files are handed in.

import { get } from "./calls.js";
import { badge, field, h, moment, notice, put } from "./elements.js";
import { stacked } from "./stacked.js";
import { uploading } from "./uploading.js";
import { say } from "./wording.js";

export const STATES = { live: "good", staged: "key", superseded: "", withdrawn: "warning" };

export async function showList(main, desk) {
  const { words } = desk;
  const held = await get("/documents");
  const waiting = h("div");
  const refresh = async () => waiting.replaceChildren(...waitingList((await get("/documents")).waiting, words));
  waiting.replaceChildren(...waitingList(held.waiting, words));
  put(
    main,
    h("h1.desk__title", {}, words.title),
    h("p", {}, words.lead),
    desk.may("stage_documents") && (held.largest ? uploading(words, held.largest, refresh) : notice("warning", words.no_intake)),
    h("div.documents", {}, h("h2.desk__subtitle", { id: "waiting" }, words.waiting), waiting),
    h("div.documents", {}, h("h2.desk__subtitle", { id: "public" }, words.files), ...fileList(held.files, words)),
  );
}

function waitingList(waiting, words) {
  if (!waiting.length) return [h("p.desk__hint", {}, words.waiting_none)];
  const rows = waiting.map((one) => [
    h("a.documents__name", { href: `/desk/documents/waiting/${one.id}` }, one.doc),
    say(words.handed_in, { by: one.staged_by, at: moment(one.staged_at) }),
    one.publish_at ? badge(say(words.planned, { at: moment(one.publish_at), by: one.scheduled_by }), "key") : badge(words.state_names.staged, "warning"),
  ]);
  return [stacked(words.waiting, [words.field_file, words.who, words.state], rows)];
}

function fileList(files, words) {
  if (!files.length) return [h("p.desk__hint", {}, words.files_none)];
  const found = h("div");
  const text = h("input.desk__input", { type: "search", autocomplete: "off" });
  const state = h("select.desk__input", {}, h("option", { value: "" }, words.all_states), ["live", "withdrawn"].map((name) => h("option", { value: name }, words.state_names[name])));
  const render = () => {
    const wanted = text.value.normalize("NFKC").toLowerCase().trim();
    const shown = files.filter((file) => (!state.value || file.state === state.value) && searched(file).includes(wanted));
    found.replaceChildren(stacked(words.files, [words.field_file, words.field_call, words.field_edition, words.field_kind, words.state], shown.map((file) => row(file, words))));
  };
  text.addEventListener("input", render);
  state.addEventListener("change", render);
  render();
  return [h("div.desk__filters", {}, field(words.filter, text), field(words.state, state)), found];
}

function searched(file) {
  return [file.doc, file.title, file.call.name, file.edition.label].join(" ").normalize("NFKC").toLowerCase();
}

function row(file, words) {
  return [
    h("span", {}, h("a.documents__name", { href: `/desk/documents/${file.document}` }, file.doc), h("span.desk__hint.documents__title", {}, file.title)),
    file.call.name,
    file.edition.label,
    words.kinds[file.kind],
    badge(words.state_names[file.state], STATES[file.state]),
  ];
}
