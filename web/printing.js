// One part of the page on paper: the rest stays on the screen.

/** @param {HTMLElement} part */
export function printOnly(part) {
  const root = document.documentElement;
  part.dataset.printed = "";
  root.dataset.printing = "";
  const done = () => {
    delete part.dataset.printed;
    delete root.dataset.printing;
  };
  addEventListener("afterprint", done, { once: true });
  print();
}
