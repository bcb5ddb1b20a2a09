// The chat page: what is held, a conversation, a form, and the earlier conversations of this browser.

import { catalogue } from "./api.js";
import { showCatalogue, showNoCatalogue } from "./catalogue.js";
import { Conversation } from "./conversation.js";
import { QuestionForm } from "./form.js";
import { HistoryList } from "./history-list.js";
import { settleIn } from "./scope.js";
import { byId } from "./template.js";

const form = new QuestionForm({
  // where the keyboard is on the screen, the focus leaves the field so that the answer has room
  send: (question, before) => conversation.ask(question, { before, focus: matchMedia("(pointer: coarse)").matches }),
  stop: () => conversation.stop(),
});

const conversation = new Conversation({
  pending: (pending) => (form.pending = pending),
  edit: (question, before) => form.edit(question, before),
});

new HistoryList({
  open: (past) => conversation.restore(past),
  erased: (id) => {
    if (id === null || id === conversation.id) startAnew();
  },
});

function startAnew() {
  form.leave();
  conversation.clear();
}

async function welcome() {
  try {
    showCatalogue(await catalogue(), (question) => conversation.ask(question));
  } catch {
    showNoCatalogue();
  }
  byId("welcome").removeAttribute("aria-busy");
}

byId("fresh").addEventListener("click", () => {
  startAnew();
  scrollTo({ top: 0 });
  byId("question").focus({ preventScroll: true });
});
settleIn();
void welcome();
