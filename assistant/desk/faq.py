"""An entry's life: draft → in_review → published → stale → withdrawn, and who may take which step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime
from enum import StrEnum

from assistant.domain.entries import Entry, EntryClaim, EntryState, SourceChange
from assistant.domain.staff import Member, Permission


class Act(StrEnum):
    """A step of an entry's life; the name of its deed."""

    EDIT = "entry.edit"
    SEND = "entry.send"
    RETURN = "entry.return"
    APPROVE = "entry.approve"
    PUBLISH = "entry.publish"
    WITHDRAW = "entry.withdraw"
    REDRAFT = "entry.redraft"


class NotAllowed(Exception):
    """A step that an entry's life, or the second pair of eyes, does not let somebody take; `why` names the words."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True, slots=True)
class Content:
    """What people write of an entry."""

    question: str
    call_id: str
    edition_id: str
    claims: tuple[EntryClaim, ...]
    wordings: tuple[str, ...] = ()

    @classmethod
    def of(cls, entry: Entry) -> Content:
        """What is written of it now."""
        return cls(entry.question, entry.call_id, entry.edition_id, entry.claims, entry.wordings)


_ALIVE = frozenset(EntryState) - {EntryState.WITHDRAWN}
_DRAFT = frozenset({EntryState.DRAFT})
_IN_REVIEW = frozenset({EntryState.IN_REVIEW})
FROM = {
    Act.EDIT: _DRAFT,
    Act.SEND: _DRAFT,
    Act.RETURN: _IN_REVIEW,
    Act.APPROVE: _IN_REVIEW,
    Act.PUBLISH: _IN_REVIEW,
    Act.WITHDRAW: _ALIVE,
    Act.REDRAFT: frozenset(EntryState) - _DRAFT - _IN_REVIEW,
}
_BY_APPROVERS = frozenset({Act.APPROVE, Act.PUBLISH})


def allowed(act: Act, entry: Entry, by: Member) -> str:
    """Why somebody may not take a step now; "": they may."""
    if not by.may(_permission(act, entry)):
        return "role"
    if entry.state not in FROM[act]:
        return "state"
    if act is Act.APPROVE and by.id == entry.author_id:
        return "own_work"
    if act is Act.APPROVE and entry.approver_id:
        return "approved_already"
    if act is Act.PUBLISH and entry.approver_id in ("", entry.author_id):
        return "not_approved"
    return "unfinished" if act is Act.SEND and not (entry.claims and entry.question.strip()) else ""


def edited(entry: Entry, content: Content, by: Member, at: datetime) -> Entry:
    """The next version with other words; the same one where nothing is another: nobody becomes the author of nothing."""
    _check(Act.EDIT, entry, by)
    if content == Content.of(entry):
        return entry
    own = {field.name: getattr(content, field.name) for field in fields(content)}
    return _next(entry, at, author_id=by.id, author_name=by.name, **own)


def sent(entry: Entry, by: Member, at: datetime) -> Entry:
    """To review; what the service drafted has its author in who sends it."""
    _check(Act.SEND, entry, by)
    author = {} if entry.author_id else {"author_id": by.id, "author_name": by.name}
    return _next(entry, at, state=EntryState.IN_REVIEW, changes=(), **author)


def returned(entry: Entry, by: Member, at: datetime) -> Entry:
    """Back to its author."""
    _check(Act.RETURN, entry, by)
    return _next(entry, at, state=EntryState.DRAFT, approver_id="", approver_name="")


def approved(entry: Entry, problems: Sequence[str], by: Member, at: datetime) -> Entry:
    """By somebody else than its author, and only what holds."""
    _check(Act.APPROVE, entry, by)
    _hold(problems)
    return _next(entry, at, approver_id=by.id, approver_name=by.name)


def published(entry: Entry, problems: Sequence[str], by: Member, at: datetime) -> Entry:
    """What was approved, while it holds."""
    _check(Act.PUBLISH, entry, by)
    _hold(problems)
    return _next(entry, at, state=EntryState.PUBLISHED, published_at=at)


def brought_up(entry: Entry, change: SourceChange, content: Content, by: Member, at: datetime) -> Entry:
    """A draft that says what its source says now, in place of what changed."""
    _check(Act.EDIT if entry.state in _DRAFT else Act.REDRAFT, entry, by)
    left = tuple(one for one in entry.changes if one != change)
    whose = {"author_id": by.id, "author_name": by.name, "approver_id": "", "approver_name": ""}
    claims = {"claims": content.claims, "changes": left}
    return _next(entry, at, state=EntryState.DRAFT, **whose, **claims)


def withdrawn(entry: Entry, by: Member, at: datetime) -> Entry:
    _check(Act.WITHDRAW, entry, by)
    return _next(entry, at, state=EntryState.WITHDRAWN, approver_id="", approver_name="")


def redrafted(entry: Entry, by: Member, at: datetime) -> Entry:
    """A draft of what was published; what changed under it stays marked until it is sent to review."""
    _check(Act.REDRAFT, entry, by)
    return _next(entry, at, state=EntryState.DRAFT, approver_id="", approver_name="")


def _permission(act: Act, entry: Entry) -> Permission:
    """What was never published, its authors may drop."""
    public = act is Act.WITHDRAW and entry.published_at is not None
    return Permission.APPROVE_ENTRIES if act in _BY_APPROVERS or public else Permission.WRITE_ENTRIES


def _check(act: Act, entry: Entry, by: Member) -> None:
    if why := allowed(act, entry, by):
        raise NotAllowed(why)


def _hold(problems: Sequence[str]) -> None:
    if problems:
        raise NotAllowed("not_verified")


def _next(entry: Entry, at: datetime, **changes: object) -> Entry:
    return replace(entry, version=entry.version + 1, changed_at=at, **changes)  # type: ignore[arg-type]
