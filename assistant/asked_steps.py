"""Whether a question on a day means a step beside the application: the day of that is never the deadline of the call."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from assistant.domain import Aspect, Call
from assistant.words import Words, is_said

_WHEN = r"(?:いつ|何月|何日|何時)(?:の何時)?(?:まで)?に?"
_APPLICATION = r"公募|募集|応募|申請|提案|締|〆|期限"
_DAY_OF_IT = (  # behind what is to be done
    r"(?:の?(?:申し?込み?|申請|依頼|提出|受付|受け付け|届け?出?|手続き?))?"
    rf"(?:の?(?:期限|締め?切り?|〆切|日程|日時|日)|(?:は|って|を|が|も)、?(?:(?!{_APPLICATION})[^。?、]){{0,12}}?{_WHEN})"
)
_STILL_OPEN = (  # 「個別相談、今日でもまだ申し込めますか」
    rf"(?:(?!{_APPLICATION})[^。?]){{0,20}}?(?:まだ|もう|今からでも)(?:(?!{_APPLICATION})[^。?]){{0,10}}?"
    r"(?:受け?付|申し?込|間に合|予約|参加でき|大丈夫)"
)
_LACKING = (  # 「アカウントをまだ持っていないのですが、いつまでに」
    r"(?:を|が|は|も)?\s*(?:まだ|未だ)?\s*(?:持って|取って|取得して|作って|済んで|済ませて|もらって|できて|届いて)い?(?:な|ませ)"
    rf"(?:(?!公募|募集|応募|提案|締|〆)[^。?])*{_WHEN}"
)
_LATE_PAPER = re.compile(  # 「確認書が間に合いそうにない」
    r"(?<![請募案込])(?:書|状|証明|[)）])(?:が|は|も)[^。?、]{0,8}間に合(?:わな|わず|いそう(?:に|も)(?:な|あり)|いませ)"
)
_ONCE_DONE = re.compile(r"^[^。?、]*?(?:終わった|終えた|済んだ|完了した|終了した|完了|終了)(?:後|あと)(?:の|に|で|、)?")
_NAMES_IT = re.compile(
    r"(?:公募|募集|応募|申請|提案|助成|補助)(?:書類?|期間|締|〆|受付|[のはもがを]|って|する|でき|し[たま])|出願|(?<!事前)(?<!プレ)エントリーの?(?:締|〆|期限)|質問\s*:"
)
_END = re.compile(r"(.{0,6}?)の?(?:締め?切|〆切|しめきり|期限)")
_ENDS_OF_TWO = r"(?:期限|締め?切り?|〆切|期日)(?:日|日時)?(?:と|や|、|・)[^。?]{1,16}?(?:期限|締め?切り?|〆切|期日)"
_SEVERAL = re.compile(_ENDS_OF_TWO + r"|並べて|それぞれ|両方|(?:二|三|四|2|3|4)つ|どちらも|いずれも|一緒に|まとめて")
_LISTED_APPLICATION = re.compile(
    r"(?:申請|応募|提案)書類?|(?:申請|応募|提案)(?=の?(?:提出|締|〆|期限)|[、,]|と|や)|本(?:番の)?(?:申請|応募|提出|エントリー)"
)
_SAYS_SOMETHING = 8  # characters beside いつ
_SIGNS_UP = re.compile(r"(?:申し?込み?|参加登録)(?:の|は|って|、)*(?:締|〆|しめきり|期限|いつ|何日|まだ|もう|方法)")
_OF_A_STEP = ("申込", "申込み", "申し込み", "登録", "届出", "予約", "参加")  # whose end is not that of the call


def asks_for_the_day_of_a_step(text: str, call: Call | None, words: Words) -> bool:
    """Whether the day of a step beside the application is asked for: 「実績報告書の提出期限は」, 「いつまでにIDを登録する」."""
    names = (call.name, *call.aliases) if call else ()
    own = [one for one in words.manners["steps"] if not any(one in name for name in names)]
    step = "|".join(map(_as_a_word, own))
    if _LATE_PAPER.search(text):
        return True
    if re.search(
        rf"(?:{step})(?:{_DAY_OF_IT}|{_STILL_OPEN}|{_LACKING})|{_WHEN}[^。、?]{{0,6}}(?:{step})", text, re.IGNORECASE
    ):
        return True
    return _names_only(own, text)


def goes_on_to_sign_up(text: str, earlier: Sequence[str], words: Words) -> bool:
    """Whether a question after a turn on a briefing asks for signing up to it: 「説明会に出たい」「申し込みの締切は」."""
    cues = words.aspects[Aspect.BRIEFING].cues
    spoken_of = any(is_said(cue, turn.casefold()) for turn in earlier for cue in cues)
    return spoken_of and bool(_SIGNS_UP.search(text)) and not re.search(r"公募|募集|応募|申請|提案|提出", text)


def clause_of_the_day(text: str) -> str:
    """The clause of a question that asks when; the whole where none does, or where it says nothing else."""
    clauses = [one for one in re.split(r"[、,。]", text) if re.search(_WHEN, one)]
    last = clauses[-1] if clauses else ""
    return last if len(re.sub(_WHEN, "", last)) >= _SAYS_SOMETHING else text


def names_the_application(text: str) -> bool:
    """Whether a text speaks of applying: 「応募の締切は」, 「申請できるのはいつまで」."""
    return bool(_NAMES_IT.search(text))


def lists_several(question: str) -> bool:
    """Whether a question asks for the ends of several things, of which the application is one."""
    return bool(_SEVERAL.search(question) and _LISTED_APPLICATION.search(question))


def names_a_step(text: str, words: Words) -> bool:
    """Whether a text speaks of a briefing or of another step beside the application."""
    heard = text.casefold()
    return any(is_said(one, heard) for one in (*words.manners["steps"], *words.aspects[Aspect.BRIEFING].cues))


def without_what_is_done(text: str) -> str:
    """A question without what has to be over before: of 「事業が終わったあとの報告書は」, 報告書は."""
    return _ONCE_DONE.sub("", text) or text


def _names_only(steps: Collection[str], text: str) -> bool:
    """Whether a question names a step and no application at all: 「見学に行きたい。集合の日時と申込の締切は」."""
    ends = all(end[1].endswith((*_OF_A_STEP, *steps)) for end in _END.finditer(text))
    return (
        ends
        and bool(re.search("|".join(map(_as_a_word, steps)), text, re.IGNORECASE))
        and not names_the_application(text)
    )


def _as_a_word(step: str) -> str:
    """A pattern for a step, that finds no letters of a longer foreign word: ID of IDEA."""
    return rf"(?<![A-Za-z]){step}(?![A-Za-z])" if step.isascii() else re.escape(step)
