"""Entries in the shape that the pages of the desk read."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from urllib.parse import quote

from pydantic import BaseModel, Field

from assistant.catalogue import Catalogue
from assistant.desk.checking import Checked
from assistant.desk.differing import Kind, Run, claim_differences, difference
from assistant.desk.drafting import Hit
from assistant.desk.faq import Act, allowed
from assistant.domain.entries import Change, Comment, Entry, EntryClaim, EntryState, Pin
from assistant.domain.staff import Member


class ShownWords(BaseModel):
    """Words, and whether they stayed, went or came."""

    kind: Kind
    text: str


class ShownPlace(BaseModel):
    """A stretch of a claim."""

    start: int
    end: int


class ShownPin(BaseModel):
    """A quote with the passage that holds it."""

    passage: str
    start: int
    end: int
    quote: str
    text: str = Field(description="the whole passage, as it stood when it was cited")
    passage_start: int = Field(description="where the passage begins in the text of its page")
    document: str
    doc: str
    page: int
    heading: str
    revision: int


class ShownEntryClaim(BaseModel):
    """A statement with what it rests on, and what is wrong with it now."""

    text: str
    pins: list[ShownPin]
    problems: list[str]
    unheld: list[ShownPlace]


class ShownChange(BaseModel):
    """What became of a source under an entry, word by word."""

    pin: ShownPin
    heading: str = Field(description="over the passage now; empty where it is the same")
    words: list[ShownWords]
    gone: bool


class ShownComment(BaseModel):
    """What a colleague says."""

    at: datetime
    name: str
    text: str
    returns: bool


class ShownEdition(BaseModel):
    """An edition that entries may be of."""

    id: str
    label: str
    call: str
    call_name: str


class ListedEntry(BaseModel):
    """An entry as a row of the list."""

    id: str
    version: int
    state: EntryState
    question: str
    call: str
    edition: str
    edition_id: str
    author: str
    approver: str
    changed_at: datetime
    published_at: datetime | None
    claims: int
    changes: int
    carried: bool
    shown: bool = Field(description="whether readers see a version of it")


class ShownEntry(ListedEntry):
    """An entry as the editor shows it."""

    call_id: str
    wordings: list[str]
    said: list[ShownEntryClaim]
    source_changes: list[ShownChange]
    from_engine: list[list[ShownWords]] = Field(description="each claim against the draft of the engine")
    engine_differs: bool
    comments: list[ShownComment]
    steps: dict[Act, str] = Field(description="each step with why it cannot be taken; empty: it can")


class ShownVersion(BaseModel):
    """A version of an entry, and what it changed."""

    version: int
    at: datetime
    by: str
    action: str
    state: EntryState
    question: str
    words: list[list[ShownWords]]


class ShownHit(BaseModel):
    """A passage that may be cited."""

    pin: ShownPin
    title: str


def listed(entry: Entry, catalogue: Catalogue, *, shown: bool) -> ListedEntry:
    """An entry as a row."""
    return ListedEntry(
        id=entry.id,
        version=entry.version,
        state=entry.state,
        question=entry.question,
        call=next((one.name for one in catalogue.calls if one.id == entry.call_id), ""),
        edition=next((one.label for one in catalogue.editions if one.id == entry.edition_id), ""),
        edition_id=entry.edition_id,
        author=entry.author_name,
        approver=entry.approver_name,
        changed_at=entry.changed_at,
        published_at=entry.published_at,
        claims=len(entry.claims),
        changes=len(entry.changes),
        carried=bool(entry.carried_from),
        shown=shown,
    )


def editions(catalogue: Catalogue) -> list[ShownEdition]:
    """All that is held, by call, the newest first."""
    held = ((call, one) for call in catalogue.calls for one in catalogue.editions_of(call))
    return [ShownEdition(id=one.id, label=one.label, call=call.id, call_name=call.name) for call, one in held]


def shown_entry(
    entry: Entry, catalogue: Catalogue, checked: Sequence[Checked], comments: Sequence[Comment], by: Member
) -> ShownEntry:
    """An entry with all that its editor shows; whether readers see it is filled in by who knows."""
    compared = claim_differences([one.text for one in entry.engine_claims], [one.text for one in entry.claims])
    return ShownEntry(
        **listed(entry, catalogue, shown=False).model_dump(),
        call_id=entry.call_id,
        wordings=list(entry.wordings),
        said=[_claim(claim, one) for claim, one in zip(entry.claims, checked, strict=True)],
        source_changes=[_change(entry, number) for number in range(len(entry.changes))],
        from_engine=[_words(runs) for runs in compared],
        engine_differs=any(run.kind is not Kind.SAME for runs in compared for run in runs),
        comments=[ShownComment(at=one.at, name=one.name, text=one.text, returns=one.returns) for one in comments],
        steps={act: allowed(act, entry, by) for act in Act},
    )


def shown_checked(one: Checked) -> tuple[list[str], list[ShownPlace]]:
    return list(one.problems), [ShownPlace(start=start, end=end) for start, end in one.unheld]


def shown_hit(hit: Hit) -> ShownHit:
    """A passage that a search found, to be pinned whole."""
    passage, document = hit.passage, hit.document
    place = (passage.page, passage.heading, passage.start, passage.end)
    whole = Pin(document.id, document.file_name, passage.id, document.revision, *place, passage.text, passage.text)
    return ShownHit(pin=shown_pin(whole), title=document.title)


def versions(history: Sequence[Change]) -> list[ShownVersion]:
    """The history, the newest first, each against the one before it."""
    befores = [*(change.entry.claims for change in history[1:]), ()]
    return [
        ShownVersion(
            version=change.entry.version,
            at=change.entry.changed_at,
            by=change.by,
            action=change.action,
            state=change.entry.state,
            question=change.entry.question,
            words=_changed_claims(before, change.entry.claims),
        )
        for change, before in zip(history, befores, strict=True)
    ]


def shown_pin(pin: Pin) -> ShownPin:
    return ShownPin(
        passage=pin.passage_id,
        start=pin.start,
        end=pin.end,
        quote=pin.quote,
        text=pin.passage_text,
        passage_start=pin.start - max(0, pin.passage_text.find(pin.quote)),
        document=quote(pin.document_id, safe=""),
        doc=pin.file_name,
        page=pin.page,
        heading=" > ".join(pin.heading),
        revision=pin.revision,
    )


def _claim(claim: EntryClaim, checked: Checked) -> ShownEntryClaim:
    problems, unheld = shown_checked(checked)
    return ShownEntryClaim(text=claim.text, pins=list(map(shown_pin, claim.pins)), problems=problems, unheld=unheld)


def _change(entry: Entry, number: int) -> ShownChange:
    change = entry.changes[number]
    moved = change.after and change.heading != change.pin.heading
    return ShownChange(
        pin=shown_pin(change.pin),
        heading=" > ".join(change.heading) if moved else "",
        words=_words(difference(change.pin.passage_text, change.after)),
        gone=not change.after,
    )


def _changed_claims(before: Sequence[EntryClaim], after: Sequence[EntryClaim]) -> list[list[ShownWords]]:
    compared = claim_differences([one.text for one in before], [one.text for one in after])
    return [_words(runs) for runs in compared if any(run.kind is not Kind.SAME for run in runs)]


def _words(runs: Sequence[Run]) -> list[ShownWords]:
    return [ShownWords(kind=run.kind, text=run.text) for run in runs]
