// Where one is signed in oneself, and an end to it.

import { attempt, focusAgain, say } from "./attempting.js";
import { get, send } from "./calls.js";
import { announce, badge, button, h, moment, table } from "./elements.js";

/** @param {HTMLElement} main @param {{words: any}} given */
export async function show(main, { words }) {
  const trouble = h("div.desk__trouble");
  const list = h("div");
  main.replaceChildren(h("h1.desk__title", {}, words.title), h("p", {}, words.lead), trouble, list);

  const draw = (held) =>
    list.replaceChildren(
      table(words.list, [words.begun, words.seen, words.address, words.actions], held.map((one) => [moment(one.begun_at), moment(one.seen_at), one.address, one.current ? badge(words.current, "key") : end(one)])),
      ...(held.length > 1 ? [] : [h("p.desk__hint", {}, words.only)]),
    );
  const end = (one) =>
    button(
      words.end,
      async () => {
        const left = await attempt(trouble, () => send("DELETE", `/sessions/${one.id}`));
        if (left) {
          draw(left);
          announce(words.ended);
          focusAgain(() => list.querySelector("[role=region]"));
        }
      },
      "danger",
      { "aria-label": say(words.end_label, { begun: moment(one.begun_at) }) },
    );
  const held = await attempt(trouble, () => get("/sessions"));
  if (held) {
    draw(held);
  }
}
