// What list and editor say alike: words with values in them, the state of an entry, and wordings held against each other.

import { badge, h, notice } from "./elements.js";

const LOOKS = { draft: "", in_review: "key", published: "good", stale: "warning", withdrawn: "" };

/** @param {string} text with {names} @param {Record<string, string|number>} values */
export function said(text, values) {
  return text.replace(/\{(\w+)\}/gu, (whole, name) => String(values[name] ?? whole));
}

export function stateBadge(state, words) {
  return badge(words.states[state], LOOKS[state]);
}

/** Words that stayed, went and came; what colour shows is told to screen readers too. */
export function difference(runs, words) {
  return h(
    "p.entry-words",
    { lang: "ja" },
    runs.map(({ kind, text }) => {
      if (kind === "same") return text;
      const [tag, label] = kind === "removed" ? ["del", words.removed] : ["ins", words.added];
      return h(tag, {}, h("span.visually-hidden", {}, `（${label}）`), text);
    }),
  );
}

/** What went wrong, where people look next. */
export function tell(place, error, ...more) {
  place.replaceChildren(notice("error", error.title ?? error.name, error.detail ?? error.message, ...more));
  place.scrollIntoView({ block: "nearest" });
}
