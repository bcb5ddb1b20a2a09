"""Accounts of the desk: who somebody is, proved by a password and remembered by a session."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Protocol

from assistant.desk.lockout import Lockout
from assistant.domain.staff import Actor, Deed, Member, Role, Session
from assistant.ports import Clock

SHORTEST_PASSWORD = 12  # characters
LONGEST_PASSWORD = 200
_SEEN_EVERY = timedelta(minutes=1)  # a session is not written anew with each request


class SignInRefused(Exception):
    """Login and password do not fit; which of them is not told."""


class LockedOut(Exception):
    """Too many wrong passwords; seconds says when to come again."""

    def __init__(self, seconds: int) -> None:
        super().__init__(seconds)
        self.seconds = seconds


class AccountUnusable(Exception):
    """An account cannot be made or changed as asked; reason is a name of the words."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class AccountStore(Protocol):
    """Members and sessions; each change is written down as it is made."""

    def members(self) -> Sequence[Member]: ...
    def member(self, login: str) -> Member | None: ...
    def password(self, member_id: str) -> str: ...  # its hash
    def save(self, member: Member, password: str | None, deed: Deed, at: datetime) -> None: ...  # None: as it is
    def begin(self, session: Session, deed: Deed) -> None: ...
    def session(self, key: str) -> Session | None: ...
    def sessions(self, member_id: str) -> Sequence[Session]: ...
    def seen(self, key: str, at: datetime) -> None: ...
    def end(self, keys: Sequence[str], deed: Deed, at: datetime) -> None: ...
    def note(self, deed: Deed, at: datetime) -> None: ...


class Hasher(Protocol):
    """Hashes passwords so slowly that they cannot be tried."""

    def hash(self, password: str) -> str: ...
    def fits(self, password: str, hashed: str) -> bool: ...


class Accounts:
    """Who may sign in, and who has."""

    def __init__(self, store: AccountStore, hasher: Hasher, clock: Clock) -> None:
        self.store = store
        self._hasher = hasher
        self._clock = clock
        self._lockout = Lockout()
        self._of_nobody = hasher.hash(secrets.token_urlsafe())  # an unknown login takes as long as a wrong password

    def sign_in(self, login: str, password: str, address: str) -> tuple[str, Session]:
        """The token of a new session; SignInRefused or LockedOut."""
        login, now = spelled(login), self._clock.now()
        if wait := self._lockout.seconds_left((login, address), now):
            raise LockedOut(wait)
        member = self.store.member(login)
        hashed = self.store.password(member.id) if member else self._of_nobody
        fits = self._hasher.fits(password[:LONGEST_PASSWORD], hashed or self._of_nobody)
        if not (fits and hashed and member and member.active):
            self._lockout.failed((login, address), now)
            who = Actor(member.id if member else "", login[:64], address)
            self.store.note(Deed(who, "session.refused", f"staff:{member.id if member else ''}"), now)
            raise SignInRefused
        self._lockout.forget((login, address))
        return self.begin(member, address)

    def begin(self, member: Member, address: str) -> tuple[str, Session]:
        """A session for somebody whose identity is proved."""
        token, now = secrets.token_urlsafe(32), self._clock.now()
        session = Session(_key(token), member, now, now, address)
        self.store.begin(session, Deed(_self(member, address), "session.begin", f"staff:{member.id}"))
        return token, session

    def present(self, token: str) -> Session | None:
        """The session of a token, while it lasts and its account is active."""
        session, now = self.store.session(_key(token)), self._clock.now()
        if session is None or not session.member.active or session.ends_by(now):
            return None
        if now - session.seen_at > _SEEN_EVERY:
            self.store.seen(session.key, now)
        return session

    def sign_out(self, session: Session) -> None:
        """End one's own session."""
        deed = Deed(_self(session.member, session.address), "session.end", f"staff:{session.member.id}")
        self.store.end([session.key], deed, self._clock.now())

    def add(self, login: str, name: str, role: Role, *, password: str | None, by: Actor) -> Member:
        """A new account; without a password it signs in through a provider. AccountUnusable."""
        login = spelled(login)
        if not login or not name.strip():
            raise AccountUnusable("nameless")
        if self.store.member(login) is not None:
            raise AccountUnusable("taken")
        member = Member(secrets.token_hex(8), login, name.strip(), role)
        self._save(member, "staff.add", by, password=password, before=None)
        return member

    def change(self, member: Member, *, by: Actor, role: Role | None = None, active: bool | None = None) -> Member:
        """Another role, or active or not; every session of the account ends."""
        changed = replace(member, role=role or member.role, active=member.active if active is None else active)
        if member.may_manage and not changed.may_manage and self._managers() == [member.id]:
            raise AccountUnusable("last_admin")
        self._save(changed, "staff.change", by, password=None, before=member)
        self.revoke(changed, by=by)
        return changed

    def set_password(self, member: Member, password: str, *, by: Actor) -> None:
        """A new password; every session of the account ends."""
        self._save(member, "staff.password", by, password=password, before=member)
        self.revoke(member, by=by)

    def revoke(self, member: Member, *, by: Actor) -> int:
        """End every session of an account."""
        keys = [session.key for session in self.store.sessions(member.id)]
        if keys:
            self.store.end(keys, Deed(by, "session.revoke", f"staff:{member.id}"), self._clock.now())
        return len(keys)

    def _managers(self) -> list[str]:
        return [member.id for member in self.store.members() if member.may_manage]

    def _save(self, member: Member, action: str, by: Actor, *, password: str | None, before: Member | None) -> None:
        if password is not None and not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD:
            raise AccountUnusable("password")
        hashed = None if password is None else self._hasher.hash(password)
        deed = Deed(by, action, f"staff:{member.id}", _told(before), _told(member))
        self.store.save(member, hashed, deed, self._clock.now())


def spelled(login: str) -> str:
    """A login in its one spelling."""
    return "".join(login.split()).casefold()[:200]


def _key(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


def _self(member: Member, address: str) -> Actor:
    return Actor(member.id, member.name, address)


def _told(member: Member | None) -> dict[str, object]:
    if member is None:
        return {}
    return {"login": member.login, "name": member.name, "role": member.role, "active": member.active}
