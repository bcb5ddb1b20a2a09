"""A model words the answer, one claim a line; what it cites and says is checked like any other claim."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.catalogue import Catalogue
from assistant.composing.citing import citation_of
from assistant.composing.grounding import is_grounded, keeps_periods
from assistant.composing.slots import Offer, as_data, offer
from assistant.domain import Claim, Passage, Reading
from assistant.languages.ja.machine_words import speaks_to_a_machine
from assistant.ports import LanguageModel, ModelUnavailable
from assistant.retrieval import Found
from assistant.words import Words

log = logging.getLogger("koubo")
_MOST_PASSAGES = 6
_MOST_CLAIMS = 5  # the prompt asks for three


@dataclass(frozen=True, slots=True)
class ModelComposer:
    """Asks a model for claims with the numbers of the passages that they rest on."""

    model: LanguageModel
    words: Words

    def compose(self, reading: Reading, found: Sequence[Found], catalogue: Catalogue) -> Iterator[Claim]:
        """Each claim as soon as its line is complete; a model that fails just says no more, and is never asked again."""
        # What was shown before it failed holds, and stays the answer; if nothing was, the documents' sentences stand in.
        passages = [one.passage for one in found if not speaks_to_a_machine(one.passage.text)][:_MOST_PASSAGES]
        offered = offer(passages)
        try:
            said = 0
            for line in self.model.lines(self._prompt(reading, offered)):
                claim = self._claim(line, passages, offered, catalogue)
                if claim is not None:
                    yield claim
                    said += 1
                if said == _MOST_CLAIMS:
                    return
        except ModelUnavailable as error:
            log.warning("言語モデルを使えません（%s）。文書から抜き出した文で答えます。", error)

    def _prompt(self, reading: Reading, offered: Offer) -> str:
        editions = "、".join(edition.label for edition in reading.editions)
        about = f"{reading.call.name} {editions}" if reading.call else editions
        return self.words.compose.filled(
            reading=as_data(about), passages=offered.blocks, question=as_data(reading.question)
        )

    def _claim(self, line: str, passages: Sequence[Passage], offered: Offer, catalogue: Catalogue) -> Claim | None:
        """The claim of one line; None where the line is not what was asked for, or says what its sources do not."""
        text, sources = _read(line)
        if not sources or not all(1 <= number <= len(passages) for number in sources):
            return None
        filled = (offered.filled(text, sources=sources) or "").strip()
        citations = tuple(citation_of(passages[number - 1], catalogue) for number in dict.fromkeys(sources))
        claim = Claim(filled, citations, wording=f"compose {self.words.compose.version} / {self.model.name}")
        return claim if filled and is_grounded(claim, self.words.stopwords) and keeps_periods(claim) else None


def _read(line: str) -> tuple[str, list[int]]:
    """The text and the sources of a line; no sources where it is not of the form that was asked for."""
    try:
        said = json.loads(line.strip().removesuffix(","))
    except (ValueError, RecursionError):
        return "", []
    if not isinstance(said, dict) or not isinstance(said.get("text"), str) or not isinstance(said.get("sources"), list):
        return "", []
    numbers = [n for n in said["sources"] if type(n) is int]
    return said["text"], numbers if len(numbers) == len(said["sources"]) else []
