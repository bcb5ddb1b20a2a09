// An answer as plain text, for a mail or a note: each claim with its numbers, and the sources beneath.

/**
 * @typedef {import("./api.js").Claim} Claim
 * @typedef {import("./api.js").Source} Source
 * @typedef {{question: string, reading: string, notices: string[], reply: string, claims: Claim[], sources: Source[],
 *   asOf: string, words: {source: string, page: string}}} Told
 */

/**
 * @param {Told} told
 * @returns {string}
 */
export function plainText({ question, reading, notices, reply, claims, sources, asOf, words }) {
  const said = claims.map(({ text, citations }) => `${text}${citations.map((n) => ` [${n}]`).join("")}`);
  const cited = sources.map((source) => sourceText(source, words));
  const parts = [[question], reading ? [reading] : [], notices, reply ? [reply] : [], said, cited.length ? [words.source, ...cited] : [], [asOf]];
  return `${parts.filter((lines) => lines.length > 0).map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

/**
 * @param {Source} source
 * @param {{page: string}} words
 */
function sourceText({ n, title, doc, edition, heading, page, text, source_url: url }, words) {
  const place = [title || doc, edition, heading, page ? `${words.page} ${page}` : ""].filter(Boolean).join(" / ");
  const quote = text.split("\n").map((line) => `    ${line}`);
  return [`[${n}] ${place}`, ...quote, ...(url ? [`    ${url}`] : [])].join("\n");
}
