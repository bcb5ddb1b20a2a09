// A file before it is published: what was understood, what is to be mended, what it changes, and when it goes out.

import { get, send } from "./calls.js";
import { differences } from "./differences.js";
import { correcting } from "./document-correcting.js";
import { findings, understood } from "./document-read.js";
import { tell } from "./documents.js";
import { announce, button, dialog, field, h, moment, notice } from "./elements.js";
import { say } from "./wording.js";

export async function showPreview(main, id, desk) {
  const way = `/deliveries/${encodeURIComponent(id)}`;
  render(await get(way));

  function render(preview, said = "") {
    const { words } = desk;
    const { delivery } = preview;
    main.replaceChildren(
      h("p", {}, h("a", { href: "/desk/documents" }, words.back)),
      h("h1.desk__title", {}, words.preview),
      h("p.documents__lead", {}, h("strong.documents__name", {}, delivery.doc), " ", h("span.desk__hint", {}, say(words.handed_in, { by: delivery.staged_by, at: moment(delivery.staged_at) }))),
      said && notice("good", said),
      publishing(preview),
      changes(preview, desk),
      findings(preview.findings, words),
      h("section.documents", { "aria-labelledby": "understood" }, h("h2.desk__subtitle", { id: "understood" }, words.understood), preview.documents.map((read) => understood(read, words))),
      desk.may("stage_documents") && !delivery.publish_at && correcting(delivery.correction, preview.documents[0], words, correct(preview)),
    );
    if (said) announce(said);
  }

  function correct(preview) {
    return (correction) => attempt(async () => render(await send("PUT", `${way}/correction`, correction, { etag: preview.etag }), desk.words.corrected));
  }

  async function attempt(work) {
    try {
      await work();
    } catch (trouble) {
      tell(main, trouble);
    }
  }

  function publishing(preview) {
    const { words } = desk;
    const { delivery } = preview;
    const may = desk.may("publish_documents");
    const planned = delivery.publish_at && notice("info", say(words.planned, { at: moment(delivery.publish_at), by: delivery.scheduled_by }), words.planned_hint);
    const discard = button(words.discard, () => sure(words.discard_sure, [words.discard_effect], words.discard, "danger", () => discarded(preview)), "danger");
    return h(
      "section.desk__panel",
      { "aria-labelledby": "publishing" },
      h("h2.desk__subtitle", { id: "publishing" }, words.publishing),
      planned,
      preview.unchanged && notice("info", words.unchanged),
      !may && notice("info", words.no_permission),
      may && h("div.desk__actions", {}, button(words.publish_now, () => publishNow(preview), "key"), delivery.publish_at && button(words.unplan, () => unplan(preview))),
      may && planning(preview),
      desk.may("stage_documents") && (may || !delivery.publish_at) && h("div.desk__actions", {}, discard),
    );
  }

  function publishNow(preview) {
    const { words } = desk;
    const effects = [words.publish_now_effect, preview.replaces ? words.publish_now_replaces : ""].filter(Boolean);
    sure(words.publish_now_sure, effects, words.publish_now, "key", async () => {
      const { document } = await send("POST", `${way}/publish`, undefined, { etag: preview.etag });
      location.assign(`/desk/documents/${document}?done=published`);
    });
  }

  function sure(question, effects, name, kind, work) {
    const { doc } = { doc: main.querySelector(".documents__name").textContent };
    const asked = dialog(say(question, { doc }), effects.map((effect) => h("p", {}, effect)), [
      button(name, () => {
        asked.close();
        void attempt(work);
      }, kind),
      button(desk.common.cancel, () => asked.close()),
    ]);
  }

  async function discarded(preview) {
    await send("DELETE", way, undefined, { etag: preview.etag });
    location.assign("/desk/documents");
  }

  function unplan(preview) {
    return attempt(async () => render(await send("DELETE", `${way}/schedule`, undefined, { etag: preview.etag }), desk.words.unplanned));
  }

  function planning(preview) {
    const { words } = desk;
    const at = h("input.desk__input", { type: "datetime-local", name: "at", required: true });
    const form = h("form.desk__actions", { "aria-label": words.publish_at }, field(words.publish_at_label, at), button(words.publish_at_do, null, "plain", { type: "submit" }));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const given = { at: `${at.value}:00+09:00` };
      void attempt(async () => render(await send("PUT", `${way}/schedule`, given, { etag: preview.etag }), words.planned_done));
    });
    return form;
  }
}

function changes(preview, desk) {
  const { words } = desk;
  const grave = preview.changes.filter((row) => row.impact !== "clauses");
  const clauses = preview.changes.length - grave.length;
  const old = `revision:${preview.replaces}`;
  const whole = `/desk/compare?old=${old}&new=revision:${preview.documents[0]?.revision}`;
  const said = !preview.replaces ? words.changes_new : preview.changes.length ? "" : words.changes_none;
  return h(
    "section.documents",
    { "aria-labelledby": "changes" },
    h("h2.desk__subtitle", { id: "changes" }, words.changes),
    said && h("p", {}, said),
    differences(grave, { ...desk.compare, older: words.old, newer: words.new }, "h3"),
    clauses > 0 && h("p", {}, say(words.changes_clauses, { count: clauses }), " ", h("a", { href: whole }, words.changes_all)),
  );
}
