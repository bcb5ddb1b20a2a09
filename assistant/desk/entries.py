"""What members do with entries: look at the newest version, take a step of its life, keep it with its deed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from assistant.catalogue import Catalogue
from assistant.desk import faq
from assistant.desk.checking import Checker
from assistant.desk.drafting import Drafter, pin_of
from assistant.desk.faq import Act, Content
from assistant.desk.renewing import renewed
from assistant.domain import Document
from assistant.domain.entries import Change, ChangedMeanwhile, Comment, Entry, Pin, SourceChange
from assistant.domain.staff import Actor, Deed, Member
from assistant.ports import Clock

DRAFT, COMMENT, RENEW = "entry.draft", "entry.comment", "entry.renew"


class EntryStore(Protocol):
    """Keeps every version of every entry; each write is written down as it is made."""

    def entries(self) -> tuple[Entry, ...]: ...
    def published(self) -> tuple[Entry, ...]: ...
    def entry(self, id_: str) -> Entry | None: ...
    def is_shown(self, id_: str) -> bool: ...
    def history(self, id_: str) -> tuple[Change, ...]: ...
    def comments(self, id_: str) -> tuple[Comment, ...]: ...
    def save(self, entry: Entry, deed: Deed, at: datetime) -> None: ...
    def say(self, comment: Comment, deed: Deed, at: datetime) -> None: ...
    def send_back(self, entry: Entry, comment: Comment, deed: Deed, at: datetime) -> None: ...


class Unplaced(Exception):
    """A passage that is to be cited is no longer live, or does not hold the words."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Words that are to be cited: `page.text[start:end]` of a passage."""

    passage_id: str
    start: int
    end: int
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Worker:
    """Who does something, and from where."""

    member: Member
    actor: Actor


@dataclass(frozen=True, slots=True)
class Entries:
    """The entries of the desk; LookupError where there is none of an id."""

    store: EntryStore
    drafter: Drafter
    checker: Checker
    clock: Clock

    def draft(self, question: str, wordings: tuple[str, ...], by: Worker) -> Entry:
        """A new entry with what the engine says."""
        entry = self.drafter.draft(question, wordings, by.member, self.clock.now())
        self._save(None, entry, DRAFT, by)
        return entry

    def edit(self, id_: str, version: int, content: Content, by: Worker) -> Entry:
        entry = self.newest(id_, version)
        return self._save(entry, faq.edited(entry, content, by.member, self.clock.now()), Act.EDIT, by)

    def take(self, id_: str, version: int, act: Act, by: Worker) -> Entry:
        """A step that needs no words."""
        entry = self.newest(id_, version)
        return self._save(entry, self._after(entry, act, by.member), act, by)

    def send_back(self, id_: str, version: int, note: str, by: Worker) -> Entry:
        """Back to its author, with what is to be done."""
        entry, now = self.newest(id_, version), self.clock.now()
        after = faq.returned(entry, by.member, now)
        comment = Comment(id_, now, by.member.id, by.member.name, note, returns=True)
        deed = _deed(by, Act.RETURN, entry, after)
        self.store.send_back(after, comment, deed, now)
        return after

    def comment(self, id_: str, text: str, by: Worker) -> None:
        entry, now = self.newest(id_), self.clock.now()
        said = Comment(id_, now, by.member.id, by.member.name, text)
        self.store.say(said, Deed(by.actor, COMMENT, f"entry:{entry.id}", after={"text": text}), now)

    def bring_up(self, id_: str, version: int, number: int, by: Worker) -> Entry:
        """Take the new words of a changed source over."""
        entry = self.newest(id_, version)
        if number >= len(entry.changes):
            raise LookupError(number)
        change = entry.changes[number]
        live = self._passage_of(change)
        content = renewed(Content.of(entry), change, live)
        after = faq.brought_up(entry, change, content, by.member, self.clock.now())
        return self._save(entry, after, RENEW, by)

    def newest(self, id_: str, version: int | None = None) -> Entry:
        """The newest version; ChangedMeanwhile where another one was read."""
        entry = self.store.entry(id_)
        if entry is None:
            raise LookupError(id_)
        if version not in (None, entry.version):
            raise ChangedMeanwhile(self.store.history(id_)[0])
        return entry

    def pin(self, entry: Entry, wanted: Wanted) -> Pin:
        """A pin as a page names it: one that the entry has, or words of a live passage; Unplaced."""
        own = [pin for claim in entry.claims for pin in claim.pins]
        place = (wanted.passage_id, wanted.start, wanted.end)
        held = next((one for one in own if (one.passage_id, one.start, one.end) == place), None)
        if held is not None:
            return held
        documents = self._documents()
        passage = next(iter(self.checker.library.passages_by_id([wanted.passage_id])), None)
        if passage is not None and passage.start <= wanted.start < wanted.end <= passage.end:
            return pin_of(passage, documents[passage.document_id], wanted.start, wanted.end)
        followed = next((one for one in own if one.quote == wanted.quote), None)  # it moved while the page was open
        if followed is None:
            raise Unplaced(wanted.passage_id)
        return followed

    def _after(self, entry: Entry, act: Act, by: Member) -> Entry:
        now = self.clock.now()
        match act:
            case Act.SEND:
                return faq.sent(entry, by, now)
            case Act.APPROVE:
                return faq.approved(entry, self.checker.problems(entry), by, now)
            case Act.PUBLISH:
                return faq.published(entry, self.checker.problems(entry), by, now)
            case Act.WITHDRAW:
                return faq.withdrawn(entry, by, now)
            case Act.REDRAFT:
                return faq.redrafted(entry, by, now)
        raise ValueError(act)

    def _passage_of(self, change: SourceChange) -> Pin | None:
        """Where the words that a source has now stand; None: they are gone again."""
        documents = self._documents()
        among = self.checker.library.passages(document_ids=list(documents))
        near = sorted(among, key=lambda one: one.document_id != change.pin.document_id)
        passage = next((one for one in near if (one.text, one.heading) == (change.after, change.heading)), None)
        return pin_of(passage, documents[passage.document_id], passage.start, passage.end) if passage else None

    def _documents(self) -> dict[str, Document]:
        """What is live now: a look at the catalogue makes a library that remembers look anew."""
        return {one.id: one for one in Catalogue.of(self.checker.library).documents}

    def _save(self, before: Entry | None, after: Entry, action: str, by: Worker) -> Entry:
        if after != before:
            self.store.save(after, _deed(by, action, before, after), self.clock.now())
        return after


def _deed(by: Worker, action: str, before: Entry | None, after: Entry) -> Deed:
    return Deed(by.actor, action, f"entry:{after.id}", _told(before) if before else {}, _told(after))


def _told(entry: Entry) -> dict[str, Any]:
    """What the record says of a version: all that readers would see."""
    claims: Sequence[dict[str, object]] = [
        {"text": one.text, "quotes": [pin.quote for pin in one.pins]} for one in entry.claims
    ]
    standing = {"version": entry.version, "state": entry.state, "question": entry.question}
    return {**standing, "edition": entry.edition_id, "claims": claims}
