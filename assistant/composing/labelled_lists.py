"""The list that stands under a label which a question names: the items of 【推進都市】, and of no label beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from assistant.catalogue import Catalogue, spoken
from assistant.composing.citing import claim_from
from assistant.composing.joined_lists import compose_joined
from assistant.domain import Claim, Passage, Reading
from assistant.languages.ja.asked_units import asked_units
from assistant.languages.ja.mending import mend_addresses
from assistant.languages.ja.normalise import plain
from assistant.retrieval import Found

_LOOKED_AT = 3  # of the best passages
_NEAR_THE_BEST = 2.0  # log-odds below the best passage
_NEAR_A_KIND = 3.0  # and where the label names the kind that is asked for
_BULLET = re.compile(r"\s*[・•●○◦‣\ue000-\uf8ff]\s*")
_LABEL = re.compile(
    r"[\s【<《\[〔■◆●▼(]*([^【】<>《》\[\]()。、:]{4,24})[】>》\]〕)]*(?:\((?:計?\d{1,3}[^()\d]{1,4})\))?\s*:?\s*"
)
_ASKS = re.compile(r"どこ|どれ|誰|だれ|何と何|すべて|全て|全部|ぜんぶ|一覧|挙げ|列挙")
_COUNTED = re.compile(r"(\d{1,2})\s*(?:つ|都市|地域|者|社|校|団体|機関)(?!以)")
_FEWEST = 2  # items
_OF_A_KIND = re.compile(
    r"(?:どの|どんな|何の|なんの)([一-龠ァ-ヶー]{1,5})(?=[がはをにで]|って)"
)  # 「どの府省が入っている」
_QUOTED = re.compile(r"「[^「」]*」")
_INLINE = r"(?:^|[\s・※。])([^\s、。:・※]{{0,6}}{kind}[^\s、。:]{{0,2}}:\s*(?:[^、。:\n]+、\s*){{2,}}[^、。:\n]+)"
_ENGLISH = "en"  # its words of asking are gone from a question that is read in Japanese


def compose_labelled(found: Sequence[Found], reading: Reading, catalogue: Catalogue) -> tuple[Claim, ...]:
    """The items under the label that a question names; none where it names no one label, or another number of items."""
    said = plain(reading.question)
    counted = _COUNTED.search(said)
    if told := _told_in_line(found, said):
        return (claim_from(told[1], told[0], catalogue),)
    if not found or not (_ASKS.search(said) or counted or reading.language == _ENGLISH):
        return ()
    near = [one.passage for one in found[:_LOOKED_AT] if found[0].score - one.score <= _NEAR_THE_BEST]
    if joined := compose_joined(near, said, catalogue):
        return joined
    lists = [(passage, lines) for passage in near for lines in _lists(mend_addresses(passage.text).text, spoken(said))]
    if len(lists) != 1 or (counted and len(lists[0][1]) - 1 != int(counted[1])):
        return ()
    passage, lines = lists[0]
    return (claim_from("\n".join(lines), passage, catalogue),)


def _told_in_line(found: Sequence[Found], said: str) -> tuple[Passage, str] | None:
    """The one list of the kind that is asked for, where a sentence gives it behind its label: 構成府省:内閣府、総務省、…."""
    asked = None if asked_units(said) else _OF_A_KIND.search(_QUOTED.sub("", said))
    near = [one.passage for one in found[:_LOOKED_AT] if asked and found[0].score - one.score <= _NEAR_A_KIND]
    pattern = re.compile(_INLINE.format(kind=re.escape(asked[1])), re.MULTILINE) if asked else None
    lists = [
        (one, match[1]) for one in near if pattern for match in pattern.finditer(plain(mend_addresses(one.text).text))
    ]
    return lists[0] if len(lists) == 1 else None


def _lists(text: str, heard: str) -> Iterator[list[str]]:
    """Each label that is heard, with the items under it."""
    lines = [line for line in text.split("\n") if line.strip()]
    for at, line in enumerate(lines):
        label = None if _BULLET.match(line) else _LABEL.fullmatch(plain(line))
        items = [*takewhile(_BULLET.match, lines[at + 1 :])] if label and spoken(label[1]) in heard else []
        if len(items) >= _FEWEST:
            yield [line.strip(), *(f"・{_BULLET.sub('', item, count=1).strip()}" for item in items)]
