"""The one right desk: whose programme or documents a question is about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.catalogue import Catalogue, share_said, spoken
from assistant.composing.citing import citation_of, claim_from
from assistant.composing.facts import FactComposer
from assistant.composing.opening_hours import compose_hours, compose_own_hours
from assistant.composing.refused import without_the_refused
from assistant.composing.wording import desk_worded
from assistant.domain import Aspect, Claim, Contact, DocumentKind, Edition, Fact, FactKind, Passage, Reading
from assistant.languages.ja.normalise import plain, squeezed
from assistant.languages.ja.tokens import tokens
from assistant.ports import Library
from assistant.retrieval import Found

_NAMED = 6.0  # log-odds that a named programme is worth
_A_DESK = 1.5  # and a heading that says it is a desk for enquiries
_A_WORD = 2.0  # and a word of what the desk is for, or of its name
_A_TOPIC = 6.0  # and a kind of business that it alone is for
_IT_ITSELF = 20.0  # and its number, which the question tells
_A_REGION = 8.0  # and a prefecture that it serves
_A_PART = 4.0  # and a part of the country, in which that lies
_FEW_BEHIND = 6.0  # log-odds within which another desk may tell the hours
_SHORTEST_SUBJECT = 3  # characters
_NAME = re.compile(r"[一-龠ァ-ヶA-Za-z]{2}")
_NO_NAME = re.compile(r"\t|^[※(:]|:\s|\d\s*月\s*\d|\d\s*時")  # a row of days, a note, a label
_REACH = re.compile(r"@|0\d{1,4}-\d{1,4}-\d{3,4}")
_LATIN = re.compile(r"[a-z]+")
_MARKS = "-・*|●○■ \t"
_PART_OF, _FINER = "のうち", 2.0  # what joins a part to its programme, and is worth more than the name of that alone
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
        return next(iter(self.ranked(reading, edition, found, catalogue)), None)

    def ranked(
        self, reading: Reading, edition: Edition, found: Sequence[Found], catalogue: Catalogue
    ) -> Sequence[Desk]:
        """The desks of an edition, the best first; of public offices alone where it is asked which is in charge."""
        reading = replace(reading, question=without_the_refused(reading.question))
        ranks = {one.passage.id: one.score for one in found}
        least = min(ranks.values(), default=0.0)
        where = self.facts.words.asks("where", reading.question)
        held = self._held(reading, edition, catalogue)
        described = self._described(held, reading)
        desks = [
            Desk(
                fact,
                contact,
                ranks.get(fact.passage_id, least) + self._fit(fact, contact, reading) + _A_WORD * described[fact.id],
                _share(contact, reading) > 0 or (where and self._told(contact, reading, reading.question) >= _TELLING),
            )
            for fact, contact in held
        ]
        return self._put_right(sorted(desks, key=lambda desk: -desk.score), catalogue)

    def _put_right(self, desks: Sequence[Desk], catalogue: Catalogue) -> Sequence[Desk]:
        """The best desk as a correction tells it again, with another number under its name and address."""
        corrections = {one.id for one in catalogue.documents if one.kind is DocumentKind.ERRATA or one.amends}
        name = spoken(desks[0].contact.organisation) if desks else ""
        if not name or self.facts.document_of(desks[0].fact) in corrections:
            return desks
        again = (one for one in desks[1:] if spoken(one.contact.organisation) == name)
        again = (one for one in again if _moved(one.contact, desks[0].contact))
        right = next((one for one in again if self.facts.document_of(one.fact) in corrections), None)
        return (right, *(one for one in desks if one is not right)) if right else desks

    def _held(self, reading: Reading, edition: Edition, catalogue: Catalogue) -> list[tuple[Fact, Contact]]:
        facts = self.facts.of(edition, (FactKind.CONTACT,), catalogue)
        held = [(f, f.value) for f in facts if isinstance(f.value, Contact) and (f.value.mail or f.value.tel)]
        in_charge = self.facts.words.asks_who_is_in_charge(reading.question)
        return [(f, contact) for f, contact in held if not in_charge or self._is_public(contact)]

    def _is_public(self, contact: Contact) -> bool:
        """Whether a desk is of a public office: 水産庁 企画課, and not みなと財団 事務局."""
        words, office = self.facts.words, contact.organisation.split(" ")[0]
        return office.endswith(words.desks["offices"]) and not any(
            word in contact.organisation for word in words.desks["commissioned"]
        )

    def helps(self, reading: Reading, edition: Edition, found: Sequence[Found], catalogue: Catalogue) -> Desk | None:
        """Who can help where nothing is answered: a desk with a name, and no row of a programme that nobody named."""
        desks = self.ranked(reading, edition, found, catalogue)
        return next((one for one in desks if _has_a_name(one) and (not one.contact.programme or one.named)), None)

    @staticmethod
    def likely(desks: Sequence[Desk]) -> Iterator[Desk]:
        """The best desk and those little behind it, one of which may tell what the others leave out."""
        return (desk for desk in desks if desks[0].score - desk.score <= _FEW_BEHIND)

    def reachable(self, desk: Desk, reading: Reading) -> bool:
        """Whether the documents give the way that is asked for."""
        return self._reaches(desk.contact, reading)

    def lacks_the_office(self, reading: Reading, found: Sequence[Found]) -> bool:
        """Whether the way to the office in charge is asked for, and no passage that speaks of that office gives it."""
        words = self.facts.words
        if not (words.asks_who_is_in_charge(reading.question) and words.channels_in(reading.question)):
            return False
        told = [one.passage.text for one in found if any(cue in one.passage.text for cue in words.desks["in_charge"])]
        return not any(_REACH.search(plain(text)) for text in told)

    def any_reachable(self, reading: Reading, edition: Edition, catalogue: Catalogue) -> bool:
        """Whether any desk of the edition can be reached in the way that is asked for."""
        held = (fact.value for fact in self.facts.of(edition, (FactKind.CONTACT,), catalogue))
        return any(self._reaches(contact, reading) for contact in held if isinstance(contact, Contact))

    def claim(self, desk: Desk, reading: Reading, catalogue: Catalogue) -> Claim:
        """The desk in words."""
        passage, *others = self._told_in(desk.fact)
        fax = "fax" in self.facts.words.channels_in(reading.question)
        said = desk_worded(desk.fact, self.facts.words.speech(reading.language), fax=fax)
        claim = claim_from(said, passage, catalogue, (desk.fact,))
        return replace(claim, citations=(*claim.citations, *(citation_of(one, catalogue) for one in others)))

    def _told_in(self, fact: Fact) -> Sequence[Passage]:
        """The passage in which a desk begins, and the next one where a long list is cut between its name and its number."""
        library = self.facts.library
        home = library.passages_by_id([fact.passage_id])[0]
        reach = (*fact.value.tel, *fact.value.mail) if isinstance(fact.value, Contact) else ()
        if all(squeezed(one) in squeezed(home.text) for one in reach):
            return (home,)
        following = library.passages(document_ids=[home.document_id])
        return (home, *(one for one in following if one.position == home.position + 1 and one.page == home.page))

    def _reaches(self, contact: Contact, reading: Reading) -> bool:
        asked = self.facts.words.channels_in(reading.question)
        if "fax" in asked:  # 「FAX番号」 says 番号 too
            return bool(contact.fax)
        held = {"mail": contact.mail, "tel": contact.tel, "address": contact.address}
        return not asked or any(held[channel] for channel in asked)

    def hours(self, desk: Desk, catalogue: Catalogue) -> Iterator[Claim]:
        """When a desk can be reached."""
        told = self._told_in(desk.fact)
        own = tuple(compose_own_hours(told, desk.contact, self.facts.library, catalogue))
        yield from own or compose_hours(told[0], self.facts.words.desks["open"], self.facts.library, catalogue)

    def _fit(self, fact: Fact, contact: Contact, reading: Reading) -> float:
        words, said = self.facts.words, f"{reading.context} {reading.question}"
        desk = any(spoken(word) in spoken(fact.label) for word in words.aspects[Aspect.CONTACT].words)
        business = words.topics_in(f"{fact.label} {_own_words(contact)}") & words.topics_in(reading.question)
        told = self._told(contact, reading, reading.question) or self._told(contact, reading, reading.context) / 2
        return (
            _NAMED * _share(contact, reading)
            + _A_DESK * desk
            + _A_WORD * told
            + _A_TOPIC * bool(business)
            + _IT_ITSELF * any(reach in said for reach in (*contact.tel, *contact.mail))
            + self._serves(contact, said)
        )

    def _serves(self, contact: Contact, said: str) -> float:
        """What it is worth that a desk serves where the asker is: 宮崎 is in 九州."""
        if not contact.region:
            return 0.0
        (places, parts), (own, own_parts) = map(self.facts.words.places_in, (said, contact.region))
        named = frozenset(name for name in own_parts if name in contact.region)
        return _A_REGION * bool(places & own) or _A_PART * bool(parts & named)

    def _told(self, contact: Contact, reading: Reading, said: str) -> int:
        """How many words of a question stand in what a desk is for or in its name, but for those of every desk."""
        names = (reading.call.name, *reading.call.aliases) if reading.call else ()
        common = {token for name in names for token in tokens(name)}
        own = _own_words(contact)
        return len(self._own(own) & set(tokens(said)) - common) + len(_in_one_word(own) & _in_one_word(said))

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
        told = ((line, squeezed(line).lstrip(_MARKS)) for of, line in lines if of != home.id)
        own = (line for line, text in told if text.startswith(subject) and not text.startswith(subject + _PART_OF))
        return "\n".join(own)


def _moved(one: Contact, other: Contact) -> bool:
    """Whether a desk of the same address has another telephone number."""
    return bool(set(one.mail) & set(other.mail) and one.tel and other.tel and not set(one.tel) & set(other.tel))


def _has_a_name(desk: Desk) -> bool:
    """Whether a desk says who it is, and is no piece of a row of something else."""
    name = desk.contact.organisation or desk.contact.programme
    return bool(_NAME.search(name)) and not _NO_NAME.search(name)


def _lines_by_beginning(document_id: str, library: Library) -> Mapping[str, Sequence[tuple[str, str]]]:
    """The lines of a document, and what stands under a heading with it, with the ids of their passages, by the first letters that are no mark."""
    begun: dict[str, list[tuple[str, str]]] = {}
    for passage in library.passages(document_ids=[document_id]):
        under = " ".join((*passage.heading[-1:], *passage.text.split("\n")))
        for line in (*passage.text.split("\n"), under):
            begun.setdefault(squeezed(line).lstrip(_MARKS)[:_SHORTEST_SUBJECT], []).append((passage.id, line))
    return begun


def _in_one_word(said: str) -> frozenset[str]:
    """The names that have a hyphen, as they are typed without it: e-Desk is also eDesk."""
    return frozenset(word for word in _LATIN.findall(spoken(said)) if len(word) > _SHORTEST_SUBJECT)


def _own_words(contact: Contact) -> str:
    return f"{contact.purpose}\n{contact.region}\n{contact.organisation}"


def _share(contact: Contact, reading: Reading) -> float:
    """How much of a desk's programme is named; by an earlier turn where the question names none."""
    return _said_of(contact.programme, reading.question) or _said_of(contact.programme, reading.context)


def _said_of(programme: str, said: str) -> float:
    """How much of a programme's name is said; that of a part, which has a desk of its own, by that part: Y of 「XのうちY」."""
    _, part, own = programme.rpartition(_PART_OF)
    return (
        _FINER if part and len(own) > _SHORTEST_SUBJECT and spoken(own) in spoken(said) else share_said(programme, said)
    )
