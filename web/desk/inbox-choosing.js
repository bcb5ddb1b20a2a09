// Several groups are chosen, and become drafts one after another while their number is told.

import { get, send, Trouble } from "./calls.js";
import { announce, button, dialog, h, notice } from "./elements.js";

const BETWEEN_LOOKS = 700; // milliseconds

/** @returns {{all: HTMLElement, bar: HTMLElement, box: (group: object) => HTMLElement}} the boxes, and what is done with them */
export function choosing(groups, words) {
  const chosen = new Set();
  const boxes = new Map();
  const told = h("span", { role: "status" });
  const bar = h("div.inbox__bar", { hidden: true }, told, button(words.draft_selected, () => draft([...chosen], words), "key"));
  const every = h("input", { type: "checkbox", onchange: () => chooseAll(every.checked) });

  function chooseAll(on) {
    groups.forEach(({ key }) => choose(key, on));
  }

  function choose(key, on) {
    chosen[on ? "add" : "delete"](key);
    boxes.get(key).checked = on;
    every.checked = chosen.size === groups.length;
    every.indeterminate = chosen.size > 0 && !every.checked;
    told.textContent = words.selected.replace("{count}", chosen.size);
    bar.hidden = chosen.size === 0;
  }

  function box(group) {
    const input = h("input", {
      type: "checkbox",
      "aria-label": words.select.replace("{wording}", group.wording),
      onchange: (event) => choose(group.key, event.target.checked),
    });
    boxes.set(group.key, input);
    return input;
  }

  return { all: h("label.inbox__all", {}, every, words.select_all), bar, box };
}

async function draft(keys, words) {
  const bar = h("progress", { max: keys.length, value: 0, "aria-label": words.drafting });
  const number = h("p", { role: "status" });
  const box = dialog(words.drafting, [bar, number], []);
  try {
    let batch = await send("POST", "/inbox/drafts", { keys });
    while (!batch.done) {
      tell(batch, bar, number, words);
      await new Promise((resolve) => setTimeout(resolve, BETWEEN_LOOKS));
      batch = await get(`/drafting/batches/${batch.id}`);
    }
    tell(batch, bar, number, words);
    finish(box, batch, words);
  } catch (error) {
    if (!(error instanceof Trouble)) {
      throw error;
    }
    box.replaceChildren(notice("error", error.title, error.detail, close(box, words)));
  }
}

function tell(batch, bar, number, words) {
  bar.max = batch.total;
  bar.value = batch.drafted.length;
  number.textContent = words.drafting_progress.replace("{done}", batch.drafted.length).replace("{total}", batch.total);
}

function finish(box, batch, words) {
  const failed = batch.drafted.filter(({ entry }) => !entry).length;
  const told = (failed ? words.drafted_some : words.drafted_all).replace("{count}", batch.total - failed).replace("{failed}", failed);
  const entries = h("a.desk__button.desk__button--key", { href: "/desk/entries" }, words.to_entries);
  box.replaceChildren(notice(failed ? "warning" : "good", told), h("div.desk__actions", {}, entries, close(box, words)));
  announce(told);
  box.addEventListener("close", () => location.reload());
  entries.focus();
}

function close(box, words) {
  return button(words.back, () => box.close());
}
