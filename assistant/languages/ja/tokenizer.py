"""Sudachi, for the thread that asks: one dictionary for all (200 MB mapped), a tokenizer for each."""

from __future__ import annotations

import threading
from functools import lru_cache

from sudachipy import Dictionary, SplitMode, Tokenizer

_own = threading.local()  # a tokenizer must not be shared between threads
_opening = threading.Lock()


def tokenizer() -> Tokenizer:
    """The tokenizer of this thread, in the shortest units."""
    if not hasattr(_own, "tokenizer"):
        with _opening:
            _own.tokenizer = _dictionary().tokenizer(SplitMode.A)
    own: Tokenizer = _own.tokenizer
    return own


@lru_cache(maxsize=1)
def _dictionary() -> Dictionary:
    return Dictionary(dict="core")
