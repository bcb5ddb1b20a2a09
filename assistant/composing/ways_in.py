"""The end of one way to hand in, where the documents give each way its own: 電子申請は23時59分まで, 郵送は当日消印有効."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from assistant.catalogue import Catalogue
from assistant.composing.citing import claim_from
from assistant.domain import Claim, Passage, Reading
from assistant.languages.ja.mending import mend
from assistant.languages.ja.normalise import plain
from assistant.languages.ja.sentences import sentences_of

_LONGEST = 200  # characters of what is told of one way
_AT_THE_BEGINNING = r"^[\s・\-○●◎■□◆*(（【\[]*(?:[①-⑳]|\(?\d\d?[.)])?\s*"
_WAYS = tuple(
    (re.compile(asked, re.IGNORECASE), re.compile(rf"{_AT_THE_BEGINNING}(?:{told})", re.IGNORECASE))
    for asked, told in (
        (
            r"電子|オンライン|ネット|web|ウェブ",
            r"電\s*子|オンライン|インターネット|web|ウェブ|システム",
        ),
        (r"郵送|郵便|紙|書留|レターパック|消印|ポスト", r"郵\s*送|郵\s*便|紙(?:媒体)?|書\s*面|書\s*留"),
        (r"窓口|持参|持ち込|持って|直接|手渡し", r"窓\s*口|持\s*参|直\s*接"),
    )
)
_ASKS_WHEN = re.compile(r"いつ|何時|何日|締め?切|〆切|しめきり|期限|まで|消印|必着|間に合")
_CLOSES = re.compile(r"(?=.*\d\s*(?:時|:\d\d|日|月)).*(?:まで|消印|必着|有効|締め?切|期限)", re.DOTALL)
_DATED = re.compile(r"\d\s*月\s*\d+\s*日")
_SPREAD = re.compile(r"^(\W*)(\w)\s+(\w)(?=\s)")  # 郵  送, set to the width of 電子申請
_ITEM = re.compile(r"^\s*(?:[・○●◎■□◆※*【]|[①-⑳]|\(?\d{1,2}[.)])")


def compose_way_in(reading: Reading, passages: Iterable[Passage], catalogue: Catalogue) -> Iterator[Claim]:
    """What passages tell of when the way ends that a question names; none where it names none or several."""
    said = plain(reading.question)
    asked = [told for named, told in _WAYS if named.search(said)]
    if len(asked) != 1 or not _ASKS_WHEN.search(said):
        return
    for passage in passages:
        if not _CLOSES.search(passage.text):
            continue  # mending takes longer than looking
        lines = sentences_of(mend(passage.text).text)
        at = next((n for n, line in enumerate(lines) if asked[0].match(line)), None)
        told = _told(lines[at:]) if at is not None else ""
        if _CLOSES.match(told) and (_DATED.search(told) or _several(lines)):
            yield claim_from(told, passage, catalogue)
            return


def _several(lines: Sequence[str]) -> bool:
    """Whether a passage tells of more than one way."""
    return sum(any(told.match(line) for line in lines) for _, told in _WAYS) > 1


def _told(lines: Sequence[str]) -> str:
    """A line that begins with a way and those that go on with it."""
    told = _SPREAD.sub(r"\1\2\3", lines[0])
    for line in lines[1:]:
        if _ITEM.match(line) or any(way.match(line) for _, way in _WAYS) or len(told) + len(line) > _LONGEST:
            break
        told += f"\n{line}"
    return told
