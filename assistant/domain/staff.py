"""Who works at the staff desk, what each may do there, and what is written down of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

IDLE = timedelta(hours=2)
LONGEST_SESSION = timedelta(hours=12)


class Role(StrEnum):
    """What somebody is at the desk."""

    AUTHOR = "author"
    APPROVER = "approver"
    ADMIN = "admin"


class Permission(StrEnum):
    """What a route asks of who calls it."""

    SEE_DESK = "see_desk"  # read questions, entries, documents
    WRITE_ENTRIES = "write_entries"
    APPROVE_ENTRIES = "approve_entries"
    STAGE_DOCUMENTS = "stage_documents"  # upload and preview
    PUBLISH_DOCUMENTS = "publish_documents"  # publish, replace, withdraw
    MANAGE_STAFF = "manage_staff"
    READ_AUDIT = "read_audit"
    OPERATE = "operate"  # settings, figures, the switches


_OF_AUTHORS = frozenset({Permission.SEE_DESK, Permission.WRITE_ENTRIES, Permission.STAGE_DOCUMENTS})
_OF_APPROVERS = _OF_AUTHORS | {Permission.APPROVE_ENTRIES, Permission.PUBLISH_DOCUMENTS}
PERMISSIONS = {Role.AUTHOR: _OF_AUTHORS, Role.APPROVER: _OF_APPROVERS, Role.ADMIN: frozenset(Permission)}


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody with an account."""

    id: str
    login: str
    name: str  # as colleagues read it
    role: Role
    active: bool = True

    def may(self, permission: Permission) -> bool:
        """Whether the role of an active account allows it."""
        return self.active and permission in PERMISSIONS[self.role]

    @property
    def may_manage(self) -> bool:
        """Whether it can let others in."""
        return self.may(Permission.MANAGE_STAFF)


@dataclass(frozen=True, slots=True)
class Actor:
    """Who does something, from where."""

    id: str  # of the account; "": the command line or the service itself
    name: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Session:
    """Somebody at the desk, from a sign-in on."""

    key: str  # the hash of the token, which only the browser holds
    member: Member
    begun_at: datetime
    seen_at: datetime
    address: str

    def ends_by(self, now: datetime) -> bool:
        """Whether it was idle or lasted for too long."""
        return now - self.seen_at > IDLE or now - self.begun_at > LONGEST_SESSION


@dataclass(frozen=True, slots=True)
class Deed:
    """What is written down of something that was done: who, what, to what, before and after."""

    actor: Actor
    action: str  # entry.approve, document.publish, staff.add: a name of prompts/ja/desk/audit.toml
    subject: str  # of what: entry:01ab…, document:guide.pdf
    before: dict[str, Any] = field(default_factory=dict)
    after: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Record:
    """A deed in the chain: each record holds the seal of the one before it."""

    number: int  # from 1, without gaps
    at: datetime
    deed: Deed
    seal: str  # SHA-256 over the seal before it and all of this record


@dataclass(frozen=True, slots=True)
class Errand:
    """What the browser takes along when it goes to a provider of identities, and brings back."""

    state: str  # that the provider says again
    nonce: str  # that the provider signs
    verifier: str  # whose hash the provider knows from the start
    to: str  # where to go afterwards


@dataclass(frozen=True, slots=True)
class Proved:
    """Who somebody is, as a provider has signed it."""

    login: str
    name: str
