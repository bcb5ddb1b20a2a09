// Puts a chat button on the page that loads this script. Colours, position and calls come from the attributes of its tag.
(() => {
  "use strict";
  const WORDS = {};
  const COLOUR = /^#[0-9a-f]{6}$/i;
  const SIDES = ["right", "left"];
  const CHAT_CLOSES = "koubo:close";
  const tag = document.currentScript;
  if (!(tag instanceof HTMLScriptElement)) return; // as a module it would not know its own address

  const home = new URL(tag.src).origin;
  const language = WORDS[document.documentElement.lang.slice(0, 2)] ? document.documentElement.lang.slice(0, 2) : "ja";
  const words = WORDS[language];
  const colour = COLOUR.test(tag.dataset.colour ?? "") ? tag.dataset.colour : "#0017c1";
  const side = SIDES.includes(tag.dataset.side ?? "") ? tag.dataset.side : "right";

  /**
   * How light a colour is to the eye, from 0 to 1.
   * @param {string} hex
   * @returns {number}
   */
  function luminance(hex) {
    const parts = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255);
    const [red, green, blue] = parts.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  }

  function addressOfChat() {
    const address = new URL("/embed", home);
    for (const call of (tag.dataset.calls ?? "").split(",")) if (call.trim()) address.searchParams.append("calls", call.trim());
    address.searchParams.set("colour", colour.slice(1));
    address.searchParams.set("host", location.origin);
    address.searchParams.set("lang", language);
    return address.href;
  }

  const host = document.createElement("div");
  host.lang = language;
  const room = host.attachShadow({ mode: "open" }); // the styles of the page and ours leave each other alone
  const button = document.createElement("button");
  const frame = document.createElement("iframe");
  let shown = false;

  function style() {
    const ink = luminance(colour) > 0.179 ? "#000000" : "#ffffff"; // the one with the greater contrast
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`
      :host { all: initial; }
      button {
        position: fixed; z-index: 2147483000; inset: auto ${side === "left" ? "auto" : "16px"} 16px ${side === "left" ? "16px" : "auto"};
        min-height: 48px; max-width: calc(100vw - 32px); padding: 12px 20px; border: 2px solid ${ink}; border-radius: 24px;
        background: ${colour}; color: ${ink}; box-shadow: 0 2px 12px rgb(0 0 0 / 30%); cursor: pointer;
        font: 700 16px/1.4 "Noto Sans JP", "Hiragino Sans", "Yu Gothic UI", Meiryo, system-ui, sans-serif;
      }
      button:focus-visible { outline: 4px solid #000; outline-offset: 2px; box-shadow: 0 0 0 2px #ffd43d; }
      iframe {
        position: fixed; z-index: 2147483000; inset: auto ${side === "left" ? "auto" : "16px"} 80px ${side === "left" ? "16px" : "auto"};
        width: min(420px, calc(100vw - 32px)); height: min(680px, calc(100vh - 112px));
        border: 1px solid #767676; border-radius: 12px; background: Canvas; box-shadow: 0 4px 24px rgb(0 0 0 / 30%);
      }
      iframe[hidden] { display: none; }
      @media (max-width: 479px) {
        iframe { inset: 0 0 80px 0; width: 100vw; height: calc(100vh - 80px); border-radius: 0; border-width: 0 0 1px; }
      }
      @media print { button, iframe { display: none; } }
    `);
    room.adoptedStyleSheets = [sheet];
  }

  /** @param {boolean} wanted */
  function show(wanted) {
    if (wanted && !frame.src) frame.src = addressOfChat(); // nothing is loaded before somebody asks
    shown = wanted;
    frame.hidden = !wanted;
    button.textContent = wanted ? words.close : (tag.dataset.label || words.open).slice(0, 40);
    button.setAttribute("aria-expanded", String(wanted));
    if (wanted) frame.focus();
    else button.focus();
  }

  addEventListener("message", (event) => {
    if (event.origin !== home || event.source !== frame.contentWindow) return;
    if (event.data === CHAT_CLOSES && shown) show(false);
  });

  style();
  frame.title = words.title;
  frame.hidden = true;
  frame.allow = "clipboard-write";
  frame.referrerPolicy = "no-referrer";
  button.type = "button";
  button.addEventListener("click", () => show(!shown));
  button.textContent = (tag.dataset.label || words.open).slice(0, 40);
  button.setAttribute("aria-expanded", "false");
  room.append(frame, button);
  const enter = () => document.body.append(host);
  if (document.body) enter();
  else addEventListener("DOMContentLoaded", enter, { once: true });
})();
