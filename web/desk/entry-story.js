// What happened to an entry: the changes of its sources, what people made of the engine's draft, comments and history.

import { get } from "./calls.js";
import { badge, button, field, h, moment, notice } from "./elements.js";
import { difference, said, stateBadge } from "./entry-words.js";

/** The changes of sources, each with one click that takes the new words over. */
export function changesOf(entry, { renew, look, words }) {
  if (!entry.source_changes.length && entry.state !== "stale" && !(entry.carried && entry.state === "draft")) return null;
  const [title, hint] =
    entry.state === "stale" ? [words.stale, words.stale_hint] : entry.carried ? [words.carried_title, words.carried_hint] : [words.stale_draft, words.stale_draft_hint];
  const changes = entry.source_changes.map((change, number) => changeOf(change, () => renew(number), look, words));
  return h("section.entry-changes", { "aria-label": title }, notice("warning", title, hint), changes);
}

function changeOf({ pin, heading, words: runs, gone }, renew, look, words) {
  return h(
    "article.desk__panel.entry-change",
    {},
    h("p.entry-pin__place", {}, h("strong", {}, pin.doc), ` ${said(words.page, { page: pin.page })}`, pin.heading && h("span.desk__hint", {}, ` ${pin.heading}`)),
    gone && h("p", {}, badge(words.gone, "error")),
    heading && h("p", {}, badge(said(words.moved_to, { heading }), "warning")),
    difference(runs, words),
    h("div.desk__actions", {}, renew && button(gone ? words.renew_gone : words.renew, renew, "key"), button(words.look, () => look(pin))),
  );
}

export function engineOf(entry, words) {
  const told = !entry.from_engine.length ? words.engine_none : entry.engine_differs ? null : words.engine_same;
  const content = told ? h("p.desk__hint", {}, told) : entry.from_engine.map((runs) => difference(runs, words));
  return folded(words.engine, [content], entry.engine_differs);
}

export function commentsOf(entry, say, words) {
  const text = h("textarea.desk__input", { rows: "2", maxlength: "2000" });
  const form = h("form.desk__form", {}, field(words.comment_label, text), h("div.desk__actions", {}, h("button.desk__button", { type: "submit" }, words.comment_send)));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (text.value.trim()) void say(text.value.trim());
    else text.focus();
  });
  const told = entry.comments.map(({ at, name, text: words_, returns }) =>
    h("li.entry-comment", {}, h("p.desk__hint", {}, `${name} ${moment(at)} `, returns && badge(words.comment_returns, "warning")), h("p.entry-comment__text", {}, words_)),
  );
  const list = told.length ? h("ul.entry-comments", { role: "list" }, told) : h("p.desk__hint", {}, words.comments_none);
  return h("section.desk__panel", { "aria-label": words.comments }, h("h2.desk__subtitle", {}, words.comments), list, form);
}

export function historyOf(entry, words) {
  const place = h("div.entry-history", {});
  const box = folded(words.history, [place], false);
  box.addEventListener("toggle", async () => {
    if (!box.open || place.childElementCount) return;
    const { versions } = await get(`/entries/${entry.id}/history`);
    place.replaceChildren(h("ol.entry-history__list", { role: "list" }, versions.map((one) => versionOf(one, words))));
  });
  return box;
}

function versionOf({ version, at, by, action, state, words: changed }, words) {
  return h(
    "li.entry-history__version",
    {},
    h("p", {}, h("strong", {}, said(words.history_version, { version })), ` ${words.actions[action] ?? action} `, stateBadge(state, words)),
    h("p.desk__hint", {}, said(words.history_by, { at: moment(at), by: by || words.history_service })),
    changed.map((runs) => difference(runs, words)),
  );
}

function folded(title, content, open) {
  return h("details.desk__panel.entry-folded", { open }, h("summary", {}, title), ...content);
}
