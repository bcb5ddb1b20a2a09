"""The names of programmes that documents also give in short, written out where a desk is asked for: HARBOR is 港町人材育成事業."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Mapping

from assistant.catalogue import spoken
from assistant.domain import Aspect
from assistant.languages.ja.normalise import plain
from assistant.ports import Library
from assistant.understanding import aspects_of
from assistant.words import Words

_IN_SHORT = re.compile(
    r"(?P<name>[々一-鿿ァ-ヺー・A-Za-z]{2,30}?(?:事業|制度|プログラム|プロジェクト|基金|助成金?|補助金|交付金|推進費))"
    r"\s?\((?:略称|通称|愛称)?:?\s?(?P<short>[A-Z][A-Za-z]*[A-Z]+[A-Za-z]*)\)"
)
_SHORTEST, _LONGEST = 3, 12  # letters


def written_out(question: str, library: Library, known: Collection[str], words: Words) -> str:
    """A question for a desk with the full names of what it names in short, as lists of desks have them; calls keep theirs."""
    if Aspect.CONTACT not in aspects_of(question, words):
        return question
    names = {spoken(one) for one in known}
    told = library.once(("names in short",), lambda: _in_short(library))
    for short, name in told.items():
        if spoken(short) in names or name in question:
            continue
        question = re.sub(rf"(?<![A-Za-z&-]){short}(?![A-Za-z&-])", name, question)
    return question


def _in_short(library: Library) -> Mapping[str, str]:
    """Each short name that stands for one programme alone, with the name that it stands behind."""
    found = defaultdict[str, set[str]](set)
    for passage in library.passages():
        for match in _IN_SHORT.finditer(plain(passage.text)):
            if _SHORTEST <= len(match["short"]) <= _LONGEST:
                found[match["short"]].add(match["name"])
    return {short: names.pop() for short, names in found.items() if len(names) == 1}
