// The claims of an entry: each with its sources, and held against them while it is typed.

import { send } from "./calls.js";
import { announce, badge, button, h } from "./elements.js";
import { searchPassages } from "./entry-search.js";
import { said } from "./entry-words.js";

const PAUSE = 400; // milliseconds without a key before the claims are checked

export class Claims {
  /** @param {{entry: object, words: object, writable: boolean, edition: () => string, source: object, changed: () => void}} given */
  constructor(given) {
    Object.assign(this, given);
    this.turn = 0;
    this.list = h("ol.entry-claims", { role: "list" });
    const add = button(this.words.add_claim, () => this.insert({ text: "", pins: [], problems: [], unheld: [] }, true));
    this.element = h("div.entry-claims__all", {}, this.list, this.writable && add);
    this.cards = [];
    for (const one of this.entry.said) this.insert(one, false);
  }

  get value() {
    return this.cards.map((card) => card.value);
  }

  insert(one, byHand) {
    const card = new Claim(one, this);
    this.cards.push(card);
    this.list.append(card.element);
    this.number();
    if (!byHand) return;
    card.input.focus();
    this.touched();
  }

  remove(card) {
    const at = this.cards.indexOf(card);
    this.cards.splice(at, 1);
    card.element.remove();
    this.number();
    this.touched();
    (this.cards[Math.min(at, this.cards.length - 1)]?.input ?? this.element.querySelector(":scope > button"))?.focus();
  }

  move(card, by) {
    const at = this.cards.indexOf(card);
    const other = this.cards[at + by];
    if (!other) return;
    [this.cards[at], this.cards[at + by]] = [other, card];
    this.list.replaceChildren(...this.cards.map(({ element }) => element));
    this.number();
    this.touched();
    card.element.querySelector(by < 0 ? ".entry-claim__up" : ".entry-claim__down").focus();
  }

  number() {
    this.cards.forEach((card, place) => card.number(place, this.cards.length));
  }

  touched() {
    this.changed();
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => void this.check(), PAUSE);
  }

  async check() {
    const turn = ++this.turn;
    const asked = [...this.cards];
    asked.forEach((card) => card.wait());
    try {
      const told = await send("POST", `/drafting/${this.entry.id}/check`, { edition: this.edition(), claims: asked.map(({ value }) => value) });
      if (turn === this.turn) asked.forEach((card, place) => card.judge(told.claims[place]));
    } catch (error) {
      if (turn === this.turn) asked.forEach((card) => card.judge({ problems: [error.detail ?? error.message], unheld: [] }));
    }
  }
}

class Claim {
  constructor(one, all) {
    Object.assign(this, { all, words: all.words, pins: [...one.pins] });
    this.verdict = h("div.entry-claim__verdict", { id: `verdict-${Math.random().toString(36).slice(2)}` });
    this.mirror = h("div.entry-claim__mirror", { "aria-hidden": "true", lang: "ja" });
    this.input = h("textarea.desk__input.entry-claim__input", { rows: "1", lang: "ja", maxlength: "5000", "aria-describedby": this.verdict.id, readonly: !all.writable });
    this.input.value = one.text;
    this.input.addEventListener("input", () => this.typed());
    this.input.addEventListener("compositionend", () => this.typed());
    this.name = h("h3.entry-claim__name", {});
    this.sources = h("ul.entry-claim__sources", { role: "list" });
    const field = h("div.entry-claim__field", {}, this.mirror, this.input);
    this.element = h("li.entry-claim", {}, h("div.entry-claim__head", {}, this.name, all.writable && this.tools()), field, this.verdict, this.sources, all.writable && this.attaching());
    this.showSources();
    this.judge(one);
  }

  get value() {
    return { text: this.input.value, pins: this.pins.map(({ passage, start, end, quote }) => ({ passage, start, end, quote })) };
  }

  tools() {
    const up = button(this.words.up, () => this.all.move(this, -1));
    const down = button(this.words.down, () => this.all.move(this, 1));
    up.classList.add("entry-claim__up");
    down.classList.add("entry-claim__down");
    this.ways = [up, down];
    return h("div.entry-claim__tools", {}, up, down, button(this.words.remove_claim, () => this.all.remove(this), "danger"));
  }

  attaching() {
    const take = (pin) => {
      if (!this.pins.some((one) => one.passage === pin.passage && one.start === pin.start && one.end === pin.end)) this.pins.push(pin);
      this.showSources();
      this.all.touched();
    };
    return h("p.entry-claim__attach", {}, button(this.words.attach, () => searchPassages(this.all.edition(), this.input.value, take, this.words)));
  }

  number(place, count) {
    const label = said(this.words.claim, { number: place + 1 });
    this.name.textContent = label;
    this.input.setAttribute("aria-label", label);
    this.ways?.forEach((way, at) => (way.disabled = at ? place === count - 1 : place === 0));
  }

  typed() {
    this.draw([]);
    this.all.touched();
  }

  wait() {
    this.verdict.replaceChildren(h("span.desk__hint", {}, this.words.checking));
  }

  judge({ problems, unheld }) {
    this.draw(unheld);
    const good = !problems.length;
    const told = good ? badge(`✓ ${this.words.holds}`, "good") : badge(`! ${this.words.wrong}`, "error");
    const before = this.good;
    this.good = good;
    this.verdict.replaceChildren(told, h("ul.entry-claim__problems", { role: "list" }, problems.map((why) => h("li", {}, why))));
    this.input.setAttribute("aria-invalid", String(!good));
    if (before !== undefined && before !== good) announce(`${this.name.textContent}: ${good ? this.words.holds : problems.join(" ")}`);
  }

  /** The text once more under the field: it gives the field its height, and shows what no source holds. */
  draw(unheld) {
    const letters = [...this.input.value];
    const parts = [];
    let place = 0;
    for (const { start, end } of unheld) {
      parts.push(letters.slice(place, start).join(""), h("mark.entry-claim__unheld", {}, letters.slice(start, end).join("")));
      place = end;
    }
    this.mirror.replaceChildren(...parts, `${letters.slice(place).join("")}\u200b`);
  }

  showSources() {
    const none = h("li.desk__hint", {}, this.words.no_sources);
    this.sources.replaceChildren(...(this.pins.length ? this.pins.map((pin) => this.sourceOf(pin)) : [none]));
  }

  sourceOf(pin) {
    const detach = () => {
      this.pins = this.pins.filter((one) => one !== pin);
      this.showSources();
      this.all.touched();
      this.input.focus();
    };
    return h(
      "li.entry-pin",
      {},
      h("p.entry-pin__place", {}, h("strong", {}, pin.doc), ` ${said(this.words.page, { page: pin.page })}`, pin.heading && h("span.desk__hint", {}, ` ${pin.heading}`)),
      h("blockquote.entry-pin__quote", { lang: "ja" }, pin.quote),
      h(
        "div.entry-pin__ways",
        {},
        button(this.words.look, () => void this.all.source.show(pin)),
        this.all.writable && button(this.words.detach, detach, "danger"),
      ),
    );
  }
}
