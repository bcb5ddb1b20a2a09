// The page of a group: its wordings, each question with the answer that was given, and what becomes of it.

import { get, send, Trouble } from "./calls.js";
import { announce, badge, button, h, moment, notice, put } from "./elements.js";
import { aspects, day, editionOf, outcome, outcomes, verdict, verdicts } from "./inbox-marks.js";

const STATES = { open: "warning", drafted: "key", done: "good", hidden: "" };

export async function showGroup(main, key, { words, writes, back }) {
  const whole = await get(`/inbox/${encodeURIComponent(key)}`);
  document.title = `${whole.group.wording} | Koubo`;
  const head = h("header.inbox__whole");
  const questions = h("ol.inbox__questions", { role: "list" });
  const told = h("div");
  paint(head, whole.group, whole.etag, told, { words, writes, back });
  main.replaceChildren(
    h("p", {}, h("a", { href: back }, words.back)),
    head,
    told,
    ...(whole.wordings.length > 1 ? [wordings(whole.wordings, words)] : []),
    h("section.desk__panel", { "aria-labelledby": "questions" }, h("h2.desk__subtitle", { id: "questions" }, words.questions), questions, more(key, questions, words)),
  );
  await fill(questions, whole, words);
}

function paint(head, group, etag, told, { words, writes, back }) {
  const turn = async (state) => {
    await attempt(told, async () => {
      const after = await send("POST", `/inbox/${group.key}/state`, { state }, { etag });
      paint(head, after, after.etag, told, { words, writes, back });
      const said = words.turned.replace("{state}", words.states[state]);
      told.replaceChildren(notice("good", said));
      announce(said);
    });
  };
  const draft = async () => {
    await attempt(told, async () => {
      const entry = await send("POST", `/inbox/${group.key}/draft`, undefined, { etag });
      location.assign(`/desk/entries/${entry.id}`);
    });
  };
  const actions = [
    button(group.entries.length ? words.draft_again : words.draft, draft, group.entries.length ? "plain" : "key"),
    group.state !== "done" && button(words.done, () => turn("done")),
    group.state !== "hidden" && button(words.hide, () => turn("hidden")),
    !["open", "drafted"].includes(group.state) && button(words.reopen, () => turn("open")),
  ];
  put(
    head,
    h("h1.desk__title", {}, group.wording),
    h(
      "ul.inbox__marks",
      { role: "list" },
      h("li", {}, badge(words.states[group.state], STATES[group.state])),
      outcomes(group, words),
      verdicts(group, words),
    ),
    h("p.inbox__of", {}, editionOf(group, words), " ・ ", aspects(group, words), " ・ ", words.times.replace("{count}", group.count), " ・ ", period(group, words)),
    group.changed_at && h("p.desk__hint", {}, standing(group, words)),
    group.entries.length > 0 && h("ul.inbox__entries", { role: "list" }, group.entries.map((id) => h("li", {}, h("a", { href: `/desk/entries/${id}` }, words.open_entry)))),
    writes && h("div.desk__actions", {}, actions),
  );
}

async function attempt(told, work) {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Trouble)) {
      throw error;
    }
    told.replaceChildren(notice("error", error.title, error.detail));
  }
}

function period(group, words) {
  const [first, last] = [day(group.first), day(group.last)];
  return (first === last ? words.once : words.period).replace("{first}", first).replace("{last}", last);
}

function standing(group, words) {
  return words.changed_by.replace("{name}", group.changed_by).replace("{at}", moment(group.changed_at)).replace("{state}", words.states[group.state]);
}

function wordings(said, words) {
  const rows = said.map(({ text, times }) => h("li", {}, text, " ", h("span.desk__hint", {}, words.times.replace("{count}", times))));
  return h("section.desk__panel", { "aria-labelledby": "wordings" }, h("h2.desk__subtitle", { id: "wordings" }, words.wordings), h("ul.inbox__wordings", {}, rows));
}

/** The questions of a page; their number, and whether there are more, stand on the list itself. */
async function fill(list, whole, words) {
  list.append(...whole.questions.map((question) => h("li.inbox__question", {}, asked(question, words))));
  list.dataset.page = whole.page;
  const next = list.parentElement.querySelector(".inbox__more");
  next.hidden = !whole.more;
}

function more(key, list, words) {
  const next = async () => {
    const page = Number(list.dataset.page) + 1;
    await fill(list, await get(`/inbox/${encodeURIComponent(key)}?page=${page}`), words);
  };
  return h("div.inbox__more", { hidden: true }, button(words.more, next));
}

function asked(question, words) {
  return [
    h("p.inbox__asked", {}, question.text),
    h(
      "p.inbox__of",
      {},
      h("time", { datetime: question.asked_at }, moment(question.asked_at)),
      " ",
      badge(words.origins[question.origin]),
      " ",
      outcome(question.outcome, words),
      question.times > 1 && ` ${words.times.replace("{count}", question.times)}`,
    ),
    question.feedback.length > 0 && feedback(question.feedback, words),
    question.answer ? answer(question.answer, words) : h("p.desk__hint", {}, question.origin === "chat" ? words.no_details : words.no_answer),
  ];
}

function feedback(lines, words) {
  const rows = lines.map((line) => h("li", {}, verdict(line.verdict, words), " ", line.text, " ", h("span.desk__hint", {}, moment(line.given_at))));
  return h("div", {}, h("h3.inbox__small", {}, words.feedback), h("ul.inbox__feedback", { role: "list" }, rows));
}

function answer(given, words) {
  const claims = given.claims.map((claim) => h("li", {}, claim.text, " ", claim.citations.map((n) => h("span.inbox__cited", {}, `[${n}]`))));
  const sources = given.citations.map((source) =>
    h("li", {}, `[${source.n}] `, h("a", { href: source.view, target: "_blank", rel: "noopener" }, `${source.title} ${source.heading}`), h("blockquote.inbox__quote", {}, source.text)),
  );
  return h(
    "details.inbox__answer",
    {},
    h("summary", {}, words.answer),
    given.reply && h("p", {}, given.reply),
    claims.length > 0 && h("ul.inbox__claims", {}, claims),
    given.notices.map(({ text }) => h("p.desk__hint", {}, text)),
    sources.length > 0 && h("div", {}, h("h3.inbox__small", {}, words.sources), h("ul.inbox__sources", { role: "list" }, sources)),
  );
}
