"""A run beside a change: the verdict first, the figures against the baseline, and the worst cases to unfold."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from evals.gate import Reason
from evals.intervals import Interval
from evals.metrics import Row, Share
from evals.report.contents import Report
from evals.report.failures import asked, failed, findings
from evals.report.labels import CHANGES, COUNTED, label, measured, shown, spread
from evals.report.record import Before, Since

LONGEST = 900_000  # bytes; GitHub shows no summary that is longer than 1 MiB
_MARKS = "\\`*_[]<>|#~$&"
_LINKED = {"@": "@<!-- -->", "://": ":<!-- -->//", "www.": "www<!-- -->."}  # else a mention, or a link


def markdown_of(report: Report) -> str:
    """The whole, no longer than is shown."""
    head = "\n".join(_head(report))
    worst = sorted(failed(report.run.rows), key=lambda row: _weight(row, report))
    return head + _within(LONGEST - len(head.encode()), [_case(row, report) for row in worst])


def _head(report: Report) -> Iterator[str]:
    run = report.run
    verdict = (
        f"✗ 下限を満たしていません（{len(report.reasons)} 件）" if report.reasons else "✓ すべての下限を満たしました"
    )
    yield from (f"## {verdict}", "")
    yield from (f"- {_reason(reason)}" for reason in report.reasons)
    yield from (("",) if report.reasons else ())
    wrong = len(failed(run.rows))
    yield f"{literal(run.name)}: {len(run.rows)} 問、失敗 {wrong} 問。応答時間 p50 {run.ms(0.5):.0f} ms、p95 {run.ms(0.95):.0f} ms。"
    yield from (_against_last(report), "")
    yield from ("| 指標 | 今回 | 95% 区間 | 件数 | 下限 | 下限との差 |", "|---|--:|--:|--:|--:|--:|")
    around = run.intervals
    yield from (_figure(name, share, around.get(name), report) for name, share in measured(run.figures).items())
    yield ""


def _reason(reason: Reason) -> str:
    return literal(" ".join((reason.text, *reason.cases)))


def _against_last(report: Report) -> str:
    if not report.before:
        return "前回の報告がないので、比べていません。"
    named = {
        change: [row.case.id for row in report.run.rows if report.since(row) is change]
        for change in (Since.WORSE, Since.BETTER)
    }
    told = (f"{CHANGES[change]} {len(ids)} 問 {' '.join(map(literal, ids))}".strip() for change, ids in named.items())
    return f"前回から: {'、'.join(told)}。"


def _figure(name: str, share: Share, around: Interval | None, report: Report) -> str:
    unit = "" if name in COUNTED else "%"
    floor = report.least.get(name)
    beside = "| - | - |" if floor is None else f"| {100 * floor:.1f}% | {_step(100 * (share.value - floor))} |"
    shares = (shown(name, share) + unit, spread(name, around), f"{share.part:.4g}/{share.whole}")
    return f"| {label(name).short} `{name}` | {' | '.join(shares)} {beside}"


def _step(points: float) -> str:
    rounded = round(points, 1)
    return f"{'▼ ' if rounded < 0 else '▲ ' if rounded else ''}{rounded:+.1f}" if rounded else "±0.0"


def _weight(row: Row, report: Report) -> tuple[bool, bool]:
    """What is to be read first: a broken floor, then what the last run could do."""
    return not (row.forbidden or row.altered or row.wrong_edition), report.since(row) is not Since.WORSE


def _case(row: Row, report: Report) -> str:
    change = report.since(row)
    before = report.before.get(row.case.id)
    told = [f"- {name}: {literal(said)}" for name, said in (*findings(row), *_wanted(row), *_was(before, change))]
    mark = f"（前回より{CHANGES[change]}）" if change is Since.WORSE else ""
    title = escape(f"{row.case.id} {row.case.category}{mark} {asked(row)}")
    return "\n".join(("", f"<details><summary>{_unlinked(title)}</summary>", "", *told, "", "</details>", ""))


def _wanted(row: Row) -> Iterator[tuple[str, str]]:
    if row.case.gold:
        yield "あるべき事実", "、".join(fact[0] for fact in row.case.gold)
    if row.case.evidence:
        yield "正しい出典", " / ".join(" ".join(one.split()) for one in row.case.evidence)


def _was(before: Before | None, change: Since) -> Iterator[tuple[str, str]]:
    if before is not None and change in {Since.WORSE, Since.OTHER}:
        yield "前回の答え", " / ".join(" ".join(line.split()) for line in before.answer.splitlines())


def _within(room: int, parts: list[str]) -> str:
    """As many parts as there is room for, and how many are left."""
    said, left = "", room
    for place, part in enumerate(parts):
        left -= len(part.encode(errors="replace"))
        if left < 0:
            return f"{said}\nほか {len(parts) - place} 問は、report.html にあります。\n"
        said += part
    return said


def literal(text: str) -> str:
    """An answer is shown, never rendered, linked or told to anybody."""
    return _unlinked("".join(f"\\{char}" if char in _MARKS else char for char in text))


def _unlinked(text: str) -> str:
    for written, parted in _LINKED.items():
        text = text.replace(written, parted)
    return text
