// Why a question is answered as it is: its reading, every passage with its signs, and what came of each.

import { attempt, say } from "./attempting.js";
import { send } from "./calls.js";
import { announce, badge, button, field, h, table } from "./elements.js";

const COLOURS = { cited: "good", beaten: "", amended: "error", passed_over: "key", other_edition: "warning", other_call: "warning", superseded: "error", withdrawn: "error" };
const SHOWN = 220; // characters of a passage before it is opened
const number = new Intl.NumberFormat("ja-JP", { maximumFractionDigits: 2, minimumFractionDigits: 2 });
const signed = new Intl.NumberFormat("ja-JP", { maximumFractionDigits: 2, minimumFractionDigits: 2, signDisplay: "always" });

/** @param {HTMLElement} place @param {any} words */
export async function show(place, words) {
  const asked = new URLSearchParams(location.search);
  const question = h("textarea.desk__input", { name: "question", rows: 2, maxlength: 1000, required: true }, asked.get("q") ?? "");
  const today = h("input.desk__input", { type: "date", name: "today" });
  const trouble = h("div.desk__trouble");
  const shown = h("div.operations__found", {});
  const inspect = async () => {
    history.replaceState(null, "", `?${new URLSearchParams({ q: question.value })}`);
    shown.setAttribute("aria-busy", "true");
    const found = await attempt(trouble, () => send("POST", "/inspections", { question: question.value, today: today.value || null }));
    shown.setAttribute("aria-busy", "false");
    if (found) {
      shown.replaceChildren(...all(found, words));
      announce(`${words.outcome}: ${words.outcomes_names[found.answer.outcome]}`);
    }
  };
  const form = h(
    "form.operations__ask",
    { onsubmit: (event) => (event.preventDefault(), inspect()) },
    field(words.question, question, words.question_hint),
    field(words.today, today, words.today_hint),
    button(words.inspect, () => {}, "key", { type: "submit" }),
  );
  place.replaceChildren(h("p", {}, words.search_lead), form, trouble, shown);
  if (question.value) {
    await inspect();
  }
}

function all(found, words) {
  const places = new Map(found.ranked.filter(({ score }) => score !== null).map((one, place) => [one.id, { place: place + 1, one }]));
  const { outcome } = found.answer;
  return [
    reading(found, words),
    group(words.ranked, words.ranked_hint, found.ranked, { places, outcome, words }),
    ...(found.elsewhere.length ? [group(words.elsewhere, words.elsewhere_hint, found.elsewhere, { places: new Map(), outcome, words })] : []),
  ];
}

function reading({ answer, by_facts: byFacts }, words) {
  const { call, editions, aspects, text } = answer.reading;
  const facts = [
    [words.understood, call ? [call.name, ...editions.map(({ label }) => label)].join(" ") : text],
    [words.aspects, aspects.map((aspect) => words.aspects_names[aspect]).join("・")],
    [words.outcome, badge(words.outcomes_names[answer.outcome], answer.outcome === "answered" ? "good" : "warning")],
  ];
  return h(
    "section.desk__panel",
    {},
    h("h2.desk__subtitle", {}, words.reading),
    h("dl.operations__reading", {}, facts.map(([name, value]) => h("div", {}, h("dt", {}, name), h("dd", {}, value)))),
    h("h3.operations__heading", {}, words.answer),
    answer.reply && h("p", {}, answer.reply),
    answer.claims.length ? h("ul.operations__claims", {}, answer.claims.map((claim) => h("li", {}, claim.text))) : h("p.desk__hint", {}, words.no_claims),
    byFacts && h("p.desk__hint", {}, words.by_facts),
  );
}

function group(title, hint, judged, { places, outcome, words }) {
  const scores = judged.flatMap(({ id, score }) => (places.has(id) ? [score] : [])); // others are scored among themselves
  const [best, least] = [Math.max(...scores), Math.min(...scores)];
  return h(
    "section.operations__group",
    {},
    h("h2.desk__subtitle", {}, title),
    h("p.desk__hint", {}, hint),
    judged.length
      ? h("ol.operations__passages", { role: "list" }, judged.map((one) => h("li", {}, passage(one, { places, best, least, outcome, words }))))
      : h("p", {}, words.nothing_found),
  );
}

function passage(one, room) {
  const { places, best, least, words } = room;
  const rank = places.get(one.id);
  const name = one.heading.join(" › ") || one.title;
  return h(
    `article.desk__panel.passage.passage--${one.fate}`,
    {},
    h(
      "header.passage__head",
      {},
      rank && h("span.passage__rank", {}, say(words.rank, { place: rank.place })),
      badge(words.fates[one.fate], COLOURS[one.fate]),
      h("h3.passage__name", {}, name),
      one.score !== null && score(one.score, rank ? { best, least, words } : { words }),
    ),
    h("p.desk__hint", {}, [one.call, one.edition, one.doc, say(words.page, { page: one.page })].filter(Boolean).join(" / ")),
    text(one.text, words),
    h("p.passage__why", {}, why(one, room)),
    h("div.passage__more", {}, one.signs.length > 0 && signs(one.signs, words), one.view && h("a", { href: one.view, target: "_blank", rel: "noopener" }, words.open_source)),
  );
}

function score(value, { best, least, words }) {
  const share = best > least ? (value - least) / (best - least) : 1;
  const bar = best !== undefined && h("meter", { min: 0, max: 1, value: share.toFixed(3), "aria-hidden": "true" });
  return h("span.passage__score", {}, bar, say(words.score, { score: number.format(value) }));
}

function text(whole, words) {
  if (whole.length <= SHOWN) {
    return h("p.passage__text", {}, whole);
  }
  return h("details.passage__text", {}, h("summary", {}, `${whole.slice(0, SHOWN)}…（${words.whole_text}）`), h("p.passage__whole", {}, whole));
}

function why(one, { places, outcome, words }) {
  const winner = places.get(one.by);
  if (one.fate === "amended" && winner) {
    return say(words.amended_by, { place: winner.place, heading: winner.one.heading.at(-1) ?? winner.one.title, doc: winner.one.doc });
  }
  if (one.fate === "passed_over" && outcome !== "answered") {
    return say(words.not_answered, { outcome: words.outcomes_names[outcome] });
  }
  if (one.fate === "beaten" && winner) {
    return say(words.beaten_by, {
      place: winner.place,
      heading: winner.one.heading.at(-1) ?? winner.one.title,
      score: number.format(winner.one.score),
      gap: number.format(winner.one.score - one.score),
    });
  }
  return words.fate_reasons[one.fate];
}

function signs(told, words) {
  const rows = told.map(({ name, value, gain }) => [words.signs_names[name] ?? name, number.format(value), signed.format(gain)]);
  return h("details.passage__signs", {}, h("summary", {}, words.signs), table(words.signs, [words.sign, words.value, words.gain], rows));
}
