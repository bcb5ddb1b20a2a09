"""What went wrong with a case, by kind: the words that a reader of the report filters by."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import StrEnum

from evals.metrics import Row


class Kind(StrEnum):
    """A way to fail; a case may fail in several."""

    NOT_FOUND = "not_found"
    WRONG_FACT = "wrong_fact"
    FORBIDDEN = "forbidden"
    WRONG_EDITION = "wrong_edition"
    ABSTAINED_WRONGLY = "abstained_wrongly"
    ANSWERED_WRONGLY = "answered_wrongly"
    TOO_LONG = "too_long"
    CITATION_MISSED = "citation_missed"
    QUOTE_ALTERED = "quote_altered"
    OTHER_OUTCOME = "other_outcome"
    OTHER_SPELLING = "other_spelling"


NAMES: Mapping[Kind, str] = {
    Kind.NOT_FOUND: "検索で見つからず",
    Kind.WRONG_FACT: "事実の誤り・不足",
    Kind.FORBIDDEN: "禁止の内容",
    Kind.WRONG_EDITION: "別の版",
    Kind.ABSTAINED_WRONGLY: "答えるべきを保留",
    Kind.ANSWERED_WRONGLY: "保留すべきを回答",
    Kind.TOO_LONG: "長すぎ",
    Kind.CITATION_MISSED: "出典の外れ",
    Kind.QUOTE_ALTERED: "原文と違う引用",
    Kind.OTHER_OUTCOME: "結末の違い",
    Kind.OTHER_SPELLING: "言い換えで変わる",
}


def kinds(row: Row) -> tuple[Kind, ...]:
    """Every way in which a row failed."""
    return tuple(kind for kind, holds in _HOLDS.items() if holds(row))


def failed(rows: Iterable[Row]) -> list[Row]:
    """The rows that somebody should look at."""
    return [row for row in rows if is_failed(row)]


def is_failed(row: Row) -> bool:
    """Whether the case is no success, or broke a floor on its way to one."""
    return bool(not row.ok or row.forbidden or row.altered or row.wrong_edition)


def findings(row: Row) -> Iterator[tuple[str, str]]:
    """What is wrong with a row, by name."""
    yield (
        "答え",
        f"（{row.given.outcome}）{' / '.join(' '.join(line.split()) for line in row.given.answer.splitlines())}",
    )
    found = {
        "足りない": "、".join(row.lacking),
        "禁止": "、".join(row.forbidden),
        "長すぎ": "はい" if row.too_long else "",
        "引用": "、".join(f"{quote.doc} p.{quote.page}" for quote in row.given.quotes),
        "原文と違う引用": " / ".join(quote.text for quote in row.altered),
        "別の版": "、".join(f"{quote.doc}（{quote.edition}）" for quote in row.wrong_edition),
    }
    yield from ((name, said) for name, said in found.items() if said)


def asked(row: Row) -> str:
    """The turns of a case on one line."""
    return " → ".join(" ".join(turn.split()) for turn in (*row.case.history, row.case.question))


_HOLDS: Mapping[Kind, Callable[[Row], bool]] = {
    Kind.NOT_FOUND: lambda row: row.case.answerable and bool(row.holds) and row.rank is None,
    Kind.WRONG_FACT: lambda row: row.answered and bool(row.lacking),
    Kind.FORBIDDEN: lambda row: bool(row.forbidden),
    Kind.WRONG_EDITION: lambda row: bool(row.wrong_edition),
    Kind.ABSTAINED_WRONGLY: lambda row: row.case.answerable and row.given.abstained,
    Kind.ANSWERED_WRONGLY: lambda row: not row.case.answerable and not row.given.abstained,
    Kind.TOO_LONG: lambda row: row.too_long,
    Kind.CITATION_MISSED: lambda row: row.answered and not any(row.hits),
    Kind.QUOTE_ALTERED: lambda row: bool(row.altered),
    Kind.OTHER_OUTCOME: lambda row: not row.outcome_ok,
    Kind.OTHER_SPELLING: lambda row: not all(one.same for one in row.respelt),
}
