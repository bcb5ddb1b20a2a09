"""A model words the answer, one claim a line; what it cites and says is checked like any other claim."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.catalogue import Catalogue
from assistant.composing.citing import citation_of
from assistant.domain import Claim, Reading
from assistant.ports import LanguageModel, ModelUnavailable
from assistant.retrieval import Found
from assistant.words import Words

_MOST_PASSAGES = 6


@dataclass(frozen=True, slots=True)
class ModelComposer:
    """Asks a model for claims with the numbers of the passages that they rest on."""

    model: LanguageModel
    words: Words

    def compose(self, reading: Reading, found: Sequence[Found], catalogue: Catalogue) -> Iterator[Claim]:
        """Each claim as soon as its line is complete; a model that fails just says no more."""
        offered = found[:_MOST_PASSAGES]
        try:
            for line in self.model.lines(self._prompt(reading, offered)):
                claim = _claim_of(line, offered, catalogue)
                if claim is not None:
                    yield claim
        except ModelUnavailable:
            return  # what was shown holds; if nothing was, the sentences of the documents stand in

    def _prompt(self, reading: Reading, offered: Sequence[Found]) -> str:
        blocks = [f"[{n}] {' > '.join(one.passage.heading)}\n{one.passage.text}" for n, one in enumerate(offered, 1)]
        editions = "、".join(edition.label for edition in reading.editions)
        about = f"{reading.call.name} {editions}" if reading.call else editions
        return self.words.compose.substitute(reading=about, passages="\n\n".join(blocks), question=reading.question)


def _claim_of(line: str, offered: Sequence[Found], catalogue: Catalogue) -> Claim | None:
    """The claim of one line; None where the line is not what was asked for."""
    try:
        said = json.loads(line)
    except ValueError:
        return None
    if not isinstance(said, dict) or not isinstance(said.get("text"), str) or not isinstance(said.get("sources"), list):
        return None
    numbers = [n for n in said["sources"] if type(n) is int and 1 <= n <= len(offered)]
    if not said["text"].strip() or not numbers or len(numbers) != len(said["sources"]):
        return None
    return Claim(
        said["text"].strip(), tuple(citation_of(offered[n - 1].passage, catalogue) for n in dict.fromkeys(numbers))
    )
