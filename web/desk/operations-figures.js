// The figures of a span: how much was asked, how it ended, how long it took, and how readers judged it.

import { attempt, say } from "./attempting.js";
import { get } from "./calls.js";
import { announce, button, field, h, notice, table } from "./elements.js";
import { plot } from "./plot.js";

const OUTCOMES = [
  ["answered", 1],
  ["needs_clarification", 2],
  ["not_in_documents", 3],
  ["edition_unknown", 4],
  ["withheld", 5],
  ["out_of_scope", 6],
  ["refused", 7],
];
const VERDICTS = [
  ["helpful", 8],
  ["wrong", 3],
  ["source_wrong", 5],
];
const days = new Intl.DateTimeFormat("ja-JP", { month: "long", day: "numeric", timeZone: "UTC" });
const whole = new Intl.NumberFormat("ja-JP", { maximumFractionDigits: 0 });
const tenth = new Intl.NumberFormat("ja-JP", { maximumFractionDigits: 1 });

/** @param {HTMLElement} place @param {any} words */
export async function show(place, words) {
  const asked = new URLSearchParams(location.search);
  const trouble = h("div.desk__trouble");
  const shown = h("div.operations__figures", { "aria-busy": "true" });
  const known = await attempt(trouble, () => get("/operations"));
  const form = filters(words, known?.calls ?? [], asked, () => load());
  place.replaceChildren(h("p", {}, words.figures_lead), form.element, trouble, shown);

  async function load() {
    const query = form.query();
    history.replaceState(null, "", query.size ? `?${query}` : location.pathname);
    shown.setAttribute("aria-busy", "true");
    const figures = await attempt(trouble, () => get(`/figures?${query}`));
    shown.setAttribute("aria-busy", "false");
    if (figures) {
      form.fill(figures);
      shown.replaceChildren(...all(figures, words));
      announce(`${words.questions} ${whole.format(figures.whole.questions)}${words.questions_unit}`);
    }
  }
  await load();
}

function filters(words, calls, asked, changed) {
  const date = (name) => h("input.desk__input", { type: "date", name, value: asked.get(name) });
  const choice = (name, options) =>
    h("select.desk__input", { name }, options.map(([value, said]) => h("option", { value, selected: asked.get(name) === value }, said)));
  const first = date("first");
  const last = date("last");
  const step = choice("step", [["day", words.day], ["week", words.week]]);
  const named = calls.map(({ id, name }) => [id, name]);
  const call = choice("call", [["*", words.every_call], ...named, ["", words.unnamed]]);
  if (!asked.has("call")) {
    call.value = "*";
  }
  const submit = button(words.show, () => {}, "key", { type: "submit" });
  const element = h(
    "form.desk__filters",
    { onsubmit: (event) => (event.preventDefault(), changed()), "aria-label": words.span },
    [field(words.first, first), field(words.last, last), field(words.step, step), field(words.call, call), submit],
  );
  const query = () => {
    const given = new URLSearchParams();
    for (const [name, value] of [["first", first.value], ["last", last.value], ["step", step.value === "day" ? "" : step.value]]) {
      if (value) {
        given.set(name, value);
      }
    }
    if (call.value !== "*") {
      given.set("call", call.value);
    }
    return given;
  };
  return { element, query, fill: (figures) => Object.assign(first, { value: figures.first }) && Object.assign(last, { value: figures.last }) };
}

function all(figures, words) {
  const kept = figures.kept_days ? say(words.kept, { days: figures.kept_days }) : words.not_kept;
  const hint = h("p.desk__hint", {}, kept);
  if (!figures.whole.questions) {
    return [notice("info", words.none, words.none_detail), hint];
  }
  return [summary(figures.whole, words), hint, ...plots(figures, words), perCall(figures, words)];
}

function summary(told, words) {
  const facts = [
    [words.questions, `${whole.format(told.questions)} ${words.questions_unit}`],
    [words.unanswered, share(told.unanswered, words), words.unanswered_hint],
    [words.half_within, time(told.half_within, words)],
    [words.most_within, time(told.most_within, words)],
    [words.helpful, `${whole.format(told.verdicts.helpful ?? 0)} ${words.questions_unit}`],
    [words.wrong, `${whole.format((told.verdicts.wrong ?? 0) + (told.verdicts.source_wrong ?? 0))} ${words.questions_unit}`],
  ];
  return h(
    "section",
    { "aria-label": words.summary },
    h("dl.figures", {}, facts.map(([name, value, more]) => h("div.figures__one", {}, h("dt", {}, name), h("dd.figures__value", {}, value), more && h("dd.desk__hint", {}, more)))),
  );
}

function plots(figures, words) {
  const labels = figures.points.map(({ begins }) => dayOf(begins));
  const head = figures.step === "week" ? words.week_of : words.date;
  const values = (pick) => figures.points.map(({ figures: told }) => pick(told));
  const counted = (names, of, said) => names.map(([name, tone]) => ({ name: said(name), tone, values: values((told) => told[of][name] ?? 0) }));
  const drawn = { labels, head, words };
  return [
    panel(words.outcomes, { ...drawn, kind: "bars", series: counted(OUTCOMES, "outcomes", (name) => words.outcomes_names[name]), format: (value) => whole.format(value) }),
    panel(words.unanswered, { ...drawn, kind: "lines", most: 100, series: [{ name: words.unanswered, tone: 3, values: values((told) => (told.unanswered === null ? null : told.unanswered * 100)) }], format: (value) => `${tenth.format(value)}${words.share_unit}` }),
    panel(`${words.latency}（${words.latency_unit}）`, {
      ...drawn,
      kind: "lines",
      series: [
        { name: words.half_within, tone: 1, values: values((told) => told.half_within) },
        { name: words.most_within, tone: 3, values: values((told) => told.most_within) },
      ],
      format: (value) => whole.format(value),
    }),
    panel(words.feedback, { ...drawn, kind: "bars", series: counted(VERDICTS, "verdicts", (name) => words[name]), format: (value) => whole.format(value) }),
  ];
}

/** A plot, its legend, and its numbers in a table. */
function panel(title, { labels, head, words, kind, series, format, most }) {
  const used = series.filter(({ values }) => values.some((value) => value));
  const shown = used.length ? used : series.slice(0, 1);
  const legend = h(
    "ul.plot__legend",
    { role: "list" },
    shown.map(({ name, tone }) => h("li", {}, h(`span.plot__key.plot__swatch-${tone}`, { "aria-hidden": "true" }), name)),
  );
  const rows = labels.map((label, place) => [label, ...shown.map(({ values }) => (values[place] === null ? words.no_value : format(values[place])))]);
  return h(
    "section.desk__panel.figures__panel",
    {},
    h("h2.desk__subtitle", {}, title),
    h("div.figures__plot", {}, plot({ title: say(words.plot, { name: title }), labels, series: shown, kind, format, most }), shown.length > 1 && legend),
    table(say(words.table_of, { name: title }), [head, ...shown.map(({ name }) => name)], rows),
  );
}

function perCall({ calls }, words) {
  const rows = calls.map(({ id, name, figures: told }) => [
    name || (id ? words.gone_call : words.unnamed),
    whole.format(told.questions),
    share(told.unanswered, words),
    time(told.half_within, words),
    time(told.most_within, words),
    whole.format(told.verdicts.helpful ?? 0),
    whole.format((told.verdicts.wrong ?? 0) + (told.verdicts.source_wrong ?? 0)),
  ]);
  const heads = [words.call, words.questions, words.unanswered, words.half_within, words.most_within, words.helpful, words.wrong];
  return h("section.desk__panel.operations__calls", {}, h("h2.desk__subtitle", {}, words.per_call), table(words.per_call, heads, rows));
}

function share(value, words) {
  return value === null ? words.no_value : `${tenth.format(value * 100)}${words.share_unit}`;
}

function time(value, words) {
  return value === null ? words.no_value : `${whole.format(value)} ${words.latency_unit}`;
}

function dayOf(iso) {
  return days.format(new Date(iso));
}
