"""Of which term a question asks the meaning, and whether a text gives it."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.languages.ja.normalise import plain

_NAME = r"[々一-鿿ァ-ヺーA-Za-z0-9&+・-]{2,}"
_SOUGHT = (
    rf"(?P<q>「[^「」]{{2,30}}」|{_NAME})(?:という(?:の|言葉|用語|語)?|ってい?う?の?)?"
    r"(?:とは|って|は|の|で|\s)*(?:そもそも|いったい|一体|結局|つまり|どういう|どんな)?\s*"
    r"(?:何(?:です|でしょう|のこと|の略|を指|ですか|[?。]|$)|なに|なん(?:です|でしょう|のこと|の略)|意味|定義|どういう(?:もの|こと|意味|拠点|制度|事業|組織|枠|型)|どんな(?:もの|こと|意味))"
    rf"|(?P<alone>「[^「」]{{2,30}}」|{_NAME})とは[?。]?$"
)
_MEANING = re.compile(_SOUGHT)
_DIFFERENCE = re.compile(rf"({_NAME})と({_NAME})(?:って|とは|は|の|では|、)*\s*(?:何が|どこが|どう)?\s*(?:違|ちが)")
_NO_TERM = re.compile(
    r"(?:[0-9]+|何|今年度?|昨年度?|次回?|締め?切り?|期限|上限|対象|条件|要件|窓口|連絡先|提出先|[^ァ-ヺA-Za-z]*(?:日|時|額|率|数|先|者|方法|期間|場所|会場))"
)
_BEHIND = r"[」』】)]*(?:\s*[(（][^()（）]{0,40}[)）])?\s*"


@lru_cache(maxsize=512)
def terms_sought(question: str) -> tuple[str, ...]:
    """The terms of which a question asks the meaning, or what tells them apart; none where it asks for something else."""
    said = plain(question)
    apart = _DIFFERENCE.search(said)
    if apart:
        return (apart[1], apart[2])
    terms = ((match["q"] or match["alone"]).strip("「」") for match in _MEANING.finditer(said))
    return tuple(dict.fromkeys(term for term in terms if not _NO_TERM.fullmatch(term)))


@lru_cache(maxsize=4_096)
def _giving(term: str) -> re.Pattern[str]:
    said = re.escape(term)
    return re.compile(
        rf"{said}{_BEHIND}(?:とは|:|\t|=|と定義|と(?:呼|称)|といい|(?:と)?(?:を)?いう[。)]|のことで|を指)"
        rf"|[・(「※*\s\n]{said}{_BEHIND}は、[^。\n]*(?:こと|もの|制度|仕組み|事業|研究|組織|拠点|機関|者|型|費用?)(?:です|であ|をいい|をいう|を指|とし|で、|。)"
        rf"|(?m:^[\s・○●*-]*{said}[\s:]*$)(?=\n.)"
        rf"|(?:以下[、,]?\s*|通称|略称)[「『]{said}[」』]"
        rf"|(?m:^[\s・\d.)(①-⑳]*{said}\s{{1,}}\S.*(?:こと|もの|機関|者|する)[。]?$)",
        re.IGNORECASE,
    )


def defines(text: str, terms: tuple[str, ...]) -> bool:
    """Whether a text in one spelling tells what one of some terms means."""
    return any(_giving(term).search(text) for term in terms)
