"""Under which of the counted items of a passage something falls: 「高専は(1)~(3)のどれにあたりますか」."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from assistant.catalogue import Catalogue, without_names
from assistant.composing.citing import claim_from
from assistant.domain import Claim, Passage, Reading
from assistant.languages.ja.mending import mend
from assistant.languages.ja.normalise import plain
from assistant.languages.ja.tokens import tokens
from assistant.retrieval import Found

_LOOKED_AT, _NEAR_THE_BEST = 4, 4.0  # of the best passages, log-odds below the best
_FALLS = r"(?:あた|当た|当ては|該当|入[りるっ]|含[まめ]|分類|カウント|属|扱[いうわ]|数え|頭数|区分)"
_ASKS = re.compile(
    rf"(?:どれ|どちら|何番|(?:どの|何の?)(?:区分|分類|類型|種別|番号|項目|枠|型|カテゴリー?|費目|グループ))[^。?]{{0,8}}?{_FALLS}"
    rf"|{_FALLS}[^。?]{{0,6}}?(?:のは|先は|区分は|番号は)[^。?]{{0,10}}?(?:どれ|どちら|何番|どの)"
)
_ITEMS = (  # one form of counting each
    re.compile(r"\((?:\d{1,2}|[ア-ンA-Za-z])\)\s*\S"),
    re.compile(r"[①-⑳]\s*\S"),
    re.compile(r"[ア-ンA-Za-z][.)]\s*\S"),
    re.compile(r"\d{1,2}[.)]\s*[^\s\d]"),
)
_NOUN = re.compile(r"[一-龠々ァ-ヶーa-z]{2,}")
_FEWEST = 2  # items
_LONGEST = 500  # characters


def compose_classed(
    found: Sequence[Found], reading: Reading, same: Sequence[str], catalogue: Catalogue
) -> tuple[Claim, ...]:
    """The one item that speaks of what is asked about; none where no item, or more than one, does."""
    if not _ASKS.search(plain(reading.question)):
        return ()
    asked = {*tokens(without_names(reading.question, reading.call, reading.said))}
    for one in found[:_LOOKED_AT]:
        item = _item_of(one.passage, asked, same) if found[0].score - one.score <= _NEAR_THE_BEST else ""
        if item:
            return (replace(claim_from(item, one.passage, catalogue), picked=True),)
    return ()


def _item_of(passage: Passage, asked: set[str], same: Sequence[str]) -> str:
    """The only item of a passage with words of what is asked that no other item has."""
    lines = mend(passage.text).text.split("\n")
    items = next((each for form in _ITEMS if len(each := list(_items(lines, form))) >= _FEWEST), [])
    told = [_told(item, asked, same) for item in items]
    count = Counter(word for each in told for word in each)
    own = [item for item, each in zip(items, told, strict=True) if any(count[word] == 1 for word in each)]
    return own[0] if len(own) == 1 and len(own[0]) <= _LONGEST else ""


def _items(lines: Sequence[str], form: re.Pattern[str]) -> Iterator[str]:
    """Each line that is counted so with the lines below it, up to the next."""
    starts = [at for at, line in enumerate(lines) if form.match(line.strip()) and not _refers(lines, at)]
    for at, end in pairwise([*starts, len(lines)]):
        yield "\n".join(lines[at:end]).strip()


def _refers(lines: Sequence[str], at: int) -> bool:
    """Whether a broken sentence goes on with the number of an item: 「…は、」 above 「(1)に分類」."""
    return at > 0 and lines[at - 1].rstrip().endswith("、")


def _told(item: str, asked: set[str], same: Sequence[str]) -> set[str]:
    words = tokens(item)
    spoken = f" {' '.join(words)} "
    meant = {phrase for phrase in same if f" {phrase} " in spoken}
    return {word for word in asked & set(words) if _NOUN.fullmatch(word)} | meant
