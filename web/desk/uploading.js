// Hands files in, one after the other, and tells how far each has come.

import { get, ownHeaders } from "./calls.js";
import { announce, button, h } from "./elements.js";
import { say, sized } from "./wording.js";

const BUSY = 429;
const PATIENCE = 3; // times that a busy service is asked again

/**
 * @param {object} words of the documents
 * @param {number} largest bytes of a file
 * @param {() => void} landed called when a file has been read
 */
export function uploading(words, largest, landed) {
  const input = h("input.upload__input", { type: "file", multiple: true, id: "files", "aria-describedby": "formats" });
  const list = h("ul.upload__list", { role: "list", "aria-label": words.hand_in });
  const queue = [];
  const state = { busy: false };
  const take = (files) => {
    for (const file of files) {
      const entry = listed(file, words);
      list.append(entry.element);
      queue.push(entry);
    }
    void work(queue, state, { words, largest, landed });
  };
  input.addEventListener("change", () => {
    take([...input.files]);
    input.value = "";
  });
  const hint = h("p.desk__hint", { id: "formats" }, say(words.formats, { largest: Math.floor(largest / 1024 / 1024) }));
  const zone = h("div.upload__zone", {}, h("p.upload__drop", {}, words.drop), h("label.upload__choose", { for: "files" }, words.choose), input, hint);
  droppable(zone, take);
  return h("section.desk__panel.upload", { "aria-labelledby": "hand-in" }, h("h2.desk__subtitle", { id: "hand-in" }, words.hand_in), zone, list);
}

function droppable(zone, take) {
  let depth = 0; // children are entered and left on the way
  const mark = (over) => zone.classList.toggle("upload__zone--over", over);
  zone.addEventListener("dragenter", () => mark(++depth > 0));
  zone.addEventListener("dragleave", () => mark(--depth > 0));
  zone.addEventListener("dragover", (event) => event.preventDefault());
  zone.addEventListener("drop", (event) => {
    event.preventDefault();
    depth = 0;
    mark(false);
    take([...event.dataTransfer.files]);
  });
}

function listed(file, words) {
  const told = h("span.upload__state", {}, words.queued);
  const bar = h("progress.upload__bar", { max: 100, value: 0, "aria-label": file.name });
  const entry = { file, told, bar, request: null, stopped: false };
  const stop = button(words.stop, () => stopIt(entry, words), "plain", { "aria-label": say(words.cancel_file, { name: file.name }) });
  entry.stop = stop;
  entry.element = h("li.upload__file", {}, h("span.upload__name", {}, file.name, " ", h("span.desk__hint", {}, sized(file.size))), bar, told, stop);
  return entry;
}

function stopIt(entry, words) {
  entry.stopped = true;
  entry.request?.abort();
  end(entry, "stopped", words.stopped);
}

async function work(queue, state, how) {
  if (state.busy) return;
  state.busy = true;
  try {
    for (let entry = queue.shift(); entry; entry = queue.shift()) {
      if (!entry.stopped) await handIn(entry, how);
    }
  } finally {
    state.busy = false;
  }
}

async function handIn(entry, { words, largest, landed }) {
  if (entry.file.size > largest) {
    end(entry, "error", say(words.too_large, { largest: Math.floor(largest / 1024 / 1024) }));
    return;
  }
  for (let turn = 0; turn < PATIENCE; turn += 1) {
    const answer = await sent(entry, words);
    if (entry.stopped) return;
    if (answer.status === BUSY && turn + 1 < PATIENCE) {
      await new Promise((resolve) => setTimeout(resolve, 1000 * answer.wait));
      continue;
    }
    conclude(entry, answer, words, landed);
    return;
  }
}

function conclude(entry, answer, words, landed) {
  if (answer.status === 201) {
    const { id } = answer.told.delivery;
    end(entry, "good", words.was_read, h("a", { href: `/desk/documents/waiting/${id}`, "aria-label": `${entry.file.name} ${words.see_preview}` }, words.see_preview));
    landed();
    return;
  }
  if (!answer.status || answer.status === 401) {
    void get("/me").catch(() => {}); // a session that has ended leads to the sign-in page
  }
  end(entry, "error", answer.told?.detail ?? words.broken);
}

/** @returns {Promise<{status: number, wait: number, told: object|null}>} status 0: it broke off */
function sent(entry, words) {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    entry.request = request;
    const name = encodeURIComponent(entry.file.name.toWellFormed?.() ?? entry.file.name);
    request.open("PUT", `/api/v1/desk/uploads?name=${name}`);
    for (const [header, value] of Object.entries(ownHeaders())) request.setRequestHeader(header, value);
    request.upload.addEventListener("progress", ({ loaded, total }) => {
      entry.bar.value = total ? (100 * loaded) / total : 0;
      entry.told.textContent = `${words.sending} ${Math.round(entry.bar.value)}%`;
    });
    request.upload.addEventListener("load", () => {
      entry.bar.removeAttribute("value"); // how long reading takes, nobody knows
      entry.told.textContent = words.reading;
    });
    const over = () => resolve({ status: request.status, wait: Number(request.getResponseHeader("Retry-After")) || 5, told: read(request.responseText) });
    request.addEventListener("loadend", over);
    request.send(entry.file);
  });
}

function read(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function end(entry, state, told, ...more) {
  entry.bar.remove();
  entry.stop.remove();
  entry.element.classList.add(`upload__file--${state}`);
  entry.told.replaceChildren(told, ...more.map((one) => h("span", {}, " ", one)));
  announce(`${entry.file.name} ${told}`);
}
