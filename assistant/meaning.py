"""The call that a question means by a part of its name that no other call's documents use: 「海外治験の締切は」."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from assistant.catalogue import Catalogue, spoken
from assistant.domain import Call
from assistant.languages.ja.tokens import reading_of, tokens
from assistant.ports import Library
from assistant.words import Words

_SHORTEST = 2  # characters of a part
_SHORTEST_SOUND = 5  # kana of a part that is written as it sounds


def call_meant(text: str, catalogue: Catalogue, library: Library, words: Words) -> Call | None:
    """The only call that has such a part; None where several have, or none."""
    if len(catalogue.calls) == 1:
        return None
    said, heard = tokens(text), spoken(text)
    plain = words.generic | words.stopwords | words.asking
    meant = [
        call
        for call in catalogue.calls
        if any(_only_of(call, part, catalogue, library) for part in _parts(call, said, heard, plain))
    ]
    return meant[0] if len(meant) == 1 else None


def _parts(call: Call, said: Sequence[str], heard: str, plain: Collection[str]) -> Iterator[tuple[str, ...]]:
    """What a question says of a name, word for word or in kana, the longest parts first."""
    names = [tokens(name) for name in (call.name, *call.aliases)]
    parts = {name[start:end] for name in names for start in range(len(name)) for end in range(start + 1, len(name) + 1)}
    for part in sorted(parts, key=lambda one: (-len(one), one)):
        if set(part) <= set(plain) or len("".join(part)) < _SHORTEST:
            continue
        if _follow_each_other(part, said) or (len(sound := _sound(part)) >= _SHORTEST_SOUND and sound in heard):
            yield part


def _sound(part: tuple[str, ...]) -> str:
    return spoken(reading_of("".join(part)))


def _follow_each_other(part: tuple[str, ...], said: Sequence[str]) -> bool:
    return any(tuple(said[at : at + len(part)]) == part for at in range(len(said) - len(part) + 1))


def _only_of(call: Call, part: tuple[str, ...], catalogue: Catalogue, library: Library) -> bool:
    elsewhere = [document.id for document in catalogue.documents if document.call_id != call.id]
    return not library.keyword_search([" ".join(part)], document_ids=elsewhere, limit=1)
