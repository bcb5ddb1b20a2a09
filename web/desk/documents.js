// Documents: what waits, what is public, and each of them on a page of its own.

import { get } from "./calls.js";
import { dressDifferences } from "./differences.js";
import { showFile } from "./document-file.js";
import { showList } from "./document-list.js";
import { showPreview } from "./document-preview.js";
import { notice } from "./elements.js";

/** @param {HTMLElement} main @param {{member: object, words: object, path: string, common: object}} given */
export async function show(main, { member, words, path, common }) {
  dressDifferences();
  const compare = await get("/words/compare");
  const desk = { member, words, compare, common, may: (permission) => member.permissions.includes(permission) };
  const [, first = "", second = ""] = path.split("/");
  if (first === "waiting") await showPreview(main, second, desk);
  else if (first) await showFile(main, first, desk);
  else await showList(main, desk);
}

/** What went wrong, above what is shown, with the focus on it. */
export function tell(main, trouble) {
  main.querySelector(".desk__notice--error")?.remove();
  const told = notice("error", trouble.title, trouble.detail);
  told.tabIndex = -1;
  main.prepend(told);
  told.focus();
}
