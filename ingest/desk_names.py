"""How a line names a desk, without what it says beside the name."""

from __future__ import annotations

import re

from ingest.desk_purposes import LABELLED, ORGANISATION, item_of, says_what_for, tells_a_purpose, without_purpose
from ingest.reach import ADDRESS, URL, only_named

LABEL_OF_DESK = re.compile(
    r"^\s*[【\[]問(?:い?合わ?せ先?)?[】\]]\s*|^\s*[^\s:]{1,24}に関する(?:お?問い?合わ?せ|ご?相談|ご?質問|ご?連絡)先?\s*:\s*"
    r"|^[\s▽▼△▲◇◆□■○●※・*\-]*(?:担当(?:部署|課|者)?|お?問い?合わ?せ先?|連絡先|所属|宛先|提出先|送付先|申込先|事務局)\s*[:\t]\s*"
    r"|^[\s▽▼△▲◇◆□■○●※・*\-]*(?:お?問い?合わ?せ先|連絡先|提出先|送付先|申込先)(?=(?:株式|公益|一般|独立|国立|社会|学校|特定)|「[^」]+」事務局|\s\S)"
    r"|^\s*[▽▼△▲◇◆□■○●※・*]\s*お?問い?合わ?せ\s+(?=\S)"
)
_LEADS = re.compile(r"^.*(?:下記|以下|次)の[^\s。]{0,12}(?:へ|まで|に)\s*")
_PERSON = re.compile(r"\s*担当者?\s*:\s*(?P<who>\S.{0,20})$")
_HOLDS_UNIT = re.compile(r"[課室係部局班]|センター|事務局|窓口|デスク")
_SPREAD = re.compile(r"^\s*(?:提\s+出\s+先|送\s+付\s+先|申\s+込\s+先|連\s+絡\s+先|宛\s+先|担\s+当)(?=[\s:])")
_HAS_A_DAY = re.compile(r"\d\s*[月日時]\s*(?:\([月火水木金土日]\))?\s*[^、。]{0,12}まで")
_SENTENCE = re.compile(r"[^()]*。[^()]*、")  # …しています。変更は、広報室
_NO_NAME = re.compile(r"^[\s\d(【\[・]|[。、:@\t]|ます|です|まで|\s{2}")
_PAPER = re.compile(
    r"(?:別[紙記添]|様式|別表|添付(?:書類)?)\s*第?\s*[A-Za-z\d]{0,3}\s*号?"
)  # is sent, and is no office
_IS_FOR = re.compile(r".{1,20}(?:について|に関すること|の不具合|の(?:変更|停止|操作|投稿|発行)|・(?:配信停止|ご意見))")
_TELLS_THINGS = re.compile(
    r"\S*[、・]\S*|\S*(?:の\S{1,8}|こと|について|関係|手続き?|経理|契約|支払|検査|報告|選考|審査|操作|不具合|相談)"
)
_LONGEST_LEAD = 30  # characters of a line above that names whom a desk is for
LONGEST_NAME = 60  # characters of a line that names an organisation


def desk_name(text: str) -> str:
    """The organisation that a line of a desk names; "" for a line that tells how to reach it."""
    if tells_a_purpose(text) or says_what_for(text):
        return ""
    item = None if ORGANISATION.search(text) else item_of(text)
    text = text[item.end() :] if item else text
    if item and not _HOLDS_UNIT.search(text):
        return ""
    text = _LEADS.sub("", without_purpose(_SPREAD.sub(lambda match: "".join(match[0].split()), text)))
    if _HAS_A_DAY.search(text) or _SENTENCE.match(text):  # 申込:5月15日までに、公募第一係
        rest = only_named(text.rpartition("、")[2])
        return rest if ORGANISATION.search(rest) else ""
    person = _PERSON.match(text)
    if person and not ORGANISATION.search(person["who"]):
        return ""
    bare = LABEL_OF_DESK.sub("", text).strip("・-*• ")
    if LABELLED.match(text) or ADDRESS.search(text) or URL.match(bare):
        return ""
    bare = _PAPER.sub("", only_named(bare))
    return bare if not bare.endswith(("。", "ます", "です")) and len(bare) <= LONGEST_NAME else ""


def could_name(text: str) -> bool:
    """Whether a line right above a desk could be what it is called."""
    return len(text) <= _LONGEST_LEAD and not _NO_NAME.search(text) and not LABELLED.match(text)


def parted_name(name: str) -> tuple[str, str]:
    """What a desk is for and who it is, where a row gives both in one line: 採択後の契約、経理 総務部 契約課; what is no office is a purpose."""
    if _IS_FOR.fullmatch(name):
        return name, ""
    words = name.split()
    for place in range(len(words) - 1):
        before, after = " ".join(words[: place + 1]), " ".join(words[place + 1 :])
        if _TELLS_THINGS.fullmatch(words[place]) and not _holds_office(before) and ORGANISATION.search(after):
            return before, after
    return "", name


def tells_things(words: str) -> bool:
    """Whether words tell what a desk is for: 経理・契約, マイページの不具合, Cについて."""
    return bool(_IS_FOR.fullmatch(words) or _TELLS_THINGS.fullmatch(words))


def _holds_office(text: str) -> bool:
    return any(ORGANISATION.search(word) or _HOLDS_UNIT.search(word) for word in text.split())
