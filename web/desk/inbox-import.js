// A file of enquiries is looked at first, its column chosen where it must be, and then taken in.

import { get, send, Trouble } from "./calls.js";
import { announce, button, dialog, field, h, notice, table } from "./elements.js";

const BETWEEN_LOOKS = 1_000; // milliseconds
const KINDS = ".csv,.tsv,.txt,.xlsx,.eml,.mbox";

export function bringIn(words, common) {
  const file = h("input.desk__input", { type: "file", accept: KINDS });
  const found = h("div.inbox__found-in-file", { role: "region", "aria-live": "polite", "aria-label": words.import_look });
  const box = dialog(words.import_title, [h("p", {}, words.import_lead), field(words.import_file, file), found], [button(common.close, () => box.close())]);
  box.classList.add("inbox__import");
  const state = { file, found, words, column: "" };
  file.addEventListener("change", () => {
    state.column = "";
    look(state);
  });
}

async function look(state) {
  const { file, found, words } = state;
  const [chosen] = file.files;
  if (!chosen) {
    found.replaceChildren();
    return;
  }
  found.replaceChildren(h("p", {}, words.import_looking));
  await attempt(found, async () => {
    const preview = await send("POST", `/enquiries/preview?${query(state)}`, chosen);
    found.replaceChildren(...shown(preview, state).filter(Boolean));
  });
}

function query({ file, column }) {
  return new URLSearchParams({ name: file.files[0].name, column });
}

function shown(preview, state) {
  const { words } = state;
  if (preview.columns.length > 0 && !preview.column) {
    return [notice("warning", words.import_choose, words.import_choose_detail), columns(preview, state)];
  }
  const take = button(words.import_take.replace("{count}", number(preview.count)), () => takeIn(state, take), "key");
  return [
    preview.columns.length > 1 && columns(preview, state),
    preview.count ? notice("good", words.import_found.replace("{count}", number(preview.count))) : notice("warning", words.import_nothing, words.import_nothing_detail),
    preview.count > 0 && first(preview, words),
    skipped(preview, words),
    preview.count > 0 && h("div.desk__actions", {}, take),
  ];
}

function columns(preview, state) {
  const options = [["", state.words.import_choose], ...preview.columns.map((name) => [name, name])].filter(([value]) => value || !preview.column);
  const select = h(
    "select.desk__input",
    {
      onchange: (event) => {
        state.column = event.target.value;
        look(state);
      },
    },
    options.map(([value, text]) => h("option", { value, selected: value === preview.column }, text)),
  );
  return field(state.words.import_column, select);
}

function first(preview, words) {
  const caption = words.import_first.replace("{count}", preview.first.length);
  const rows = preview.first.map(({ place, text, about }) => [place, text, about]);
  return table(caption, [words.import_place, words.import_question, words.import_about], rows);
}

function skipped(preview, words) {
  if (!preview.skipped_count) {
    return null;
  }
  const told = words.import_skipped.replace("{count}", number(preview.skipped_count));
  const rows = preview.skipped.map(({ place, why }) => [place, why]);
  return h("details", {}, h("summary", {}, told), table(told, [words.import_place, words.import_why], rows));
}

async function takeIn(state, take) {
  const { file, found, words } = state;
  take.disabled = true;
  take.textContent = words.import_taking;
  await attempt(found, async () => {
    const taken = await send("POST", `/enquiries?${query(state)}`, file.files[0]);
    const figures = words.import_done_detail.replace("{new}", number(taken.new)).replace("{merged}", number(taken.merged)).replace("{known}", number(taken.known));
    const trying = h("p", { role: "status" });
    found.replaceChildren(notice("good", words.import_done, figures), ...[skipped(taken, words), trying].filter(Boolean));
    file.value = "";
    file.closest("dialog").addEventListener("close", () => location.reload());
    announce(`${words.import_done}。${figures}`);
    await follow(taken.untried, trying, words);
  });
}

/** Tell how many groups are still put to the engine, as long as the page is open. */
async function follow(untried, told, words) {
  let left = untried;
  while (left > 0 && told.isConnected) {
    told.textContent = words.import_untried.replace("{count}", number(left));
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_LOOKS));
    left = (await get("/enquiries/untried")).untried;
  }
  told.textContent = words.import_tried;
}

async function attempt(place, work) {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Trouble)) {
      throw error;
    }
    place.replaceChildren(notice("error", error.title, error.detail));
  }
}

function number(count) {
  return count.toLocaleString("ja-JP");
}
