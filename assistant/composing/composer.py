"""The ways of composing an answer, the surest first."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.catalogue import Catalogue, without_names
from assistant.composing.another_day import answered_elsewhere, on_a_day, speaking_of_the_day
from assistant.composing.briefings import of_no_briefing
from assistant.composing.changes import compose_changes, compose_news
from assistant.composing.chosen import Chosen, compose_chosen
from assistant.composing.closed_ways import compose_closed_way
from assistant.composing.crossings import Asked, compose_crossings
from assistant.composing.denials import compose_denials
from assistant.composing.desks import DeskFinder
from assistant.composing.extractive import Wanted, compose_sentences
from assistant.composing.facts import WORDED, FactComposer
from assistant.composing.generative import ModelComposer
from assistant.composing.handing_in import compose_handing_in
from assistant.composing.help_without_money import compose_help_without_money
from assistant.composing.links import compose_link
from assistant.composing.listing import compose_list, compose_section
from assistant.composing.named_sections import compose_kinds, compose_named_section
from assistant.composing.names_listed import compose_names
from assistant.composing.never_held import compose_never_held
from assistant.composing.of_the_round import of_the_round
from assistant.composing.of_the_year import asks_for_an_amount, of_the_year
from assistant.composing.opening_hours import asks_for_hours
from assistant.composing.other_rounds import compose_other_rounds
from assistant.composing.paper_limits import compose_paper_limits
from assistant.composing.part_numbers import compose_part_numbers
from assistant.composing.past_rounds import compose_past_period
from assistant.composing.picked_lists import asks_which, compose_picked
from assistant.composing.prior_entry import compose_prior_entry
from assistant.composing.programmes import asks_for_programmes, beside_its_name, compose_programmes, programmes_of
from assistant.composing.relevance import holding, leading, loosely_about, relevant, wholly_about
from assistant.composing.row_fields import compose_row_field
from assistant.composing.table_rows import begin_with_a_table, compose_rows
from assistant.composing.ways_in import compose_way_in
from assistant.composing.years_in_line import compose_year_in_line
from assistant.domain import Aspect, Claim, Edition, Reading
from assistant.languages.ja.asked_units import answers_units, asked_units
from assistant.languages.ja.tokens import tokens
from assistant.retrieval import Found, Retriever
from assistant.understanding import TIMED, without_premise


@dataclass(frozen=True, slots=True)
class Composer:
    """Typed facts, then a model where one is set, then the sentences of the documents."""

    facts: FactComposer
    desks: DeskFinder
    retriever: Retriever
    model: ModelComposer | None  # None: no model is set

    def ways(
        self, reading: Reading, edition: Edition, found: Sequence[Found], catalogue: Catalogue
    ) -> Iterator[Iterable[Claim]]:
        """Each way in turn; the next one is asked for only where the one before has nothing that holds."""
        asked = self.retriever.query_words(reading)
        known = reading.call is not None
        same = self.retriever.same_meaning(reading)
        yield compose_other_rounds(reading, edition, same, (self.facts.library, catalogue), self.facts.words)
        chosen = self.chosen(reading, edition, catalogue)
        yield chosen.claims
        if chosen.of_other_rounds:
            return  # what else is said of the round that is asked for tells not who was chosen
        found = of_the_year(found, reading.question) if asks_for_an_amount(reading, edition) else found
        found = of_the_round(found, reading, edition)
        own = of_no_briefing(found if known else self._about(found, reading), reading)
        near = self._near(own, reading)
        yield from self._of_its_kind(reading, edition, own, catalogue)
        yield compose_paper_limits(reading, edition, (self.facts.library, catalogue), self.facts.words)
        yield compose_part_numbers(reading, edition, (self.facts.library, catalogue), self.facts.words)
        if not self.facts.asks_for_a_labelled_day(reading, edition, catalogue):
            tables = self._of_tables(own, reading, (asked, same), catalogue)
            yield from (on_a_day(claims, reading) for claims in tables)
        if not reading.unknown_edition:  # else the facts are those of another edition
            yield self._typed(reading, edition, near, catalogue)
        if self.model is not None and near:
            yield self.model.compose(reading, near, catalogue)
        yield from self._of_text(near, reading, asked, catalogue)

    def _of_text(
        self, near: Sequence[Found], reading: Reading, asked: Sequence[str], catalogue: Catalogue
    ) -> Iterator[Iterable[Claim]]:
        """The lists, sections and sentences of what is found."""
        if self.facts.words.asks("listing", reading.question):
            yield compose_list(near, asked, self.facts.library, catalogue)
        yield compose_kinds(near, reading, self.facts.library, catalogue)
        yield compose_named_section(near, reading, self.facts.library, catalogue)
        if reading.call is not None and not self._finer(asked, reading):
            titles = [word for aspect in reading.aspects for word in self.facts.words.aspects[aspect].words]
            yield compose_section(near, titles, self.facts.library, catalogue)
        yield compose_sentences(
            speaking_of_the_day(near, reading, self.facts.words), reading.question, self._wanted(reading), catalogue
        )

    def chosen(self, reading: Reading, edition: Edition, catalogue: Catalogue) -> Chosen:
        """Those whom the lists of an edition's documents tell of as chosen in the round that is asked for."""
        same = self.retriever.same_meaning(reading)
        return compose_chosen(reading, edition, same, (self.facts.library, catalogue), self.facts.words)

    def _of_tables(
        self, own: Sequence[Found], reading: Reading, asked: tuple[Sequence[str], Sequence[str]], catalogue: Catalogue
    ) -> Iterator[Iterable[Claim]]:
        """The rows that are marked for what is named; where a named row and a named column meet; the rows that are named."""
        if self.facts.words.asks("listing", reading.question) or asks_which(reading.question):
            bare = without_names(reading.question, reading.call, reading.said)
            yield compose_picked(own, reading.question, bare, self.facts.library, catalogue)
        said = " ".join((reading.question, *reading.unknown_names))
        named = Asked.of(said, without_names(said, reading.call, reading.said), asked, self.facts.words)
        words, same = asked
        yield compose_crossings(own, named, self.facts.library, catalogue)
        listed = self.facts.words.asks("listing", said) and not begin_with_a_table(own)
        if not listed:  # some rows are not all
            yield compose_rows(own, said, {*words, *(" ".join(same).split())}, self.facts.library, catalogue)

    def _near(self, own: Sequence[Found], reading: Reading) -> Sequence[Found]:
        """The passages that speak of what is asked; in a follow-up, of what it asks itself."""
        asked, otherwise = self.retriever.query_words(reading), self.retriever.otherwise(reading)
        fits = reading.call is not None
        near = relevant(own, asked, otherwise, fits=lambda passage: fits and self.retriever.fits(passage, reading))
        if not reading.context:
            return near
        alone = replace(reading, context="")
        proper = self.retriever.query_words(alone)
        if not near:
            return leading(own, proper)  # 「では去年は何点?」 after many words on another year
        # 「宿泊費は」 is not answered by what was asked before
        said = (*proper, *self.retriever.same_meaning(alone))
        return holding(near, said) if reading.aspects == (Aspect.OTHER,) else near

    def _of_its_kind(
        self, reading: Reading, edition: Edition, found: Sequence[Found], catalogue: Catalogue
    ) -> Iterator[Iterable[Claim]]:
        """The ways of questions that have one of their own: what was corrected, when a desk is open, which programmes."""
        yield compose_link(found, reading, self.facts.words, catalogue)
        if reading.unknown_edition and Aspect.DEADLINE in reading.aspects:
            yield compose_past_period(found, reading.unknown_names, catalogue)
        elif reading.unknown_edition:
            yield compose_year_in_line(found, reading.unknown_names, reading.question, catalogue)
        if self.facts.words.asks("changes", reading.question):
            yield compose_changes(reading, edition, self.facts, catalogue)
            yield compose_news(found, self.facts, catalogue)
        if Aspect.DEADLINE in reading.aspects and Aspect.BRIEFING not in reading.aspects and reading.call is not None:
            yield compose_way_in(reading, self.facts.dated_passages(found, edition, catalogue), catalogue)
        yield compose_prior_entry(reading, self.facts.dated_passages(found, edition, catalogue), catalogue)
        yield compose_never_held(found, reading.question, catalogue)
        yield compose_help_without_money(reading, edition, self.facts.library, catalogue)
        yield compose_denials(reading, edition, found, self.facts.library, catalogue)
        yield compose_handing_in(reading, edition, self.facts.library, catalogue)
        same = self.retriever.same_meaning(reading)
        yield from compose_names(found, reading, same, self.facts.library, catalogue)
        if asks_for_hours(reading, self.facts.words):
            yield self._hours(reading, edition, found, catalogue)
        yield self._of_a_row(reading, edition, found, catalogue)
        if asks_for_programmes(reading, self.facts.words):
            programmes = programmes_of(self.facts, edition, catalogue)
            asked = beside_its_name(reading, self.facts.words)
            yield compose_programmes(programmes, asked, same, catalogue)

    def _of_a_row(
        self, reading: Reading, edition: Edition, found: Sequence[Found], catalogue: Catalogue
    ) -> Iterator[Claim]:
        """What the row of a named programme says of what is asked, and its desk where that is asked for too."""
        cells = tuple(compose_row_field(reading, edition, self.facts, catalogue))
        yield from cells
        if cells and Aspect.CONTACT in reading.aspects:
            yield from self._of_aspect(Aspect.CONTACT, reading, edition, found, catalogue)

    def _hours(
        self, reading: Reading, edition: Edition, found: Sequence[Found], catalogue: Catalogue
    ) -> Iterator[Claim]:
        """When the desk can be reached, and how; nothing where the documents do not say when."""
        desks = self.desks.likely(self.desks.ranked(reading, edition, found, catalogue))
        for desk in (one for one in desks if one.named or reading.call is not None):
            hours = tuple(self.desks.hours(desk, catalogue))
            if hours:
                yield self.desks.claim(desk, reading, catalogue)
                yield from hours
                return

    def _about(self, found: Sequence[Found], reading: Reading) -> Sequence[Found]:
        """Where no call is named, a day or an amount must be of what the question names."""
        if not (set(reading.aspects) & set(TIMED) or asked_units(reading.question)):
            return found
        words = self.facts.words
        generic = words.asking | words.stopwords | words.generic
        speaking = wholly_about if Aspect.DEADLINE in reading.aspects else loosely_about
        return speaking(found, f"{reading.context} {reading.question}", generic)

    def _finer(self, asked: Collection[str], reading: Reading) -> bool:
        """Whether a question says more than its aspect and its call."""
        if reading.aspects == (Aspect.OTHER,):
            return True
        cues = {
            word for aspect in reading.aspects for cue in self.facts.words.aspects[aspect].cues for word in tokens(cue)
        }
        return bool(set(asked) & set(tokens(without_premise(reading.question))) - cues)

    def desk(
        self, reading: Reading, edition: Edition, found: Sequence[Found], catalogue: Catalogue
    ) -> tuple[Claim, ...]:
        """Who can help, for an answer that has nothing else to say."""
        desk = self.desks.helps(reading, edition, found, catalogue)
        return (self.desks.claim(desk, reading, catalogue),) if desk is not None else ()

    def _typed(
        self, reading: Reading, edition: Edition, near: Sequence[Found], catalogue: Catalogue
    ) -> Iterator[Claim]:
        """The facts of each aspect, and a sentence for an aspect that has none."""
        if reading.call is None:
            yield from self._desk_of_a_named_row(reading, edition, near, catalogue)
            return
        said: set[str] = set()
        desks: set[str] = set()  # the passages of desks, of which nothing but the desk is said
        open_aspects: list[Aspect] = []
        for aspect in reading.aspects:
            claims = self._of_aspect(aspect, reading, edition, near, catalogue)
            yield from (claim for claim in claims if claim.text not in said)
            said.update(claim.text for claim in claims)
            if aspect is Aspect.CONTACT:
                desks.update(citation.passage.id for claim in claims for citation in claim.citations)
            if not claims:
                open_aspects.append(aspect)
        if said and open_aspects:
            rest = [one for one in near[:1] if one.passage.id not in desks]
            yield from compose_sentences(rest, reading.question, self._wanted(reading), catalogue)

    def _wanted(self, reading: Reading) -> Wanted:
        words = frozenset(self.retriever.query_words(reading))
        return Wanted(words, self.retriever.otherwise(reading), reading.beside)

    def lacks_the_way(self, reading: Reading, edition: Edition, found: Sequence[Found], catalogue: Catalogue) -> bool:
        """Whether a mail address or a number is asked for that the documents do not give for the right desk."""
        if Aspect.CONTACT not in reading.aspects:
            return False
        desk = self.desks.find(reading, edition, found, catalogue)
        if desk is None:  # the documents of others may name the office that is in charge
            return self.desks.lacks_the_office(reading, found)
        if self.desks.reachable(desk, reading):
            return False
        if any(compose_closed_way(reading.question, edition, self.facts.library, catalogue)):
            return False
        if reading.call is not None and not desk.named:
            return not self.desks.any_reachable(reading, edition, catalogue)
        return desk.named or desk.fact.passage_id == next((one.passage.id for one in found), "")

    def _desk_of_a_named_row(
        self, reading: Reading, edition: Edition, near: Sequence[Found], catalogue: Catalogue
    ) -> Iterator[Claim]:
        """Without a call, a programme of a table may be what is asked for."""
        desk = self.desks.find(reading, edition, near, catalogue) if Aspect.CONTACT in reading.aspects else None
        if desk is not None and desk.named and self.desks.reachable(desk, reading):
            yield self.desks.claim(desk, reading, catalogue)

    def _of_aspect(
        self, aspect: Aspect, reading: Reading, edition: Edition, near: Sequence[Found], catalogue: Catalogue
    ) -> tuple[Claim, ...]:
        if aspect is not Aspect.CONTACT:
            # a finer question has its clause in the best one
            ranked = [near[0].passage.id] if near and self._finer(self.retriever.query_words(reading), reading) else []
            claims = self.facts.compose(aspect, reading, edition, catalogue, ranked)
            if answered_elsewhere(aspect, near, claims, reading, self.facts.words):
                return ()
            worded = aspect in WORDED and asked_units(reading.question)
            return tuple(c for c in claims if not worded or answers_units(c.text, reading.question))
        desk = self.desks.find(reading, edition, near, catalogue)
        return (self.desks.claim(desk, reading, catalogue),) if desk and self.desks.reachable(desk, reading) else ()
