"""Entries, members and deeds for tests of the desk."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from assistant.adapters.desk.sql_audit import Chain
from assistant.adapters.desk.sql_entries import SqlEntries
from assistant.adapters.sql_database import open_database
from assistant.domain import Passage, Revision
from assistant.domain.entries import Entry, EntryClaim, EntryState, Pin
from assistant.domain.staff import Actor, Deed, Member, Role
from tests.assembled import NOW
from tests.shelf import HUB_7_GUIDELINE

AUTHOR = Member("a", "author-a", "担当者A", Role.AUTHOR)
APPROVER = Member("b", "approver-b", "承認者B", Role.APPROVER)
ADMIN = Member("c", "admin-c", "管理者C", Role.ADMIN)
CHAIN = Chain(b"a key of the tests")


def store(folder: Path) -> SqlEntries:
    """An empty store in a folder."""
    return SqlEntries(open_database(folder / "koubo.sqlite3"), CHAIN)


def deed(action: str = "entry.edit", by: Member = AUTHOR) -> Deed:
    return Deed(Actor(by.id, by.name), action, "entry:e")


def pin(passage: Passage, quote: str = "", *, file_name: str = "hub-7.pdf", revision: int = 1) -> Pin:
    """A pin on a quote of a passage; "": on all of it."""
    start = passage.start + passage.text.index(quote)
    said = quote or passage.text
    place = (passage.page, passage.heading, start, start + len(said))
    return Pin(passage.document_id, file_name, passage.id, revision, *place, said, passage.text)


def pinned(text: str, *pins: Pin) -> EntryClaim:
    return EntryClaim(text, pins)


def passage_of(revision: Revision, heading: str) -> Passage:
    return next(one for one in revision.passages if one.heading == (heading,))


def entry(*claims: EntryClaim, id_: str = "e", question: str = "締切はいつですか") -> Entry:
    """A draft of 担当者A."""
    period = passage_of(HUB_7_GUIDELINE, "公募期間")
    held = claims or (pinned("公募期間は令和7年8月27日(水)12時必着です。", pin(period)),)
    return Entry(id_, 1, EntryState.DRAFT, question, "hub", "hub-7", held, AUTHOR.id, AUTHOR.name, NOW)


def published(one: Entry) -> Iterable[Entry]:
    """The versions of a draft on its way to the readers."""
    sent = replace(one, version=one.version + 1, state=EntryState.IN_REVIEW)
    approved = replace(sent, version=sent.version + 1, approver_id=APPROVER.id, approver_name=APPROVER.name)
    return (
        sent,
        approved,
        replace(approved, version=approved.version + 1, state=EntryState.PUBLISHED, published_at=NOW),
    )


def extended_guideline() -> Revision:
    """The guideline of the shelf with a later deadline; all that follows it stands at other places."""
    swap = ("8月27日(水)12時必着", "9月3日(水)12時必着")
    page = HUB_7_GUIDELINE.pages[0]
    first = next(one for one in HUB_7_GUIDELINE.passages if swap[0] in one.text)
    shift = len(swap[1]) - len(swap[0])
    passages = []
    for one in HUB_7_GUIDELINE.passages:
        start = one.start + (shift if one.start > first.start else 0)
        text = one.text.replace(*swap)
        passages.append(replace(one, id=f"new-{one.position}", start=start, end=start + len(text), text=text))
    pages = (replace(page, text=page.text.replace(*swap)),)
    return replace(HUB_7_GUIDELINE, fingerprint="1" * 64, pages=pages, passages=tuple(passages), facts=())


def moved_guideline() -> Revision:
    """The guideline of the shelf with a line more at its head: every word stands at another place."""
    head = "改訂版\n"
    page = HUB_7_GUIDELINE.pages[0]
    passages = tuple(
        replace(one, id=f"moved-{one.position}", start=one.start + len(head), end=one.end + len(head))
        for one in HUB_7_GUIDELINE.passages
    )
    pages = (replace(page, text=head + page.text),)
    return replace(HUB_7_GUIDELINE, fingerprint="2" * 64, pages=pages, passages=passages, facts=())
