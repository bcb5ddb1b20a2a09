"""Figures of what was asked: by day or by week, and by call."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from math import ceil
from typing import Protocol, TypeVar

from assistant.domain import TOKYO, Outcome, Verdict
from assistant.domain.operations import Counted

UNANSWERED = frozenset({Outcome.NOT_IN_DOCUMENTS, Outcome.EDITION_UNKNOWN, Outcome.WITHHELD})
LONGEST = timedelta(days=366)
Key = TypeVar("Key", str, date)


class Step(StrEnum):
    """How long one point of a plot is."""

    DAY = "day"
    WEEK = "week"  # from Monday on


class Tally(Protocol):
    """Counts what was kept."""

    def counted(self, since: datetime, until: datetime) -> Sequence[Counted]: ...  # before `until`


@dataclass(frozen=True, slots=True)
class Figures:
    """What was asked in some time, or about some call."""

    questions: int
    outcomes: Mapping[Outcome, int]
    verdicts: Mapping[Verdict, int]
    half_within: float | None  # ms; None: nothing was asked
    most_within: float | None  # ms of 95 in 100

    @classmethod
    def of(cls, counted: Collection[Counted]) -> Figures:
        """The figures of some answers."""
        times = sorted(one.ms for one in counted)
        return cls(
            questions=len(counted),
            outcomes=Counter(one.outcome for one in counted),
            verdicts=Counter(verdict for one in counted for verdict in one.verdicts),
            half_within=_nearest_rank(times, 0.5),
            most_within=_nearest_rank(times, 0.95),
        )

    @property
    def unanswered(self) -> float | None:
        """The share that the documents, or our checks, left without an answer; None: nothing was asked."""
        missed = sum(count for outcome, count in self.outcomes.items() if outcome in UNANSWERED)
        return missed / self.questions if self.questions else None


@dataclass(frozen=True, slots=True)
class Span:
    """From a day to a day, both within, in steps."""

    first: date
    last: date
    step: Step

    @property
    def begins(self) -> datetime:
        """Its first moment: a week is counted whole."""
        return datetime.combine(self._start_of(self.first), time(), TOKYO)

    @property
    def ends(self) -> datetime:
        """The moment after it."""
        return datetime.combine(self.last + timedelta(days=1), time(), TOKYO)

    def points(self) -> Iterator[date]:
        """The first day of each step."""
        day, one = self._start_of(self.first), timedelta(days=7 if self.step is Step.WEEK else 1)
        while day <= self.last:
            yield day
            day += one

    def point_of(self, moment: datetime) -> date:
        """The step that a moment falls into."""
        return self._start_of(moment.astimezone(TOKYO).date())

    def _start_of(self, day: date) -> date:
        return day - timedelta(days=day.weekday()) if self.step is Step.WEEK else day


def over_time(counted: Iterable[Counted], span: Span) -> list[tuple[date, Figures]]:
    """The figures of each step, those without a question too."""
    parts = _parted(counted, lambda one: span.point_of(one.asked_at))
    return [(day, Figures.of(parts.get(day, ()))) for day in span.points()]


def by_call(counted: Iterable[Counted]) -> list[tuple[str, Figures]]:
    """The figures of each call, the most asked first; "": none was named."""
    parts = _parted(counted, lambda one: one.call_id)
    told = [(call_id, Figures.of(part)) for call_id, part in parts.items()]
    return sorted(told, key=lambda one: (-one[1].questions, one[0]))


def _parted(counted: Iterable[Counted], key: Callable[[Counted], Key]) -> dict[Key, list[Counted]]:
    parts: dict[Key, list[Counted]] = defaultdict(list)
    for one in counted:
        parts[key(one)].append(one)
    return dict(parts)


def _nearest_rank(ordered: Sequence[float], share: float) -> float | None:
    return ordered[ceil(share * len(ordered)) - 1] if ordered else None
