"""The inbox: what applicants asked, in groups that ask the same; new questions join theirs when somebody looks."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from threading import Lock
from typing import Any, Protocol

from assistant.asked_editions import asked_editions
from assistant.catalogue import Catalogue, without_names
from assistant.desk.grouping import Groups
from assistant.desk.resemblance import Resemblance, resemblance
from assistant.domain import Aspect, Question, Reading
from assistant.domain.inbox import (
    AskedQuestion,
    Group,
    GroupOrder,
    GroupState,
    GroupSummary,
    Placed,
    Sought,
    Standing,
    Unsorted,
    Wording,
)
from assistant.domain.staff import Actor, Deed
from assistant.languages.ja.normalise import plain
from assistant.pipeline import Assistant
from assistant.understanding import understand

_SENTENCES = re.compile(r"(?<=[。?!\n])")
_MASK = re.compile(r"〔[^〔〕]{1,8}〕")
_AT_ONCE = 1_000  # questions that are sorted in one transaction


class AskedStore(Protocol):
    """Keeps how questions are sorted."""

    def unsorted(self, limit: int) -> tuple[Unsorted, ...]: ...  # the oldest first
    def groups(self) -> tuple[Group, ...]: ...
    def place(self, new: Sequence[Group], placed: Sequence[Placed]) -> None: ...
    def page(
        self, sought: Sought, *, order: GroupOrder, offset: int, limit: int
    ) -> tuple[tuple[GroupSummary, ...], int]: ...
    def summary(self, key: str) -> GroupSummary | None: ...
    def states(self, sought: Sought) -> Mapping[GroupState, int]: ...
    def questions(self, key: str, *, offset: int, limit: int) -> tuple[AskedQuestion, ...]: ...
    def turn(self, key: str, standing: Standing, deed: Deed) -> bool: ...


class Changed(Exception):
    """Somebody else was faster; the group as it stands now."""

    def __init__(self, summary: GroupSummary) -> None:
        super().__init__(summary.group.key)
        self.summary = summary


@dataclass(frozen=True, slots=True)
class Inbox:
    """Sorts what is new, and keeps what became of each group."""

    store: AskedStore
    assistant: Assistant
    measure: Resemblance
    _sorting: Lock = field(default_factory=Lock)

    def page(
        self, sought: Sought, *, order: GroupOrder = GroupOrder.COUNT, offset: int = 0, limit: int = 20
    ) -> tuple[tuple[GroupSummary, ...], int]:
        """A page of groups, and how many there are; everything that was asked until now is in one."""
        self.sort()
        return self.store.page(sought, order=order, offset=offset, limit=limit)

    def sort(self) -> int:
        """Place every question that is in no group yet; how many there were."""
        with self._sorting:
            new = self.store.unsorted(_AT_ONCE)
            if not new:
                return 0
            groups, placer = Groups(self.store.groups()), _Placer(self.assistant, self.measure)
            placed = 0
            while new:
                known = len(groups.new)
                these = [placer.placed(question, groups) for question in new]
                self.store.place(groups.new[known:], these)
                placed += len(these)
                new = self.store.unsorted(_AT_ONCE)
            return placed

    def turn(self, summary: GroupSummary, state: GroupState, *, by: Actor, entry: str = "") -> GroupSummary:
        """Say what becomes of a group; Changed where somebody was faster than the summary tells."""
        before = summary.standing
        entries = tuple(dict.fromkeys((*before.entries, *filter(None, (entry,)))))
        after = Standing(state, entries, self.assistant.clock.now(), by.name, before.version + 1)
        deed = Deed(by, f"inbox.{state}", f"group:{summary.group.key}", _told(before), _told(after))
        if self.store.turn(summary.group.key, after, deed):
            return replace(summary, standing=after, newer=0)
        raise Changed(self.store.summary(summary.group.key) or summary)

    def wording(self, summary: GroupSummary) -> str:
        """The wording that stands for a group."""
        return representative(summary.wordings, self.measure)


def representative(wordings: Sequence[Wording], measure: Resemblance) -> str:
    """The wording that was put most often; of several the one that is most like the others, and then the first."""
    most = max((one.times for one in wordings), default=0)
    frequent = [one.text for one in wordings if one.times == most]
    if len(frequent) < 3:  # noqa: PLR2004  # two are as like each other
        return frequent[0] if frequent else ""
    weighed = [measure.weighed(plain(text)) for text in frequent]
    nearness = [sum(resemblance(one, other) for other in weighed) for one in weighed]
    return frequent[nearness.index(max(nearness))]


class _Placer:
    """Finds the group of a question by what was understood of it."""

    def __init__(self, assistant: Assistant, measure: Resemblance) -> None:
        self._words = assistant.words
        self._catalogue = Catalogue.of(assistant.library)
        self._calls = {call.id: call for call in self._catalogue.calls}
        self._measure = measure

    def placed(self, question: Unsorted, groups: Groups) -> Placed:
        text = plain(question.text)
        call_id, edition_id, aspects = self._understood(question)
        said = [one.said for one in asked_editions(text, self._words, question.asked_at)]
        own = without_names(_without_masks(text), self._calls.get(call_id), said)
        group = groups.joined(call_id, edition_id, aspects, self._measure.weighed(own))
        return Placed(question, group.key, text.casefold())

    def _understood(self, question: Unsorted) -> tuple[str, str, tuple[Aspect, ...]]:
        told = _reading_of(question.shown)
        if question.call_id and told:
            return question.call_id, _only(told["editions"]), tuple(map(Aspect, told["aspects"]))
        if question.aspects:
            return question.call_id, question.edition_id, question.aspects
        # An answer without a claim is of no call, though its question may well name one.
        asked, now = Question(question.text), question.asked_at
        return named_in(understand(asked, catalogue=self._catalogue, words=self._words, now=now))


def named_in(reading: Reading) -> tuple[str, str, tuple[Aspect, ...]]:
    """The call and the single edition that a reading is of, and what is asked for."""
    edition = reading.editions[0].id if len(reading.editions) == 1 else ""
    return reading.call.id if reading.call else "", edition, reading.aspects


def _without_masks(text: str) -> str:
    """What is asked beside the sentences that tell who asks."""
    rest = "".join(one for one in _SENTENCES.split(text) if not _MASK.search(one))
    return rest if rest.strip() else _MASK.sub(" ", text)


def _reading_of(shown: str) -> dict[str, Any]:
    """What was understood when the question was answered; {}: nobody has answered it."""
    told = json.loads(shown).get("reading", {}) if shown else {}
    return told if {"editions", "aspects"} <= told.keys() else {}


def _only(editions: Sequence[Mapping[str, str]]) -> str:
    return editions[0]["id"] if len(editions) == 1 else ""


def _told(standing: Standing) -> dict[str, Any]:
    return {"state": standing.state, "entries": list(standing.entries)}
