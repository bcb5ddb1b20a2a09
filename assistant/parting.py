"""A question that asks several things one after the other becomes the things that it asks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.asked_steps import asks_for_the_day_of_a_step, names_a_step, names_the_application
from assistant.domain import Aspect, Reading
from assistant.elliptic import completed
from assistant.languages.ja.normalise import plain
from assistant.languages.ja.telling import tells_only, without_the_reason
from assistant.languages.ja.tokens import tokens
from assistant.understanding import asked_for, aspects_of
from assistant.words import Words

_ENDS = re.compile(
    r"(?<=[。?!\n])\s*|(?<=[.!?\"”])\s+(?=[A-Z][a-z])|(?<=[かねす、,])[、,\s]*(?=(?:あと|それと|それから|ついでに|あわせて)(?:[、,は]|[^\s、。0-9]))"
)
_WANTS = re.compile(
    r"(?:[をはも]|[一-龠])(?:教えて|答えて|知りたい)(?:ください|下さい|ほしい|欲しい)?(?:です)?(?:ね|よ)?[。]?$"
)
_BY_THE_SOURCE = re.compile(  # it tells where to look: 「2025年4月時点のマップでお願いします」
    r"(?:マップ|資料|一覧|リスト|要領|ページ|スライド|時点|版)(?:の(?:ほう|方|もの))?で(?:お願いします|お願い|いいです|結構です|大丈夫です)[。]?$"
)
_ADDS = re.compile(  # あと、ファイルの容量の制限も。 / 給料に使っていいのかも気になる
    r"^(?:あと|それと|それから|ついでに|あわせて)[^。]*も(?:[。]|$)|も(?:あれば|気にな[^。]{0,6}|ほしい(?:です)?|欲しい(?:です)?)[。]?(?:\([^()]*\))?$"
)
_ADDING = re.compile(r"(?:あわせて|合わせて|あと|それと|それから|ついでに)[、,]?|お願い(?:します|いたします|致します)?")
_OR_ANOTHER_WAY = re.compile(r"それとも、?(?:郵送|メール|持参|ネット|オンライン|電子|紙|窓口|web|fax)", re.IGNORECASE)
_MOST = 3  # things that one answer tells of
_OF_ITS_OWN = 2  # words that no part before has: with fewer a part leans on the one before it (「場所は?」)


def parts_of(reading: Reading, words: Words) -> tuple[Reading, ...]:
    """What a question asks, thing by thing and call by call; the reading itself where it asks one."""
    if reading.each:
        return tuple(part for one in reading.each for part in parts_of(one, words))
    reading = replace(reading, question=without_the_reason(reading.question))
    parts: list[Reading] = []
    heard: set[str] = set()
    trouble = ""
    for said in filter(None, map(str.strip, _ENDS.split(reading.question))):
        sentence = completed(said, [one.question for one in parts[-1:]], words)
        if parts and _OR_ANOTHER_WAY.match(sentence):  # 「紙ですか。それともメールですか」 asks one thing
            parts[-1] = replace(parts[-1], question=f"{parts[-1].question}{sentence}")
            continue
        own = set(tokens(sentence)) - words.stopwords - heard
        if _asks(sentence, len(own), words) or (parts and own and _adds(sentence, words)):
            before = parts[-1].question if parts and _leans(sentence, len(own), parts, words) else ""
            context = " ".join(filter(None, (reading.context, before)))
            aspects = of_the_step(
                f"{before} {sentence}".strip(), asked_for(sentence, words, reading.language), reading, words
            )
            whole = f"{trouble}{sentence}" if Aspect.CONTACT in aspects else sentence
            parts.append(replace(reading, question=whole, aspects=aspects, context=context))
            heard |= own
        elif not parts and words.topics_in(sentence):
            trouble += sentence  # 「ログインできません。どこに電話すれば」: what the desk must be for
    told = parts[:_MOST]
    return tuple(replace(part, beside=len(told) - 1) for part in told) if len(told) > 1 else (reading,)


def _leans(sentence: str, own: int, parts: Sequence[Reading], words: Words) -> bool:
    """Whether a part says too little to stand alone, or asks for the day of the step that the part before names."""
    if (
        own < _OF_ITS_OWN
        or _only_asks(sentence, words)
        or (words.asks_for_hours(sentence) and _names_a_way(parts, words))
    ):
        return True
    dated = Aspect.DEADLINE in aspects_of(sentence, words) and not names_the_application(sentence)
    return bool(dated and parts and names_a_step(parts[-1].question, words))


def of_the_step(said: str, aspects: tuple[Aspect, ...], reading: Reading, words: Words) -> tuple[Aspect, ...]:
    """The aspects of a part, of which the deadline is none of the call where it is that of another step."""
    if Aspect.DEADLINE not in aspects or not asks_for_the_day_of_a_step(said, reading.call, words):
        return aspects
    return tuple(dict.fromkeys(Aspect.SCHEDULE if one is Aspect.DEADLINE else one for one in aspects))


def _only_asks(sentence: str, words: Words) -> bool:
    """Whether a part says nothing but what it asks for: 「補助率もあわせて教えてください」."""
    return set(tokens(_ADDING.sub("", sentence))) - words.stopwords <= words.asking


def _names_a_way(parts: Sequence[Reading], words: Words) -> bool:
    """Whether the part before names a way to reach a desk: 「どの係に電話すれば? 夕方でも大丈夫?」."""
    return bool(parts and words.channels_in(parts[-1].question))


def without_orders(question: str, words: Words) -> str:
    """What an honest sentence asks beside one that gives us orders; all of it where none does."""
    said = [sentence.strip() for sentence in _ENDS.split(plain(question)) if sentence.strip()]
    honest = [sentence for sentence in said if words.refusal(sentence) is None]
    asks = any(_wants(one, words) and aspects_of(one, words) != (Aspect.OTHER,) for one in honest)
    return "".join(honest) if len(honest) < len(said) and asks and words.may_answer_the_rest(question) else question


def _adds(sentence: str, words: Words) -> bool:
    """Whether a sentence adds a thing of its own to what is asked; a way to reach the same desk is none."""
    return bool(_ADDS.search(sentence)) and not words.channels_in(sentence)


def _wants(sentence: str, words: Words) -> bool:
    """Whether a sentence asks for an answer, in a question or by asking for it: 「締切を答えてください」."""
    return words.asks("interrogative", sentence) or bool(_WANTS.search(sentence))


def _asks(sentence: str, own: int, words: Words) -> bool:
    """Whether a sentence asks for something that none before it asks for (「予定数だけ知りたいです」 does not)."""
    if tells_only(sentence) or _BY_THE_SOURCE.search(sentence):
        return False
    return words.asks("asking", sentence) and own >= (1 if words.asks("interrogative", sentence) else _OF_ITS_OWN)
