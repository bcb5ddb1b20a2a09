"""What a desk is for, by the line above its name, the label before it, or the mark of its item."""

from __future__ import annotations

import re
from collections.abc import Iterable

_WAY = r"(?:tel|電\s*話(?:番号)?|℡|[✉☎📞📧]|fax|ファ[ック]?クス|ファクシミリ|(?:e-?)?mail|(?:電子|e-?)?メ\s*ー\s*ル(?:アドレス)?|url|hp|ホームページ)"
LABELLED = re.compile(
    rf"^\s*[・\-*•]?\s*(?:{_WAY}|住\s*所|所在地|(?:受付|対応)?(?:時間|日時))",
    re.IGNORECASE,
)
ORGANISATION = re.compile(
    r"(?:[省庁府局課室部係班院会署所県市区町村]|事務局|センター|機構|担当|グループ|チーム|株式会社|財団|法人|大学|窓口|デスク|ユニット)(?:[(「].*[)」])?(?:\s?[宛行様])?$|^「.+」事務局|(?:株式会社|法人|財団)"
)
_BUSINESS = r"(?:相談|予約|操作|申し?込み?|通報|不具合|使い方|書き方|手続き?|発行|質問|照会|問い?合わ?せ)"
_ASIDE = r"(?:\s*\([^()]*\))?"  # (コールセンター)
_MARK = r"(?:\(?[0-9ア-ン一二三四五六七八九a-z]{1,2}[).]\s*|[・●■◆○\-*<【]\s*)?"
_PURPOSE_LINE = re.compile(
    r"^(?!\s*[●■◆・○]\s*お?問い?合わ?せ先?\s+\S)\s*[<【〈《(\[■●◆・○]\s*(?P<purpose>[^<>【】〈〉《》()\[\]。:@]{0,30}(?:問い?合わ?せ|質問|照会|提出|送付|申し?込み?|操作|相談|応募)[^<>【】〈〉《》()\[\]。:@]{0,12})\s*[>】〉》)\]]?\s*:?\s*$"
)
_TOPIC_LINE = re.compile(
    rf"^\s*{_MARK}(?P<purpose>[^\s。:@][^。:@]{{1,30}}(?:に関する(?:こと|事項|(?:ご|お)?{_BUSINESS}先?|連絡先?)|について|のこと|は(?:こちら|下記|以下)){_ASIDE})\s*[>】]?\s*:?\s*$"
)
_BUSINESS_LINE = re.compile(
    rf"^\s*{_MARK}(?P<purpose>[^\s。:@\d][^。:@\t]{{1,30}}の(?:ご|お)?{_BUSINESS}{_ASIDE})\s*:?\s*$"
)
_CASE_LINE = re.compile(  # 総合案内(どこに聞くか分からない場合)
    rf"^\s*{_MARK}(?P<purpose>[^\s。:@][^。:@\t]{{2,40}}(?:(?:ない|たい)場合|[たいな]方)\)?)\s*:?\s*$"
)
_MARKED_LINE = re.compile(r"^\s*[■●◆◇▼▽▶□]\s*(?P<purpose>[^\s。:@\d][^。:@\d]{1,24})$")  # ■ 申請のこと
_ITEM = re.compile(r"\s*[・\-*●○]\s*(?P<purpose>[^:@\d]{2,24}):")
_INLINE = re.compile(  # 操作について:ヘルプデスク 03-0000-0000
    rf"^[\s▽▼△▲◇◆□■○●※・*\-•]*(?P<purpose>[^:@\t]{{1,38}}(?:に関すること|について|(?:の|、|・|に関する)(?:ご|お)?{_BUSINESS}|のこと|た方){_ASIDE}):\s*(?=\S)"
    r"|^[\s▽▼△▲◇◆□■○●※・*\-•]*(?P<topic>[^:@\t、。]{2,24})については[、\s]\s*(?=\S)"
    r"|^\s*[<〈《](?P<marked>[^<>〈〉《》。:@\d]{2,24})[>〉》]\s*(?=\S)"  # <委託契約・経理> 経営管理部 契約課 TEL …
)
_SAYS_WHAT_FOR = re.compile(
    r"\s*(?:[^\s:]{1,24}に関する(?:連絡先)?)?(?:お?問い?合わ?せ先|(?<=に関する連絡先)|提出先|送付先|申込先)(?=[:\t\s株公一独国社学特「])"
)
_ENDS_IN_WAY = re.compile(rf"{_WAY}\s*$", re.IGNORECASE)
_SHAPES = (_PURPOSE_LINE, _TOPIC_LINE, _BUSINESS_LINE, _CASE_LINE)


def begins_a_desk(text: str) -> bool:
    """Whether a line tells what the desk below it is for, so that what stands above is of another."""
    return any(shape.match(text) for shape in (*_SHAPES[1:], _MARKED_LINE))


def tells_a_purpose(text: str) -> bool:
    """Whether a line tells nothing but what the desk below it is for."""
    return not LABELLED.match(text) and any(shape.match(text) for shape in _SHAPES)


def says_what_for(text: str) -> bool:
    """Whether a marked line says what a desk is for, and not who it is: ■ 申請のこと, ■ 海洋局 企画課."""
    return bool(_MARKED_LINE.match(text)) and not ORGANISATION.search(text)


def item_of(text: str) -> re.Match[str] | None:
    """The label of an item of a list of desks: ・申請方法: …; not the name before a number: ・企画課 電話: …."""
    item = _ITEM.match(text)
    return None if item is None or _ENDS_IN_WAY.search(item["purpose"]) else item


def without_purpose(text: str) -> str:
    """A line without the label that says what the desk behind it is for."""
    return _INLINE.sub("", text)


def purpose_of(texts: Iterable[str]) -> str:
    """What a desk is for, by the lines that say so: ■操作について, 申請方法: …, 問い合わせ先: …."""
    texts = list(texts)
    return next(filter(None, map(_purpose_in, texts)), "") or next(
        (match[0].strip(" :\t") for text in texts if (match := _SAYS_WHAT_FOR.match(text))), ""
    )


def _purpose_in(text: str) -> str:
    """What the desk of a line is for; "" where it does not say so."""
    if LABELLED.match(text):
        return ""
    shaped = (shape.match(text) for shape in _SHAPES)
    marked = _MARKED_LINE.match(text) if says_what_for(text) else None
    found = next(filter(None, (*shaped, item_of(text), marked)), None)
    if found:
        return found["purpose"].strip()
    inline = _INLINE.match(text)
    return (inline["purpose"] or inline["topic"] or inline["marked"]).strip() if inline else ""
