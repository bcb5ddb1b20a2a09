"""Two small drawings: where a figure lies, and how it went."""

from __future__ import annotations

from collections.abc import Sequence

from evals.report.page.markup import Html, joined, tag

WIDTH, HEIGHT, EDGE = 120.0, 32.0, 4.0
LEAST_SPAN = 0.02  # what moves less than this share does not look like a mountain


def interval(value: float, low: float, high: float, floor: float | None) -> Html:
    """A line from 0 to 1: the interval as a band, the value on it and the floor under it."""
    marks = [
        tag("rect", class_="interval__whole", x="0", y="5", width="100", height="2"),
        tag(
            "rect", class_="interval__band", x=_number(100 * low), y="3", width=_number(100 * (high - low)), height="6"
        ),
        tag("rect", class_="interval__value", x=_number(_inside(100 * value)), y="0", width="1.2", height="12"),
    ]
    if floor is not None:
        marks.append(
            tag("rect", class_="interval__floor", x=_number(_inside(100 * floor)), y="9", width="0.8", height="5")
        )
    return tag("svg", *marks, class_="interval", viewBox="0 0 100 14", preserveAspectRatio="none", aria_hidden="true")


def course(values: Sequence[float], said: str) -> Html:
    """The line of a figure over the runs, its last point marked."""
    points = _points(values)
    line = tag("polyline", class_="course__line", points=" ".join(f"{_number(x)},{_number(y)}" for x, y in points))
    last = tag("circle", class_="course__now", cx=_number(points[-1][0]), cy=_number(points[-1][1]), r="3")
    label = tag("title", said)
    return tag("svg", joined((label, line, last)), class_="course", viewBox=f"0 0 {WIDTH:.0f} {HEIGHT:.0f}", role="img")


def _points(values: Sequence[float]) -> list[tuple[float, float]]:
    low, high = min(values), max(values)
    span = max(high - low, LEAST_SPAN * max(abs(high), 1))
    middle = (low + high) / 2
    step = (WIDTH - 2 * EDGE) / max(len(values) - 1, 1)
    first = EDGE if len(values) > 1 else WIDTH - EDGE
    return [
        (first + place * step, HEIGHT / 2 - (value - middle) / span * (HEIGHT - 2 * EDGE))
        for place, value in enumerate(values)
    ]


def _inside(place: float) -> float:
    """A mark as wide as a line stays on the drawing."""
    return min(max(place - 0.6, 0), 98.8)


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
