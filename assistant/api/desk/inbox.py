"""/api/v1/desk/inbox: what applicants asked, in groups, and what becomes of each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Annotated, cast

from fastapi import APIRouter, Header, Query, Response
from pydantic import BaseModel, Field, StringConstraints

from assistant.api.desk import shown_groups as shown
from assistant.api.desk.drafting import Progress, progress_of
from assistant.api.desk.entries import Begun, worker
from assistant.api.desk.gate import Present, allowed
from assistant.api.desk.words import desk_words
from assistant.api.problems import Refused, responses
from assistant.catalogue import Catalogue
from assistant.desk.inbox import Changed, Inbox
from assistant.desk.questions import Drafting
from assistant.domain import Aspect, Outcome, Verdict
from assistant.domain.inbox import GroupOrder, GroupState, GroupSummary, Origin, Sought
from assistant.domain.staff import Permission
from assistant.languages.ja.normalise import plain

PAGE = 20  # groups, and questions of one
Sees = Annotated[Present, allowed(Permission.SEE_DESK)]
Writes = Annotated[Present, allowed(Permission.WRITE_ENTRIES)]
Version = Annotated[str, Header(alias="If-Match", description="the ETag of the group that was read", max_length=40)]
Key = Annotated[str, StringConstraints(max_length=64)]
_REFUSED = responses(401, 403, 404, 409, 412, 422)


class GroupFilter(BaseModel):
    """Which groups are wanted; what is left out does not narrow."""

    state: list[GroupState] = []
    outcome: list[Outcome] = []
    verdict: list[Verdict] = []
    call: str = Field("", max_length=64)
    edition: str = Field("", max_length=64)
    aspect: Aspect | None = None
    origin: Origin | None = None
    since: date | None = None
    until: date | None = None
    text: str = Field("", max_length=200)
    order: GroupOrder = GroupOrder.COUNT
    page: int = Field(1, ge=1, le=100_000)

    def sought(self) -> Sought:
        """As the store is asked."""
        return Sought(
            states=tuple(self.state),
            outcomes=tuple(self.outcome),
            verdicts=tuple(self.verdict),
            call_id=self.call,
            edition_id=self.edition,
            aspect=self.aspect,
            origin=self.origin,
            since=self.since,
            until=self.until,
            text=tuple(plain(self.text).casefold().split()),
        )


class GroupPage(BaseModel):
    """A page of groups, how many there are in all and in each state, and what they may be narrowed by."""

    groups: list[shown.ShownGroup]
    total: int
    pages: int
    states: dict[GroupState, int]
    calls: list[shown.ShownCallName]


class GroupWhole(BaseModel):
    """A group with its wordings and a page of its questions."""

    group: shown.ShownGroup
    wordings: list[shown.ShownWording]
    questions: list[shown.ShownQuestion]
    page: int
    more: bool


class Turned(BaseModel):
    """What becomes of a group."""

    state: GroupState


class Chosen(BaseModel):
    """Groups to be drafted."""

    keys: list[Key] = Field(min_length=1, max_length=200)


def routes() -> APIRouter:
    """The routes of the inbox."""
    router = APIRouter(prefix="/api/v1/desk/inbox", tags=["desk"])
    _lists(router)
    _changes(router)
    return router


def _lists(router: APIRouter) -> None:
    @router.get("", summary="Groups of questions that ask the same", responses=responses(401, 403, 422))
    def groups(present: Sees, wanted: Annotated[GroupFilter, Query()]) -> GroupPage:
        inbox, sought = of(present), wanted.sought()
        found, total = inbox.page(sought, order=wanted.order, offset=PAGE * (wanted.page - 1), limit=PAGE)
        names = shown.Names(Catalogue.of(present.desk.assistant.library))
        return GroupPage(
            groups=[names.group(one, inbox) for one in found],
            total=total,
            pages=max(1, -(-total // PAGE)),
            states={state: inbox.store.states(sought).get(state, 0) for state in GroupState},
            calls=names.calls,
        )

    @router.get("/{key}", summary="A group with its questions", responses=responses(401, 403, 404, 422))
    def group(key: Key, present: Sees, response: Response, page: Annotated[int, Query(ge=1)] = 1) -> GroupWhole:
        inbox, summary = of(present), _summary(present, key)
        offset = PAGE * (page - 1)
        questions = inbox.store.questions(key, offset=offset, limit=PAGE + 1)
        _tag(response, summary)
        return GroupWhole(
            group=_shown(summary, present),
            wordings=[shown.ShownWording(text=one.text, times=one.times) for one in summary.wordings],
            questions=[shown.shown_question(one) for one in questions[:PAGE]],
            page=page,
            more=len(questions) > PAGE,
        )


def _changes(router: APIRouter) -> None:
    @router.post("/{key}/state", summary="Say what becomes of a group", responses=_REFUSED)
    def turn(key: Key, given: Turned, present: Writes, response: Response, version: Version) -> shown.ShownGroup:
        with told():
            after = of(present).turn(_of_version(present, key, version), given.state, by=present.actor)
        _tag(response, after)
        return _shown(after, present)

    @router.post("/{key}/draft", status_code=201, summary="Draft an entry of a group", responses=_REFUSED)
    def draft(key: Key, present: Writes, version: Version) -> Begun:
        with told():
            summary = _of_version(present, key, version)
        return Begun(id=_drafting(present).draft(summary, worker(present)).id)

    @router.post("/drafts", status_code=202, summary="Draft an entry of each of some groups", responses=_REFUSED)
    def drafts(given: Chosen, present: Writes) -> Progress:
        summaries = [_summary(present, key) for key in dict.fromkeys(given.keys)]
        batch = _drafting(present).batch(summaries, worker(present))
        return progress_of(present.desk.batches.start(batch.questions, batch, present.member.id))


def of(present: Present) -> Inbox:
    """The inbox of the desk that somebody is at."""
    return present.desk.questions.inbox


class Told(Refused):
    """What cannot be done, in the words of this section."""

    def __init__(self, status: int, reason: str, **values: str) -> None:
        self.title, said = cast("dict[str, tuple[str, str]]", desk_words("inbox")["refused"])[reason]
        super().__init__(status, told=said.format(**values))


@contextmanager
def told() -> Iterator[None]:
    """Who was faster, and when."""
    try:
        yield
    except Changed as changed:
        standing = changed.summary.standing
        at = f"{standing.changed_at:%Y年%-m月%-d日 %H時%M分}" if standing.changed_at else ""
        raise Told(412, "changed", name=standing.changed_by, at=at) from changed


def _summary(present: Present, key: str) -> GroupSummary:
    summary = of(present).store.summary(key)
    if summary is None:
        raise Told(404, "missing")
    return summary


def _of_version(present: Present, key: str, version: str) -> GroupSummary:
    summary = _summary(present, key)
    found = re.fullmatch(r'(?:W/)?"?(\d{1,9})"?', version, re.ASCII)
    if found is None or int(found[1]) != summary.standing.version:
        raise Changed(summary)
    return summary


def _drafting(present: Present) -> Drafting:
    return Drafting(of(present), present.desk.entries, str(desk_words("inbox")["asked_of"]))


def _shown(summary: GroupSummary, present: Present) -> shown.ShownGroup:
    return shown.Names(Catalogue.of(present.desk.assistant.library)).group(summary, of(present))


def _tag(response: Response, summary: GroupSummary) -> None:
    response.headers["ETag"] = f'"{summary.standing.version}"'
