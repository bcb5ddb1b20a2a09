"""When a text holds a string: the same for every width, dash and space, but never a part of a longer number."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from pathlib import PurePath

_DASHES = re.compile("[\u2010-\u2015\u2212\uff0d\u2500]")
_TILDES = re.compile("[\u301c\uff5e\u223c]")
_UNSEEN = frozenset({"Co", "Cf"})  # private-use glyphs and format characters
_MARKDOWN = str.maketrans("", "", "*`")
_SHORTEST_QUOTE = 6  # what is shorter stands anywhere
_SHORTEST_NAME = 3


def plain(text: str) -> str:
    """The text in one width, one case, one dash and one tilde."""
    seen = "".join(char for char in unicodedata.normalize("NFKC", text) if unicodedata.category(char) not in _UNSEEN)
    return _TILDES.sub("~", _DASHES.sub("-", seen)).casefold()


def condensed(text: str) -> str:
    """The plain text without spaces, markdown and thousands commas."""
    solid = "".join(plain(text).split()).translate(_MARKDOWN)
    return re.sub(r"(?<=\d),(?=\d)", "", solid)


def contains(text: str, needle: str) -> bool:
    """Whether the needle stands in the text as a whole number, a whole address or a string."""
    if "@" in needle:
        return _contains_address(text, needle)
    wanted = condensed(needle)
    if not wanted:
        return False
    before = r"(?<!\d)(?<!\d\.)" if wanted[0].isdigit() else ""
    after = r"(?!\d|\.\d)" if wanted[-1].isdigit() else ""
    return re.search(before + re.escape(wanted) + after, condensed(text)) is not None


def cites(quote: str, doc: str, *, docs: Sequence[str], evidence: Sequence[str]) -> bool:
    """Whether a quote from a right document holds, or is part of, a snippet of evidence."""
    said = condensed(quote)
    if not same_document(doc, docs) or len(said) < _SHORTEST_QUOTE:
        return False
    return any(snippet in said or said in snippet for snippet in map(condensed, evidence))


def same_document(name: str, docs: Sequence[str]) -> bool:
    """Whether a file is one of these, whatever its ending; a clear part of a name will do."""
    stem = PurePath(name).stem
    return bool(stem) and any(_names(stem, PurePath(doc).stem) for doc in docs)


def _contains_address(text: str, needle: str) -> bool:
    """An address that is broken after a hyphen or by spaces counts; the tail of a longer one does not."""
    whole = rf"(?<![a-z0-9._\-]){re.escape(''.join(plain(needle).split()))}(?![a-z0-9\-])"
    joined = re.sub(r"-\s+", "-", plain(text)).translate(_MARKDOWN)
    return any(re.search(whole, one) for one in (joined, condensed(text)))


def _names(stem: str, doc: str) -> bool:
    return doc == stem or doc.startswith(f"{stem}_") or (len(stem) >= _SHORTEST_NAME and stem in doc)
