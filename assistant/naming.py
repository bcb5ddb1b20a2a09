"""Whether a question about dates names something that the best passage knows nothing of: then it is asked back."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.catalogue import Catalogue, shared_length, spoken, without_names
from assistant.composing.numbered_names import numbered_name
from assistant.domain import Call, Passage, Reading
from assistant.languages.ja.mending import mend
from assistant.languages.ja.programme_names import own_part, programmes_said
from assistant.languages.ja.tokens import reading_of as sound_of
from assistant.languages.ja.tokens import tokens
from assistant.ports import Library
from assistant.retrieval import Found
from assistant.understanding import TIMED
from assistant.words import Words

_PROPER = re.compile(r"[ァ-ヴー]{3,}|[A-Za-z][A-Za-z0-9-]{2,}")
_NAME = re.compile(r"[ァ-ヴー]{3,}|[A-Za-z][A-Za-z0-9-]+")
_BEST = 3  # passages that are looked at
_JAPANESE = re.compile(r"[ぁ-んァ-ヴ一-龠]")


def names_something_else(reading: Reading, found: Sequence[Found], catalogue: Catalogue, words: Words) -> bool:
    """Another call's date is worse than a question back: all that the question names is strange to the passage."""
    if reading.each or not set(reading.aspects) & set(TIMED):
        return False
    if not catalogue.named_in(reading.question) and _names_what_is_known_elsewhere(reading, found, words):
        return True
    if _names_a_strange_programme(reading, found, catalogue):
        return True
    if len(catalogue.calls) <= 1 or not found:
        return False
    if reading.call is not None:
        return _is_taken_by_its_round(reading, catalogue, words) and _is_strange(reading, found, catalogue, words)
    cues = {token for aspect in reading.aspects for cue in words.aspects[aspect].cues for token in tokens(cue)}
    asked = set(tokens(f"{reading.context} {reading.question}")) - cues - words.stopwords
    named = {token for token in asked if len(token) > 1}  # a single letter names nothing
    return bool(named) and not named & _known(found[0].passage, catalogue)


def of_another_edition(reading: Reading, catalogue: Catalogue, library: Library, words: Words) -> Reading | None:
    """A question on dates that has a name which only the documents of another edition hold, as a question on what that names."""
    if reading.call is None or reading.edition_named:
        return None
    numbered = numbered_name(without_names(reading.question, reading.call, reading.said), reading.context)
    if not numbered and not set(reading.aspects) & set(TIMED):
        return None
    every = catalogue.editions_of(reading.call)
    own = [one.id for one in catalogue.documents_of(reading.editions)]
    others = [one.id for one in catalogue.documents_of(tuple(set(every) - set(reading.editions)))]
    core = without_names(reading.question, reading.call, reading.said)
    plain_words = words.known | words.asking | words.stopwords | words.candour.names
    proper = (word for word in tokens(core) if _PROPER.fullmatch(word) and word not in plain_words)
    for name in filter(None, (numbered,) if numbered else proper) if others else ():
        phrase = " ".join(tokens(name))
        held, elsewhere = (library.keyword_search([phrase], document_ids=ids, limit=1) for ids in (own, others))
        if elsewhere and not held:
            return replace(reading, unknown_edition=name, unknown_names=(name,))
    return None


def call_of_a_numbered_name(text: str, catalogue: Catalogue, library: Library) -> Call | None:
    """The only call whose documents hold a name with a number that a question says; None where it says none."""
    phrase = " ".join(tokens(numbered_name(text)))
    calls = {one.id: one.call_id for one in catalogue.documents}
    hits = library.keyword_search([phrase], document_ids=[*calls], limit=_BEST) if phrase else ()
    homes = {calls[one.document_id] for one in library.passages_by_id([id_ for id_, _ in hits])}
    return catalogue.call(homes.pop()) if len(homes) == 1 else None


def _is_taken_by_its_round(reading: Reading, catalogue: Catalogue, words: Words) -> bool:
    """Whether nothing but a round or a year says which call is meant: 「DXの第3期の締切は」."""
    said = f"{reading.context} {reading.question}"
    named = catalogue.named_in(said) or catalogue.shortened_in(said, words.generic)
    return reading.edition_named and not reading.follow_up and reading.call not in named


def _is_strange(reading: Reading, found: Sequence[Found], catalogue: Catalogue, words: Words) -> bool:
    """Whether a question has a name that the best passages of the call do not know, and that is part of another call's."""
    known = set().union(*(_known(one.passage, catalogue) for one in found[:_BEST]))
    plain = words.known | words.asking | words.stopwords | words.candour.names
    others = [spoken(name) for call in catalogue.calls if call != reading.call for name in (call.name, *call.aliases)]
    strange = (word for word in tokens(reading.question) if _NAME.fullmatch(word) and word not in plain | known)
    return any(spoken(word) in name for word in strange for name in others)


def _names_what_is_known_elsewhere(reading: Reading, found: Sequence[Found], words: Words) -> bool:
    """Whether a question is on a well-known programme of somebody else, and what we hold does not speak of it."""
    said = [name for name in words.manners["elsewhere"] if spoken(name) in spoken(reading.question)]
    texts = [spoken("".join((*one.passage.heading, one.passage.text))) for one in found[:_BEST]]
    return any(not any(spoken(name) in text for text in texts) for name in said)


def _names_a_strange_programme(reading: Reading, found: Sequence[Found], catalogue: Catalogue) -> bool:
    """A name such as a programme has, which no call of ours and not the best passage has: also while we hold one call."""
    if reading.follow_up or catalogue.named_in(reading.question) or not _JAPANESE.search(reading.question):
        return False
    held = "".join((*(name for c in catalogue.calls for name in (c.name, *c.aliases)), *_titles(catalogue)))
    said = [own_part(name) for name in programmes_said(reading.question)]
    strange = [spoken(name) for name in said if not (_shares(name, held) or _shares(sound_of(name), sound_of(held)))]
    if not strange or not found:
        return bool(strange)
    best = spoken("".join((*found[0].passage.heading, mend(found[0].passage.text).text)))
    own = found if reading.call is not None else ()
    return any(name not in best and not (name.isascii() and _says(own, name)) for name in strange)


def _says(found: Sequence[Found], name: str) -> bool:
    """Whether what is found of a call says a name in Latin letters: that of the office."""
    return any(name in spoken(one.passage.text) for one in found)


def _shares(name: str, held: str) -> bool:
    """Whether half of a name stands in one piece in what is held."""
    return 2 * shared_length(spoken(name), spoken(held)) >= len(spoken(name))


def _titles(catalogue: Catalogue) -> tuple[str, ...]:
    return tuple(document.title for document in catalogue.documents)


def _known(passage: Passage, catalogue: Catalogue) -> set[str]:
    document = next(one for one in catalogue.documents if one.id == passage.document_id)
    call = catalogue.call(document.call_id)
    texts = (*passage.heading, mend(passage.text).text, document.title, call.name, *call.aliases)
    return set(tokens("\n".join(texts)))
