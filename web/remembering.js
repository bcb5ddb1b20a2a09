// What the page keeps in this browser, and nowhere else; a browser that keeps nothing is no trouble.

const PREFIX = "koubo:";
const KEEPS = location.pathname !== "/embed"; // in the frame of another site nothing is kept

/**
 * @param {string} key
 * @returns {any} undefined: nothing is kept
 */
export function recall(key) {
  if (!KEEPS) return undefined;
  try {
    return JSON.parse(localStorage.getItem(PREFIX + key) ?? "null") ?? undefined;
  } catch {
    return undefined;
  }
}

/**
 * @param {string} key
 * @param {unknown} value
 * @returns {boolean} whether there was room
 */
export function remember(key, value) {
  if (!KEEPS) return false;
  try {
    localStorage.setItem(PREFIX + key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

/** @param {string} key */
export function forget(key) {
  try {
    localStorage.removeItem(PREFIX + key);
  } catch {
    // nothing was kept either
  }
}

/** All that was ever kept here. */
export function forgetAll() {
  try {
    const ours = Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));
    for (const key of ours) localStorage.removeItem(key);
  } catch {
    // nothing was kept either
  }
}
