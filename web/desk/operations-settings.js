// The switches and limits of the service: the whole of it, each call, and how much may be asked and kept.

import { attempt, focusAgain, say } from "./attempting.js";
import { get, send } from "./calls.js";
import { announce, badge, button, dialog, field, h, notice, table } from "./elements.js";

const LONGEST = 300; // characters of what is said while something is shut
const UNLIMITED = new Set(["questions_per_minute", "all_questions_per_minute"]);

/** @param {HTMLElement} place @param {any} words */
export async function show(place, words) {
  const own = words.settings_words;
  const trouble = h("div.desk__trouble");
  const shown = h("div.operations__settings");
  place.replaceChildren(h("p", {}, own.lead), trouble, shown);

  const change = async (path, body, where = trouble) => {
    const state = await attempt(where, () => send("PUT", `/operations${path}`, body));
    if (state) {
      draw(state);
      announce(own.saved);
      focusAgain(() => shown.querySelector(`[data-changes="${CSS.escape(path)}"]`));
    }
    return state;
  };
  const draw = (state) => shown.replaceChildren(service(state, words, change), calls(state, words, change), limits(state, words, change));
  const state = await attempt(trouble, () => get("/operations"));
  if (state) {
    draw(state);
  }
}

function service(state, words, change) {
  const own = words.settings_words;
  const told = state.paused
    ? notice("warning", own.service_paused, own.service_paused_detail, h("blockquote.operations__said", {}, state.message || own.service_usual))
    : notice("good", own.service_open);
  const turn = state.paused
    ? button(own.resume, () => change("/service", { open: true }), "key", { "data-changes": "/service" })
    : button(own.pause, () => ask({ title: own.pause_title, detail: own.pause_detail, usual: own.service_usual, act: own.pause, words }, (message, where) => change("/service", { open: false, message }, where)), "danger", { "data-changes": "/service" });
  return h("section.desk__panel", {}, h("h2.desk__subtitle", {}, own.service), told, h("div.desk__actions", {}, turn));
}

function calls(state, words, change) {
  const own = words.settings_words;
  const path = (call) => `/calls/${encodeURIComponent(call.id)}`;
  const rows = state.calls.map((call) => [
    h("span", {}, call.name, h("br"), h("span.desk__hint", {}, call.editions.join("、"))),
    h(
      "div.operations__door",
      {},
      h("span", {}, badge(call.shut ? own.shut : own.open, call.shut ? "warning" : "good"), call.shut && h("span.operations__message", {}, call.message || own.usual)),
      call.shut
        ? button(own.open_call, () => change(path(call), { open: true }), "plain", { "data-changes": path(call), "aria-label": `${call.name}: ${own.open_call}` })
        : button(own.shut_call, () => shut(call, words, (message, where) => change(path(call), { open: false, message }, where)), "danger", { "data-changes": path(call), "aria-label": `${call.name}: ${own.shut_call}` }),
    ),
  ]);
  return h(
    "section.desk__panel.operations__calls",
    {},
    h("h2.desk__subtitle", {}, own.calls),
    h("p.desk__hint", {}, own.calls_hint),
    table(own.calls, [own.call, own.state], rows),
  );
}

function shut(call, words, done) {
  const own = words.settings_words;
  const asked = { title: say(own.shut_title, { call: call.name }), detail: own.calls_hint, usual: own.usual, act: own.shut_call, words };
  ask(asked, done);
}

/** Ask for the words that readers see, and for a yes. */
function ask({ title, detail, usual, act, words }, done) {
  const own = words.settings_words;
  const message = h("textarea.desk__input", { rows: 3, maxlength: LONGEST });
  const trouble = h("div.desk__trouble");
  const box = dialog(
    title,
    [h("p", {}, detail), field(own.message, message, say(own.message_hint, { usual, most: LONGEST })), trouble],
    [
      button(act, async () => (await done(message.value, trouble)) && box.close(), "danger"),
      button(words.cancel, () => box.close()),
    ],
  );
}

function limits(state, words, change) {
  const own = words.settings_words;
  const trouble = h("div.desk__trouble");
  const inputs = state.limits.map((limit) => [limit, h("input.desk__input", { type: "number", inputmode: "numeric", step: 1, min: limit.least, max: limit.most, value: limit.set ?? "", placeholder: shown(limit.usual, limit, own) })]);
  const save = async (event) => {
    event.preventDefault();
    const given = Object.fromEntries(inputs.map(([limit, input]) => [limit.name, input.value === "" ? null : Number(input.value)]));
    const keep = state.limits.find(({ name }) => name === "keep_questions");
    const kept = given.keep_questions ?? keep.usual;
    if (kept < keep.value && !(await agreed(words))) {
      return;
    }
    await change("/limits", given, trouble);
  };
  return h(
    "section.desk__panel",
    {},
    h("h2.desk__subtitle", {}, own.limits),
    h("p.desk__hint", {}, own.limits_hint),
    h(
      "form.operations__limits",
      { onsubmit: save },
      inputs.map(([limit, input]) => field(words.limits_names[limit.name], input, range(limit, own))),
      h("p.desk__hint", {}, own.keep_warning),
      trouble,
      h("div.desk__actions", {}, button(own.save, () => {}, "key", { type: "submit", "data-changes": "/limits" })),
    ),
  );
}

function range(limit, own) {
  const template = UNLIMITED.has(limit.name) && limit.least === 0 ? own.range_zero : own.range;
  return say(template, { least: limit.least, most: limit.most, value: shown(limit.value, limit, own) });
}

function shown(value, limit, own) {
  return value === 0 && UNLIMITED.has(limit.name) ? own.unlimited : String(value);
}

/** Whether somebody who keeps less says so twice. */
function agreed(words) {
  const own = words.settings_words;
  return new Promise((resolve) => {
    const box = dialog(
      own.keep_title,
      [h("p", {}, own.keep_warning)],
      [
        button(own.confirm, () => (resolve(true), box.close()), "danger"),
        button(words.cancel, () => box.close()),
      ],
    );
    box.addEventListener("close", () => resolve(false));
  });
}
