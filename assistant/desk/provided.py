"""Signing in through a provider of identities: it proves who somebody is, and the account says what they may do."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import Protocol

from assistant.desk.accounts import Accounts, SignInRefused, spelled
from assistant.domain.staff import Actor, Deed, Errand, Member, Proved, Role, Session
from assistant.ports import Clock

BY_PROVIDER = "OpenID Connect"


class IdentityProvider(Protocol):
    """Proves who somebody is; NotProved or ProviderUnavailable."""

    def address(self, errand: Errand) -> str: ...
    def proved(self, code: str, errand: Errand, issuer: str | None) -> Proved: ...


def errand_to(to: str) -> Errand:
    """A new errand, which nobody can guess."""
    return Errand(secrets.token_urlsafe(32), secrets.token_urlsafe(32), secrets.token_urlsafe(48), to)


@dataclass(frozen=True, slots=True)
class ProvidedSignIn:
    """The accounts, opened by a provider instead of a password."""

    provider: IdentityProvider
    accounts: Accounts
    clock: Clock
    role: Role | None  # of whom the provider knows and we do not; None: nobody gets in without an account

    def sign_in(self, proved: Proved, address: str) -> tuple[str, Session]:
        """The token of a new session; SignInRefused where there is no active account."""
        member = self.accounts.store.member(spelled(proved.login)) or self._newcomer(proved, address)
        if member is None or not member.active:
            who = Actor(member.id if member else "", proved.login[:64], address)
            refused = Deed(who, "session.refused", f"staff:{who.id}", after={"by": BY_PROVIDER})
            self.accounts.store.note(refused, self.clock.now())
            raise SignInRefused
        return self.accounts.begin(member, address)

    def _newcomer(self, proved: Proved, address: str) -> Member | None:
        if self.role is None:
            return None
        by = Actor("", BY_PROVIDER, address)
        return self.accounts.add(proved.login, proved.name, self.role, password=None, by=by)
