"""Of a small table that is told whole, its head and the one row that the question names: 塩名市, and not the towns beside it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from assistant.domain import Claim
from assistant.languages.ja.normalise import plain
from assistant.languages.ja.tokens import tokens

_FEWEST_ROWS, _FEWEST_CELLS = 2, 3
_LEAST_SAID = 2  # words of the row
_A_KIND = re.compile(r"(?<![0-9A-Za-z一-龠])([0-9A-Zア-オ一-五甲乙丙])(?:型|枠|コース|区分|類型|部門|種)")
_LETTERED = re.compile(r"([0-9A-Zア-オ一-五甲乙丙])(?:[\s.:)]|型|枠|コース|区分|類型|部門|種)")
_OF_ALL_ROWS = re.compile(
    r"すべて|全て|全部|一覧|合計|総額|いくつ|何[件社団]|最も|一番|いちばん|以外|ほか|他[のに]|比べ|それぞれ|違い"
)


def with_named_rows(claims: Iterable[Claim], question: str) -> Iterator[Claim]:
    """The claims without the rows beside the one that a question names; the question without the name of its call."""
    for claim in claims:
        said = "\n".join(row_named(claim.text.split("\n"), question))
        yield replace(claim, text=said) if said != claim.text else claim


def row_named(lines: Sequence[str], question: str) -> list[str]:
    """The lines without the rows that a question names nothing of, where it names one row; else all of them."""
    rows = [line for line in lines if "\t" in line]
    if not _is_a_table(rows) or _OF_ALL_ROWS.search(question):
        return list(lines)
    head, *below = rows
    if kinds := _A_KIND.findall(plain(question)):
        return _of_kinds(lines, below, kinds)
    held = [set(tokens(row)) for row in below]
    shared = {word for word, count in Counter(word for one in held for word in one).items() if count > 1}
    asked = set(tokens(question)) - shared - set(tokens(head))
    hits = [len(asked & one) for one in held]
    if max(hits) < _LEAST_SAID or sum(map(bool, hits)) > 1:
        return list(lines)
    others = {row for row, count in zip(below, hits, strict=True) if not count}
    return [line for line in lines if line not in others]


def _of_kinds(lines: Sequence[str], rows: Sequence[str], kinds: Sequence[str]) -> list[str]:
    """The lines without the rows of other kinds, where each row begins with the letter of its own: A of A型."""
    letters = [match[1] if (match := _LETTERED.match(row)) else "" for row in rows]
    if not all(letters) or not set(kinds) <= set(letters):
        return list(lines)
    others = {row for row, letter in zip(rows, letters, strict=True) if letter not in kinds}
    return [line for line in lines if line not in others]


def _is_a_table(rows: Sequence[str]) -> bool:
    """Whether rows of as many cells stand under a head without a number."""
    cells = {row.count("\t") + 1 for row in rows}
    if len(rows) <= _FEWEST_ROWS or len(cells) != 1 or min(cells) < _FEWEST_CELLS:
        return False
    return not any(character.isdigit() for character in rows[0])
