// The frame of the desk: who is signed in, the sections that they may open, and the one that is open.

import { get, prepare, send, Trouble } from "./calls.js";
import { button, h, notice } from "./elements.js";

// Each section: its address, its module (which exports show(main, {member, words, path})), and who may open it.
export const SECTIONS = [
  { at: "/desk/inbox", name: "inbox", permission: "see_desk" },
  { at: "/desk/gaps", name: "gaps", permission: "see_desk" },
  { at: "/desk/entries", name: "entries", permission: "see_desk" },
  { name: "documents", at: "/desk/documents", permission: "see_desk" },
  { name: "compare", at: "/desk/compare", permission: "see_desk" },
  { at: "/desk/faq", name: "faq", permission: "see_desk" },
  { at: "/desk/operations", name: "operations", permission: "operate" },
  { at: "/desk/staff", name: "staff", permission: "manage_staff" },
  { at: "/desk/audit", name: "audit", permission: "read_audit" },
  { at: "/desk/sessions", name: "sessions", permission: "see_desk" },
];

const main = document.getElementById("main");

async function begin() {
  const member = await get("/me");
  prepare(member.token, { title: "", detail: "" });
  const words = await get("/words/desk");
  prepare(member.token, { title: words.lost, detail: words.lost_detail });
  const open = SECTIONS.filter(({ permission }) => member.permissions.includes(permission));
  nameMember(member, words);
  const current = sectionOf(SECTIONS, location.pathname) ?? (isHome() ? open[0] : undefined);
  showNavigation(open, current, words);
  await showSection(current, open, member, words);
}

function isHome() {
  return /^\/desk\/?$/u.test(location.pathname);
}

function sectionOf(sections, path) {
  return sections.find(({ at }) => path === at || path.startsWith(`${at}/`));
}

function nameMember(member, words) {
  document.getElementById("member").textContent = `${member.name}（${words.roles[member.role]}）`;
  const leave = document.getElementById("sign-out");
  leave.hidden = false;
  leave.addEventListener("click", async () => {
    await send("POST", "/sign-out");
    location.assign("/desk/sign-in");
  });
}

function showNavigation(open, current, words) {
  const links = open.map((section) =>
    h("li", {}, h("a", { href: section.at, "aria-current": section === current ? "page" : null }, words.nav[section.name])),
  );
  document.getElementById("nav").replaceChildren(h("ul", { role: "list" }, links));
}

async function showSection(section, open, member, words) {
  if (!section) {
    const [title, detail] = isHome() ? [words.welcome, words.welcome_detail] : [words.not_here, words.not_here_detail];
    main.replaceChildren(h("h1.desk__title", {}, title), h("p", {}, detail));
    return;
  }
  if (!open.includes(section)) {
    main.replaceChildren(notice("error", words.not_allowed, words.not_allowed_detail));
    return;
  }
  document.title = `${words.nav[section.name]} | ${words.title} | Koubo`;
  const style = h("link", { rel: "stylesheet", href: `/assets/desk/${section.name}.css` });
  document.head.append(style);
  const [own, module] = await Promise.all([get(`/words/${section.name}`), import(`./${section.name}.js`)]);
  await module.show(main, { member, words: own, common: words, path: location.pathname.slice(section.at.length) });
}

begin().catch((error) => {
  if (error instanceof Trouble && error.status === 401) {
    return; // the sign-in page is on its way
  }
  const told = error instanceof Trouble ? error : new Trouble(0, String(error.name), String(error.message));
  main.replaceChildren(notice("error", told.title, told.detail, button("↻", () => location.reload())));
});
