"""A reading becomes ranked passages of its editions: keyword and vector rankings fused."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from statistics import fmean, pstdev

from assistant.catalogue import Catalogue, spoken
from assistant.domain import Aspect, Call, Passage, Reading
from assistant.languages.ja.tokens import tokens
from assistant.ports import Embedder, Library, VectorIndex
from assistant.words import Words

_CANDIDATES = 60  # of each ranking
_HEADING_BONUS = 0.8  # in standard deviations: the heading words what is asked for
_MENTION_PENALTY = 1.0  # a document of another call only mentions this one


@dataclass(frozen=True, slots=True)
class Found:
    """A passage with its fused score, in standard deviations of the candidates, and how near its vector is."""

    passage: Passage
    score: float
    similarity: float | None = None  # None: no vector yet


@dataclass(frozen=True, slots=True)
class Retriever:
    """Searches the live passages of a reading's editions."""

    library: Library
    words: Words
    embedder: Embedder | None  # None: keyword search alone
    vectors: VectorIndex | None

    def retrieve(self, reading: Reading, catalogue: Catalogue) -> tuple[Found, ...]:
        """Passages for a reading, the best first."""
        own = {document.id for document in catalogue.documents_of(reading.editions)}
        others = self._mentioning(reading, catalogue) - own
        scope = [*own, *others]
        by_words = self._by_words(reading, scope, drop=not others)
        by_vector = self._by_vector(reading, scope)
        passages = self._passages(by_words, by_vector)
        if reading.call is not None:
            passages = [p for p in passages if p.document_id in own or _names(p, reading.call)]
        fused = _fused([p.id for p in passages], by_words, by_vector)
        found = [
            Found(
                p,
                fused[p.id] + self._bonus(p, reading) - _MENTION_PENALTY * (p.document_id in others),
                by_vector.get(p.id),
            )
            for p in passages
        ]
        return tuple(sorted(found, key=lambda one: (-one.score, one.passage.document_id, one.passage.position)))

    def mentioning(self, label: str, found: Iterable[Found]) -> tuple[Found, ...]:
        """Those that tell of an edition by its name."""
        said = spoken(label)
        return tuple(one for one in found if said in spoken("".join((*one.passage.heading, one.passage.text))))

    def query_words(self, reading: Reading, *, with_call: bool = True) -> tuple[str, ...]:
        """The words of the question that can find something."""
        dull = set(self.words.stopwords)
        if not with_call and reading.call is not None:
            dull.update(token for name in (reading.call.name, *reading.call.aliases) for token in tokens(name))
        return tuple(dict.fromkeys(token for token in tokens(reading.question) if token not in dull))

    def _mentioning(self, reading: Reading, catalogue: Catalogue) -> set[str]:
        """Documents of other calls, of which a passage may name the call that is asked about."""
        if reading.call is None:
            return set()
        return {document.id for document in catalogue.documents if document.call_id != reading.call.id}

    def _by_words(self, reading: Reading, scope: list[str], *, drop: bool) -> dict[str, float]:
        asked = self.query_words(reading, with_call=not drop)
        found = self.library.keyword_search(self._expanded(asked), document_ids=scope, limit=_CANDIDATES)
        return {ranked.passage.id: ranked.score for ranked in found}

    def _expanded(self, asked: tuple[str, ...]) -> tuple[str, ...]:
        """The words with those that mean the same in call documents."""
        same = [word for group in self.words.synonyms if set(asked) & set(_forms(group)) for word in _forms(group)]
        return tuple(dict.fromkeys((*asked, *same)))

    def _by_vector(self, reading: Reading, scope: list[str]) -> dict[str, float]:
        if self.embedder is None or self.vectors is None:
            return {}
        among = self.library.passage_ids(document_ids=scope)
        if self.vectors.missing(among):
            return {}  # half a ranking would be unfair to the passages that still wait for their vector
        return dict(self.vectors.search(self.embedder.query(reading.question), among=among, limit=_CANDIDATES))

    def _passages(self, *rankings: Mapping[str, float]) -> list[Passage]:
        return list(self.library.passages_by_id(list(dict.fromkeys(id_ for ranking in rankings for id_ in ranking))))

    def _bonus(self, passage: Passage, reading: Reading) -> float:
        """How well the headings of a passage word what is asked for."""
        path = spoken("".join(passage.heading))
        asked = [self.words.aspects[aspect].words for aspect in reading.aspects if aspect is not Aspect.OTHER]
        return _HEADING_BONUS * any(spoken(word) in path for words in asked for word in words)


def _names(passage: Passage, call: Call) -> bool:
    said = spoken("".join((*passage.heading, passage.text)))
    return any(spoken(name) in said for name in (call.name, *call.aliases))


def _fused(ids: Iterable[str], *rankings: Mapping[str, float]) -> dict[str, float]:
    """The sum of the scores of each ranking, each measured in its own standard deviations."""
    fused = dict.fromkeys(ids, 0.0)
    for ranking in rankings:
        if not ranking:
            continue
        middle, spread, least = fmean(ranking.values()), pstdev(ranking.values()) or 1.0, min(ranking.values())
        for id_ in fused:
            fused[id_] += (ranking.get(id_, least) - middle) / spread
    return fused


@lru_cache(maxsize=512)
def _forms(group: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(token for word in group for token in tokens(word))
