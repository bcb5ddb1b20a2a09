// Finds cases, and moves between them by key. Without it the page shows all of them.
(() => {
  "use strict";

  const form = document.getElementById("filters");
  const words = document.getElementById("words");
  const cases = [...document.querySelectorAll(".case")];
  const choices = ["category", "kind", "state"].map((id) => document.getElementById(id));
  const texts = new Map();

  const folded = (text) => text.normalize("NFKC").toLowerCase();
  const textOf = (one) => {
    if (!texts.has(one)) texts.set(one, folded(one.textContent));
    return texts.get(one);
  };

  const fits = {
    category: (one, wanted) => one.dataset.category === wanted,
    kind: (one, wanted) => one.dataset.kinds.split(" ").includes(wanted),
    state: (one, wanted) => (wanted === "changed" ? "change" in one.dataset : one.dataset.state === wanted),
  };

  const filter = () => {
    const terms = folded(words.value).split(/\s+/).filter(Boolean);
    for (const one of cases) {
      const chosen = choices.every((choice) => !choice.value || fits[choice.id](one, choice.value));
      one.hidden = !(chosen && terms.every((term) => textOf(one).includes(term)));
    }
    const shown = cases.filter((one) => !one.hidden).length;
    const count = document.getElementById("count");
    count.value = `${cases.length} 問のうち ${shown} 問`;
    document.getElementById("none").hidden = shown > 0;
  };

  const shownLines = () => cases.filter((one) => !one.hidden).map((one) => one.querySelector("summary"));

  const move = (step) => {
    const lines = shownLines();
    const here = lines.findIndex((line) => line.closest(".case").contains(document.activeElement));
    const next = here < 0 ? (step > 0 ? 0 : lines.length - 1) : here + step;
    lines[next]?.focus();
  };

  const goThere = () => {
    const there = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!there?.matches(".case")) return;
    there.hidden = false;
    there.querySelector("details").open = true;
    there.scrollIntoView();
    there.querySelector("summary").focus({ preventScroll: true });
  };

  const onLine = () => document.activeElement?.matches(".case__line");
  const keys = {
    j: () => move(1),
    k: () => move(-1),
    "/": () => words.focus(),
    ArrowDown: () => onLine() && move(1),
    ArrowUp: () => onLine() && move(-1),
  };

  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape" && event.target === words) {
      words.value = "";
      filter();
      return;
    }
    if (event.target.matches("input, select, textarea") || !(event.key in keys)) return;
    if (keys[event.key]() !== false) event.preventDefault();
  });

  const openAll = document.getElementById("open-all");
  openAll.addEventListener("click", () => {
    const open = openAll.getAttribute("aria-pressed") !== "true";
    openAll.setAttribute("aria-pressed", String(open));
    for (const one of cases) if (!one.hidden) one.querySelector("details").open = open;
  });

  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  window.addEventListener("hashchange", goThere);
  form.hidden = false;
  filter();
  goThere();
})();
