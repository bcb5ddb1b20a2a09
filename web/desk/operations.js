// Running the service: its figures, the search that shows its reasons, and its settings.

import { h } from "./elements.js";

const AT = "/desk/operations";
const VIEWS = [
  { path: "", name: "figures", module: "./operations-figures.js" },
  { path: "/search", name: "search", module: "./operations-search.js" },
  { path: "/settings", name: "settings", module: "./operations-settings.js" },
];

/** @param {HTMLElement} main @param {{words: any, path: string}} given */
export async function show(main, { words, path }) {
  const view = VIEWS.find((one) => one.path === path.replace(/\/$/u, "")) ?? VIEWS[0];
  const links = VIEWS.map((one) =>
    h("li", {}, h("a", { href: AT + one.path, "aria-current": one === view ? "page" : null }, words[one.name])),
  );
  const place = h("div.operations");
  main.replaceChildren(
    h("h1.desk__title", {}, words.title),
    h("nav.operations__nav", { "aria-label": words.sections }, h("ul", { role: "list" }, links)),
    place,
  );
  const module = await import(view.module);
  await module.show(place, words);
}
