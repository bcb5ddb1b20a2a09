"""The claims that hold on what is asked, of each edition, of the surest way of composing that has any."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.catalogue import Catalogue, without_names
from assistant.composing.amending import Amendments
from assistant.composing.candour import Candour
from assistant.composing.chosen_as import compose_chosen_as
from assistant.composing.composer import Composer
from assistant.composing.looked_up import of_the_number
from assistant.composing.named_desks import of_the_named_programme
from assistant.composing.named_rows import with_named_rows
from assistant.composing.narrowing import narrowed
from assistant.composing.of_those_alike import of_those_alike
from assistant.composing.only_named import only_named
from assistant.composing.referred_desks import sends_to_a_desk
from assistant.composing.tallies import Tallied, asks_beside_a_tally, compose_tallies
from assistant.domain import Call, Claim, Edition, Reading
from assistant.languages.ja.normalise import squeezed
from assistant.ports import Library
from assistant.retrieval import Found, names_call
from assistant.told_later import told_later
from assistant.unsaid import left_of_what_is_cited, unsaid
from assistant.verification import Evidence, problems
from assistant.words import Words

Part = tuple[Reading, Sequence[Found]]  # one thing that is asked, and what is found of it


@dataclass(frozen=True, slots=True)
class Claimer:
    """Composes claims and lets through only those that hold."""

    library: Library
    composer: Composer
    words: Words

    def claims(
        self, parts: Sequence[Part], editions: Sequence[Edition], catalogue: Catalogue
    ) -> Iterator[Claim | None]:
        """The claims on each thing that is asked, each line said once; None for each that does not hold."""
        if as_chosen := self._as_chosen(parts, editions, catalogue):
            yield from as_chosen
            return
        said: set[str] = set()
        whole = ""
        for claim in self._of_editions(parts, editions, catalogue):
            lines = {squeezed(line) for line in claim.text.split("\n")} if claim else set[str]()
            if claim is None or not (lines <= said or squeezed(claim.text) in whole):
                yield claim
            said |= lines
            whole += squeezed(claim.text) if claim else ""
        if not said:
            yield from self._told_by_other_editions(parts, editions, catalogue)
            yield from self._told_by_others(parts, editions, catalogue)

    def _as_chosen(self, parts: Sequence[Part], editions: Sequence[Edition], catalogue: Catalogue) -> tuple[Claim, ...]:
        """When and as what one was chosen, which a list tells in whatever edition of the call it stands."""
        question = " ".join(reading.question for reading, _ in parts)
        held = [one for edition in editions[:1] for one in catalogue.editions_of(catalogue.call(edition.call_id))]
        return self._holding(compose_chosen_as(question, held, self.library, catalogue), catalogue)

    def _holding(self, claims: Sequence[Claim], catalogue: Catalogue) -> tuple[Claim, ...]:
        """Claims on one thing, each from the edition that it is cited from; none where one of them does not hold."""
        homes = {catalogue.edition_of(one.passage.document_id) for claim in claims for one in claim.citations}
        told = [one for home in homes for one in claims if not problems(one, self._evidence(home, catalogue))]
        return tuple(told) if len(told) == len(claims) else ()

    def composed(
        self, reading: Reading, editions: Sequence[Edition], found: Sequence[Found], catalogue: Catalogue
    ) -> tuple[Claim, ...]:
        """The claims on one thing that is asked, whether or not they answer it."""
        return tuple(
            claim
            for edition in editions
            for claim in self._verified(reading, edition, found, catalogue)
            if claim is not None
        )

    def desk(self, reading: Reading, found: Sequence[Found], catalogue: Catalogue) -> tuple[Claim, ...]:
        """Who can help, for an answer that has nothing else to say."""
        claims: list[Claim] = []
        for edition in reading.editions[:1]:
            evidence = self._evidence(edition, catalogue)
            amendments = Amendments.of(edition, catalogue, self.library)
            speech = self.words.speech(reading.language)
            desk = self.composer.desk(reading, edition, found, catalogue)
            now = (one for each in desk for one in amendments.applied(each, catalogue, speech))
            claims += [claim for claim in now if not problems(claim, evidence)]
        return tuple(claims)

    def _of_editions(
        self, parts: Sequence[Part], editions: Sequence[Edition], catalogue: Catalogue
    ) -> Iterator[Claim | None]:
        several = len({edition.call_id for edition in editions}) > 1
        for one in editions:
            own = [part for part in parts if part[0].call and part[0].call.id == one.call_id]
            edition = _with_its_call(one, catalogue) if several else one
            for part, found in own or parts:
                if not self.composer.lacks_the_way(part, edition, found, catalogue):
                    yield from self._in_full(part, edition, found, catalogue)

    def _in_full(
        self, reading: Reading, edition: Edition, found: Sequence[Found], catalogue: Catalogue
    ) -> Iterator[Claim | None]:
        """The claims on what is asked, and on the half of it of which they say nothing."""
        tallied = self._tallied(reading, edition, catalogue)
        told_of_them = self._holding(tallied.claims, catalogue)
        yield from told_of_them
        if (told_of_them or tallied.of_others_only) and not asks_beside_a_tally(reading.question, self.words):
            return
        told: list[Claim] = []
        for claim in self.to_the_point(reading, edition, found, catalogue):
            yield claim
            told += [claim] if claim else []
        left = self._left_of_what_is_cited(reading, told, edition, catalogue)
        yield from left
        told += left
        if sends_to_a_desk(told, reading):
            yield from self.desk(replace(reading, editions=(edition,)), found, catalogue)
        alone = replace(self, composer=replace(self.composer, model=None))  # a model is asked once
        for half in unsaid(reading, told, self.words):
            more = self.composer.retriever.retrieve(half.reading, catalogue)
            claims = [one for one in alone.to_the_point(half.reading, edition, more, catalogue) if one]
            more_told = half.told_by(claims, beside=told)
            yield from more_told
            told += more_told

    def _tallied(self, reading: Reading, edition: Edition, catalogue: Catalogue) -> Tallied:
        """How many applied and were chosen, which may stand in the documents of a later edition."""
        held = catalogue.editions_of(catalogue.call(edition.call_id))
        return compose_tallies(reading, held, (self.library, catalogue), self.words)

    def _left_of_what_is_cited(
        self, reading: Reading, told: Sequence[Claim], edition: Edition, catalogue: Catalogue
    ) -> tuple[Claim, ...]:
        """The sentences of the cited passages that speak of what is asked for and the claims leave out."""
        evidence = self._evidence(edition, catalogue)
        more = left_of_what_is_cited(reading, told, self.words, catalogue)
        stale = Amendments.of(edition, catalogue, self.library).changed()
        fresh = (one for one in more if not stale.keys() & {cited.passage.id for cited in one.citations})
        return tuple(one for one in fresh if not problems(one, evidence))

    def _told_by_other_editions(
        self, parts: Sequence[Part], editions: Sequence[Edition], catalogue: Catalogue
    ) -> Iterator[Claim]:
        """Those chosen in an edition, and its figures, of which its own documents, older than the result, say nothing."""
        call = parts[0][0].call
        others = [one for one in catalogue.editions_of(call) if one not in editions] if call else []
        for reading, _ in parts:
            for edition in others if reading.edition_named else ():
                evidence = self._evidence(edition, catalogue)
                claims = self.composer.chosen(reading, edition, catalogue).claims
                yield from (claim for claim in claims if not problems(claim, evidence))
            if (later := told_later(reading, catalogue, self.composer.retriever)) is not None:
                asked, edition, found = later
                yield from (claim for claim in self.to_the_point(asked, edition, found, catalogue) if claim)

    def _told_by_others(
        self, parts: Sequence[Part], editions: Sequence[Edition], catalogue: Catalogue
    ) -> Iterator[Claim]:
        """What documents of other calls say of the call by its name, where its own say nothing: 「関連事業の予算額」."""
        call = parts[0][0].call
        if call is None:
            return
        for part, found in parts:
            homes = dict.fromkeys(catalogue.edition_of(one.passage.document_id) for one in found)
            others = [one for one in homes if one.call_id != call.id]
            for edition in [one for one in others if _of_the_same_time(one, editions)][:1]:
                for claim in self.to_the_point(_of_no_call(part, call, self.words), edition, found, catalogue):
                    if claim and all(names_call(citation.passage, call) for citation in claim.citations):
                        yield claim

    def to_the_point(
        self, reading: Reading, edition: Edition, found: Sequence[Found], catalogue: Catalogue
    ) -> Iterator[Claim | None]:
        """The claims that hold, unless they speak of something else than what is asked."""
        candour = Candour(self.library, self.words, self.composer.retriever.embedder)
        own: list[Claim | None] = []
        for claim in self._verified(reading, edition, found, catalogue):
            if claim is not None and claim.wording:
                yield claim  # a model says itself that it finds nothing, and is not waited for
            else:
                own.append(claim)
        own = of_the_named_programme(own, reading)
        held = [claim for claim in own if claim is not None]
        if not held or candour.answers(reading, held):
            yield from own
            return
        again = self.composed(reading, (edition,), candour.nearer(reading, found, held), catalogue)
        yield from again if candour.answers(reading, again) else ()

    def _verified(
        self, reading: Reading, edition: Edition, found: Sequence[Found], catalogue: Catalogue
    ) -> Iterator[Claim | None]:
        """The claims that hold, of the first way of composing that has any; None for each that does not."""
        # What a model says amiss is dropped without a trace: the answer is then the one that we give without a model.
        evidence = self._evidence(edition, catalogue)
        own = [one for one in found if one.passage.document_id in evidence.document_ids]
        amendments = Amendments.of(edition, catalogue, self.library)
        speech = self.words.speech(reading.language)
        shown: set[str] = set()
        told: set[str] = set()  # passages of changes that are said
        for way in self.composer.ways(reading, edition, own, catalogue):
            named = only_named(way, reading.unknown_names) if reading.unknown_edition else way
            bare = without_names(reading.question, reading.call, reading.said)
            own_parts = narrowed(of_the_number(named, reading.question), reading.question, self.library)
            composed = of_those_alike(with_named_rows(own_parts, bare), bare, self.words.common)
            for claim in (one for each in composed for one in amendments.applied(each, catalogue, speech)):
                cited = {citation.passage.id for citation in claim.citations}
                if not (claim.amended or claim.facts) and cited <= told & amendments.saying:
                    continue
                told |= cited if claim.amended else set()
                holds = not problems(claim, evidence)
                if claim.text not in shown and (holds or not claim.wording):
                    yield claim if holds else None
                shown |= {claim.text} if holds else set()
            if shown:
                return

    def _evidence(self, edition: Edition, catalogue: Catalogue) -> Evidence:
        allowed = frozenset(document.id for document in catalogue.documents_of((edition,)))
        return Evidence(self.library.page_text, allowed)


def _with_its_call(edition: Edition, catalogue: Catalogue) -> Edition:
    """An edition that says which call it is of, beside those of others."""
    return replace(edition, label=f"{catalogue.call(edition.call_id).name} {edition.label}")


def _of_no_call(reading: Reading, call: Call, words: Words) -> Reading:
    """A question as the documents of other calls hear it; who is in charge of a call stands there by its name."""
    in_charge = words.asks_who_is_in_charge(reading.question)
    context = f"{reading.context} {call.name}".strip() if in_charge else reading.context
    return replace(reading, call=None, context=context)


def _of_the_same_time(other: Edition, editions: Sequence[Edition]) -> bool:
    return other.fiscal_year is None or other.fiscal_year in {edition.fiscal_year for edition in editions}
