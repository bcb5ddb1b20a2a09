"""What is kept of a question for the staff, what its reader said of the answer, and an answer that was shared."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from assistant.domain.answers import Outcome


class Verdict(StrEnum):
    """What a reader says of an answer."""

    HELPFUL = "helpful"
    WRONG = "wrong"
    SOURCE_WRONG = "source_wrong"


@dataclass(frozen=True, slots=True)
class CitedPassage:
    """A passage as it stood when it was cited."""

    number: int  # of its citation
    id: str
    document_id: str
    revision: int | None  # None: it was replaced while the answer was made
    text: str


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """A question with its answer, free of personal data."""

    id: str
    asked_at: datetime
    question: str  # masked
    call_id: str  # "": none was named
    outcome: Outcome
    shown: str  # the answer as it was shown, as JSON
    cited: tuple[CitedPassage, ...]
    words_version: str
    wording: str  # the prompt and the model that worded it; "": the words are the documents'
    ms: float


@dataclass(frozen=True, slots=True)
class Feedback:
    """What a reader says of an answer, in a line of their own."""

    verdict: Verdict
    text: str  # masked
    given_at: datetime


@dataclass(frozen=True, slots=True)
class SharedAnswer:
    """An answer that its reader asked to be shared."""

    token: str
    shared_at: datetime
    answer: KeptAnswer
