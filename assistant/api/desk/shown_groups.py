"""Groups and their questions in the shape that the pages of the inbox read."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime

from pydantic import BaseModel

from assistant.catalogue import Catalogue
from assistant.desk.inbox import Inbox
from assistant.domain import Aspect, Outcome, Verdict
from assistant.domain.inbox import AskedQuestion, GroupState, GroupSummary, Origin
from assistant.presenting import ShownClaim, ShownNotice, ShownSource

UNANSWERED = "unanswered"  # the name of what has no outcome


class ShownEditionName(BaseModel):
    """An edition by its label."""

    id: str
    label: str


class ShownCallName(BaseModel):
    """A call that questions may be of, with its editions."""

    id: str
    name: str
    editions: list[ShownEditionName]


class ShownGroup(BaseModel):
    """A group in figures."""

    key: str
    wording: str
    call: str  # its name; "": none
    edition: str  # its label; "": none
    aspects: list[Aspect]
    state: GroupState
    entries: list[str]  # ids
    changed_at: datetime | None
    changed_by: str
    version: int
    count: int
    first: datetime
    last: datetime
    newer: int  # since somebody looked after it
    outcomes: dict[str, int]
    verdicts: dict[Verdict, int]


class ShownWording(BaseModel):
    """A way in which it was asked."""

    text: str
    times: int


class ShownFeedback(BaseModel):
    """What a reader said of an answer."""

    verdict: Verdict
    text: str
    given_at: datetime


class ShownGiven(BaseModel):
    """The answer that was given."""

    reply: str
    claims: list[ShownClaim]
    citations: list[ShownSource]
    notices: list[ShownNotice]


class ShownQuestion(BaseModel):
    """A question of a group."""

    id: str
    origin: Origin
    asked_at: datetime
    text: str
    times: int
    outcome: Outcome | None
    answer: ShownGiven | None  # None: it was not put to us
    feedback: list[ShownFeedback]


class Names:
    """What calls and editions are called; what is gone has no name."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._calls = {call.id: call.name for call in catalogue.calls}
        self._editions = {edition.id: edition.label for edition in catalogue.editions}
        self.calls = [
            ShownCallName(
                id=call.id,
                name=call.name,
                editions=[ShownEditionName(id=one.id, label=one.label) for one in catalogue.editions_of(call)],
            )
            for call in catalogue.calls
        ]

    def group(self, summary: GroupSummary, inbox: Inbox) -> ShownGroup:
        """A group with the wording that stands for it."""
        group, standing = summary.group, summary.standing
        return ShownGroup(
            key=group.key,
            wording=inbox.wording(summary),
            call=self._calls.get(group.call_id, ""),
            edition=self._editions.get(group.edition_id, ""),
            aspects=list(group.aspects),
            state=standing.state,
            entries=list(standing.entries),
            changed_at=standing.changed_at,
            changed_by=standing.changed_by,
            version=standing.version,
            count=summary.count,
            first=summary.first,
            last=summary.last,
            newer=summary.newer,
            outcomes=_named(summary.outcomes),
            verdicts=dict(summary.verdicts),
        )


def shown_question(question: AskedQuestion) -> ShownQuestion:
    """A question with the answer as it was shown."""
    return ShownQuestion(
        id=question.id,
        origin=question.origin,
        asked_at=question.asked_at,
        text=question.text,
        times=question.times,
        outcome=question.outcome,
        answer=_given(question.shown),
        feedback=[
            ShownFeedback(verdict=one.verdict, text=one.text, given_at=one.given_at) for one in question.feedback
        ],
    )


def _given(shown: str) -> ShownGiven | None:
    told = json.loads(shown) if shown else {}
    return ShownGiven.model_validate(told) if {"claims", "citations", "notices", "reply"} <= told.keys() else None


def _named(outcomes: Mapping[Outcome | None, int]) -> dict[str, int]:
    return {str(outcome) if outcome else UNANSWERED: times for outcome, times in outcomes.items()}
