"""Each question joins the group that asks most nearly the same, or begins one; earlier groups stay as they are."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator

from assistant.desk.resemblance import ALIKE, Weighed, resemblance, total
from assistant.domain import Aspect
from assistant.domain.inbox import Group


class Groups:
    """The groups by call and edition, and by the words they hold."""

    def __init__(self, known: Iterable[Group]) -> None:
        self.new: list[Group] = []
        self._holding: dict[tuple[str, str, int], list[Group]] = defaultdict(list)
        self._wordless: dict[tuple[str, str], list[Group]] = defaultdict(list)
        for group in known:
            self._add(group)

    def joined(self, call_id: str, edition_id: str, aspects: tuple[Aspect, ...], words: Weighed) -> Group:
        """The group of a question, which may be a new one."""
        wanted = Group(_key(call_id, edition_id, aspects, words), call_id, edition_id, aspects, words)
        fitting = [
            (resemblance(words, one.words), one) for one in self._candidates(wanted) if _same_aspects(wanted, one)
        ]
        near = [(-share, one.key, one) for share, one in fitting if share >= ALIKE]
        if near:
            return min(near)[2]
        self._add(wanted)
        self.new.append(wanted)
        return wanted

    def _add(self, group: Group) -> None:
        if not total(group.words):
            self._wordless[group.call_id, group.edition_id].append(group)
        for word in group.words:
            self._holding[group.call_id, group.edition_id, word].append(group)

    def _candidates(self, wanted: Group) -> Iterator[Group]:
        """Those that can be near enough: what is like a question holds one of the rarest of its words."""
        call, edition, words = wanted.call_id, wanted.edition_id, wanted.words
        if not total(words):
            yield from self._wordless[call, edition]
        held = {word: self._holding[call, edition, word] for word, weight in words.items() if weight}
        seen: set[str] = set()
        rest = total(words)
        for word in sorted(held, key=lambda one: (len(held[one]), one)):
            if rest < ALIKE * total(words):
                return  # all that is left is too little to be alike
            rest -= words[word]
            for group in held[word]:
                if group.key not in seen:
                    seen.add(group.key)
                    yield group


def _same_aspects(one: Group, other: Group) -> bool:
    """Whether both ask for one thing at least; of what no table knows, the words decide alone."""
    asked, held = set(one.aspects), set(other.aspects)
    return bool(asked & held) or Aspect.OTHER in asked | held


def _key(call_id: str, edition_id: str, aspects: tuple[Aspect, ...], words: Weighed) -> str:
    whole = "\n".join((call_id, edition_id, ",".join(sorted(aspects)), *(f"{word:x}" for word in sorted(words))))
    return hashlib.blake2b(whole.encode(), digest_size=8).hexdigest()
