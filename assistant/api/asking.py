"""What may be asked: a question, what was asked before, and the calls to answer from."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, Field, StringConstraints
from pydantic.config import JsonDict

from assistant.api.problems import LONGEST, MOST_CALLS
from assistant.domain import Question
from assistant.unseen import seen

VERSION = "/api/v1"
MOST_TURNS = 20
_LONGEST_NAME = 200


def as_seen(given: Any) -> Any:  # noqa: ANN401  # whatever a body holds
    """What nobody sees is gone before anything is counted or read."""
    return seen(given).strip() if isinstance(given, str) else given


Text = Annotated[str, BeforeValidator(as_seen), StringConstraints(min_length=1, max_length=LONGEST)]
Name = Annotated[str, BeforeValidator(as_seen), StringConstraints(min_length=1, max_length=_LONGEST_NAME)]
EXAMPLE: JsonDict = {"question": "第7回の締切はいつですか", "history": [], "calls": []}


class Asked(BaseModel):
    """A question, after what was asked before."""

    model_config = {"json_schema_extra": {"examples": [EXAMPLE]}}

    question: Text
    history: list[Text] = []
    calls: list[Name] = Field(
        default=[],
        max_length=MOST_CALLS,
        description="ids or names: answer from their documents alone; empty: from all",
    )

    @property
    def as_question(self) -> Question:
        """The question as it is answered."""
        return Question(self.question, tuple(self.history[-MOST_TURNS:]), calls=tuple(self.calls))
