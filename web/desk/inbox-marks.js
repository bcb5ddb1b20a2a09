// How the figures of a group are marked, the same in the list and on its page.

import { badge, h } from "./elements.js";

const OUTCOMES = { answered: "good", not_in_documents: "warning", edition_unknown: "warning", withheld: "warning" };
const VERDICTS = { helpful: "good", wrong: "error", source_wrong: "error" };

/** @returns {HTMLElement[]} a mark for each outcome, the most frequent first */
export function outcomes(group, words) {
  return marks(group.outcomes, words.outcomes, OUTCOMES);
}

/** @returns {HTMLElement[]} a mark for each thing that readers said of answers */
export function verdicts(group, words) {
  return marks(group.verdicts, words.verdicts, VERDICTS);
}

export function outcome(name, words) {
  const known = name ?? "unanswered";
  return badge(words.outcomes[known], OUTCOMES[known]);
}

export function verdict(name, words) {
  return badge(words.verdicts[name], VERDICTS[name]);
}

export function editionOf(group, words) {
  return group.call ? `${group.call} ${group.edition}`.trim() : words.no_call;
}

export function aspects(group, words) {
  return group.aspects.map((aspect) => words.aspects[aspect]).join("・");
}

/** A day as people read it. */
export function day(iso) {
  return new Intl.DateTimeFormat("ja-JP", { dateStyle: "medium", timeZone: "Asia/Tokyo" }).format(new Date(iso));
}

function marks(counts, names, kinds) {
  return Object.entries(counts)
    .sort((one, other) => other[1] - one[1])
    .map(([name, count]) => h("li", {}, badge(`${names[name]} ${count.toLocaleString("ja-JP")}`, kinds[name])));
}
