"""Lines over the number of documents, one small panel a figure, as an SVG that needs nothing else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from math import log10

Points = Sequence[tuple[int, float]]  # how many times the documents, and the figure

_WIDE, _HIGH = 260, 200  # of a panel
_LEFT, _RIGHT, _TOP, _BOTTOM = 52, 20, 34, 34
_COLUMNS = 3
_LEGEND = 34
_PAGE_COLOURS = (  # of each line: on light and on dark paper, with a dash and a mark that tell them apart without colour
    ("#0b57d0", "#8ab4f8", ""),
    ("#b3261e", "#f2b8b5", "5 4"),
)


@dataclass(frozen=True, slots=True)
class Panel:
    """A figure, and its line for each name."""

    title: str
    lines: Mapping[str, Points]


def plotted(panels: Sequence[Panel]) -> str:
    """The panels in rows under one legend."""
    names = list(dict.fromkeys(name for panel in panels for name in panel.lines))
    rows = -(-len(panels) // _COLUMNS)
    width, height = _COLUMNS * _WIDE, rows * _HIGH + _LEGEND
    drawn = "".join(
        f'<g transform="translate({place % _COLUMNS * _WIDE} {place // _COLUMNS * _HIGH + _LEGEND})">'
        f"{_panel(panel, names)}</g>"
        for place, panel in enumerate(panels)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" '
        f'font-family="sans-serif" font-size="12"><title>{escape("、".join(panel.title for panel in panels))}</title>'
        f"<style>{_style()}</style>"
        f'<rect class="page" width="{width}" height="{height}"/>{_legend(names)}{drawn}</svg>\n'
    )


def _style() -> str:
    light = "".join(f".l{n}{{stroke:{one[0]}}}.m{n}{{fill:{one[0]}}}" for n, one in enumerate(_PAGE_COLOURS))
    dark = "".join(f".l{n}{{stroke:{one[1]}}}.m{n}{{fill:{one[1]}}}" for n, one in enumerate(_PAGE_COLOURS))
    return (
        f".page{{fill:#fff}}text{{fill:#1f1f1f}}.axis{{stroke:#767676}}.line{{fill:none;stroke-width:2}}{light}"
        f"@media(prefers-color-scheme:dark){{.page{{fill:#1f1f1f}}text{{fill:#e8e8e8}}.axis{{stroke:#9a9a9a}}{dark}}}"
    )


def _legend(names: Sequence[str]) -> str:
    return "".join(
        f'<g transform="translate({_LEFT + 180 * n} 18)">{_line(n, [(0, 0), (28, 0)])}'
        f'<text x="36" y="4">{escape(name)}</text></g>'
        for n, name in enumerate(names)
    )


def _panel(panel: Panel, names: Sequence[str]) -> str:
    points = [point for line in panel.lines.values() for point in line]
    most = _round_above(max((value for _, value in points), default=1.0))
    last = max((log10(scale) for scale, _ in points), default=1.0) or 1.0
    wide, high = _WIDE - _LEFT - _RIGHT, _HIGH - _TOP - _BOTTOM

    def at(scale: int, value: float) -> tuple[float, float]:
        return _LEFT + wide * log10(scale) / last, _TOP + high * (1 - value / most)

    ticks = "".join(
        f'<text x="{at(scale, 0)[0]:.1f}" y="{_HIGH - 16}" text-anchor="middle">{scale} 倍</text>'
        for scale in sorted({scale for scale, _ in points})
    )
    levels = "".join(
        f'<line class="axis" x1="{_LEFT}" x2="{_WIDE - _RIGHT}" y1="{y:.1f}" y2="{y:.1f}" opacity="{0.9 if not value else 0.3}"/>'
        f'<text x="{_LEFT - 6}" y="{y + 4:.1f}" text-anchor="end">{value:,.4g}</text>'
        for value in (0.0, most / 2, most)
        for y in (at(1, value)[1],)
    )
    lines = "".join(
        _line(names.index(name), [at(scale, value) for scale, value in line]) for name, line in panel.lines.items()
    )
    return f'<text x="{_LEFT}" y="20" font-weight="bold">{escape(panel.title)}</text>{levels}{ticks}{lines}'


def _line(number: int, places: Sequence[tuple[float, float]]) -> str:
    """A line with a mark at each of its places: round for the first name, square for the others."""
    number %= len(_PAGE_COLOURS)
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
    dash = _PAGE_COLOURS[number][2]
    marks = "".join(
        f'<rect class="m{number}" x="{x - 3.5:.1f}" y="{y - 3.5:.1f}" width="7" height="7" rx="{0 if number else 3.5}"/>'
        for x, y in places
    )
    return f'<polyline class="line l{number}" stroke-dasharray="{dash}" points="{path}"/>{marks}'


def _round_above(value: float) -> float:
    """The next of 1, 2, 5, 10, 20, 50 …, so that an axis ends on a number that is easily read."""
    step = 10.0 ** int(log10(value)) if value >= 1 else 0.1
    return next((step * times for times in (1, 2, 5) if step * times >= value), step * 10)
