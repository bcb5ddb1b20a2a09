// The people of the desk: added, given another role, disabled, and signed out everywhere.

import { attempt, focusAgain, say } from "./attempting.js";
import { get, send } from "./calls.js";
import { announce, badge, button, dialog, field, h, table } from "./elements.js";

const ROLES = ["author", "approver", "admin"];

/** @param {HTMLElement} main @param {{words: any, common: any}} given */
export async function show(main, { words, common }) {
  const trouble = h("div.desk__trouble");
  const list = h("div.staff__list");
  const room = { words, common, trouble, list, draw };
  main.replaceChildren(
    h("h1.desk__title", {}, words.title),
    h("p", {}, words.lead),
    h("dl.staff__roles", {}, ROLES.map((role) => h("div", {}, h("dt", {}, badge(common.roles[role])), h("dd", {}, words.roles_detail[role])))),
    h("div.desk__actions", {}, button(words.add, () => add(room), "key")),
    trouble,
    list,
  );

  function draw(members) {
    list.replaceChildren(table(words.list, [words.name, words.login, words.role, words.state, words.sessions, words.actions], members.map((one) => row(one, room))));
  }
  const members = await attempt(trouble, () => get("/staff"));
  if (members) {
    draw(members);
  }
}

function row(one, room) {
  const { words, common } = room;
  const act = (text, work, kind = "plain") => button(text, work, kind, { "aria-label": `${one.name}: ${text}` });
  return [
    h("span", {}, one.name, one.self && h("span.desk__hint", {}, `（${words.yourself}）`)),
    one.login,
    common.roles[one.role],
    h("span.staff__state", {}, badge(one.active ? words.active : words.disabled, one.active ? "good" : "warning"), !one.by_password && badge(words.by_provider)),
    say(words.sessions_count, { count: one.sessions }),
    h(
      "div.staff__actions",
      { "data-member": one.id },
      act(words.change_role, () => changeRole(one, room)),
      act(words.set_password, () => setPassword(one, room)),
      one.sessions > 0 && act(words.revoke, () => revoke(one, room)),
      one.active ? act(words.disable, () => disable(one, room), "danger") : act(words.enable, () => run(room, room.trouble, () => send("PATCH", `/staff/${one.id}`, { active: true }), { done: say(words.changed, one), id: one.id })),
    ),
  ];
}

async function run({ draw, list }, where, work, { done, id = "" }) {
  const members = await attempt(where, work);
  if (members) {
    draw(members);
    announce(done);
    focusAgain(() => list.querySelector(`[data-member="${id}"] button`));
  }
  return members;
}

function form(room, title, inputs, act, { work, done, id, kind = "key" }) {
  const trouble = h("div.desk__trouble");
  const box = dialog(
    title,
    [h("form.desk__form", { id: "staff-form", onsubmit: async (event) => (event.preventDefault(), (await run(room, trouble, work, { done: done(), id })) && box.close()) }, ...inputs, trouble)],
    [button(act, () => {}, kind, { type: "submit", form: "staff-form" }), button(room.common.cancel, () => box.close())],
  );
}

function roles({ words, common }, chosen) {
  return h(
    "fieldset.staff__choice",
    {},
    h("legend", {}, words.role),
    ROLES.map((role) => h("label", {}, h("input", { type: "radio", name: "role", value: role, checked: role === chosen }), h("span", {}, common.roles[role], h("span.desk__hint", {}, ` ${words.roles_detail[role]}`)))),
  );
}

function chosen(choice) {
  return choice.querySelector("input:checked").value;
}

function add(room) {
  const { words } = room;
  const name = h("input.desk__input", { required: true, maxlength: 200, autocomplete: "off" });
  const login = h("input.desk__input", { required: true, maxlength: 200, autocomplete: "off", autocapitalize: "none", spellcheck: "false" });
  const password = h("input.desk__input", { type: "password", maxlength: 200, autocomplete: "new-password" });
  const role = roles(room, "author");
  form(room, words.add_title, [field(words.name, name), field(words.login, login), role, field(words.password, password, words.password_hint)], words.save, {
    work: () => send("POST", "/staff", { name: name.value, login: login.value, role: chosen(role), password: password.value || null }),
    done: () => say(words.added, { name: name.value }),
  });
}

function changeRole(one, room) {
  const { words } = room;
  const role = roles(room, one.role);
  form(room, say(words.change_role_title, one), [role], words.change, {
    work: () => send("PATCH", `/staff/${one.id}`, { role: chosen(role) }),
    id: one.id,
    done: () => say(words.changed, one),
  });
}

function setPassword(one, room) {
  const { words } = room;
  const password = h("input.desk__input", { type: "password", required: true, maxlength: 200, autocomplete: "new-password" });
  form(room, say(words.set_password_title, one), [field(words.password, password, words.password_hint)], words.change, {
    work: () => send("PUT", `/staff/${one.id}/password`, { password: password.value }),
    id: one.id,
    done: () => say(words.changed, one),
  });
}

function disable(one, room) {
  const { words } = room;
  form(room, say(words.disable_title, one), [h("p", {}, words.disable_detail)], words.disable, {
    kind: "danger",
    work: () => send("PATCH", `/staff/${one.id}`, { active: false }),
    id: one.id,
    done: () => say(words.changed, one),
  });
}

function revoke(one, room) {
  const { words } = room;
  form(room, say(words.revoke_title, one), [h("p", {}, say(words.revoke_detail, { count: one.sessions }))], words.revoke, {
    kind: "danger",
    work: () => send("DELETE", `/staff/${one.id}/sessions`),
    id: one.id,
    done: () => say(words.revoked, one),
  });
}
