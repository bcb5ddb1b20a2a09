"""Answers in the shape that pages, programs and the command line read."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote

from pydantic import BaseModel, ConfigDict, Field

from assistant.alternatives import asking_of
from assistant.cards import Card, card_of
from assistant.domain import (
    Answer,
    Aspect,
    Citation,
    Claim,
    Document,
    Lead,
    Notice,
    NoticeKind,
    Outcome,
    Reading,
)
from assistant.faq.confirmation import ShownConfirmation, shown_confirmation
from assistant.shown_example import EXAMPLE
from assistant.speech import Speech
from assistant.words import Words


class NamedCall(BaseModel):
    """A call by its name."""

    id: str
    name: str


class NamedEdition(BaseModel):
    """An edition by its label."""

    id: str
    label: str


class ShownAlternative(BaseModel):
    """What else is held that the question could be about, and the question that asks of it."""

    call: str
    edition: str
    question: str


class ShownReading(BaseModel):
    """What we understood of the question."""

    call: NamedCall | None
    editions: list[NamedEdition]
    aspects: list[Aspect]
    language: str = Field(description="that the question is asked in, and answered in", examples=["ja"])
    text: str = Field(examples=["地域オープンイノベーション拠点選抜制度 第7回について、締切"])
    others: list[ShownAlternative] = []


class ShownSource(BaseModel):
    """A verbatim quote and where it stands."""

    n: int
    doc: str = Field(description="file name")
    title: str
    edition: str
    page: int
    heading: str
    text: str = Field(description="verbatim quote")
    source_url: str = ""
    document: str = ""  # its id
    revision: int = 0  # that is quoted
    start: int = 0  # of the quote in the text of its page
    end: int = 0
    view: str = ""  # the page that shows the quote where it stands


class ShownClaim(BaseModel):
    """A sentence with the numbers of its citations; `sources` holds those that it is the first to cite."""

    text: str
    citations: list[int]
    sources: list[ShownSource] = []
    card: Card | None = None  # what it says, typed, where it was made from a fact


class ShownNotice(BaseModel):
    """What the reader must know beside the answer."""

    kind: NoticeKind
    text: str


class ShownLead(BaseModel):
    """How the answer ends, and what is said above its claims."""

    outcome: Outcome
    reply: str
    confirmed: ShownConfirmation | None = None  # None: nobody confirmed it beforehand


class ShownEnd(BaseModel):
    """How the answer ended."""

    id: str = Field(default="", description="of the answer, for feedback and for sharing it")
    outcome: Outcome
    reply: str
    choices: list[str]
    wording: str = Field("", description="the prompt and the model that worded a claim; empty where none did")
    confirmed: ShownConfirmation | None = Field(
        default=None, description="by the secretariat beforehand; null: by nobody"
    )


class ShownAnswer(BaseModel):
    """A whole answer."""

    model_config = ConfigDict(json_schema_extra={"examples": [EXAMPLE]})

    id: str = Field(default="", description="for feedback and for sharing it")
    outcome: Outcome
    abstained: bool
    reply: str = Field(default="", description="what is said before the claims, or in their place")
    answer: str = Field(description="what the reader sees, without the quotes")
    reading: ShownReading
    claims: list[ShownClaim]
    citations: list[ShownSource]
    notices: list[ShownNotice]
    choices: list[str] = []
    wording: str = Field("", description="the prompt and the model that worded a claim; empty where none did")
    confirmed: ShownConfirmation | None = Field(
        default=None, description="by the secretariat beforehand; null: by nobody"
    )


class Numbering:
    """Gives each cited quote of an answer its number, in the order of first use."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._numbers: dict[tuple[str, int, int], int] = {}

    def claim(self, claim: Claim, reading: Reading) -> ShownClaim:
        """A claim with its numbers, and the sources that are new with it."""
        known = len(self._numbers)
        numbers = [self._number(citation) for citation in claim.citations]
        fresh = [_source(n, citation) for n, citation in zip(numbers, claim.citations, strict=True) if n > known]
        card = card_of(claim, self._words.speech(reading.language), reading.now)
        return ShownClaim(text=claim.text, citations=numbers, sources=fresh, card=card)

    def _number(self, citation: Citation) -> int:
        key = (citation.passage.id, citation.start, citation.end)
        return self._numbers.setdefault(key, len(self._numbers) + 1)


def _source(n: int, citation: Citation) -> ShownSource:
    return ShownSource(
        n=n,
        doc=citation.document.file_name,
        title=citation.document.title,
        edition=citation.edition.label,
        page=citation.passage.page,
        heading=" > ".join(citation.passage.heading),
        text=citation.quote,
        source_url=citation.document.source_url,
        document=citation.document.id,
        revision=citation.document.revision,
        start=citation.start,
        end=citation.end,
        view=view_of(citation.document, citation.passage.page, citation.start, citation.end),
    )


def view_of(document: Document, page: int, start: int, end: int) -> str:
    """The address of the page that shows these characters, of this revision of the document."""
    within = f"&from={start}&to={end}" if start < end else ""
    return f"/source/{quote(document.id, safe='')}/{page}?revision={document.revision}{within}"


def shown_answer(answer: Answer, words: Words) -> ShownAnswer:
    """A whole answer as one value."""
    numbering = Numbering(words)
    claims = [numbering.claim(claim, answer.reading) for claim in answer.claims]
    return ShownAnswer(
        outcome=answer.outcome,
        abstained=answer.abstained,
        reply=answer.reply,
        answer=whole_text(answer.reply, claims),
        reading=shown_reading(answer.reading, words),
        claims=claims,
        citations=[source for claim in claims for source in claim.sources],
        notices=[shown_notice(notice) for notice in answer.notices],
        choices=choices(answer.reading, words),
        wording=answer.wording,
        confirmed=shown_confirmation(answer.confirmed),
    )


def whole_text(reply: str, claims: Sequence[ShownClaim]) -> str:
    """What the reader sees, without the quotes."""
    return "\n".join(text for text in (reply, *(claim.text for claim in claims)) if text)


def shown_lead(lead: Lead) -> ShownLead:
    """What is said above the claims."""
    return ShownLead(outcome=lead.outcome, reply=lead.reply, confirmed=shown_confirmation(lead.confirmed))


def shown_end(answer: Answer, words: Words) -> ShownEnd:
    """The end of a streamed answer."""
    return ShownEnd(
        outcome=answer.outcome,
        reply=answer.reply,
        choices=choices(answer.reading, words),
        wording=answer.wording,
        confirmed=shown_confirmation(answer.confirmed),
    )


def shown_reading(reading: Reading, words: Words) -> ShownReading:
    """A reading in words that a person can correct."""
    speech = words.speech(reading.language)
    aspects = _aspects(reading, speech)
    edition = speech.listed((edition.label for edition in reading.editions), "aspects")
    text = (
        speech.say("reading.with_call", call=reading.call.name, edition=edition, aspects=aspects)
        if reading.call
        else speech.say("reading.without_call", aspects=aspects)
    )
    return ShownReading(
        call=NamedCall(id=reading.call.id, name=reading.call.name) if reading.call else None,
        editions=[NamedEdition(id=edition.id, label=edition.label) for edition in reading.editions],
        aspects=list(reading.aspects),
        language=reading.language,
        text=text,
        others=[
            ShownAlternative(call=other.call.name, edition=other.edition.label, question=question)
            for other in reading.others
            if (question := asking_of(other, reading, speech))
        ],
    )


def shown_notice(notice: Notice) -> ShownNotice:
    """A notice as it is sent."""
    return ShownNotice(kind=notice.kind, text=notice.text)


def choices(reading: Reading, words: Words) -> list[str]:
    """The calls that may be meant, as questions that can be asked at once."""
    speech = words.speech(reading.language)
    aspects = _aspects(reading, speech)
    return [speech.say("questions.choose", call=call.name, aspects=aspects) for call in reading.choices]


def _aspects(reading: Reading, speech: Speech) -> str:
    return speech.listed((speech.aspects[aspect] for aspect in reading.aspects), "aspects")
