"""A way to hand something in that the documents shut: who asks where to post it is told that it cannot be posted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.catalogue import Catalogue
from assistant.composing.citing import claim_from
from assistant.composing.open_ways import open_way
from assistant.domain import Claim, Edition, Passage
from assistant.languages.ja.mending import mend
from assistant.languages.ja.normalise import plain
from assistant.languages.ja.sentences import sentences_of
from assistant.ports import Library
from assistant.ranking import asks_yes_or_no

_WAYS = (
    re.compile(r"郵送|郵便|書留|レターパック|宅配"),
    re.compile(r"持参|持ち込|持って行|持っていく|手渡し|窓口に(?:出|提出)"),
    re.compile(r"fax|ＦＡＸ|ファッ?クス", re.IGNORECASE),
    re.compile(r"メール(?!ニュース|マガジン)|e-?mail|ｅ?メール", re.IGNORECASE),
)
_MAIL = _WAYS[-1]
_QUESTION = re.compile(r"(?:か|[?？])[。?？]?\s*$")
_APPLIES = re.compile(r"応募|申請|提出|提案|書類|様式|計画書")
_ASKS_THE_DESK = re.compile(
    r"問い?合わ?せ|質問|相談|連絡|ニュース|電話|のこと(?:で|を)|聞き(?:たい|ます)|尋ね|伺い|照会"
)  # what is mailed then is no application
_HANDS_IN = re.compile(r"出せ|出す|出し|送|提出|応募|申請|宛|持参|持ち込|持って|郵送")
_SHUT = re.compile(
    r"(?:による|での|で)?(?:提出|応募|申請|申込み?|送付|受付|受理)?[^。]{0,20}(?:受け付け|受付け?|受理|認め|でき)(?:て(?:おり|い))?(?:し|いたし|られ)?(?:ません|ない|兼ね)|不可|廃止"
)
_TAKEN_FOR_OPEN = re.compile(r"(?:いい|よい|良い|大丈夫|可能|OK|できる)(?:です|ん|の)+(?:です)?よ?ね")
_WHERE = re.compile(r"どこ|宛|送り先|送付先|提出先|住所|アドレス|書き方|方法|いつまで")
_ASIDE = re.compile(r"\s*\([^()]*\)\s*[。?]?$")
_LONGEST = 160  # characters of an exception
_OF_HANDING_IN = re.compile(r"提出|応募|申請|申込|受け付け|受付|受理")


@dataclass(frozen=True, slots=True)
class _Shut:
    text: str
    passage: Passage
    open: bool  # whether it tells the way that is open too


def tells_of_a_closed_way(question: str, text: str) -> bool:
    """Whether a text shuts the way that a question takes for open."""
    said = plain(question)
    return any(way.search(said) and way.search(text) for way in _WAYS) and any(map(_shuts, text.split("\n")))


def compose_closed_way(question: str, edition: Edition, library: Library, catalogue: Catalogue) -> Iterator[Claim]:
    """The sentence that shuts the way that a question takes for open, best beside the way that is open; none where no document shuts it."""
    asked = _ways_taken(_ASIDE.sub("", plain(question)))
    if not asked:
        return
    ids = [document.id for document in catalogue.documents_of((edition,))]
    shut = [told for passage in library.passages(document_ids=ids) if (told := _told(passage, asked)) is not None]
    if shut:
        best = next((one for one in shut if one.open), shut[0])
        yield claim_from(best.text, best.passage, catalogue)


def _ways_taken(said: str) -> Sequence[re.Pattern[str]]:
    """The ways by which a question wants to hand something in; none where it asks for something else."""
    wants = _WHERE.search(said) or asks_yes_or_no(said) or _TAKEN_FOR_OPEN.search(said)
    if not _HANDS_IN.search(said) or not wants:
        return ()
    mailed = _APPLIES.search(said) and not _ASKS_THE_DESK.search(said)
    return [way for way in _WAYS if way.search(said) and (way is not _MAIL or mailed)]


def _told(passage: Passage, asked: Sequence[re.Pattern[str]]) -> _Shut | None:
    """The sentence that shuts the ways after the one that tells the open one; or the answer to a question that asks for them."""
    if not any(way.search(passage.text) for way in asked):
        return None  # mending takes longer than looking
    sentences = sentences_of(mend(passage.text).text)
    for at, sentence in enumerate(sentences):
        before = sentences[at - 1 : at] if at else []
        answers = [one for one in before if _QUESTION.search(one) and all(way.search(one) for way in asked)]
        if _shuts(sentence) and (answers or all(way.search(sentence) for way in asked)):
            way = open_way(sentences, at)
            told = dict.fromkeys((*answers, way) if way else before)
            return _Shut("\n".join((*told, sentence, *_exception(sentences[at + 1 :]))), passage, bool(way))
    return None


def _exception(after: Sequence[str]) -> Sequence[str]:
    """What is allowed all the same: 「ただし、電子申請が困難な方は…」."""
    return [one for one in after[:1] if one.startswith("ただし") and len(one) <= _LONGEST]


def _shuts(sentence: str) -> bool:
    return bool(_SHUT.search(sentence) and _OF_HANDING_IN.search(sentence))
