"""Whether what would be said answers what is asked: signs that it does not, each weighed as it was measured."""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.catalogue import spoken, without_names
from assistant.composing.denials import tells_of_a_denial
from assistant.composing.handing_in import tells_the_way
from assistant.composing.help_without_money import tells_of_help
from assistant.composing.links import gives_another_page
from assistant.composing.looked_up import reaches_in
from assistant.composing.nearness import nearness
from assistant.composing.never_held import tells_of_nothing_held
from assistant.composing.prior_entry import dates_the_entry
from assistant.composing.strangers import Said, Strangers, said_by, said_in, strangers
from assistant.domain import Aspect, Claim, Passage, Reading
from assistant.languages.ja.asked_forms import form_untold
from assistant.languages.ja.asked_kinds import (
    KINDS,
    kinds_asked,
    kinds_missing,
    no_way_given,
    tells_neither,
    ways_asked,
)
from assistant.languages.ja.asked_units import answers_units, asked_units, tells_how_many
from assistant.languages.ja.defining import defines, terms_sought
from assistant.languages.ja.telling import without_the_afterthought
from assistant.languages.ja.tokens import tokens
from assistant.meaning import beside_its_sound, beside_the_name
from assistant.ports import Embedder, IndexUnavailable, Library
from assistant.ranking import asks_yes_or_no, decides, held_by
from assistant.retrieval import Found
from assistant.words import Words

log = logging.getLogger("koubo")

Signs = Mapping[str, float]

# How much each sign says that the documents are silent, in log-odds: fitted by `koubo eval fit --candour`.
WEIGHTS: Signs = {
    "always": -1.95,
    "names": 0.7,
    "last_name": 2.82,
    "only_names": -0.03,
    "doings": 0.4,
    "aside": -0.96,
    "typed": -1.68,
    "typed_last": -0.76,
    "units": -0.62,
    "units_missing": 3.02,
    "no_person": 3.18,
    "no_place": 1.18,
    "no_rate": 2.25,
    "no_hour": 1.8,
    "no_one": 3.0,
    "no_company": 3.0,
    # Set by hand: the other half of a year, and the number of something or somebody else, must never be said.
    "opposed": 6.0,
    "uncounted": 4.0,
    "neither": 6.0,
    "form_untold": 6.0,
    "other_name": 4.0,
    # Entries of the very round and kind that a question names: what it calls them stands in no entry.
    "picked": -4.0,
    "kinds": 0.15,
    "undecided": 0.33,
    "open": 0.26,
}
# What is asked for stands nowhere in what is said, however near in meaning that is: 「補助率は」 and the row with no rate.
_LACKS = (
    "units_missing",
    "no_person",
    "no_rate",
    "no_company",
    "no_one",
    "opposed",
    "uncounted",
    "neither",
    "form_untold",
)
_SUBJECT = 0.1  # of the passages of a document: a word in as many is what all of it is about
_LEAST_OF_SUBJECT = 3  # passages
_MOST_ASIDE = 3
_OWN = "ja"  # the language whose last name in a clause is what it asks about
_NEAR, _LESS_NEAR = 0.87, 0.005  # likeness by the default vectors, and what each log-odd of silence asks beyond it
_IN_CAPITALS = re.compile(  # of a programme or a body, and no form of a file
    r"(?<![A-Za-z\d-])(?!(?:JPEG|HTML|XLSX|DOCX|PPTX|TOEIC|TOEFL|COVID)(?![A-Za-z]))[A-Z](?:-?[A-Za-z]){0,8}-?[A-Z](?:-?[A-Za-z]){1,8}(?![A-Za-z\d-])"
)
_SHORTEST_NAME = 4  # letters
_AROUND = 12  # passages: about a slide on either side
_COLUMN_OF_NUMBERS = re.compile(r"数[^\d。]{0,8}\d")  # 採択予定件数: 15


@dataclass(frozen=True, slots=True)
class Candour:
    """Rather says nothing than something else than what is asked."""

    library: Library
    words: Words
    embedder: Embedder | None = None  # None: words alone decide

    def answers(self, reading: Reading, claims: Sequence[Claim]) -> bool:
        """Whether the claims on one thing that is asked speak of it; no claim answers nothing."""
        if self.words.asks("changes", reading.question):
            return bool(claims)  # a correction is told in words of its own
        if not claims or _is_certain(reading.question, claims):
            return bool(claims)
        if len(reading.aspects) == 1 and self._gives_no_way(self._core(reading), claims):
            return False
        signs = self.signs(reading, claims)
        silence = sum(WEIGHTS[name] * value for name, value in signs.items())
        return silence < 0 or (not any(map(signs.get, _LACKS)) and self._means_the_same(reading, claims, silence))

    def _gives_no_way(self, question: str, claims: Sequence[Claim]) -> bool:
        """Whether an address or a number is asked for, and the claims give none, or that of a page of something else."""
        said = "\n".join(claim.text for claim in claims)
        quoted = "\n".join((said, *(one.passage.text for claim in claims for one in claim.citations)))
        unnamed = "person" in kinds_missing(question, quoted) and any(claim.facts for claim in claims)
        return unnamed or no_way_given(question, said) or gives_another_page(question, said, self.words)

    def _means_the_same(self, reading: Reading, claims: Sequence[Claim], silence: float) -> bool:
        """Whether a sentence is so near a question in meaning that strange words may be other words for the same.

        Of a deadline none is near enough; what asks nothing may be near to anything.
        """
        asked = self.words.asks("interrogative", reading.question) or asks_yes_or_no(reading.question)
        asks = asked or _gives_the_way(reading.question, claims)
        if self.embedder is None or not asks or Aspect.DEADLINE in reading.aspects:
            return False
        try:
            return nearness(reading, claims, self.embedder, self.library) >= _NEAR + _LESS_NEAR * silence
        except IndexUnavailable as error:
            log.warning("%s 意味の近さを見ずに答えます。", error)
            return False

    def nearer(self, reading: Reading, found: Sequence[Found], claims: Sequence[Claim]) -> tuple[Found, ...]:
        """The passages that speak of every name in the question and hold the kind that it asks for, where the claims do not."""
        question, subject = self._core(reading), self._subject(reading, claims)
        strange = ((one, strangers(question, said_in(one.passage), subject, self.words)) for one in found)
        empty = self.words.stopwords | self.words.asking | self.words.candour.names
        asked = frozenset(tokens(question)) - empty if kinds_asked(question) else frozenset()
        return tuple(
            one
            for one, told in strange
            if ((told.names and not any(told.names)) or (asked and _has_all(one.passage, asked)))
            and not kinds_missing(question, one.passage.text)
        )

    def signs(self, reading: Reading, claims: Sequence[Claim]) -> dict[str, float]:
        """What tells that the claims do not speak of what is asked."""
        question, said, own = self._core(reading), said_by(claims), reading.language == _OWN
        strange = strangers(question, said, self._subject(reading, claims), self.words) if own else Strangers()
        last = float(bool(strange.names) and strange.names[-1])
        typed = float(any(claim.facts for claim in claims))
        return {
            "always": 1.0,
            "names": float(any(strange.names)),
            "last_name": last,
            "only_names": float(bool(strange.names) and all(strange.names)),
            "doings": float(any(strange.doings)),
            "aside": float(min(sum(strange.aside), _MOST_ASIDE)),
            "typed": typed,
            "typed_last": typed * last,
            "picked": float(any(claim.picked for claim in claims)),
            **_of_the_kind(question, said),
            **self._of_the_form(question, said),
            "opposed": float(self._is_opposed(question, said)),
            "other_name": float(own and self._names_another(question, claims)),
            "uncounted": float(not tells_how_many(question, said.text)),
            "neither": float(tells_neither(question, said.text)),
            "form_untold": float(form_untold(reading.question, said.text)),
        }

    def _names_another(self, question: str, claims: Sequence[Claim]) -> bool:
        """Whether a number is asked for of what has a name in capitals (X-HUB) that nothing near what is cited has."""
        named = _IN_CAPITALS.findall(question) if asked_units(question) else ()
        names = [name for name in named if len(name) >= _SHORTEST_NAME]  # and no NPO
        cited = [citation for claim in claims for citation in claim.citations] if names else []
        told = "\n".join(f"{one.document.title}\n{self._around(one.passage)}" for one in cited)
        return any(spoken(name) not in spoken(told) for name in names)

    def _around(self, passage: Passage) -> str:
        """What a passage and those around it say, with their headings."""
        held = self.library.passages(document_ids=[passage.document_id])
        near = (one for one in held if abs(one.position - passage.position) <= _AROUND)
        return "\n".join(text for one in near for text in (*one.heading, one.text))

    def _of_the_form(self, question: str, said: Said) -> dict[str, float]:
        """Whether a question that wants a yes or a no is answered with something that decides."""
        is_open = self.words.asks("interrogative", question.replace("?", ""))
        wants = not is_open and asks_yes_or_no(question)
        return {"undecided": float(wants and not decides(said.text)), "open": float(is_open)}

    def _is_opposed(self, question: str, said: Said) -> bool:
        """Whether another half, season or time is told of than the one that is asked for: 後期 for 前期."""
        pairs = (pair for pair in self.words.candour.opposed if any(one in question for one in pair))
        return any(
            not any(one in question and one in said.text for one in pair) and any(one in said.text for one in pair)
            for pair in pairs
        )

    def _core(self, reading: Reading) -> str:
        """A question without the name of its call and edition, and without why it is asked."""
        asked = without_the_afterthought(reading.question)
        text = without_names(asked, reading.call, (*reading.said, *reading.unknown_names))
        return beside_its_sound(beside_the_name(text, reading.call, self.words), reading.call) if reading.call else text

    def _subject(self, reading: Reading, claims: Sequence[Claim]) -> frozenset[str]:
        """What the cited documents are about: a question names it, and no sentence has to."""
        documents = {citation.document.id: citation.document for claim in claims for citation in claim.citations}
        names = [document.title for document in documents.values()]
        names += (reading.call.name, *reading.call.aliases) if reading.call else ()
        return frozenset(tokens("\n".join(names))).union(*map(self._common, documents))

    def _common(self, document_id: str) -> frozenset[str]:
        return self.library.once(
            ("subject", document_id), lambda: _common_words(self.library.passages(document_ids=[document_id]))
        )


def _is_certain(question: str, claims: Sequence[Claim]) -> bool:
    """Whether claims of a kind that mistakes nothing else answer a question."""
    shuts = any(tells_of_a_denial(question, one.text) or tells_of_nothing_held(question, one.text) for one in claims)
    dates = any(dates_the_entry(question, claim.text) for claim in claims)
    helps = tells_of_help(question, claims) or tells_the_way(question, claims)
    return shuts or dates or helps or _looks_up(question, claims) or _explains(question, claims)


def _looks_up(question: str, claims: Sequence[Claim]) -> bool:
    """Whether a question tells a number or an address that the claims hold: it asks whose that is."""
    asked = reaches_in(question)
    return bool(asked) and any(asked & reaches_in(claim.text) for claim in claims)


def _gives_the_way(question: str, claims: Sequence[Claim]) -> bool:
    """Whether an address or a number is asked for in a word, and the claims give one: 「補助金 申請書 URL」."""
    said = "\n".join(claim.text for claim in claims)
    return bool(ways_asked(question)) and not no_way_given(question, said)


def _explains(question: str, claims: Sequence[Claim]) -> bool:
    """Whether the meaning of a term is asked for, and the claims tell it."""
    terms = terms_sought(question)
    return bool(terms) and any(defines(claim.text, terms) for claim in claims)


def _of_the_kind(question: str, said: Said) -> dict[str, float]:
    """Whether what is asked for (a number, a person, a place …) is among what is said."""
    asked, missing = kinds_asked(question), kinds_missing(question, said.text)
    counted = bool(asked_units(question))
    units = counted and bool(answers_units(said.text, question) or _COLUMN_OF_NUMBERS.search(said.text))
    rated = "rate" in asked and "rate" not in missing  # 何割: 2分の1
    return {
        "units": float(units),
        "units_missing": float(counted and not units and not rated),
        **{f"no_{kind}": float(kind in missing) for kind in KINDS},
        "kinds": float(len(asked) > len(missing)),
    }


def _has_all(passage: Passage, asked: frozenset[str]) -> bool:
    held = held_by(passage)
    return asked <= held.words | held.titles


def _common_words(passages: Sequence[Passage]) -> frozenset[str]:
    held = map(held_by, passages)
    count = Counter(word for one in held for word in one.words | one.titles)
    least = max(_LEAST_OF_SUBJECT, _SUBJECT * len(passages))
    return frozenset(word for word, number in count.items() if number >= least)
