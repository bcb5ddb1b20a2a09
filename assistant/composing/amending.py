"""What a later document has changed is said as it stands now; what stood before is cited, and never said."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from assistant.amendments import Amended, amended, in_force, lead_of
from assistant.catalogue import Catalogue
from assistant.composing.citing import citation_of
from assistant.composing.wording import DATED, in_one_line, read_out
from assistant.domain import Amendment, Claim, Document, Edition, Fact, FactKind, Moment, Passage, Period, Unparsed
from assistant.languages.ja.dates import arrival_of, written_dates
from assistant.languages.ja.mending import mend
from assistant.languages.ja.normalise import plain, squeezed
from assistant.languages.ja.sentences import sentences_of
from assistant.ports import Library
from assistant.speech import Speech

_PAGE = re.compile(r"(?:p\.?\s*\d+|\d+\s*(?:ページ|頁|行目?))\s*", re.IGNORECASE)  # a citation says it better
_EXTENDS = "延長"
_LONGEST_HEADING = 30  # characters
_COLUMNS = " / "  # between the columns of a table in a heading
_WAY = re.compile(r"^(?:電話(?:番号)?|tel|fax|ファ[ック]+ス|e-?mail|メール(?:アドレス)?|住所)\s*:?\s*", re.IGNORECASE)
_LIMITS = re.compile(  # what an extension leaves as it was: 調査枠は延長しません
    r"(?=.*(?:枠|型|類型|コース|部門|区分|[A-Z])).*(?:延長|変更|訂正)(?:の対象は|し?ません|は(?:あり|し|行い)ません|されません)"
)
_CLOSES = {"公募期間": "公募締切"}  # what moves when a period is extended


@dataclass(frozen=True, slots=True)
class Amendments:
    """The changes of one edition."""

    links: tuple[Amended, ...]
    facts: Mapping[str, Fact]
    passages: Mapping[str, Passage]

    @classmethod
    def of(cls, edition: Edition, catalogue: Catalogue, library: Library) -> Amendments:
        """What the documents of an edition change in each other."""
        documents = catalogue.documents_of((edition,))
        revisions = tuple((document.id, document.revision) for document in documents)
        return library.once(("amendments", revisions), lambda: cls._found(documents, library))

    @classmethod
    def _found(cls, documents: Sequence[Document], library: Library) -> Amendments:
        """Mostly nothing, which is seen at once."""
        ids = [document.id for document in documents]
        if not library.facts(document_ids=ids, kinds=(FactKind.AMENDMENT,)):
            return cls((), {}, {})
        facts = library.facts(document_ids=ids, kinds=tuple(FactKind))
        passages = library.passages(document_ids=ids)
        links = amended(documents, passages, facts)
        return cls(links, {fact.id: fact for fact in facts}, {passage.id: passage for passage in passages})

    @property
    def saying(self) -> frozenset[str]:
        """The passages that say what changes."""
        return frozenset(link.amendment.passage_id for link in self.links)

    def changed(self) -> Mapping[str, str]:
        """The passages that hold what does not stand any more, each with the passage that changed it."""
        places = ((self.facts.get(link.id), link) for link in self.links)
        return {fact.passage_id if fact else link.id: link.amendment.passage_id for fact, link in places}

    def now(self, fact: Fact) -> tuple[Period | None, str]:
        """The period of a fact as it stands after every amendment, and the passage that says so; None where it is open."""
        amendment = in_force(self.links, fact.id)
        if not isinstance(fact.value, Period) or amendment is None:
            return (fact.value if isinstance(fact.value, Period) else None), fact.passage_id
        closes = _moments(amendment, fact.value)
        return (replace(fact.value, closes=closes[-1]) if closes else None), amendment.passage_id

    def moved_to(self, fact: Fact) -> Moment | None:
        """The end that an amendment gives to a dated fact; None where nothing moves it."""
        period = self.now(fact)[0] if in_force(self.links, fact.id) is not None else None
        return period.closes if period else None

    def restated(self, fact: Fact) -> Fact:
        """A dated fact as it stands after every amendment; only what the last of them says is kept of its value."""
        amendment = in_force(self.links, fact.id)
        if amendment is None or not isinstance(fact.value, Period):
            return fact
        after = in_one_line(amendment.value.after) if isinstance(amendment.value, Amendment) else ""
        value, label = _closing(self.now(fact)[0], after) or Unparsed(), _CLOSES.get(fact.label, fact.label)
        return replace(amendment, id=fact.id, kind=fact.kind, label=label, value=value, text=after)

    def applied(self, claim: Claim, catalogue: Catalogue, speech: Speech) -> tuple[Claim, ...]:
        """The claim as it is, or what stands now in place of its amended sentences and what is left of it."""
        changes = [(link, old) for link in self._of(claim) if (old := self._old(link, claim.text))]
        if not changes or claim.amended:
            return (claim,)
        if (desk := self._desk_now(claim, changes, catalogue, speech)) is not None:
            return (desk,)
        stale = {sentence for _, old in changes for sentence in old}
        rest = "\n".join(one for one in sentences_of(claim.text) if one not in stale)
        told = [one for link, _ in changes if (one := self._changed(link, catalogue, speech)) is not None]
        days = {moment for one in told for fact in one.facts for moment in _days_of(fact)}
        now = {one.text: one for one in told if one.facts or not days & set(_days_in(one.text))}
        return (*now.values(), *((replace(claim, text=rest, facts=()),) if _says_something(rest) else ()))

    def _desk_now(
        self, claim: Claim, changes: Sequence[tuple[Amended, tuple[str, ...]]], catalogue: Catalogue, speech: Speech
    ) -> Claim | None:
        """A desk with the ways to reach it as they are now; None where a claim is no desk, or is changed in other words."""
        if not claim.facts or any(fact.kind is not FactKind.CONTACT for fact in claim.facts):
            return None
        text, citations = claim.text, [*claim.citations]
        for link in {link.amendment.id: link for link, _ in changes}.values():
            amendment = in_force(self.links, link.id) or link.amendment
            if not isinstance(link.amendment.value, Amendment) or not isinstance(amendment.value, Amendment):
                return None
            sides = (link.amendment.value.before, amendment.value.after)
            before, after = (_reached_by(plain(in_one_line(one))) for one in sides)
            whole = re.compile(rf"(?<!\d){re.escape(before)}(?!\d)")  # no part of a longer number
            if not after or not whole.search(text):
                return None
            text = after.join(whole.split(text))
            citations.insert(0, citation_of(self.passages[amendment.passage_id], catalogue))
        said = speech.say("claims.desk_moved", text=text)
        return replace(claim, text=said, citations=tuple(citations), amended=True, facts=())

    def outdating(self, text: str, cited: Collection[str]) -> tuple[tuple[str, Passage], ...]:
        """The cited passages whose old words a text repeats, each with the passage that says what stands now."""
        told = ((link, in_force(self.links, link.id) or link.amendment) for link in self._on(cited))
        now = [(self._home(link), self.passages[by.passage_id]) for link, by in told if self._old(link, text)]
        return tuple(dict.fromkeys(now))

    def _of(self, claim: Claim) -> Iterator[Amended]:
        return self._on({citation.passage.id for citation in claim.citations})

    def _on(self, cited: Collection[str]) -> Iterator[Amended]:
        return (link for link in self.links if self._home(link) in cited)

    def _home(self, link: Amended) -> str:
        """The passage that an amendment changes."""
        fact = self.facts.get(link.id)
        return fact.passage_id if fact else link.id

    def _old(self, link: Amended, text: str) -> tuple[str, ...]:
        """The sentences of a text that say what stood before."""
        said = sentences_of(text)
        old = {sentence for sentence in said if self._is_old(link, sentence)}
        for one, other in pairwise(said):  # words that a line break parts
            if not {one, other} & old and self._is_old(link, one + other):
                old |= {one, other}
        return tuple(sentence for sentence in said if sentence in old)

    def _is_old(self, link: Amended, sentence: str) -> bool:
        fact, value = self.facts.get(link.id), link.amendment.value
        before = squeezed(value.before) if isinstance(value, Amendment) else ""
        if before and any(one in squeezed(sentence) for one in (before, squeezed(_reached_by(before)))):
            return True
        if fact is None or not isinstance(fact.value, Period) or fact.value.closes is None:
            return False
        day = fact.value.closes.day
        return any(written.moment.day == day for written in written_dates(plain(sentence), default_year=day.year))

    def _changed(self, link: Amended, catalogue: Catalogue, speech: Speech) -> Claim | None:
        """What stands now, with the passages that say so and that said otherwise."""
        amendment = in_force(self.links, link.id) or link.amendment
        fact, value = self.facts.get(link.id), amendment.value
        stood = self.passages[fact.passage_id if fact else link.id]
        if not isinstance(value, Amendment) or not value.after:
            return None
        citations = (citation_of(self.passages[amendment.passage_id], catalogue), citation_of(stood, catalogue))
        after = in_one_line(value.after)
        if fact is not None and fact.kind in DATED:
            restated = self.restated(fact)
            label = restated.label
            extended = amendment.label == _EXTENDS and any(_EXTENDS in plain(one.quote) for one in citations)
            said = speech.say(
                "claims.extended" if extended else "claims.moved",
                edition=citations[0].edition.label,
                label=speech.label(label),
                text=after,
                read=read_out(restated.value, value.after, speech),
            )
            limits = _limits(citations[0].passage)
            return Claim("\n".join((said, *limits)), citations, amended=True, facts=(restated,))
        label = place_of(value) or (fact.label if fact else _heading_of(stood, amendment, value))
        said = speech.say("claims.corrected", label=speech.label(label), text=after)
        return Claim(said, citations, amended=True)


def _reached_by(words: str) -> str:
    """A number or address without the word before it: what an errata calls 電話, a desk calls TEL."""
    return _WAY.sub("", words) or words


def _limits(passage: Passage) -> tuple[str, ...]:
    """The sentences that say for which part of a call something was moved, and for which not."""
    return tuple(one for one in sentences_of(mend(passage.text).text) if _LIMITS.match(one))


def _heading_of(stood: Passage, amendment: Fact, value: Amendment) -> str:
    """What a passage is headed by; of a table, whose head names its columns, what the amendment itself says that it moves."""
    heading = " ".join(stood.heading[-1:])
    moved = lead_of(value, amendment.text).strip(" \t\n\u3000・※") if _COLUMNS in heading else ""
    return moved if 0 < len(moved) <= _LONGEST_HEADING else heading


def place_of(value: Amendment) -> str:
    """The place of a change without its page."""
    return _PAGE.sub("", in_one_line(value.place)).strip()


def _closing(now: Period | None, after: str) -> Period | None:
    """Of a moved period, what the amendment itself says."""
    return now and Period(closes=now.closes, arrival=arrival_of(plain(after)))


def _moments(amendment: Fact, period: Period) -> tuple[Moment, ...]:
    year = next((moment.day.year for moment in (period.closes, period.opens) if moment), None)
    after = amendment.value.after if isinstance(amendment.value, Amendment) else ""
    return tuple(written.moment for written in written_dates(plain(after), default_year=year))


def _days_of(fact: Fact) -> tuple[date, ...]:
    return (fact.value.closes.day,) if isinstance(fact.value, Period) and fact.value.closes else ()


def _days_in(text: str) -> tuple[date, ...]:
    return tuple(written.moment.day for written in written_dates(plain(text)))


def _says_something(rest: str) -> bool:
    """Whether more than a heading is left."""
    return any(len(line) > _LONGEST_HEADING or line.endswith("。") or ":" in line for line in rest.split("\n"))
