"""Who may take which step of an entry's life, and what becomes of the entry."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from assistant.desk import faq
from assistant.desk.faq import Act, Content, NotAllowed, allowed
from assistant.domain.entries import Entry, EntryState, SourceChange
from assistant.domain.staff import Member, Role
from tests.assembled import NOW
from tests.desk_entries import ADMIN, APPROVER, AUTHOR, entry, published

LATER = NOW + timedelta(hours=1)
GONE = Member("d", "former-d", "元担当者D", Role.ADMIN, active=False)
SENT, APPROVED, PUBLIC = published(entry())
STALE = replace(PUBLIC, state=EntryState.STALE, version=5)
WITHDRAWN = replace(PUBLIC, state=EntryState.WITHDRAWN, version=5)


@pytest.mark.parametrize(
    ("act", "one", "by", "why"),
    [
        (Act.EDIT, entry(), AUTHOR, ""),
        (Act.EDIT, entry(), APPROVER, ""),
        (Act.EDIT, SENT, AUTHOR, "state"),
        (Act.EDIT, PUBLIC, AUTHOR, "state"),
        (Act.EDIT, entry(), GONE, "role"),
        (Act.SEND, entry(), AUTHOR, ""),
        (Act.SEND, replace(entry(), claims=()), AUTHOR, "unfinished"),
        (Act.SEND, replace(entry(), question=" "), AUTHOR, "unfinished"),
        (Act.RETURN, SENT, AUTHOR, ""),
        (Act.RETURN, PUBLIC, APPROVER, "state"),
        (Act.APPROVE, SENT, APPROVER, ""),
        (Act.APPROVE, SENT, AUTHOR, "role"),
        (Act.APPROVE, replace(SENT, author_id=APPROVER.id), APPROVER, "own_work"),
        (Act.APPROVE, replace(SENT, author_id=ADMIN.id), ADMIN, "own_work"),
        (Act.APPROVE, APPROVED, ADMIN, "approved_already"),
        (Act.APPROVE, WITHDRAWN, APPROVER, "state"),
        (Act.PUBLISH, APPROVED, APPROVER, ""),
        (Act.PUBLISH, APPROVED, AUTHOR, "role"),
        (Act.PUBLISH, SENT, APPROVER, "not_approved"),
        (Act.PUBLISH, replace(APPROVED, author_id=APPROVER.id), ADMIN, "not_approved"),
        (Act.WITHDRAW, entry(), AUTHOR, ""),
        (Act.WITHDRAW, PUBLIC, AUTHOR, "role"),
        (Act.WITHDRAW, replace(PUBLIC, state=EntryState.DRAFT), AUTHOR, "role"),
        (Act.WITHDRAW, PUBLIC, APPROVER, ""),
        (Act.WITHDRAW, WITHDRAWN, APPROVER, "state"),
        (Act.REDRAFT, STALE, AUTHOR, ""),
        (Act.REDRAFT, WITHDRAWN, AUTHOR, ""),
        (Act.REDRAFT, SENT, AUTHOR, "state"),
    ],
)
def test_a_step_is_open_to_whom_it_is_and_to_nobody_else(act: Act, one: Entry, by: Member, why: str) -> None:
    assert allowed(act, one, by) == why


def test_who_changes_a_word_is_the_author_of_the_next_version() -> None:
    content = replace(Content.of(entry()), question="締切は？")

    after = faq.edited(entry(), content, APPROVER, LATER)

    assert after == replace(
        entry(), version=2, question="締切は？", author_id="b", author_name="承認者B", changed_at=LATER
    )


def test_who_changes_nothing_does_not_become_the_author_so_that_the_author_could_approve() -> None:
    assert faq.edited(entry(), Content.of(entry()), APPROVER, LATER) == entry()


def test_what_nobody_wrote_has_its_author_in_who_sends_it() -> None:
    carried = replace(entry(), author_id="", author_name="", carried_from="f")

    sent = faq.sent(carried, APPROVER, LATER)

    assert (sent.author_id, allowed(Act.APPROVE, sent, APPROVER)) == ("b", "own_work")


@pytest.mark.parametrize("step", [faq.approved, faq.published])
def test_what_does_not_hold_is_neither_approved_nor_published(step: object) -> None:
    one = SENT if step is faq.approved else APPROVED

    with pytest.raises(NotAllowed, match="not_verified"):
        step(one, ["引用にない事実があります: 9月27日"], ADMIN, LATER)  # type: ignore[operator]


def test_a_return_takes_the_approval_away() -> None:
    returned = faq.returned(APPROVED, APPROVER, LATER)

    assert (returned.state, returned.approver_id, returned.version) == (EntryState.DRAFT, "", APPROVED.version + 1)


def test_a_draft_that_is_brought_up_says_what_is_left_to_be_looked_at() -> None:
    changes = tuple(SourceChange(pin, "新しい") for claim in entry().claims for pin in claim.pins)
    other = SourceChange(changes[0].pin, "別の")
    stale = replace(STALE, changes=(*changes, other))

    after = faq.brought_up(stale, changes[0], Content.of(stale), ADMIN, LATER)

    assert (after.state, after.changes, after.author_id, after.version) == (EntryState.DRAFT, (other,), "c", 6)
