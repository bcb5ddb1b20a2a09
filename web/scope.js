// Where this page stands: alone or in a frame of another site, limited to some calls, in a colour of that site.

import { byId } from "./template.js";

const COLOUR = /^[0-9a-f]{6}$/i;
const ENOUGH_CONTRAST = 4.5;
const CLOSES = "koubo:close";
const wishes = new URLSearchParams(location.search);

/** The calls that answers are limited to; none: all of them. */
export const calls = wishes.getAll("calls").slice(0, 20);

/** A name for this page, for as long as it is open: the service gives each page one open question. */
export const page = crypto.getRandomValues(new Uint32Array(4)).join("-");

/**
 * How light a colour is to the eye, from 0 to 1.
 * @param {string} hex
 * @returns {number}
 */
function luminance(hex) {
  const parts = [0, 2, 4].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255);
  const [red, green, blue] = parts.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** The colour of the host's page, where text in it can be read on white; in the dark our own is kept. */
function takeColour() {
  const colour = wishes.get("colour") ?? "";
  if (!COLOUR.test(colour) || matchMedia("(prefers-color-scheme: dark)").matches) return;
  if (1.05 / (luminance(colour) + 0.05) < ENOUGH_CONTRAST) return;
  for (const name of ["--color-key", "--color-key-strong", "--color-key-line"]) {
    document.documentElement.style.setProperty(name, `#${colour}`);
  }
}

/** Escape outside of an open question closes the frame; only the page that frames us is told, by its origin. */
function closeOnEscape() {
  const host = wishes.get("host") ?? "";
  if (parent === window || !URL.canParse(host)) return;
  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.defaultPrevented && !event.isComposing) parent.postMessage(CLOSES, new URL(host).origin);
  });
}

/** The same page in the other language: what else its address says stays. */
function keepWishes() {
  const link = /** @type {HTMLAnchorElement} */ (byId("language"));
  const there = new URLSearchParams(location.search);
  there.set("lang", new URL(link.href).searchParams.get("lang") ?? "");
  link.search = there.toString();
}

/** Makes the page at home in another site's frame. */
export function settleIn() {
  keepWishes();
  if (location.pathname !== "/embed") return;
  document.documentElement.dataset.embedded = "";
  takeColour();
  closeOnEscape();
}
