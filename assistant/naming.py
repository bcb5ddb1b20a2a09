"""Whether a question about dates names something that the best passage knows nothing of: then it is asked back."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.catalogue import Catalogue
from assistant.domain import Passage, Reading
from assistant.languages.ja.mending import mend
from assistant.languages.ja.tokens import tokens
from assistant.retrieval import Found
from assistant.understanding import TIMED
from assistant.words import Words


def names_something_else(reading: Reading, found: Sequence[Found], catalogue: Catalogue, words: Words) -> bool:
    """Another call's date is worse than a question back: all that the question names is strange to the passage."""
    if reading.call is not None or len(catalogue.calls) <= 1 or not set(reading.aspects) & set(TIMED) or not found:
        return False
    cues = {token for aspect in reading.aspects for cue in words.aspects[aspect].cues for token in tokens(cue)}
    asked = set(tokens(f"{reading.context} {reading.question}")) - cues - words.stopwords
    named = {token for token in asked if len(token) > 1}  # a single letter names nothing
    return bool(named) and not named & _known(found[0].passage, catalogue)


def _known(passage: Passage, catalogue: Catalogue) -> set[str]:
    document = next(one for one in catalogue.documents if one.id == passage.document_id)
    call = catalogue.call(document.call_id)
    texts = (*passage.heading, mend(passage.text).text, document.title, call.name, *call.aliases)
    return set(tokens("\n".join(texts)))
