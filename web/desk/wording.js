// Puts values into the words of a section.

/**
 * @param {string} words with names in braces
 * @param {Record<string, string|number>} values
 */
export function say(words, values) {
  return words.replace(/\{(\w+)\}/gu, (whole, name) => String(values[name] ?? whole));
}

/** A size as people read it. */
export function sized(bytes) {
  const units = ["B", "KB", "MB"];
  const step = bytes < 1024 ? 0 : bytes < 1024 * 1024 ? 1 : 2;
  return `${(bytes / 1024 ** step).toFixed(step === 2 ? 1 : 0)} ${units[step]}`;
}
