"""A run as JUnit XML, which every CI shows: a testcase for each case, and one for what blocks the change."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from evals.gate import Reason
from evals.metrics import Row
from evals.report.failures import NAMES, asked, findings, is_failed, kinds
from evals.run import Run

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def junit_of(run: Run, reasons: Sequence[Reason]) -> str:
    """The whole document."""
    whole = Element("testsuites", _plain(name=f"koubo eval {run.name}", **_totals(run.rows, len(reasons))))
    _cases(SubElement(whole, "testsuite", _plain(name=run.name, **_totals(run.rows))), run)
    _verdict(SubElement(whole, "testsuite", _plain(name="下限", tests="1", **_ends(len(reasons[:1]), 0.0))), reasons)
    indent(whole)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(whole, encoding="unicode")}\n'


def _cases(suite: Element, run: Run) -> None:
    properties = SubElement(suite, "properties")
    for name, share in run.figures.items():
        SubElement(properties, "property", _plain(name=name, value=f"{share.value:.4f}"))
    for row in run.rows:
        case = SubElement(suite, "testcase", _plain(**_named(row), time=_seconds(row.given.ms)))
        if is_failed(row):
            _failure(
                case, "、".join(NAMES[kind] for kind in kinds(row)), [f"{name}: {said}" for name, said in findings(row)]
            )


def _verdict(suite: Element, reasons: Sequence[Reason]) -> None:
    case = SubElement(suite, "testcase", _plain(classname="gate", name="下限を満たす", time="0"))
    if reasons:
        _failure(case, reasons[0].text, [" ".join((reason.text, *reason.cases)) for reason in reasons])


def _failure(case: Element, message: str, lines: Sequence[str]) -> None:
    failure = SubElement(case, "failure", _plain(message=message, type="failed"))
    failure.text = _xml("\n".join(lines))


def _named(row: Row) -> dict[str, str]:
    return {"classname": row.case.category, "name": f"{row.case.id} {asked(row)}"}


def _totals(rows: Sequence[Row], reasons: int | None = None) -> dict[str, str]:
    """How many there are and how they ended; with the verdict, where it is in."""
    verdicts = 0 if reasons is None else 1
    wrong = sum(is_failed(row) for row in rows) + bool(reasons)
    return {"tests": str(len(rows) + verdicts), **_ends(wrong, sum(row.given.ms for row in rows))}


def _ends(failures: int, ms: float) -> dict[str, str]:
    return {"failures": str(failures), "errors": "0", "skipped": "0", "time": _seconds(ms)}


def _seconds(ms: float) -> str:
    return f"{ms / 1000:.3f}"


def _plain(**attributes: str) -> dict[str, str]:
    return {name: _xml(value) for name, value in attributes.items()}


def _xml(text: str) -> str:
    """The text without the letters that no XML may hold, however they are written."""
    return _NOT_XML.sub("\ufffd", text)
