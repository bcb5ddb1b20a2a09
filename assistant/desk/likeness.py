"""How alike texts are, by the pairs of characters that they share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import TypeVar
from zlib import crc32

import numpy as np
import numpy.typing as npt

from assistant.languages.ja.normalise import squeezed

_WIDTH = 2_048  # numbers of a text; more pairs of characters share one

Numbers = npt.NDArray[np.float32]
One = TypeVar("One")
Other = TypeVar("Other")


def likeness(one: str, other: str) -> float:
    """0: nothing is shared; 1: all is."""
    mine, yours = _pairs(one), _pairs(other)
    size = mine.total() + yours.total()
    return 2 * (mine & yours).total() / size if size else 1.0


def all_alike(ones: Sequence[str], others: Sequence[str], *, weighed_by_rarity: bool = False) -> Numbers:
    """How alike each of the texts is to each of the others: a row for each. By rarity, what stands in all tells little."""
    counts = _counts([*ones, *others])
    weights = np.log1p(len(counts) / np.maximum((counts > 0).sum(axis=0), 1)).astype(np.float32)
    weighed = counts * weights if weighed_by_rarity else counts
    lengths: Numbers = np.linalg.norm(weighed, axis=1, keepdims=True).astype(np.float32)
    unit = weighed / np.maximum(lengths, np.float32(1e-9))
    alike: Numbers = unit[: len(ones)] @ unit[len(ones) :].T
    return alike


def matched(scores: Iterable[tuple[float, One, Other]]) -> Iterator[tuple[One, Other]]:
    """The best pairs first, each side in one of them; what is equally good in the order given."""
    taken: set[One] = set()
    given: set[Other] = set()
    for _, one, other in sorted(scores, key=lambda pair: -pair[0]):
        if one not in taken and other not in given:
            taken.add(one)
            given.add(other)
            yield one, other


@lru_cache(maxsize=4_096)
def _pairs(text: str) -> Counter[str]:
    held = squeezed(text)
    return Counter(held[start : start + 2] for start in range(max(1, len(held) - 1))) if held else Counter()


def _counts(texts: Sequence[str]) -> Numbers:
    counts = np.zeros((len(texts), _WIDTH), np.float32)
    for row, text in enumerate(texts):
        for pair, count in _pairs(text).items():
            counts[row, crc32(pair.encode()) % _WIDTH] += count
    return counts
