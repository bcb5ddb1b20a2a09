"""Whether a question about dates names something that the best passage knows nothing of: then it is asked back."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.catalogue import Catalogue, spoken
from assistant.domain import Passage, Reading
from assistant.languages.ja.mending import mend
from assistant.languages.ja.tokens import tokens
from assistant.retrieval import Found
from assistant.understanding import TIMED
from assistant.words import Words

_JAPANESE = re.compile(r"[ぁ-んァ-ヴ一-龠]")
_PROGRAMME = re.compile(
    r"[A-Za-z][A-Za-z0-9-]{3,}(?=[のはに、]|第\d|公募)|[^\sのはがをにで、。「」]{2,}(?:補助金|助成金|交付金|助成制度|補助事業)"
)


def names_something_else(reading: Reading, found: Sequence[Found], catalogue: Catalogue, words: Words) -> bool:
    """Another call's date is worse than a question back: all that the question names is strange to the passage."""
    if not set(reading.aspects) & set(TIMED):
        return False
    if _names_a_strange_programme(reading, catalogue):
        return True
    if reading.call is not None or len(catalogue.calls) <= 1 or not found:
        return False
    cues = {token for aspect in reading.aspects for cue in words.aspects[aspect].cues for token in tokens(cue)}
    asked = set(tokens(f"{reading.context} {reading.question}")) - cues - words.stopwords
    named = {token for token in asked if len(token) > 1}  # a single letter names nothing
    return bool(named) and not named & _known(found[0].passage, catalogue)


def _names_a_strange_programme(reading: Reading, catalogue: Catalogue) -> bool:
    """A name such as a programme has, where we hold no call of that name: also while we hold a single one."""
    if reading.follow_up or catalogue.named_in(reading.question) or not _JAPANESE.search(reading.question):
        return False
    held = spoken("".join((*(name for c in catalogue.calls for name in (c.name, *c.aliases)), *_titles(catalogue))))
    return any(spoken(name) not in held for name in _PROGRAMME.findall(reading.question))


def _titles(catalogue: Catalogue) -> tuple[str, ...]:
    return tuple(document.title for document in catalogue.documents)


def _known(passage: Passage, catalogue: Catalogue) -> set[str]:
    document = next(one for one in catalogue.documents if one.id == passage.document_id)
    call = catalogue.call(document.call_id)
    texts = (*passage.heading, mend(passage.text).text, document.title, call.name, *call.aliases)
    return set(tokens("\n".join(texts)))
