// FAQ entries: the list of all of them, or the editor of one.

import { h } from "./elements.js";
import { showEditor } from "./entry-editor.js";
import { showList } from "./entry-list.js";

/** @param {HTMLElement} main @param {{member: object, words: object, common: object, path: string}} given */
export function show(main, given) {
  document.head.append(h("link", { rel: "stylesheet", href: "/assets/source.css" }));
  const id = given.path.replace(/^\//u, "");
  return id ? showEditor(main, id, given) : showList(main, given);
}
