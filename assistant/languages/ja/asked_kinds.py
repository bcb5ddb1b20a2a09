"""The kind of thing that a question asks for (a person, a place, a rate, an hour), and whether a text holds one."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from itertools import pairwise

from assistant.languages.ja.normalise import plain
from assistant.languages.ja.tokenizer import tokenizer

_MOST = 2_000  # characters that are looked at
_PERSON = re.compile(
    r"氏名|お名前|名簿|顔触れ|顔ぶれ|(?:は|って)[^。?]{0,6}(?:誰|だれ|どなた)(?:です|でしょう|に|[、。?]|$)|(?:員|者|長|人|師|生|メンター|先生)の名前"
    r"|(?:員|者|長|師|メンター|先生)は(?:誰|だれ|どなた)が"
)
_TITLED = re.compile(
    r"氏(?![名族ぁ-ん])|担当(?:者)?[ ]?[: ][ ]?[一-龠](?![先者属所絡])|職員\s?[A-Zア-ン]|(?:教授|博士|委員長|理事長|会長|所長)[\s:()]"
    r"|[一-龠々]{1,4} [一-龠々ぁ-ヶ]{1,4} ?(?:名誉|特任|准|客員)?(?:教授|博士|弁護士|先生)"
)
_IN_CHARGE = re.compile(r"担当(?:者)?[ ]*[: ][ ]*(?=[一-龠])")
_OF_A_ROLE = re.compile(r"(?:審査|選考|評価|委員|メンター|理事長|会長|学長)")  # and no member of a desk
_PLACE = re.compile(
    r"どこ(?:で(?!す|しょう)|の(?:会場|会議室|部屋|場所|建物))|どこに集|(?<!大学[はが])(?<!機関[はが])(?<!企業[はが])(?<!団体[はが])(?<!主幹[はが])どこ(?:です|でしょう)|(?:会場|場所)(?:は|を教)|何線|最寄り"
)
_PLACED = re.compile(r"〒|[都道府県市区町村]\S*\d|会場|会議室|会館|ホール|講堂|階|https?://|@|オンライン|Zoom|Web")
_RATE = re.compile(r"率(?:は|を|って|[?]|$|が|の)|何割|何パー(?:セント)?|何%|何分の")
_RATED = re.compile(
    r"分の|\d\s*[/]\s*\d|[%割]|定額|全額|10/10|率は|パーセント|(?:応募|申請|提案)(?:件?数)?[^。]{0,12}採択"
)  # also the two numbers that make it
_HOUR = re.compile(r"何時(?!間)")
_HOURS = re.compile(r"\d\s*時|\d:\d\d|正午")


_PHONE = re.compile(
    r"電話番号|(?:電話|tel)[^。?]{0,12}番号|番号[^。?]{0,8}電話|電話(?:で(?:聞|問|確認|相談)\S{0,3}た|を?(?:かけ|し)た)",
    re.IGNORECASE,
)
_PHONED = re.compile(r"\d{2,5}[-(]\d{1,4}[-)]\d{3,4}|内線")
_MAIL = re.compile(
    r"メアド|メルアド|メールアドレス|アドレス(?:は|を|って|教|[?]|$)|mail address|(?<!電話[かとや])メールを(?:教え|知り)",
    re.IGNORECASE,
)
_MAILED = re.compile(r"@|https?://")
_URL = re.compile(
    r"(?<![a-z])url(?![a-z])|(?<![ァ-ヴー])リンク(?:先)?(?:は|を|って|教|くだ|下さ|[?]|\s*$)", re.IGNORECASE
)
_LINKED = re.compile(r"https?://|www\.|[a-z]\.(?:jp|com|org|net|example)(?![a-z])")
_COMPANY = re.compile(r"(?:会社|企業|社)(?:の名前|名)(?:を|は|って|が|[?]|$)")
_COMPANIES = re.compile(r"株式会社|有限会社|合同会社|\(株\)|㈱")
_ONE_OF_MANY = re.compile(
    r"(?:どの|どこの|何という)(?:大学|企業|会社|団体|自治体|機関|高専|地域|市|町|県)\S{0,4}(?:選ば|選抜|選定|採択|採ら|通っ|認定)"
    r"|(?:選ばれ|採られ|通っ|受かっ|(?:採択|選定|選抜|認定)され|受賞し)た(?:大学|団体|機関|自治体|病院|チーム|拠点)"
    r"(?:の(?:名[前称]|一覧|リスト)|名|一覧)"
)
_LATIN = r"[A-Za-z][A-Za-z0-9.+-]{2,}"
_EITHER = re.compile(
    rf"(?P<one>{_LATIN})(?:です|なの|でしょう)?か[、,。? ]*(?:それとも)?(?P<other>{_LATIN})(?:です|なの|でしょう)?か?[?。 ]*$"
)


def _names_a_person(text: str) -> bool:
    if _TITLED.search(text):
        return True
    said = [one.part_of_speech() for one in tokenizer().tokenize(text[:_MOST]) if one.surface().strip()]
    return any(one[2:4] == ("人名", "姓") and other[2:4] == ("人名", "名") for one, other in pairwise(said))


def _names_a_place(text: str) -> bool:
    """Whether a text has a name that only one has, as 徳島大学 and みどり市 do."""
    return any(morpheme.part_of_speech()[1] == "固有名詞" for morpheme in tokenizer().tokenize(text[:_MOST]))


KINDS: dict[str, tuple[re.Pattern[str], Callable[[str], object]]] = {
    "person": (_PERSON, _names_a_person),
    "place": (_PLACE, _PLACED.search),
    "company": (_COMPANY, _COMPANIES.search),
    "rate": (_RATE, _RATED.search),
    "hour": (_HOUR, _HOURS.search),
    "one": (_ONE_OF_MANY, _names_a_place),
}
# The ways to reach somebody that a question asks for: what gives none of them is no answer at all.
REACHES: dict[str, tuple[re.Pattern[str], Callable[[str], object]]] = {
    "phone": (_PHONE, _PHONED.search),
    "mail": (_MAIL, _MAILED.search),
    "url": (_URL, _LINKED.search),
}


@lru_cache(maxsize=256)
def kinds_asked(question: str) -> tuple[str, ...]:
    """The kinds that a question asks for."""
    said = plain(question)
    return tuple(kind for kind, (asks, _) in KINDS.items() if asks.search(said))


@lru_cache(maxsize=256)
def ways_asked(question: str) -> tuple[str, ...]:
    """The ways to reach somebody that a question asks for."""
    said = plain(question)
    return tuple(way for way, (asks, _) in REACHES.items() if asks.search(said))


def no_way_given(question: str, text: str) -> bool:
    """Whether a question asks how to reach somebody, and a text gives none of the ways that would do."""
    asked, held = ways_asked(question), plain(text)
    return bool(asked) and not any(REACHES[way][1](held) for way in asked)


def tells_neither(question: str, text: str) -> bool:
    """Whether one of two names in Latin letters is asked for, and a text has neither: 「ZoomですかTeamsですか」."""
    asked, said = _EITHER.search(plain(question)), plain(text).casefold()
    return asked is not None and not any(name.casefold() in said for name in (asked["one"], asked["other"]))


def kinds_missing(question: str, text: str) -> tuple[str, ...]:
    """The kinds that a question asks for and a text does not hold."""
    held = plain(text)
    of_the_role = _of_the_role(plain(question), held)
    return tuple(
        kind for kind in kinds_asked(question) if not KINDS[kind][1](of_the_role if kind == "person" else held)
    )


def _of_the_role(question: str, text: str) -> str:
    """A text without who is in charge of a desk, where a role is asked for; nothing where it does not speak of that."""
    role = _OF_A_ROLE.search(question)
    if role is None:
        return text
    return _IN_CHARGE.sub("", text) if role[0] in text else ""
