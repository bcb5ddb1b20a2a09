"""A follow-up that asks but for the hour or the weekday is of what was spoken of last: after 「説明会は7月4日ですよね」, 「何時から?」."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.domain import Aspect
from assistant.words import Words, is_said

_POINTS = r"(?:(?:それ|その|あれ|これ|そっち|そちら|で|じゃあ?|では|ちなみに|あと|えっと)(?:の|は|って|で)?[、,\s]*)*"
_ONE = r"(?:開始|終了|締切)?の?(?:時刻|時間帯?|何時間?|何分|何曜日?|曜日|日にち|日付|何日|何月何日)(?![前間後以])(?:の何時)?"
_MOMENT = rf"{_ONE}(?:(?:と|・|、|や){_ONE})*"
_ENDING = (
    r"(?:まで|から|ごろ|頃|ほど|くらい|ぐらい|に|って|は|も|です|でし|だ|か|た|っけ|な|の|ん|かな|よ|ね|拘束され|かかり|ます|を"
    r"|お?教え(?:て)?(?:いただけ|ください|下さい|頂け)[^?。]*|お願い(?:し|いた)[^?。]*|知りたい(?:です)?|[?。、.,\s])*"
)
_ONLY_WHEN = re.compile(rf"{_POINTS}(?P<asked>{_MOMENT}{_ENDING})(?P<told>(?:(?<=[?。、,\s])[^?]*)?)")
_SAYS_A_THING = re.compile(r"[?]|何|いつ|どこ|誰|教え|知り")
_TOPICS = {"説明会申込": "説明会の申込み", "結果公表": "結果の公表", "質問": "質問の受付", "実施期間": "事業の期間"}
_OF_THE_CALL = "申請の締切"


def completed(text: str, earlier: Sequence[str], words: Words) -> str:
    """A turn with what it asks the hour or the weekday of; as it is where it says that itself, or nobody spoke of a day."""
    match = _ONLY_WHEN.fullmatch(text)
    if match is None or _SAYS_A_THING.search(match["told"]):
        return text
    topic = next(filter(None, (_topic(turn, words) for turn in earlier)), "")
    return f"{topic}は{match['asked']}" if topic else text


def _topic(turn: str, words: Words) -> str:
    """What a turn speaks of that has a day."""
    label = next((one for one in words.labels_in(turn) if one != "公募期間"), "")
    if label:
        return _TOPICS.get(label, label)
    heard = turn.casefold()
    spoken_of = any(is_said(cue, heard) for cue in words.aspects[Aspect.DEADLINE].cues)
    return _OF_THE_CALL if spoken_of else ""
