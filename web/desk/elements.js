// Builds elements; whatever text goes in stays text.

/**
 * @param {string} tag with classes: "p.desk__hint"
 * @param {Record<string, unknown>} [attributes] on… are listeners; true, false and null set or leave out
 * @param {...(Node|string|number|null|undefined|false|Array)} children
 * @returns {HTMLElement}
 */
export function h(tag, attributes = {}, ...children) {
  const [name, ...classes] = tag.split(".");
  const element = document.createElement(name);
  element.classList.add(...classes);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on") && typeof value === "function") {
      element.addEventListener(key.slice(2), value);
    } else if (value === true) {
      element.setAttribute(key, "");
    } else if (value !== false && value !== null && value !== undefined) {
      element.setAttribute(key, String(value));
    }
  }
  return put(element, ...children);
}

/** Give an element other children; what is null, undefined or false is none. */
export function put(element, ...children) {
  const held = children.flat(9).filter((one) => one !== null && one !== undefined && one !== false);
  element.replaceChildren(...held.map((one) => (one instanceof Node ? one : String(one))));
  return element;
}

/** @param {"info"|"good"|"warning"|"error"} kind */
export function notice(kind, title, detail = "", ...more) {
  const role = kind === "error" ? "alert" : "status";
  return h(`div.desk__notice.desk__notice--${kind}`, { role }, h("p", {}, h("strong", {}, title)), detail && h("p", {}, detail), ...more);
}

/** @param {string} state one of those that desk.css colours, or any other */
export function badge(text, state = "") {
  return h(`span.desk__badge${state ? `.desk__badge--${state}` : ""}`, {}, text);
}

/** @param {"key"|"plain"|"danger"} kind */
export function button(text, onclick, kind = "plain", attributes = {}) {
  return h(`button.desk__button.desk__button--${kind}`, { type: "button", onclick, ...attributes }, text);
}

/** A field under its label: the label names it for everybody. */
export function field(label, input, hint = "") {
  return h("label.desk__field", {}, h("span", {}, label), input, hint && h("span.desk__hint", {}, hint));
}

/**
 * @param {string} caption
 * @param {string[]} heads
 * @param {Array<Array<Node|string>>} rows the first cell of each names its row
 */
export function table(caption, heads, rows) {
  return h(
    "div.desk__scroll",
    { tabindex: "0", role: "region", "aria-label": caption },
    h(
      "table.desk__table",
      {},
      h("caption.visually-hidden", {}, caption),
      h("thead", {}, h("tr", {}, heads.map((head) => h("th", { scope: "col" }, head)))),
      h("tbody", {}, rows.map(([first, ...rest]) => h("tr", {}, h("th", { scope: "row" }, first), rest.map((cell) => h("td", {}, cell))))),
    ),
  );
}

/**
 * A dialog that takes the focus and gives it back.
 * @param {string} title
 * @param {Node[]} content
 * @param {Array<HTMLElement>} actions buttons; each closes it after its own work
 * @returns {HTMLDialogElement}
 */
export function dialog(title, content, actions) {
  const id = `dialog-${Math.random().toString(36).slice(2)}`;
  const box = h("dialog.desk__dialog", { "aria-labelledby": id }, h("h2.desk__subtitle", { id }, title), ...content, h("div.desk__actions", {}, actions));
  box.addEventListener("close", () => box.remove());
  document.body.append(box);
  box.showModal();
  return box;
}

/** Tell a screen reader once. */
export function announce(text) {
  const announcer = document.getElementById("announcer");
  announcer.textContent = "";
  requestAnimationFrame(() => (announcer.textContent = text));
}

/** A moment as people read it. */
export function moment(iso) {
  return iso ? new Intl.DateTimeFormat("ja-JP", { dateStyle: "medium", timeStyle: "short", timeZone: "Asia/Tokyo" }).format(new Date(iso)) : "";
}
