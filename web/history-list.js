// The window with the earlier conversations: each can be opened and erased, and all of them at once.

import { momentOf } from "./actions.js";
import { erase, eraseAll, past } from "./history.js";
import { byId, copyOf, fill, slot } from "./template.js";

/** @typedef {import("./history.js").Past} Past */

export class HistoryList {
  #dialog = /** @type {HTMLDialogElement} */ (byId("history-dialog"));
  #open;

  /** @param {{open: (past: Past) => void, erased: (id: string | null) => void}} wishes null: all of them */
  constructor({ open, erased }) {
    this.#open = open;
    this.erased = erased;
    byId("history-open").addEventListener("click", () => {
      this.#list();
      this.#dialog.showModal();
    });
    slot(this.#dialog, "erase-all").addEventListener("click", () => this.#ask(true));
    slot(this.#dialog, "no").addEventListener("click", () => this.#ask(false));
    slot(this.#dialog, "yes").addEventListener("click", () => {
      eraseAll();
      this.erased(null);
      this.#list();
      this.#dialog.querySelector("button")?.focus();
    });
  }

  #list() {
    const kept = past();
    slot(this.#dialog, "past").replaceChildren(...kept.map((one) => this.#entry(one)));
    slot(this.#dialog, "none").hidden = kept.length > 0;
    slot(this.#dialog, "foot").hidden = kept.length === 0;
    this.#ask(false);
  }

  /** @param {boolean} sure */
  #ask(sure) {
    slot(this.#dialog, "sure").hidden = !sure;
    slot(this.#dialog, "erase-all").hidden = sure;
    if (sure) slot(this.#dialog, "yes").focus();
  }

  /** @param {Past} conversation */
  #entry(conversation) {
    const { question, at } = conversation.turns[0];
    const entry = copyOf("past-template");
    fill(entry, { question, when: momentOf(new Date(at)), erased: ` ${question}` });
    slot(entry, "open").addEventListener("click", () => {
      this.#dialog.close();
      this.#open(conversation);
    });
    slot(entry, "erase").addEventListener("click", () => {
      erase(conversation.id);
      this.erased(conversation.id);
      this.#list();
      (this.#dialog.querySelector(".past button") ?? this.#dialog.querySelector("button"))?.focus();
    });
    return entry;
  }
}
