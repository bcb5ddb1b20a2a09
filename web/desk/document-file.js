// A file that is or was public: what is live of it, its revisions, and who did what.

import { get, send } from "./calls.js";
import { correcting } from "./document-correcting.js";
import { STATES } from "./document-list.js";
import { understood } from "./document-read.js";
import { tell } from "./documents.js";
import { announce, badge, button, dialog, field, h, moment, notice } from "./elements.js";
import { stacked } from "./stacked.js";
import { say } from "./wording.js";

export async function showFile(main, id, desk) {
  const way = `/documents/${encodeURIComponent(id)}`;
  const { words } = desk;
  const done = new URLSearchParams(location.search).get("done");
  render(await get(way), done === "published" ? words.published : "");

  function render(history, said = "") {
    const { file } = history;
    main.replaceChildren(
      h("p", {}, h("a", { href: "/desk/documents" }, words.back)),
      h("h1.desk__title", {}, file.doc),
      h("p.documents__lead", {}, badge(words.state_names[file.state], STATES[file.state]), " ", file.call.name, " ", file.edition.label),
      said && notice("good", said),
      file.state === "live" && desk.may("publish_documents") && h("div.desk__actions", {}, button(words.withdraw, () => askWithdraw(history), "danger")),
      h("div.documents", {}, h("h2.desk__subtitle", { id: "history" }, words.history), revisions(history)),
      h("section.documents", { "aria-labelledby": "understood" }, h("h2.desk__subtitle", { id: "understood" }, words.understood), history.documents.map((read) => understood(read, words))),
      history.correctable && desk.may("stage_documents") && correcting(history.correction, history.documents[0], words, correct(history)),
      h("div.documents", {}, h("h2.desk__subtitle", { id: "deeds" }, words.deeds), deeds(history)),
    );
    if (said) announce(said);
  }

  async function attempt(work) {
    try {
      await work();
    } catch (trouble) {
      tell(main, trouble);
    }
  }

  function correct(history) {
    return (correction) =>
      attempt(async () => {
        const { delivery } = await send("PUT", `/deliveries/${history.correctable}/correction`, correction, { etag: history.etag });
        location.assign(`/desk/documents/waiting/${delivery.id}`);
      });
  }

  function revisions(history) {
    const live = history.landings.find((one) => one.state === "live");
    const rows = history.landings.map((one) => [
      h("a", { href: one.view, target: "_blank", rel: "noopener" }, moment(one.read_at)),
      badge(words.state_names[one.state], STATES[one.state]),
      one.title,
      h("span.desk__actions", {}, live && one !== live && h("a", { href: `/desk/compare?old=revision:${one.revision}&new=revision:${live.revision}` }, words.compare_with_live), one.state !== "live" && desk.may("publish_documents") && button(words.restore, () => askRestore(history, one), "plain", { "aria-label": `${moment(one.read_at)} ${words.restore}` })),
    ]);
    return stacked(words.history, [words.read_at, words.state, words.field_title, words.can_do], rows);
  }

  function deeds(history) {
    if (!history.deeds.length) return h("p.desk__hint", {}, words.deeds_none);
    const rows = history.deeds.map((deed) => [moment(deed.at), deed.by, words.actions[deed.action] ?? deed.action, deed.reason]);
    return stacked(words.deeds, [words.when, words.who, words.what, words.why], rows);
  }

  function askWithdraw(history) {
    const reason = h("textarea.desk__input", { rows: 3, required: true, maxlength: 500 });
    const form = h("form.desk__form", { id: "withdrawal" }, field(words.withdraw_reason, reason));
    const asked = dialog(say(words.withdraw_sure, { doc: history.file.doc }), [h("p", {}, words.withdraw_effect), form], [
      button(words.withdraw, null, "danger", { type: "submit", form: "withdrawal" }),
      button(desk.common.cancel, () => asked.close()),
    ]);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      asked.close();
      void attempt(async () => render(await send("POST", `${way}/withdraw`, { reason: reason.value }, { etag: history.etag }), words.withdrawn));
    });
  }

  function askRestore(history, landing) {
    const effects = history.file.state === "live" ? [h("p", {}, words.restore_effect)] : [];
    const asked = dialog(say(words.restore_sure, { at: moment(landing.read_at) }), effects, [
      button(words.restore, () => {
        asked.close();
        void attempt(async () => render(await send("POST", `${way}/restore`, { revision: landing.revision }, { etag: history.etag }), words.restored));
      }, "key"),
      button(desk.common.cancel, () => asked.close()),
    ]);
  }
}
