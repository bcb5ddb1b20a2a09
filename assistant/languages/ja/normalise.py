"""One spelling for every character, without losing where each of them came from."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

# NFKC leaves these as they are: radicals without a decomposition, dashes, tildes, middle dots.
_SAME = str.maketrans(
    {
        "⻄": "西", "⻑": "長", "⻘": "青", "⻩": "黄", "⻝": "食", "⻤": "鬼", "⻨": "麦", "⻫": "斉", "⻭": "歯", "⻯": "竜", "⻲": "亀",
        "⻖": "阝", "⺟": "母", "⺠": "民", "⼾": "戸", "⻁": "虎", "⻂": "衤", "⻆": "角", "⻉": "貝", "⻋": "車", "⻔": "門", "⻛": "風",
        **dict.fromkeys("‐‑‒–—―−─━", "-"),
        **dict.fromkeys("〜∼～", "~"),
        **dict.fromkeys("‧∙・･", "・"),
    }
)  # fmt: skip
_STRESSED = re.compile(r"\*\*(?=\S)([^*\n]+)(?<=\S)\*\*")  # **73** 名: marks that a writer meant to be seen as bold
_UNSEEN = "\u200b" * 2
_SHORT = 120  # characters of what is worth remembering
_LONGEST_CLUSTER = 64  # Unicode sorts the marks of a character in quadratic time


@dataclass(frozen=True, slots=True)
class Normalised:
    """A text in one spelling; `origins[i]`, which never falls, is where its i-th character stands in the source."""

    text: str
    origins: tuple[int, ...]  # one longer than the text: the last is the length of the source

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the source that became `text[start:end]`."""
        if start >= end:
            return self.origins[start], self.origins[start]
        after = bisect_right(self.origins, self.origins[end - 1], end)
        return self.origins[start], self.origins[min(after, len(self.origins) - 1)]


def normalise(source: str) -> Normalised:
    """NFKC, radicals, dashes and tildes in one form; invisible characters and marks of bold type dropped."""
    source = _unstressed(source)
    pieces: list[str] = []
    origins: list[int] = []
    for start, cluster in zip(_starts(source), _clusters(source), strict=True):
        folded = _fold(cluster)
        pieces.append(folded)
        origins.extend([start] * len(folded))
    return Normalised("".join(pieces), (*origins, len(source)))


def plain(source: str) -> str:
    """The text in one spelling, where its origin does not matter."""
    return _plain_again(source) if len(source) <= _SHORT else _plain(source)


@lru_cache(maxsize=20_000)
def _plain_again(source: str) -> str:
    """Headings, names and cues come up in every answer."""
    return _plain(source)


def _plain(source: str) -> str:
    return "".join(map(_fold, _clusters(_unstressed(source))))


def squeezed(source: str) -> str:
    """The text in one spelling, in one case and without white space: for comparing."""
    return re.sub(r"\s+", "", plain(source)).casefold()


def _unstressed(source: str) -> str:
    """The same text, as long as before, with the marks of bold type made invisible."""
    return _STRESSED.sub(rf"{_UNSEEN}\1{_UNSEEN}", source) if "**" in source else source


def _clusters(source: str) -> Iterable[str]:
    """Characters with the marks that combine with them: ｶﾞ is one, also with something invisible in between."""
    starts = _starts(source)
    if len(starts) == len(source):
        return source
    return (source[start:end] for start, end in pairwise((*starts, len(source))))


def _starts(source: str) -> Sequence[int]:
    """Where the clusters begin."""
    joining = {character for character in set(source) if _joins(character)}
    if not joining:
        return range(len(source))
    starts: list[int] = []
    for place, character in enumerate(source):
        if character not in joining or not starts or place - starts[-1] >= _LONGEST_CLUSTER:
            starts.append(place)
    return starts


@lru_cache(maxsize=20_000)
def _joins(character: str) -> bool:
    return bool(unicodedata.combining(character)) or character in "ﾞﾟ" or _is_invisible(character)


@lru_cache(maxsize=20_000)
def _fold(cluster: str) -> str:
    visible = "".join(character for character in cluster if not _is_invisible(character))
    folded = unicodedata.normalize("NFKC", visible).translate(_SAME)
    return "".join(character for character in folded if not _is_invisible(character))


def _is_invisible(character: str) -> bool:
    return unicodedata.category(character) in ("Cf", "Co", "Cc") and character not in "\n\t"
