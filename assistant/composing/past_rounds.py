"""When a round was open of which only the documents of others tell: 「令和5年6月27日~7月31日まで公募を行い」."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from assistant.catalogue import Catalogue, spoken
from assistant.composing.citing import claim_from
from assistant.domain import Claim, Passage
from assistant.languages.ja.dates import calendar_days
from assistant.languages.ja.mending import mend
from assistant.languages.ja.normalise import plain
from assistant.retrieval import Found

_OPEN = re.compile(r"公募|募集|締め?切|応募|受付")
_UNTIL = re.compile(r"[~〜-].*\d|まで|締め?切|必着")
_ANY_ROUND = re.compile(r"第\s*\d{1,3}\s*[回期]")
_ABOVE = 2  # lines in which a round is named


def compose_past_period(found: Sequence[Found], names: Collection[str], catalogue: Catalogue) -> tuple[Claim, ...]:
    """The line that tells until when the round was open, under its name; none where several tell different days."""
    said = [spoken(name) for name in names if name]
    told = {line: one.passage for one in found for line in _lines(one.passage, said)}
    days = {tuple(calendar_days(plain(line))) for line in told}
    if len(days) != 1:
        return ()
    line, passage = next(iter(told.items()))
    return (claim_from(line, passage, catalogue),)


def _lines(passage: Passage, said: Collection[str]) -> Iterator[str]:
    """The lines with a period of the round that is named in them, or last named above them."""
    lines = [line.strip() for line in mend(passage.text).text.split("\n") if line.strip()]
    for at, line in enumerate(lines):
        if not (_OPEN.search(line) and _UNTIL.search(plain(line)) and any(calendar_days(plain(line)))):
            continue
        own = _own(line, said)
        above = [one for one in lines[max(at - _ABOVE, 0) : at] if _ANY_ROUND.search(plain(one))]
        if own or (above and not _ANY_ROUND.search(plain(line)) and _own(above[-1], said)):
            yield line if own else f"{above[-1]}\n{line}"


def _own(line: str, said: Collection[str]) -> bool:
    return any(name in spoken(line) for name in said)
