"""The one right desk: whose programme or documents a question is about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.catalogue import Catalogue, share_said, spoken
from assistant.composing.citing import claim_from
from assistant.composing.facts import FactComposer
from assistant.composing.opening_hours import compose_hours
from assistant.composing.wording import desk_worded
from assistant.domain import Aspect, Claim, Contact, Edition, Fact, FactKind, Reading
from assistant.languages.ja.normalise import squeezed
from assistant.languages.ja.tokens import tokens
from assistant.ports import Library
from assistant.retrieval import Found

_NAMED = 6.0  # log-odds that a named programme is worth
_A_DESK = 1.5  # and a heading that says it is a desk for enquiries
_A_WORD = 2.0  # and a word of what the desk is for, or of its name
_A_TOPIC = 6.0  # and a kind of business that it alone is for
_SHORTEST_SUBJECT = 3  # characters
_MARKS = "-・*|●○■ \t"
_TELLING = 2  # such words, which tell a desk where no call is named


@dataclass(frozen=True, slots=True)
class Desk:
    """A contact and how well it fits."""

    fact: Fact
    contact: Contact
    score: float
    named: bool  # whether the question names its programme, or tells what it is for


@dataclass(frozen=True, slots=True)
class DeskFinder:
    """Finds the contact among the facts of an edition."""

    facts: FactComposer

    def find(self, reading: Reading, edition: Edition, found: Sequence[Found], catalogue: Catalogue) -> Desk | None:
        """The desk that fits best; None where the edition has none."""
        ranks = {one.passage.id: one.score for one in found}
        least = min(ranks.values(), default=0.0)
        where = self.facts.words.asks("where", reading.question)
        facts = self.facts.of(edition, (FactKind.CONTACT,), catalogue)
        held = [(f, f.value) for f in facts if isinstance(f.value, Contact) and (f.value.mail or f.value.tel)]
        described = self._described(held, reading)
        desks = [
            Desk(
                fact,
                contact,
                ranks.get(fact.passage_id, least) + self._fit(fact, contact, reading) + _A_WORD * described[fact.id],
                _share(contact, reading) > 0 or (where and self._told(contact, reading) >= _TELLING),
            )
            for fact, contact in held
        ]
        return max(desks, key=lambda desk: desk.score, default=None)

    def reachable(self, desk: Desk, reading: Reading) -> bool:
        """Whether the documents give the way that is asked for."""
        return self._reaches(desk.contact, reading)

    def any_reachable(self, reading: Reading, edition: Edition, catalogue: Catalogue) -> bool:
        """Whether any desk of the edition can be reached in the way that is asked for."""
        held = (fact.value for fact in self.facts.of(edition, (FactKind.CONTACT,), catalogue))
        return any(self._reaches(contact, reading) for contact in held if isinstance(contact, Contact))

    def claim(self, desk: Desk, reading: Reading, catalogue: Catalogue) -> Claim:
        """The desk in words."""
        passage = self.facts.library.passages_by_id([desk.fact.passage_id])[0]
        fax = "fax" in self.facts.words.channels_in(reading.question)
        said = desk_worded(desk.fact, self.facts.words.speech(reading.language), fax=fax)
        return claim_from(said, passage, catalogue, (desk.fact,))

    def _reaches(self, contact: Contact, reading: Reading) -> bool:
        asked = self.facts.words.channels_in(reading.question)
        if "fax" in asked:  # 「FAX番号」 says 番号 too
            return bool(contact.fax)
        held = {"mail": contact.mail, "tel": contact.tel, "address": contact.address}
        return not asked or any(held[channel] for channel in asked)

    def hours(self, desk: Desk, catalogue: Catalogue) -> Iterator[Claim]:
        """When a desk can be reached."""
        passage = self.facts.library.passages_by_id([desk.fact.passage_id])[0]
        yield from compose_hours(passage, self.facts.words.desks["open"], self.facts.library, catalogue)

    def _fit(self, fact: Fact, contact: Contact, reading: Reading) -> float:
        named = _NAMED * _share(contact, reading)
        words = self.facts.words
        desk = any(spoken(word) in spoken(fact.label) for word in words.aspects[Aspect.CONTACT].words)
        business = words.topics_in(f"{fact.label} {_own_words(contact)}") & words.topics_in(reading.question)
        return named + _A_DESK * desk + _A_WORD * self._told(contact, reading) + _A_TOPIC * bool(business)

    def _told(self, contact: Contact, reading: Reading) -> int:
        """How many words of the question stand in what a desk is for or in its name, but for those of every desk."""
        return len(self._own(_own_words(contact)) & set(tokens(reading.question)))

    def _own(self, said: str) -> set[str]:
        words = self.facts.words
        return set(tokens(said)) - words.stopwords - words.asking - words.generic - set(words.desks["units"])

    def _described(self, desks: Sequence[tuple[Fact, Contact]], reading: Reading) -> dict[str, int]:
        """How many words of the question the document says of what a desk is for, and of no other: 輸出対応コース is for 施設認定."""
        asked = set(tokens(reading.question))
        said = {fact.id: self._words_on(contact, fact) & asked for fact, contact in desks}
        return {
            id_: len(own - set().union(*(other for one, other in said.items() if one != id_)))
            for id_, own in said.items()
        }

    def _words_on(self, contact: Contact, fact: Fact) -> set[str]:
        """The words of what its document says of it elsewhere."""
        return self.facts.library.once(("words on", fact), lambda: self._own(self._lines_on(contact, fact)))

    def _lines_on(self, contact: Contact, fact: Fact) -> str:
        """The lines elsewhere in its document that begin with what a desk is for."""
        subject = squeezed(contact.purpose or contact.programme)
        if len(subject) < _SHORTEST_SUBJECT:
            return ""
        library = self.facts.library
        home = library.passages_by_id([fact.passage_id])[0]
        begun = library.once(("lines", home.document_id), lambda: _lines_by_beginning(home.document_id, library))
        lines = begun.get(subject[:_SHORTEST_SUBJECT], ())
        return "\n".join(
            line for of, line in lines if of != home.id and squeezed(line).lstrip(_MARKS).startswith(subject)
        )


def _lines_by_beginning(document_id: str, library: Library) -> Mapping[str, Sequence[tuple[str, str]]]:
    """The lines of a document with the ids of their passages, by the first letters that are no mark."""
    begun: dict[str, list[tuple[str, str]]] = {}
    for passage in library.passages(document_ids=[document_id]):
        for line in passage.text.split("\n"):
            begun.setdefault(squeezed(line).lstrip(_MARKS)[:_SHORTEST_SUBJECT], []).append((passage.id, line))
    return begun


def _own_words(contact: Contact) -> str:
    return f"{contact.purpose}\n{contact.region}\n{contact.organisation}"


def _share(contact: Contact, reading: Reading) -> float:
    """How much of a desk's programme is named; by an earlier turn where the question names none."""
    return share_said(contact.programme, reading.question) or share_said(contact.programme, reading.context)
