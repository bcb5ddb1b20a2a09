"""A call that a question only describes: what it tells stands in the documents of one call, and in no other's."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from assistant.catalogue import Catalogue, spoken
from assistant.domain import Call, DocumentKind, Passage
from assistant.languages.ja.normalise import plain
from assistant.languages.ja.programme_names import programmes_said
from assistant.languages.ja.tokens import compounds, tokens
from assistant.ports import Library
from assistant.retrieval import Found
from assistant.words import Words

_CLEARLY = 3.0  # by how much one call stands out, in log-odds of its best passage and of its words
_A_NAME = 1.5  # what a name of several words weighs against a word
_AT_ONCE = 50
_MANY = 3  # words of a name that a question has too
_SORT = re.compile(
    r"(?<![A-Za-z0-9])[A-Z](?:[型枠種類級]|コース|タイプ|クラス|区分|部門|分野|方式)"
)  # A型, B枠, Cコース

_ISSUE = re.compile(r"(?:第\s?\d+\s?号|(?:vol|no)\.?\s?\d+)$", re.IGNORECASE)
_NAME = re.compile(r"[一-龠々ァ-ヴー]{2,}")


def call_described(
    text: str, search: Callable[[], Sequence[Found]], catalogue: Catalogue, library: Library, words: Words
) -> Call | None:
    """The call that stands out both by the words that few other calls use and by its best passage; None where none does.

    An issue of a news mail is no call that anybody describes.
    """
    calls = catalogue.without({call.id for call in catalogue.calls if _ISSUE.search(call.name)})
    sorts = [_with_the_sort(sort, calls, library) for sort in _SORT.findall(plain(text))]
    if sorts and len(sorts[0]) == 1:
        return catalogue.call(next(iter(sorts[0])))
    by_words, words_ahead = _first(_told(text, catalogue, library, words))
    if not words_ahead:
        return None  # nothing to search for
    found = search()
    by_passage, ahead = _first(_best_scores(found, catalogue))
    stands_out = by_passage == by_words and ahead + words_ahead >= _CLEARLY
    first = catalogue.call(by_words) if stands_out else None
    known = first in calls.calls and _knows_most(catalogue.call(by_words), _names(text, words), catalogue, library)
    another = known and first is not None and _names_another(found[0].passage, set(_telling(text, words)), first)
    return first if known and not another else None


def _names_another(best: Passage, told: Collection[str], call: Call) -> bool:
    """Whether what a question tells is the name of another programme that the best passage only mentions: a link to its page."""
    own = spoken("".join((call.name, *call.aliases)))
    names = [name for name in programmes_said(plain(best.text)) if spoken(name) not in own]
    shared = max((len({*tokens(name)} & {*told}) for name in names), default=0)
    return shared >= _MANY and shared > len({*tokens("\n".join((call.name, *call.aliases)))} & {*told})


def _knows_most(call: Call, names: Sequence[tuple[str, ...]], catalogue: Catalogue, library: Library) -> bool:
    """Whether a call knows more than half of the names of a question, by its own name or by what its documents say."""
    own = {token for name in (call.name, *call.aliases) for token in tokens(name)}
    known = [any(one in own or call.id in calls_using(one, catalogue, library) for one in name) for name in names]
    return 2 * sum(known) > len(known) or not known


def _first(scores: Mapping[str, float]) -> tuple[str, float]:
    """The call with the highest score, and how far ahead of the next it is."""
    first = max(scores, key=lambda id_: scores[id_], default="")
    others = [score for id_, score in scores.items() if id_ != first]
    return first, scores.get(first, 0.0) - max(others, default=0.0)


def _best_scores(found: Sequence[Found], catalogue: Catalogue) -> Mapping[str, float]:
    """The score of the best passage of each call."""
    homes = {document.id: document.call_id for document in catalogue.documents}
    best: dict[str, float] = {}
    for one in found:
        best.setdefault(homes[one.passage.document_id], one.score)
    return best


def _told(text: str, catalogue: Catalogue, library: Library, words: Words) -> Mapping[str, float]:
    """What the words of a question tell for each call: a word that few calls use more than one that many use."""
    told = defaultdict[str, float](float)
    for phrase in _telling(text, words):
        users = calls_using(phrase, catalogue, library)
        for call_id in users:
            told[call_id] += math.log(len(catalogue.calls) / len(users)) * (_A_NAME if " " in phrase else 1)
    return told


def _with_the_sort(sort: str, catalogue: Catalogue, library: Library) -> frozenset[str]:
    """The ids of the calls whose documents divide what they give into such sorts; a mail that only tells of them divides nothing."""
    homes = {document.id: document.call_id for document in catalogue.documents}
    mails = {document.id for document in catalogue.documents if document.kind is DocumentKind.MAIL}

    def search() -> frozenset[str]:
        held = [one for one in library.passages(document_ids=list(homes)) if sort in _SORT.findall(plain(one.text))]
        own = [one for one in held if one.document_id not in mails] or held
        return frozenset(homes[one.document_id] for one in own)

    return library.once(("sort", sort, tuple(homes.items())), search)


def _telling(text: str, words: Words) -> Iterator[str]:
    """The words of a question that are not those of every call, and its names of several words: A型."""
    plain = words.generic | words.stopwords | words.asking
    yield from (word for word in dict.fromkeys(tokens(text)) if word not in plain and not word.isdigit())
    yield from (" ".join(name) for name in compounds(text) if not all(word in plain or word.isdigit() for word in name))


def _names(text: str, words: Words) -> list[tuple[str, ...]]:
    """The names of a question by their words: 「水族館の改修」 has two, and a call that knows but one of them is not meant."""
    empty = words.generic | words.stopwords | words.asking
    said = (tuple(word for word in tokens(run) if word not in empty) for run in _NAME.findall(plain(text)))
    return [name for name in dict.fromkeys(said) if name]


def calls_using(phrase: str, catalogue: Catalogue, library: Library) -> frozenset[str]:
    """The ids of the calls whose documents hold a phrase."""
    homes = {document.id: document.call_id for document in catalogue.documents}

    def search() -> frozenset[str]:
        users: set[str] = set()
        while left := [id_ for id_, call_id in homes.items() if call_id not in users]:
            held = library.keyword_search([phrase], document_ids=left, limit=_AT_ONCE)
            if not held:
                break
            users |= {homes[one.document_id] for one in library.passages_by_id([id_ for id_, _ in held])}
        return frozenset(users)

    return library.once(("using", phrase, tuple(homes.items())), search)
