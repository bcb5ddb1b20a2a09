"""The inbox in memory: the same contract as the one in SQL."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from assistant.domain import Feedback, KeptAnswer
from assistant.domain.inbox import (
    AskedQuestion,
    Group,
    GroupOrder,
    GroupState,
    GroupSummary,
    Origin,
    Placed,
    Sought,
    Standing,
    Unsorted,
    Wording,
)
from assistant.domain.staff import Deed


class InMemoryInbox:
    """Counts by going through everything."""

    def __init__(self) -> None:
        self.kept: dict[str, KeptAnswer] = {}
        self.said: dict[str, list[Feedback]] = {}
        self.deeds: list[Deed] = []
        self._groups: dict[str, Group] = {}
        self._standing: dict[str, Standing] = {}
        self._placed: dict[str, Placed] = {}

    def keep(self, answer: KeptAnswer) -> None:
        self.kept[answer.id] = answer

    def judge(self, answer: KeptAnswer, given: Feedback) -> None:
        self.keep(answer)
        self.said.setdefault(answer.id, []).append(given)

    def unsorted(self, limit: int) -> tuple[Unsorted, ...]:
        waiting = sorted((one for one in self.kept.values() if one.id not in self._placed), key=_age)
        return tuple(
            Unsorted(one.id, Origin.CHAT, one.asked_at, one.question, one.call_id, one.outcome, one.shown)
            for one in waiting[:limit]
        )

    def groups(self) -> tuple[Group, ...]:
        return tuple(self._groups.values())

    def place(self, new: Sequence[Group], placed: Sequence[Placed]) -> None:
        self._groups |= {group.key: group for group in new}
        self._placed |= {one.question.id: one for one in placed if one.question.id in self.kept}

    def page(
        self, sought: Sought, *, order: GroupOrder, offset: int, limit: int
    ) -> tuple[tuple[GroupSummary, ...], int]:
        found = [self._summary(key, self._wanted(key, sought)) for key in self._groups]
        held = sorted((one for one in found if one is not None), key=lambda one: one.group.key)
        by: Callable[[GroupSummary], object] = (
            (lambda one: (one.count, one.last)) if order is GroupOrder.COUNT else (lambda one: (one.last, one.count))
        )
        ordered = sorted(held, key=by, reverse=True)  # type: ignore[arg-type]  # pairs that can be compared
        return tuple(ordered[offset : offset + limit]), len(held)

    def summary(self, key: str) -> GroupSummary | None:
        return self._summary(key, self._wanted(key, Sought())) if key in self._groups else None

    def states(self, sought: Sought) -> Mapping[GroupState, int]:
        any_state = replace(sought, states=())
        return Counter(self._of(key).state for key in self._groups if self._wanted(key, any_state))

    def questions(self, key: str, *, offset: int, limit: int) -> tuple[AskedQuestion, ...]:
        own = sorted(self._wanted(key, Sought()), key=lambda one: one.question.id)
        newest = sorted(own, key=lambda one: one.question.asked_at, reverse=True)
        return tuple(
            AskedQuestion(
                one.id, one.origin, one.asked_at, one.text, one.times, one.outcome, one.shown,
                tuple(self.said.get(one.id, ())),
            )
            for one in (placed.question for placed in newest[offset : offset + limit])
        )  # fmt: skip

    def turn(self, key: str, standing: Standing, deed: Deed) -> bool:
        if self._of(key).version != standing.version - 1:
            return False
        self._standing[key] = standing
        self.deeds.append(deed)
        return True

    def _of(self, key: str) -> Standing:
        return self._standing.get(key, Standing())

    def _wanted(self, key: str, sought: Sought) -> list[Placed]:
        group = self._groups[key]
        fits = (
            (not sought.states or self._of(key).state in sought.states)
            and sought.call_id in {"", group.call_id}
            and sought.edition_id in {"", group.edition_id}
            and (sought.aspect is None or sought.aspect in group.aspects)
        )
        own = (one for one in self._placed.values() if one.key == key)
        return [one for one in own if fits and self._fits(one, sought)]

    def _fits(self, one: Placed, sought: Sought) -> bool:
        day, judged = one.question.asked_at.date(), {line.verdict for line in self.said.get(one.question.id, ())}
        return (
            (not sought.outcomes or one.question.outcome in sought.outcomes)
            and (not sought.verdicts or bool(judged & set(sought.verdicts)))
            and (sought.origin is None or one.question.origin is sought.origin)
            and (sought.since is None or day >= sought.since)
            and (sought.until is None or day <= sought.until)
            and all(part in one.said for part in sought.text)
        )

    def _summary(self, key: str, placed: Sequence[Placed]) -> GroupSummary | None:
        if not placed:
            return None
        questions, changed = [one.question for one in placed], self._of(key).changed_at
        moments = [one.asked_at for one in questions]
        return GroupSummary(
            group=self._groups[key],
            standing=self._of(key),
            count=len(questions),
            first=min(moments),
            last=max(moments),
            newer=sum(changed is not None and moment > changed for moment in moments),
            wordings=tuple(_wordings(placed)),
            outcomes=Counter(one.outcome for one in questions),
            verdicts=Counter(line.verdict for one in questions for line in self.said.get(one.id, ())),
        )


def _wordings(placed: Iterable[Placed]) -> Iterable[Wording]:
    said: dict[str, list[Placed]] = {}
    for one in sorted(placed, key=lambda one: one.question.id):
        said.setdefault(one.said, []).append(one)
    first = {text: min(one.question.asked_at for one in some) for text, some in said.items()}
    for text, some in sorted(said.items(), key=lambda pair: (-len(pair[1]), first[pair[0]], pair[0])):
        yield Wording(some[0].question.text, len(said[text]))


def _age(answer: KeptAnswer) -> tuple[object, str]:
    return answer.asked_at, answer.id
