// Draws figures over time as an SVG: stacked bars or lines, at the width that there is. The numbers stand in a table beside it.

const SVG = "http://www.w3.org/2000/svg";
const HIGH = 220;
const EDGE = { left: 48, right: 12, top: 12, bottom: 28 };
const LABEL = 92; // pixels that a date needs
const MARKED = 40; // points up to which a line has marks

/**
 * @typedef {{name: string, values: Array<number|null>, tone: number}} Series what is drawn in one tone (1 to 8)
 * @param {{title: string, labels: string[], series: Series[], kind: "bars"|"lines", format: (value: number) => string, most?: number}} given
 * @returns {HTMLElement} it draws itself anew where its width changes
 */
export function plot(given) {
  const place = document.createElement("div");
  place.className = "plot";
  let drawn = 0;
  new ResizeObserver(([{ contentRect }]) => {
    const wide = Math.round(contentRect.width);
    if (wide && wide !== drawn) {
      drawn = wide;
      place.replaceChildren(draw(given, wide));
    }
  }).observe(place);
  return place;
}

function draw({ title, labels, series, kind, format, most }, wide) {
  const top = roundAbove(most ?? highest(series, kind));
  const across = wide - EDGE.left - EDGE.right;
  const high = HIGH - EDGE.top - EDGE.bottom;
  const y = (value) => EDGE.top + high * (1 - value / top);
  const band = across / Math.max(1, labels.length);
  const x = (place) => EDGE.left + band * (place + 0.5);
  const picture = s("svg", { viewBox: `0 0 ${wide} ${HIGH}`, width: wide, height: HIGH, role: "img", "aria-label": title });
  picture.append(...levels(top, y, wide, format), ...ticks(labels, x, across));
  picture.append(...(kind === "bars" ? bars(series, labels, { x, y, band, format }) : lines(series, labels, { x, y, format })));
  return picture;
}

function highest(series, kind) {
  const stacked = (place) => series.reduce((sum, { values }) => sum + (values[place] ?? 0), 0);
  const places = [...(series[0]?.values.keys() ?? [])];
  return Math.max(1, ...(kind === "bars" ? places.map(stacked) : series.flatMap(({ values }) => values.map((value) => value ?? 0))));
}

function levels(top, y, wide, format) {
  return [0, top / 2, top].flatMap((value) => [
    s("line", { class: value ? "plot__level" : "plot__axis", x1: EDGE.left, x2: wide - EDGE.right, y1: y(value), y2: y(value) }),
    s("text", { class: "plot__label", x: EDGE.left - 6, y: y(value) + 4, "text-anchor": "end" }, format(value)),
  ]);
}

function ticks(labels, x, across) {
  const every = Math.max(1, Math.ceil((labels.length * LABEL) / across));
  return labels.flatMap((label, place) =>
    place % every ? [] : [s("text", { class: "plot__label", x: x(place), y: HIGH - 8, "text-anchor": "middle" }, label)],
  );
}

function bars(series, labels, { x, y, band, format }) {
  const wide = Math.max(1, Math.min(band * 0.72, 44));
  return labels.flatMap((label, place) => {
    let below = 0;
    return series.flatMap(({ name, values, tone }) => {
      const value = values[place] ?? 0;
      if (!value) {
        return [];
      }
      const from = y(below);
      below += value;
      const bar = s("rect", { class: `plot__bar plot__tone-${tone}`, x: x(place) - wide / 2, y: y(below), width: wide, height: Math.max(1, from - y(below) - 1) });
      bar.append(s("title", {}, `${label} ${name} ${format(value)}`));
      return [bar];
    });
  });
}

function lines(series, labels, { x, y, format }) {
  return series.flatMap(({ name, values, tone }) => [
    ...runs(values).map((run) => s("polyline", { class: `plot__line plot__stroke-${tone}`, points: run.map((place) => `${x(place)},${y(values[place])}`).join(" ") })),
    ...values.flatMap((value, place) => (value === null || (values.length > MARKED && alone(values, place) === false) ? [] : [mark(x(place), y(value), tone, `${labels[place]} ${name} ${format(value)}`)])),
  ]);
}

function mark(x, y, tone, told) {
  const point = s("circle", { class: `plot__tone-${tone}`, cx: x, cy: y, r: 3.5 });
  point.append(s("title", {}, told));
  return point;
}

function alone(values, place) {
  return (values[place - 1] ?? null) === null && (values[place + 1] ?? null) === null;
}

/** The places of neighbouring values: a line does not run over days without one. */
function runs(values) {
  const found = [[]];
  for (const [place, value] of values.entries()) {
    if (value === null) {
      found.push([]);
    } else {
      found.at(-1).push(place);
    }
  }
  return found.filter((run) => run.length > 1);
}

/** The next of 1, 2, 5, 10, 20, 50 …, so that an axis ends on a number that is easily read. */
function roundAbove(value) {
  const step = 10 ** Math.floor(Math.log10(Math.max(value, 1e-9)));
  return [1, 2, 5, 10].map((times) => times * step).find((round) => round >= value - 1e-9) ?? value;
}

function s(tag, attributes, text = "") {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) {
    element.setAttribute(name, typeof value === "number" ? String(Math.round(value * 10) / 10) : value);
  }
  if (text) {
    element.textContent = text;
  }
  return element;
}
