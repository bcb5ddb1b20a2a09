"""/api/v1/desk/entries: FAQ entries from their draft to their readers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated, cast

from fastapi import APIRouter, Header, Response
from pydantic import BaseModel, Field

from assistant.api.desk import shown_entries as shown
from assistant.api.desk.gate import Present, allowed
from assistant.api.desk.words import desk_words
from assistant.api.problems import Refused, responses
from assistant.catalogue import Catalogue
from assistant.desk.entries import Entries, Unplaced, Wanted, Worker
from assistant.desk.faq import Act, Content, NotAllowed
from assistant.domain.entries import ChangedMeanwhile, Entry, EntryClaim, EntryState
from assistant.domain.staff import Permission

Sees = Annotated[Present, allowed(Permission.SEE_DESK)]
Writes = Annotated[Present, allowed(Permission.WRITE_ENTRIES)]
Approves = Annotated[Present, allowed(Permission.APPROVE_ENTRIES)]
Version = Annotated[str, Header(alias="If-Match", description="the ETag of the version that was read", max_length=40)]
Line = Annotated[str, Field(min_length=1, max_length=1_000)]
_REFUSED = responses(401, 403, 404, 409, 412, 422)
_STEPS = {"send": Act.SEND, "withdraw": Act.WITHDRAW, "redraft": Act.REDRAFT}
_OF_APPROVERS = {"approve": Act.APPROVE, "publish": Act.PUBLISH}


class NewEntry(BaseModel):
    """A question to be drafted, and other ways in which it was asked."""

    question: Line
    wordings: list[Line] = Field(default=[], max_length=100)


class Begun(BaseModel):
    """A new entry."""

    id: str


class GivenPin(BaseModel):
    """Words of a passage: `page.text[start:end]`."""

    passage: str = Field(max_length=64)
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    quote: str = Field("", max_length=10_000, description="the words, to find them again where they have moved")


class GivenClaim(BaseModel):
    """A statement as it is typed."""

    text: str = Field(max_length=5_000)
    pins: list[GivenPin] = Field(max_length=20)


class GivenEntry(BaseModel):
    """All that people write of an entry."""

    question: Line
    edition: str = Field(max_length=64)
    claims: list[GivenClaim] = Field(max_length=50)
    wordings: list[Line] = Field(default=[], max_length=100)


class Note(BaseModel):
    """What somebody says."""

    text: Annotated[str, Field(min_length=1, max_length=2_000, pattern=r"\S")]


class Renewal(BaseModel):
    """Which of the changed sources is taken over."""

    change: int = Field(ge=0)


class EntryList(BaseModel):
    """The entries, how many there are in each state, and the editions that they may be of."""

    entries: list[shown.ListedEntry]
    counts: dict[EntryState, int]
    editions: list[shown.ShownEdition]


class History(BaseModel):
    """All versions of an entry."""

    versions: list[shown.ShownVersion]


class Told(Refused):
    """A step that cannot be taken, in the words of this section."""

    def __init__(self, status: int, why: str, **values: str) -> None:
        words = cast("dict[str, tuple[str, str]]", desk_words("entries")["refused"])
        self.title, told = words[why]
        super().__init__(status, told=told.format(**values))


def routes() -> APIRouter:
    """The routes of entries."""
    router = APIRouter(prefix="/api/v1/desk/entries", tags=["desk"])
    _lists(router)
    _writes(router)
    _steps(router)
    return router


def _lists(router: APIRouter) -> None:
    @router.get("", summary="The newest version of every entry", responses=responses(401, 403))
    def entries(present: Sees) -> EntryList:
        catalogue = Catalogue.of(present.desk.assistant.library)
        held, public = of(present).store.entries(), {one.id for one in of(present).store.published()}
        return EntryList(
            entries=[shown.listed(one, catalogue, shown=one.id in public) for one in held],
            counts=Counter(one.state for one in held),
            editions=shown.editions(catalogue),
        )

    @router.get("/{id_}", summary="An entry with its sources", responses=responses(401, 403, 404))
    def entry(id_: str, present: Sees, response: Response) -> shown.ShownEntry:
        with told():
            return _shown(of(present).newest(id_), present, response)

    @router.get("/{id_}/history", summary="All versions of an entry", responses=responses(401, 403, 404))
    def history(id_: str, present: Sees) -> History:
        with told():
            of(present).newest(id_)
            return History(versions=shown.versions(of(present).store.history(id_)))


def _writes(router: APIRouter) -> None:
    @router.post("", status_code=201, summary="Draft an entry from a question", responses=_REFUSED)
    def draft(given: NewEntry, present: Writes) -> Begun:
        return Begun(id=of(present).draft(given.question, tuple(given.wordings), worker(present)).id)

    @router.put("/{id_}", summary="Change what is written", responses=_REFUSED)
    def edit(id_: str, given: GivenEntry, present: Writes, response: Response, version: Version) -> shown.ShownEntry:
        with told():
            before = of(present).newest(id_, number(version))
            content = content_of(before, given, present)
            return _shown(of(present).edit(id_, before.version, content, worker(present)), present, response)

    @router.post("/{id_}/renew", summary="Take over what a source says now", responses=_REFUSED)
    def renew(id_: str, given: Renewal, present: Writes, response: Response, version: Version) -> shown.ShownEntry:
        with told():
            after = of(present).bring_up(id_, number(version), given.change, worker(present))
            return _shown(after, present, response)

    @router.post("/{id_}/return", summary="Send back with a note", responses=_REFUSED)
    def send_back(id_: str, given: Note, present: Writes, response: Response, version: Version) -> shown.ShownEntry:
        with told():
            after = of(present).send_back(id_, number(version), given.text, worker(present))
            return _shown(after, present, response)

    @router.post("/{id_}/comments", status_code=201, summary="Say something", responses=_REFUSED)
    def comment(id_: str, given: Note, present: Writes, response: Response) -> shown.ShownEntry:
        with told():
            of(present).comment(id_, given.text, worker(present))
            return _shown(of(present).newest(id_), present, response)


def _steps(router: APIRouter) -> None:
    def take(id_: str, act: Act, version: str, present: Present, response: Response) -> shown.ShownEntry:
        with told():
            return _shown(of(present).take(id_, number(version), act, worker(present)), present, response)

    for name, act in _STEPS.items():

        @router.post(f"/{{id_}}/{name}", name=name, summary=f"Take the step: {name}", responses=_REFUSED)
        def step(id_: str, present: Writes, response: Response, version: Version, act: Act = act) -> shown.ShownEntry:
            return take(id_, act, version, present, response)

    for name, act in _OF_APPROVERS.items():

        @router.post(f"/{{id_}}/{name}", name=name, summary=f"Take the step: {name}", responses=_REFUSED)
        def decide(
            id_: str, present: Approves, response: Response, version: Version, act: Act = act
        ) -> shown.ShownEntry:
            return take(id_, act, version, present, response)


def of(present: Present) -> Entries:
    """The entries of the desk that somebody is at."""
    return present.desk.entries


def worker(present: Present) -> Worker:
    return Worker(present.member, present.actor)


def number(version: str) -> int:
    """The version of an ETag; 0, which none has, where it is no ETag of ours."""
    found = re.fullmatch(r'(?:W/)?"?(\d{1,9})"?', version, re.ASCII)
    return int(found[1]) if found else 0


def content_of(entry: Entry, given: GivenEntry, present: Present) -> Content:
    """What was typed, its pins looked up."""
    editions = Catalogue.of(present.desk.assistant.library).editions
    call = next((one.call_id for one in editions if one.id == given.edition), "")
    claims = tuple(claim_of(entry, one, present) for one in given.claims)
    return Content(given.question, call, given.edition if call else "", claims, tuple(given.wordings))


def claim_of(entry: Entry, given: GivenClaim, present: Present) -> EntryClaim:
    pins = (of(present).pin(entry, Wanted(one.passage, one.start, one.end, one.quote)) for one in given.pins)
    return EntryClaim(given.text, tuple(dict.fromkeys(pins)))


@contextmanager
def told() -> Iterator[None]:
    """What cannot be done leaves as a problem in the words of this section."""
    try:
        yield
    except NotAllowed as error:
        raise Told(403 if error.why in ("role", "own_work") else 409, error.why) from error
    except ChangedMeanwhile as error:
        change = error.change
        at = f"{change.entry.changed_at:%Y年%-m月%-d日 %H時%M分}"
        raise Told(412, "changed" if change.by else "changed_by_source", name=change.by, at=at) from error
    except Unplaced as error:
        raise Told(409, "unplaced") from error
    except LookupError as error:
        raise Told(404, "missing") from error


def _shown(entry: Entry, present: Present, response: Response) -> shown.ShownEntry:
    response.headers["ETag"] = f'"{entry.version}"'
    entries = of(present)
    checked = entries.checker.checked(entry.claims, entry.edition_id)
    catalogue = Catalogue.of(present.desk.assistant.library)
    comments = entries.store.comments(entry.id)
    whole = shown.shown_entry(entry, catalogue, checked, comments, present.member)
    return whole.model_copy(update={"shown": entries.store.is_shown(entry.id)})
