"""Until when one can enter before or early, where a question asks for that and the documents date it beside the deadline."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from assistant.catalogue import Catalogue
from assistant.composing.citing import claim_from
from assistant.domain import Aspect, Claim, Passage, Reading
from assistant.languages.ja.mending import mend
from assistant.languages.ja.normalise import plain
from assistant.languages.ja.sentences import sentences_of

_ENTERS = r"(?:エントリー|登録|申し?込|応募|提出|申請|出[すせし])"
_ASKED_BEFORE = re.compile(rf"(?:先に|事前の?|前もって){_ENTERS}")
_ASKED_EARLY = re.compile(rf"(?:早く|早め(?:に|の)?|早期の?){_ENTERS}")
_LEANS = re.compile(r"^(?:それ|そっち|そちら)(?:は|って)")
_TOLD_BEFORE = re.compile(r"(?:事前|プレ|仮)の?(?:エントリー|登録|申し?込み?)")
_TOLD_EARLY = re.compile(r"早(?:期|め|割)の?(?:エントリー|登録|申し?込み?|応募|提出|申請|締め?切り?)")
_OF_A_SESSION = re.compile(r"説明会|セミナー|相談会|見学会|交流会")
_UNTIL = re.compile(r"\d\s*月\s*\d+\s*日.{0,24}(?:まで|締め?切|必着|期限)|(?:締め?切り?|期限).{0,8}\d\s*月\s*\d+\s*日")


def compose_prior_entry(reading: Reading, passages: Iterable[Passage], catalogue: Catalogue) -> Iterator[Claim]:
    """The sentence that dates the entry that a question asks for; none where it asks for none, or none is dated."""
    timed = reading.call is not None and {Aspect.DEADLINE, Aspect.SCHEDULE} & set(reading.aspects)
    told = _told_of(f"{reading.context} {reading.question}" if _leans(reading) else reading.question)
    if told is None or not timed:
        return
    for passage in passages:
        if not told.search(plain(passage.text)):
            continue  # mending takes longer than looking
        said = next((one for one in sentences_of(mend(passage.text).text) if _dates(one, told)), "")
        if said:
            yield claim_from(said, passage, catalogue)
            return


def dates_the_entry(question: str, text: str) -> bool:
    """Whether a text dates the entry before or early that a question asks for."""
    told = _told_of(question)
    return told is not None and _dates(text, told)


def _leans(reading: Reading) -> bool:
    return bool(_LEANS.search(reading.question))


def _told_of(question: str) -> re.Pattern[str] | None:
    """How documents call the entry that is asked for: one before the application, or an early one."""
    said = plain(question)
    if _OF_A_SESSION.search(said):
        return None
    if _ASKED_BEFORE.search(said):
        return _TOLD_BEFORE
    return _TOLD_EARLY if _ASKED_EARLY.search(said) else None


def _dates(sentence: str, told: re.Pattern[str]) -> bool:
    said = plain(sentence)
    return bool(told.search(said) and _UNTIL.search(said)) and not _OF_A_SESSION.search(said)
