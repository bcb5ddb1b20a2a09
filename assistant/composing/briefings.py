"""What is told of a briefing is kept from those who ask of none: its lines speak of a day, a desk and a form of their own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.domain import Aspect, Passage, Reading
from assistant.languages.ja.normalise import plain
from assistant.retrieval import Found

_TITLE = re.compile(
    r"[^一-龠ァ-ヶ]*(?:オンライン|[一-龠]{2,3})?説明会(?:について|の(?:開催|ご?案内|日程))?[^一-龠ぁ-んァ-ヶ\d]*"
)
_OF_A_MEETING = re.compile(r"説|[会催](?!社)|相談|参加|出席|オンライン|録画|動画|セミナー|質疑|登壇|申し?込")


def of_no_briefing(found: Sequence[Found], reading: Reading) -> Sequence[Found]:
    """The passages without those under the title of a briefing, for a question that names nothing of a meeting."""
    if (
        reading.follow_up
        or Aspect.BRIEFING in reading.aspects
        or _OF_A_MEETING.search(f"{reading.context} {reading.question}")
    ):
        return found
    return [one for one in found if not _is_titled(one.passage)]


def _is_titled(passage: Passage) -> bool:
    titles = (*passage.heading[-1:], passage.text.strip().split("\n", 1)[0])
    return any(_TITLE.fullmatch(plain(title).strip()) for title in titles)
