"""What became of the files, as a table for the terminal: whatever they are called, it shows as letters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.table import Column, Table
from rich.text import Text

from assistant.domain import Remark, RemarkKind
from ingest.build import Landing, Result
from ingest.file_names import one_spelling

_LONGEST_SHOWN = 40  # characters of a remark
_LONGEST_NAME = 80
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
    """A row for each file that changed something or was refused, and the count of each landing."""
    if not results:
        terminal.print("取り込む文書がありません。")
        return
    table = Table(Column("ファイル", overflow="fold"), "結果", "引用単位", "事実", Column("備考", overflow="fold"))
    for result in results:
        if result.landing is not Landing.UNCHANGED:
            table.add_row(*map(Text, _row(result)))
    if table.row_count:
        terminal.print(table)
    landed = Counter(result.landing for result in results)
    terminal.print("、".join(f"{name} {landed[landing]}" for landing, name in _LANDINGS.items()))


def short_name(name: str) -> str:
    """A name that fits into a line and shows all its letters."""
    shown = one_spelling(name)
    return shown if len(shown) <= _LONGEST_NAME else f"{shown[: _LONGEST_NAME // 2]}…{shown[-_LONGEST_NAME // 2 :]}"


def _row(result: Result) -> tuple[str, ...]:
    refused = result.landing is Landing.REFUSED
    counts = ("", "") if refused else (str(result.passages), str(result.facts))
    return short_name(result.path.name), _LANDINGS[result.landing], *counts, result.reason or _said(result.remarks)


def _said(remarks: Sequence[Remark]) -> str:
    """A line for each remark; what is said of many places is said once."""
    lines = tuple(_lines(remarks))
    more = len(lines) - _MOST_REMARKS
    return "\n".join((*lines[:_MOST_REMARKS], *((f"ほか {more} 件",) if more > 0 else ())))


def _lines(remarks: Sequence[Remark]) -> Iterator[str]:
    alike: dict[tuple[RemarkKind, str, str], list[int]] = {}
    for remark in remarks:
        alike.setdefault((remark.kind, remark.text, remark.why), []).append(remark.page)
    for (kind, text, why), pages in alike.items():
        what = f"「{one_spelling(' '.join(text.split()))[:_LONGEST_SHOWN]}」" if text else ""
        yield f"{_REMARKS[kind]}: {_place(sorted(set(pages)))}{what}{one_spelling(why)}"


def _place(pages: Sequence[int]) -> str:
    """Where it is: no page, a page, or the first of many."""
    if not any(pages):
        return ""
    return f"p.{pages[0]} " if len(pages) == 1 else f"p.{pages[0]} ほか {len(pages) - 1} ページ "
