"""What became of the files, as a table for the terminal with what is to be said of them below: all names show as letters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.padding import Padding
from rich.table import Column, Table
from rich.text import Text

from assistant.domain import Remark, RemarkKind
from ingest.build import Landing, Result
from ingest.file_names import one_spelling, short_name

_LONGEST_SHOWN = 40  # characters of a remark
_MOST_SHOWN = 2  # places that one remark shows
_INDENT = 2
_MOST_REMARKS = 6  # of one file; the rest is counted
_LANDINGS = {
    Landing.NEW: "新規",
    Landing.UNCHANGED: "変更なし",
    Landing.REPLACED: "差し替え",
    Landing.REFUSED: "取り込めず",
}
_REMARKS = {
    RemarkKind.HIDDEN: "隠れた文字",
    RemarkKind.STRUCK: "取り消し線",
    RemarkKind.UNREADABLE: "読み取れず",
    RemarkKind.LEFT_OUT: "対象外",
    RemarkKind.IDENTITY: "要確認",
}


def print_summary(results: Sequence[Result], terminal: Console) -> None:
    """A row for each file that changed something or was refused, what is to be said of each, and the count of landings."""
    if not results:
        terminal.print("取り込む文書がありません。")
        return
    shown = [result for result in results if result.landing is not Landing.UNCHANGED]
    if shown:
        terminal.print(_table(shown))
    for result in shown:
        _print_said(result, terminal)
    landed = Counter(result.landing for result in results)
    terminal.print("、".join(f"{name} {landed[landing]}" for landing, name in _LANDINGS.items()))


def _table(results: Sequence[Result]) -> Table:
    counts = (Column(name, justify="right", no_wrap=True) for name in ("引用単位", "事実"))
    table = Table(Column("ファイル", overflow="fold"), Column("結果", no_wrap=True), *counts, box=SIMPLE_HEAD)
    for result in results:
        table.add_row(*map(Text, _row(result)))
    return table


def _print_said(result: Result, terminal: Console) -> None:
    """Why a file was refused, or what is to be known of it, under its name."""
    said = [result.reason] if result.reason else _said(result.remarks)
    if said:
        terminal.print(Text(short_name(result.path.name), style="bold"))
    for line in said:
        terminal.print(Padding(Text(line), (0, 0, 0, _INDENT)))


def _row(result: Result) -> tuple[str, ...]:
    refused = result.landing is Landing.REFUSED
    counts = ("", "") if refused else (str(result.passages), str(result.facts))
    return short_name(result.path.name), _LANDINGS[result.landing], *counts


def _said(remarks: Sequence[Remark]) -> list[str]:
    """A line for each kind of remark; what is said of many places is said once."""
    lines = list(_lines(remarks))
    more = len(lines) - _MOST_REMARKS
    return [*lines[:_MOST_REMARKS], *([f"ほか {more} 件"] if more > 0 else [])]


def _lines(remarks: Sequence[Remark]) -> Iterator[str]:
    alike: dict[tuple[RemarkKind, str], list[Remark]] = {}
    for remark in remarks:
        alike.setdefault((remark.kind, remark.why), []).append(remark)
    for (kind, why), same in alike.items():
        place = _place(sorted({remark.page for remark in same}))
        yield f"{_REMARKS[kind]}: {place}{one_spelling(why)}{_shown([remark.text for remark in same if remark.text])}"


def _shown(texts: Sequence[str]) -> str:
    """The first of the texts that remarks are about, each cut to a length that fits."""
    once = list(dict.fromkeys(one_spelling(" ".join(text.split()))[:_LONGEST_SHOWN] for text in texts))
    quoted = "".join(f"「{text}」" for text in once[:_MOST_SHOWN])
    return f" {quoted}" + (f"ほか {len(once) - _MOST_SHOWN} か所" if len(once) > _MOST_SHOWN else "") if once else ""


def _place(pages: Sequence[int]) -> str:
    """Where it is: no page, a page, or the first of many."""
    if not any(pages):
        return ""
    return f"p.{pages[0]} " if len(pages) == 1 else f"p.{pages[0]} ほか {len(pages) - 1} ページ "
