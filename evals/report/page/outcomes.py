"""The confusion matrix: how answers should have ended, and how they did."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.domain import Outcome
from evals.report.contents import Report
from evals.report.labels import OUTCOMES
from evals.report.page.markup import Html, tag

_ANY_NO = "保留（どの形でも）"


def outcomes(report: Report) -> Html:
    """A row for each outcome that was due, a column for each that was given."""
    met = report.run.confusion
    due = list(dict.fromkeys(expected for expected, _ in met))
    given = [outcome for outcome in Outcome if any(outcome is one for _, one in met)]
    heads = (tag("th", f"実際: {OUTCOMES[one]}", scope="col") for one in given)
    lines = (
        tag(
            "tr",
            tag("th", f"期待: {OUTCOMES[expected] if expected else _ANY_NO}", scope="row"),
            *(_cell(expected, one, met.get((expected, one), ())) for one in given),
        )
        for expected in due
    )
    table = tag(
        "table",
        tag("caption", "期待した結末（行）と、実際の結末（列）の問数", class_="small"),
        tag("thead", tag("tr", tag("td"), *heads)),
        tag("tbody", *lines),
        class_="outcomes",
    )
    return tag("div", table, class_="wide", tabindex="0", role="region", aria_label="結末の表")


def _cell(expected: Outcome | None, given: Outcome, cases: Iterable[str]) -> Html:
    """How many, with the way to each of them where they should not be."""
    known = list(cases)
    if not known:
        return tag("td", "・")
    if fits(expected, given):
        return tag("td", f"✓ {len(known)}", data_tone="good")
    links = (tag("a", one, href=f"#case-{one}") for one in known)
    listed = tag(
        "details", tag("summary", f"✗ {len(known)}"), tag("p", *(part for link in links for part in (link, " ")))
    )
    return tag("td", listed, data_tone="bad")


def fits(expected: Outcome | None, given: Outcome) -> bool:
    """Whether an answer ended as it should; any honest no will do where no other end is asked for."""
    return given is expected or (expected is None and given is not Outcome.ANSWERED)
