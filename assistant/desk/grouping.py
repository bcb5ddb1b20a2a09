"""Each question joins the group that asks most nearly the same, or begins one; earlier groups stay as they are."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator

from assistant.desk.resemblance import ALIKE, Weighed, figures, resemblance, total
from assistant.domain import Aspect
from assistant.domain.inbox import Group

_MOST_HELD = 60  # groups that are looked at for a word: one that so many hold tells little


class Groups:
    """The groups by what a question must share with them: call, edition and figures, and a word at least."""

    def __init__(self, known: Iterable[Group]) -> None:
        self.new: list[Group] = []
        self._by_key: dict[str, Group] = {}
        self._holding: dict[tuple[object, ...], list[Group]] = defaultdict(list)
        for group in known:
            self._add(group)

    def joined(self, call_id: str, edition_id: str, aspects: tuple[Aspect, ...], words: Weighed) -> Group:
        """The group of a question, which may be a new one."""
        wanted = Group(_key(call_id, edition_id, aspects, words), call_id, edition_id, aspects, words)
        if wanted.key in self._by_key:
            return self._by_key[wanted.key]
        fitting = (one for one in self._candidates(wanted) if _same_aspects(wanted, one))
        shares = ((resemblance(words, one.words), one) for one in fitting)
        near = [(-share, one.key) for share, one in shares if share >= ALIKE]
        if near:
            return self._by_key[min(near)[1]]
        self._add(wanted)
        self.new.append(wanted)
        return wanted

    def _add(self, group: Group) -> None:
        self._by_key[group.key] = group
        for word in _telling(group.words):
            self._holding[*_shared(group), word].append(group)

    def _candidates(self, wanted: Group) -> Iterator[Group]:
        """Those that can be near enough: what is like a question holds one of the rarest of its words."""
        held = {word: self._holding[*_shared(wanted), word] for word in _telling(wanted.words)}
        seen: set[str] = set()
        rest = total(wanted.words)
        for word in sorted(held, key=lambda one: (len(held[one]), one)):
            if rest < ALIKE * total(wanted.words):
                return  # all that is left is too little to be alike
            rest -= wanted.words.get(word, 0)
            for group in held[word][:_MOST_HELD]:
                if group.key not in seen:
                    seen.add(group.key)
                    yield group


def _shared(group: Group) -> tuple[str, str, frozenset[int]]:
    return group.call_id, group.edition_id, figures(group.words)


def _telling(words: Weighed) -> list[int]:
    """The words that weigh anything; 0 stands for what says nothing of its own."""
    return [word for word, weight in words.items() if weight] or [0]


def _same_aspects(one: Group, other: Group) -> bool:
    """Whether both ask for one thing at least; of what no table knows, the words decide alone."""
    asked, held = set(one.aspects), set(other.aspects)
    return bool(asked & held) or Aspect.OTHER in asked | held


def _key(call_id: str, edition_id: str, aspects: tuple[Aspect, ...], words: Weighed) -> str:
    whole = "\n".join((call_id, edition_id, ",".join(sorted(aspects)), *(f"{word:x}" for word in sorted(words))))
    return hashlib.blake2b(whole.encode(), digest_size=8).hexdigest()
