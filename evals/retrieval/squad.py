"""Questions and paragraphs that nobody here wrote: any file of SQuAD's format, and a sample that anyone can draw again."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

_PARTED = " [SEP] "  # how JSQuAD parts the title of an article from its paragraph
_SEED = 0


class SquadUnreadable(Exception):
    """A file is not of SQuAD's format."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A text, and the title of the article that it stands in."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, and the place of the paragraph that answers it."""

    question: str
    paragraph: int


@dataclass(frozen=True, slots=True)
class Squad:
    """The paragraphs of a file in their order, and its questions in theirs."""

    paragraphs: tuple[Paragraph, ...]
    asked: tuple[Asked, ...]

    def sampled(self, most: int) -> tuple[Asked, ...]:
        """The first of the shuffled questions: the same ones at every run, on every machine."""
        shuffled = list(self.asked)
        Random(_SEED).shuffle(shuffled)  # noqa: S311  # a sample, no secret
        return tuple(shuffled[:most])


def read_squad(path: Path) -> Squad:
    """The paragraphs and questions of a file, or one line on what is wrong with it."""
    try:
        articles = json.loads(path.read_text(encoding="utf-8-sig"))["data"]
        squad = _squad([(str(article.get("title", "")), one) for article in articles for one in article["paragraphs"]])
    except (AttributeError, KeyError, OSError, TypeError, ValueError) as error:
        raise SquadUnreadable(
            f"{path} を SQuAD 形式の JSON として読めません（{type(error).__name__}: {error}）。"
            "data、paragraphs、context、qas、question のそろったファイルを --squad で指定してください。"
        ) from error
    if not squad.asked:
        raise SquadUnreadable(f"{path} に質問がありません。qas のあるファイルを --squad で指定してください。")
    return squad


def _squad(found: Sequence[tuple[str, dict[str, Any]]]) -> Squad:
    """Each text once, however many articles repeat it."""
    places: dict[str, int] = {}
    paragraphs: list[Paragraph] = []
    asked: list[Asked] = []
    for title, paragraph in found:
        text = paragraph["context"].replace(_PARTED, " ")
        place = places.setdefault(text, len(paragraphs))
        if place == len(paragraphs):
            paragraphs.append(Paragraph(title, text))
        asked += [Asked(one["question"], place) for one in paragraph["qas"]]
    return Squad(tuple(paragraphs), tuple(asked))
