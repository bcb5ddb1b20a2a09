"""The names of so many things as a question counts, where the lines under one heading name as many: 「9つの拠点の名前」."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from assistant.catalogue import Catalogue
from assistant.composing.citing import claim_from
from assistant.domain import Claim, Passage
from assistant.languages.ja.mending import mend
from assistant.languages.ja.normalise import plain
from assistant.ports import Library
from assistant.retrieval import Found

_LOOKED_AT = 6  # of the best passages
_COUNTED = re.compile(r"(?<!\d)(?P<digits>\d{1,2})\s*(?:つ|個|か所|カ所|ヶ所|拠点|者|社|校|団体|機関|件)(?!以)の?")
_NAMES = re.compile(r"名前|名称|一覧|列挙|すべて|全て|全部|挙げ|リスト")
_ENGLISH = {
    word: number
    for number, word in enumerate(
        ("three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), 3
    )
}
_WORD = re.compile(rf"\b({'|'.join(_ENGLISH)})\b", re.IGNORECASE)
_LINE = re.compile(
    r"[^\s()。、:・※-][^()。、:]{0,30}?\s?\([^()。]{4,120}\)"
)  # MASP (Michinoku Academia Startup Platform)
_FEWEST = 3  # names


def compose_counted(found: Sequence[Found], question: str, library: Library, catalogue: Catalogue) -> tuple[Claim, ...]:
    """A line for each name, one claim a passage; none where no heading has as many named passages as the question counts."""
    asked = _number(plain(question))
    if asked < _FEWEST:
        return ()
    near = [one.passage for one in found[:_LOOKED_AT]]
    homes = dict.fromkeys((one.document_id, path) for one in near for path in (one.heading, one.heading[:-1]) if path)
    for document, heading in homes:
        own = (one for one in library.passages(document_ids=[document]) if one.heading[: len(heading)] == heading)
        for told in _runs(own):
            if len(told) == asked == len({line for line, _ in told}):
                return tuple(replace(claim_from(line, one, catalogue), picked=True) for line, one in told)
    return ()


def _runs(passages: Iterable[Passage]) -> list[list[tuple[str, Passage]]]:
    """The names of passages that follow each other without one between them that names nothing."""
    runs: list[list[tuple[str, Passage]]] = [[]]
    for passage in passages:
        named = [(line, passage) for line in _named(passage)]
        if not named:
            runs.append([])
        runs[-1] += named
    return runs


def _number(said: str) -> int:
    """How many names a question asks for; 0 where it asks for none, or does not say."""
    counted, word = _COUNTED.search(said), _WORD.search(said)
    if not _NAMES.search(said):
        return 0
    if counted is not None:
        return int(counted["digits"])
    return _ENGLISH[word[1].casefold()] if word is not None else 0


def _named(passage: Passage) -> Iterator[str]:
    """The lines of a passage that are a name and what that stands for."""
    lines = (line.strip() for line in mend(passage.text).text.split("\n"))
    return (line for line in lines if _LINE.fullmatch(plain(line)))
