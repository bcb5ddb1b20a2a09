// The editor of one entry: what is written, beside its sources, with the steps that may be taken now.

import { get, send } from "./calls.js";
import { announce, badge, button, dialog, field, h, moment, notice } from "./elements.js";
import { Claims } from "./entry-claims.js";
import { select } from "./entry-list.js";
import { SourcePanel } from "./entry-source.js";
import { changesOf, commentsOf, engineOf, historyOf } from "./entry-story.js";
import { said, stateBadge, tell } from "./entry-words.js";

const LOOKS = { "entry.send": "key", "entry.approve": "plain", "entry.publish": "key", "entry.return": "plain", "entry.withdraw": "danger", "entry.redraft": "key" };
const DONE = { "entry.send": "send_done", "entry.approve": "approve_done", "entry.publish": "publish_done", "entry.withdraw": "withdraw_done", "entry.redraft": "redraft_done" };

export async function showEditor(main, id, given) {
  const [entry, { editions }] = await Promise.all([get(`/entries/${id}`), get("/entries")]);
  const editor = new Editor(main, editions, given);
  editor.show(entry);
  addEventListener("beforeunload", (event) => editor.dirty && event.preventDefault());
}

class Editor {
  constructor(main, editions, { words, common }) {
    Object.assign(this, { main, editions, words, common, dirty: false });
    this.source = new SourcePanel(words);
    this.told = h("div.entry__told", {});
  }

  /** @param {object} entry @param {string} [done] what was done, to be told */
  show(entry, done = "") {
    this.entry = entry;
    this.writable = !entry.steps["entry.edit"];
    this.dirty = false;
    this.standing = h("p.entry__standing", { role: "status" });
    this.told.replaceChildren(...(done ? [notice("good", done)] : []));
    const look = (pin) => void this.source.show(pin);
    const renew = !entry.steps["entry.edit"] || !entry.steps["entry.redraft"] ? (number) => void this.act("renew", { change: number }, this.words.renewed) : null;
    const story = [engineOf(entry, this.words), commentsOf(entry, (text) => this.say(text), this.words), historyOf(entry, this.words)];
    const written = h("div.entry__written", {}, this.head(), this.told, changesOf(entry, { renew, look, words: this.words }), this.form(), this.steps(), story);
    this.main.replaceChildren(h("div.entry", {}, written, this.source.element));
    document.title = `${entry.question} | ${this.words.title} | Koubo`;
    this.source.begin(entry.said[0]?.pins[0]);
    if (done) announce(done);
  }

  head() {
    const { entry, words } = this;
    const lines = [
      entry.author && said(words.by_line, { author: entry.author }),
      entry.approver && said(words.approved_line, { approver: entry.approver }),
      entry.published_at && said(words.published_line, { at: moment(entry.published_at) }),
    ];
    return h(
      "header.entry__head",
      {},
      h("p", {}, h("a", { href: "/desk/entries" }, `← ${words.back}`)),
      h("h1.desk__title", {}, entry.question),
      h("p.entry__badges", {}, stateBadge(entry.state, words), entry.shown && entry.state !== "published" && badge(words.shown, "good"), entry.carried && badge(words.carried)),
      h("p.desk__hint", {}, lines.filter(Boolean).join("　")),
    );
  }

  form() {
    const { entry, words } = this;
    const locked = { disabled: !this.writable };
    this.question = h("textarea.desk__input", { rows: "2", maxlength: "1000", required: true, readonly: !this.writable });
    this.question.value = entry.question;
    this.wordings = h("textarea.desk__input", { rows: "3", readonly: !this.writable });
    this.wordings.value = entry.wordings.join("\n");
    this.edition = select(words.no_edition, this.editions.map(({ id, label, call_name: call }) => [id, `${call} ${label}`]), entry.edition_id);
    this.edition.disabled = locked.disabled;
    for (const input of [this.question, this.wordings]) input.addEventListener("input", () => this.touched());
    this.edition.addEventListener("change", () => this.claims.touched());
    this.claims = new Claims({ entry, words, writable: this.writable, edition: () => this.edition.value, source: this.source, changed: () => this.touched() });
    return h(
      "form.desk__form.entry__form",
      { onsubmit: (event) => event.preventDefault() },
      field(words.question, this.question),
      field(words.edition, this.edition, words.edition_hint),
      h("section.entry__claims", { "aria-label": words.claims }, h("h2.desk__subtitle", {}, words.claims), h("p.desk__hint", {}, words.claims_hint), this.claims.element),
      field(words.wordings, this.wordings, words.wordings_hint),
    );
  }

  steps() {
    const { steps, state, approver } = this.entry;
    const save = this.writable && button(this.words.save, () => void this.save(), "plain");
    const own = state === "in_review" && !approver && steps["entry.approve"] === "own_work" && h("p.desk__hint", {}, this.words.why.own_work);
    const open = Object.keys(LOOKS).filter((step) => !steps[step] && step !== "entry.withdraw");
    const both = !steps["entry.approve"] && button(this.words.approve_and_publish, () => void this.approveAndPublish(), "key");
    const last = !steps["entry.withdraw"] && button(this.words.steps["entry.withdraw"], () => this.askToWithdraw(), "danger");
    return h("div.entry__steps", {}, this.standing, own, h("div.desk__actions", {}, save, both, open.map((step) => this.stepOf(step)), last));
  }

  stepOf(step) {
    const take = step === "entry.return" ? () => this.askForNote() : () => void this.take(step);
    return button(this.words.steps[step], take, LOOKS[step]);
  }

  touched() {
    this.dirty = true;
    this.standing.textContent = this.words.unsaved;
  }

  get value() {
    const lines = this.wordings.value.split("\n").map((line) => line.trim()).filter(Boolean);
    return { question: this.question.value.trim(), edition: this.edition.value, claims: this.claims.value, wordings: lines };
  }

  async save(done = this.words.saved) {
    if (!this.question.reportValidity()) return false;
    this.standing.textContent = this.words.saving;
    return this.met(() => send("PUT", `/entries/${this.entry.id}`, this.value, this.tag), done);
  }

  async take(step) {
    if (this.dirty && !(await this.save(""))) return;
    await this.act(step.replace("entry.", ""), undefined, this.words[DONE[step]]);
  }

  async approveAndPublish() {
    if (await this.act("approve", undefined, "")) await this.act("publish", undefined, this.words.publish_done);
  }

  act(name, body, done) {
    return this.met(() => send("POST", `/entries/${this.entry.id}/${name}`, body, this.tag), done);
  }

  say(text) {
    return this.met(() => send("POST", `/entries/${this.entry.id}/comments`, { text }), this.words.comment_done);
  }

  get tag() {
    return { etag: this.entry.etag };
  }

  /** Show what came of a change; what went wrong stands over what is written, and nothing of that is lost. */
  async met(change, done) {
    try {
      this.show(await change(), done);
      return true;
    } catch (error) {
      const reload = error.status === 412 && button(this.words.reload, () => void this.reload());
      tell(this.told, error, ...(reload ? [reload] : []));
      this.standing.textContent = this.dirty ? this.words.unsaved : "";
      return false;
    }
  }

  async reload() {
    this.show(await get(`/entries/${this.entry.id}`));
    this.main.focus();
  }

  askForNote() {
    const text = h("textarea.desk__input", { rows: "4", maxlength: "2000", required: true });
    const go = button(this.words.steps["entry.return"], async () => {
      if (!text.value.trim()) return text.focus();
      box.close();
      await this.act("return", { text: text.value.trim() }, this.words.return_done);
    }, "key");
    const box = dialog(this.words.return_title, [field(this.words.return_label, text)], [go, button(this.words.cancel, () => box.close())]);
  }

  askToWithdraw() {
    const go = button(this.words.steps["entry.withdraw"], () => {
      box.close();
      void this.take("entry.withdraw");
    }, "danger");
    const box = dialog(this.words.withdraw_title, [h("p", {}, this.words.withdraw_detail)], [go, button(this.words.cancel, () => box.close())]);
  }
}
