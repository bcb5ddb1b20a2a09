// Pieces of the page are cloned from <template> elements and filled with text, never with markup.

/**
 * A fresh copy of the only child of a template.
 * @param {string} id
 * @returns {HTMLElement}
 */
export function copyOf(id) {
  const template = document.getElementById(id);
  const root = template instanceof HTMLTemplateElement ? template.content.firstElementChild : null;
  if (!root) throw new Error(`index.html has no <template id="${id}"> with an element in it`);
  return /** @type {HTMLElement} */ (document.importNode(root, true));
}

/**
 * The element of a piece that is marked with data-slot.
 * @param {ParentNode} root
 * @param {string} name
 * @returns {HTMLElement}
 */
export function slot(root, name) {
  const found = root.querySelector(`[data-slot="${name}"]`);
  if (!(found instanceof HTMLElement)) throw new Error(`no data-slot="${name}" in this piece of index.html`);
  return found;
}

/**
 * Writes texts into slots.
 * @param {ParentNode} root
 * @param {Record<string, string | number>} texts
 */
export function fill(root, texts) {
  for (const [name, text] of Object.entries(texts)) slot(root, name).textContent = String(text);
}

/**
 * Shows an element with this text; an empty text leaves it hidden.
 * @param {HTMLElement} element
 * @param {string} text
 */
export function show(element, text) {
  element.textContent = text;
  element.hidden = text === "";
}

/**
 * An element of the page that must be there.
 * @param {string} id
 * @returns {HTMLElement}
 */
export function byId(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`index.html has no element with the id ${id}`);
  return found;
}
