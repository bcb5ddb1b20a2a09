"""A reading becomes ranked passages of its editions: keyword and vector rankings fused."""

from __future__ import annotations

import logging
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from statistics import fmean, pstdev
from sys import intern
from types import MappingProxyType

from assistant.catalogue import Catalogue, share_said, spoken, without_names
from assistant.domain import Aspect, Call, Contact, DocumentKind, FactKind, Passage, Reading
from assistant.languages.ja.normalise import plain
from assistant.languages.ja.programme_names import offices_said, short_office_said
from assistant.languages.ja.tokens import compounds, tokens
from assistant.meaning import beside_the_name
from assistant.ports import Embedder, IndexUnavailable, Library, VectorIndex
from assistant.ranking import Asked, Signs, lexical_signs, scored
from assistant.synonyms import Otherwise, said_otherwise
from assistant.words import Words

_SAYS_SOMETHING = re.compile(r"。|[:：\t]|(?m:^\s*[・•●○◆■※*\-➤✓])|\d")
_OF_A_HEADING = re.compile(
    r"^\s*(?:[(]?\d{1,2}(?:[.-]\d{1,2})*[.)]?|[①-⑳]|[一二三四五六七八九十]+[、.])\s*"
)  # its number
_LONGEST_TITLE = 120  # characters of a passage that may be one
_LEAST_OF_HEADING = 2  # words
_LEAST_BESIDE_THE_NAME = (
    2  # words: with fewer, what looks like a part of the name is what is asked (「選抜拠点の一覧」)
)
log = logging.getLogger("koubo")
_CANDIDATES = 60  # of each ranking
_NAMING = 200  # passages elsewhere that may name the call
_EVERYTHING = 10_000
_UNBOUND = frozenset({Aspect.SELECTION, Aspect.OTHER})  # what one edition may tell for the next


@dataclass(frozen=True, slots=True)
class Found:
    """A passage with what speaks for it, in log-odds, and how near its vector is."""

    passage: Passage
    score: float
    similarity: float | None = None  # None: no vector yet


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage that a search found, and the signs that it speaks of what is asked."""

    passage: Passage
    signs: Signs
    similarity: float | None


@dataclass(frozen=True, slots=True)
class Retriever:
    """Searches the live passages of a reading's editions."""

    library: Library
    words: Words
    embedder: Embedder | None  # None: keyword search alone
    vectors: VectorIndex | None

    def retrieve(self, reading: Reading, catalogue: Catalogue) -> tuple[Found, ...]:
        """Passages for a reading, the best first: of its own documents, and those of others that name its call."""
        found = [Found(c.passage, scored(c.signs), c.similarity) for c in self.candidates(reading, catalogue)]
        return tuple(sorted(found, key=lambda one: (-one.score, one.passage.document_id, one.passage.position)))

    def candidates(self, reading: Reading, catalogue: Catalogue) -> tuple[Candidate, ...]:
        """What the searches find, and the named rows of tables."""
        past = _of_the_past(reading, catalogue)
        own = [*(document.id for document in catalogue.documents_of(reading.editions)), *past]
        near = self.by_vector(reading, own)
        by_words = self._by_words_again(reading, own)
        told = self._told_elsewhere(reading, own, catalogue)
        by_words = {**by_words, **{id_: score for id_, score in told.items() if id_ not in by_words}}
        rows = self._named_rows(reading, own)
        passages = self.library.passages_by_id(list(dict.fromkeys((*by_words, *near, *rows))))
        searched = {"words": _measured(by_words), "meaning": _measured(near), "nearness": near}
        least = {name: min(ranking.values(), default=0.0) for name, ranking in searched.items()}
        lexical = lexical_signs(self.asked(reading), passages)
        return tuple(
            Candidate(
                passage,
                {
                    **{name: ranking.get(passage.id, least[name]) for name, ranking in searched.items()},
                    **worded,
                    **self._standing(passage, reading),
                    "named_row": rows.get(passage.id, 0.0),
                    "past": float(passage.document_id in past or _is_quoted(passage)),
                    "told_elsewhere": float(passage.id in told),
                },
                near.get(passage.id),
            )
            for passage, worded in zip(passages, lexical, strict=True)
        )

    def asked(self, reading: Reading) -> Asked:
        """What is looked for in passages."""
        return Asked(
            reading.question,
            _core(reading, self.words),
            self.query_words(reading),
            self.otherwise(reading),
            interrogative=self.words.asks("interrogative", reading.question.replace("?", "")),
            listing=self.words.asks("listing", reading.question),
        )

    def _standing(self, passage: Passage, reading: Reading) -> dict[str, float]:
        """What the place of a passage in its document tells."""
        return {
            "fits": float(reading.call is not None and self.fits(passage, reading)),
            "title_said": _heading_said(passage, reading),
            "desk": float(not self._asks_of_a_desk(reading) and self._is_desk(passage)),
            "cover": float(_says_nothing(passage)),
        }

    def _named_rows(self, reading: Reading, document_ids: Sequence[str]) -> dict[str, float]:
        """Table rows whose programme the question names: in a collection each row is a call of its own."""
        contacts = self.library.facts(document_ids=document_ids, kinds=(FactKind.CONTACT,))
        shares = [
            (f.passage_id, share_said(f.value.programme, f"{reading.context} {reading.question}"))
            for f in contacts
            if isinstance(f.value, Contact)
        ]
        most = max((share for _, share in shares), default=0.0)
        return {id_: share for id_, share in shares if share and share == most}

    def mentioning(self, names: Collection[str], found: Iterable[Found]) -> tuple[Found, ...]:
        """Those that tell of an edition by one of its names."""
        said = [spoken(name) for name in names]
        texts = ((one, spoken("".join((*one.passage.heading, one.passage.text)))) for one in found)
        return tuple(one for one, text in texts if any(name in text for name in said))

    def call_of_the_office(self, text: str, catalogue: Catalogue) -> Call | None:
        """The one call whose documents name the organisation that a question names: 「みどり財団の締切は」."""
        calls = {document.id: document.call_id for document in catalogue.documents}
        for name in offices_said(text):
            phrase = " ".join(tokens(name))
            naming = self.library.keyword_search([phrase], document_ids=list(calls), limit=_NAMING) if phrase else ()
            homes = {calls[one.document_id] for one in self.library.passages_by_id([id_ for id_, _ in naming])}
            if len(homes) == 1:
                return catalogue.call(homes.pop())
        return self._call_of_a_short_office(text, catalogue)

    def _call_of_a_short_office(self, text: str, catalogue: Catalogue) -> Call | None:
        """The one call that is not news whose documents name an office that a question shortens."""
        said = short_office_said(text)
        calls = {one.id: one.call_id for one in catalogue.documents if one.kind is not DocumentKind.MAIL}
        if said is None:
            return None
        begun, whole = said
        naming = self.library.keyword_search([" ".join(tokens(begun))], document_ids=[*calls], limit=_NAMING)
        held = self.library.passages_by_id([id_ for id_, _ in naming])
        homes = {calls[one.document_id] for one in held if whole.search(plain(one.text))}
        return catalogue.call(homes.pop()) if len(homes) == 1 else None

    def query_words(self, reading: Reading) -> tuple[str, ...]:
        """The words of the question that can find something within the documents of its call."""
        words = tokens(_core(reading, self.words))
        return tuple(word for word in dict.fromkeys(words) if word not in self.words.stopwords)

    def fits(self, passage: Passage, reading: Reading) -> bool:
        """Whether the headings of a passage word what is asked for."""
        path = spoken("".join(passage.heading))
        return any(spoken(word) in path for aspect in reading.aspects for word in self.words.aspects[aspect].words)

    def by_words(self, reading: Reading, document_ids: Sequence[str], *, limit: int) -> dict[str, float]:
        asked = (*self.query_words(reading), *self.same_meaning(reading), *_names_in(_core(reading, self.words)))
        return dict(self.library.keyword_search(asked, document_ids=document_ids, limit=limit))

    def _by_words_again(self, reading: Reading, document_ids: Sequence[str]) -> Mapping[str, float]:
        """Before a deadline many people ask the same: it is searched for once as long as the same is live."""
        key = ("searched", reading.context, reading.question, reading.call, reading.said, tuple(document_ids))
        return self.library.once(key, lambda: _lasting(self.by_words(reading, document_ids, limit=_CANDIDATES)))

    def same_meaning(self, reading: Reading) -> tuple[str, ...]:
        """The phrases of call documents that mean what a phrase of the question means."""
        return tuple(dict.fromkeys(chain.from_iterable(self.otherwise(reading).values())))

    def otherwise(self, reading: Reading) -> Otherwise:
        """The words of the question that the documents may say in other words."""
        return said_otherwise(_core(reading, self.words), self.words)

    def _told_elsewhere(self, reading: Reading, own: Collection[str], catalogue: Catalogue) -> dict[str, float]:
        """Passages of other documents that name the call, ranked as the call's own are."""
        call = reading.call
        others = [document.id for document in catalogue.documents if call and document.call_id != call.id]
        if call is None or not others:
            return {}
        ids = self.library.once(("naming", call, tuple(others)), lambda: self._naming(call, others)) - set(own)
        ranked = self.by_words(reading, others, limit=_EVERYTHING) if ids else {}
        return {id_: score for id_, score in ranked.items() if id_ in ids}

    def _naming(self, call: Call, document_ids: Sequence[str]) -> frozenset[str]:
        """The passages of some documents that name a call."""
        names = [token for name in (call.name, *call.aliases) for token in tokens(name)]
        naming = self.library.keyword_search(names, document_ids=document_ids, limit=_NAMING)
        passages = self.library.passages_by_id([id_ for id_, _ in naming])
        return frozenset(one.id for one in passages if names_call(one, call))

    def by_vector(self, reading: Reading, document_ids: Sequence[str]) -> Mapping[str, float]:
        if self.embedder is None or self.vectors is None:
            return {}
        among = self.library.passage_ids(document_ids=document_ids)
        if self.vectors.missing(among):
            return {}  # half a ranking would be unfair to the passages that still wait for their vector
        embedder, vectors, asked = self.embedder, self.vectors, _asked(reading)

        def search() -> Mapping[str, float]:
            return _lasting(dict(vectors.search(embedder.query(asked), among=among, limit=_CANDIDATES)))

        try:
            return self.library.once(("near", asked, tuple(document_ids)), search)
        except IndexUnavailable as error:
            log.warning("%s キーワード検索だけで答えます。", error)
            return {}

    def _asks_of_a_desk(self, reading: Reading) -> bool:
        """Whether a desk is asked for, or when one takes calls."""
        hours = self.words.asks_for_hours(reading.question) and self.words.channels_in(reading.question)
        return Aspect.CONTACT in reading.aspects or bool(hours)

    def _is_desk(self, passage: Passage) -> bool:
        """Whether a passage is about whom to ask."""
        last = spoken("".join(passage.heading[-1:]))
        return any(spoken(word) in last for word in self.words.aspects[Aspect.CONTACT].words)


def _lasting(found: Mapping[str, float]) -> Mapping[str, float]:
    """The same ranking with ids that every other shares, for it is kept."""
    return MappingProxyType({intern(id_): score for id_, score in found.items()})


def _says_nothing(passage: Passage) -> bool:
    """Whether a passage is but a title: without a sentence, a value or a list under it."""
    return len(passage.text) <= _LONGEST_TITLE and not _SAYS_SOMETHING.search(passage.text)


def _is_quoted(passage: Passage) -> bool:
    """Whether a mail quotes an earlier one: what it said then may be corrected above."""
    lines = [line for line in passage.text.split("\n") if line.strip()]
    return sum(line.lstrip().startswith(">") for line in lines) > len(lines) / 2


def _heading_said(passage: Passage, reading: Reading) -> float:
    """How much of the nearest heading of its own the question says: 1 where it says all of it."""
    title = _OF_A_HEADING.sub("", plain(passage.heading[-1])) if passage.heading else ""
    words = set(tokens(title))
    if len(words) < _LEAST_OF_HEADING or " / " in title:
        return 0.0
    return 1.0 if spoken(title) in spoken(reading.question) else 0.5 * (words <= set(tokens(reading.question)))


def _of_the_past(reading: Reading, catalogue: Catalogue) -> frozenset[str]:
    """Documents of the other editions, where the question leaves the edition open and asks for nothing that changes."""
    if reading.call is None or reading.edition_named or not set(reading.aspects) <= _UNBOUND:
        return frozenset()
    others = tuple(one for one in catalogue.editions_of(reading.call) if one not in reading.editions)
    return frozenset(document.id for document in catalogue.documents_of(others))


def _asked(reading: Reading) -> str:
    """The question without the name of its call and edition, which every passage of theirs is about."""
    whole = f"{reading.context} {reading.question}"
    core = without_names(whole, reading.call, reading.said)
    return core if core.strip() else whole


def _core(reading: Reading, words: Words) -> str:
    """What a question asks without any part of the name: of 「林業機械の支援の締切は」, の締切は."""
    asked = _asked(reading)
    core = beside_the_name(asked, reading.call, words) if reading.call else asked
    return core if len(set(tokens(core)) - words.stopwords) >= _LEAST_BESIDE_THE_NAME else asked


def _names_in(text: str) -> Iterator[str]:
    """Names of several words, whole and by pairs of neighbours, as phrases to be searched."""
    for name in compounds(text):
        yield " ".join(name)
        yield from (" ".join(pair) for pair in pairwise(name))


def names_call(passage: Passage, call: Call) -> bool:
    """Whether a passage, or a heading above it, names a call."""
    said = spoken("".join((*passage.heading, passage.text)))
    return any(spoken(name) in said for name in (call.name, *call.aliases))


def _measured(ranking: Mapping[str, float]) -> dict[str, float]:
    """The scores of a ranking in its own standard deviations."""
    if not ranking:
        return {}
    middle, spread = fmean(ranking.values()), pstdev(ranking.values()) or 1.0
    return {id_: (score - middle) / spread for id_, score in ranking.items()}
