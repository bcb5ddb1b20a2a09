"""Personal data is masked before a question is written anywhere; what stands in the documents' facts is none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from assistant.languages.ja.normalise import normalise
from assistant.languages.ja.personal import Kind, Personal, personal_in

_KEY = re.compile(r"[\s\-()・.]+")


@dataclass(frozen=True, slots=True)
class Published:
    """Addresses and numbers that the documents themselves give."""

    keys: frozenset[tuple[Kind, str]]

    @classmethod
    def of(cls, texts: Iterable[str]) -> Published:
        """Those that stand in some texts of the documents."""
        return cls(frozenset(key for text in texts for key in _keys_in(text)))

    def holds(self, found: Personal) -> bool:
        """Whether the documents give what was found; a postal address also in part."""
        key = (found.kind, _key(found))
        if found.kind is not Kind.ADDRESS:
            return key in self.keys
        return any(kind is Kind.ADDRESS and key[1] in known for kind, known in self.keys)


NOTHING_PUBLISHED = Published(frozenset())


def masked(text: str, published: Published = NOTHING_PUBLISHED) -> str:
    """The text with 〔メール〕 and the like in the place of personal data."""
    pieces: list[str] = []
    end = 0
    for found, start, stop in _spans(text):
        if published.holds(found):
            continue
        pieces += [text[end:start], f"〔{found.kind}〕"]
        end = stop
    return "".join((*pieces, text[end:]))


def _spans(text: str) -> Iterator[tuple[Personal, int, int]]:
    """What is personal, with its place in the text as it was typed."""
    plain = normalise(text)
    after = 0
    for found in personal_in(plain.text):
        start, stop = plain.source_span(found.start, found.end)
        if start >= after:  # characters that became several are masked once
            yield found, start, stop
        after = max(after, stop)


@lru_cache(maxsize=8_192)
def _keys_in(text: str) -> tuple[tuple[Kind, str], ...]:
    """Facts are read again and again, and most of them have not changed."""
    return tuple((found.kind, _key(found)) for found in personal_in(normalise(text).text))


def _key(found: Personal) -> str:
    return _KEY.sub("", found.text).casefold()
