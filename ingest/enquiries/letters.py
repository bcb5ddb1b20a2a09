"""What a letter asks: without the mails it quotes, its greetings, who its writer is, and how it is signed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

LONGEST = 2_000  # characters of an enquiry
_DASHES = r"[-=*_~+#─━―‐ー＝＊＿～◆◇■□●○・…☆★※\s]"
_EARLIER = re.compile(
    r"^\s*(?:-{2,}\s*(?:original message|forwarded message|元のメッセージ|転送(?:された)?メッセージ|返信元).*"
    r"|on .{5,200} wrote:|.{0,120}(?:さん|様)?[がは、].{0,60}書きました[:：。]?|_{10,}"
    r"|(?:\d{4}年\d{1,2}月\d{1,2}日|\d{4}[-/]\d{1,2}[-/]\d{1,2}).{0,120}<[^<>\s]+@[^<>\s]+>[:：]?)\s*$",
    re.IGNORECASE,
)
_HEAD = re.compile(r"^\s*(?:from|差出人|送信者)\s*[:：]", re.IGNORECASE)
_HEADS = re.compile(r"^\s*(?:sent|date|to|subject|送信日時|日時|宛先|件名)\s*[:：]", re.IGNORECASE)
_AFTER_HEAD = 4  # lines within which another field of a head comes
_QUOTED = re.compile(r"^\s*[>＞|｜]")
_SIGNATURE = re.compile(rf"^(?:-- ?|{_DASHES}{{4,}})$")
_CLOSING = re.compile(
    r"(?:よろしく|宜しく).{0,12}(?:願|お願)|^以上(?:です|、|。|$)|^敬具|^草々|^thank(?:s| you)|^(?:best|kind) regards",
    re.IGNORECASE,
)
ASKS = re.compile(
    r"か[。.．]?$|か[。?？\s]|[?？]|(?:教え|お知らせ|ご教示|ご回答|お聞かせ).{0,8}(?:くだ|下さ|願|たい|いただ|頂)|知りたい|でしょう$|\b(?:what|when|where|which|who|how|can|is|are|do|does)\b",
    re.IGNORECASE,
)
_ADDRESSED = re.compile(r"^[^。?？]{0,40}(?:御中|各位|ご?担当(?:者|の方)?(?:様|さま|殿)?|様|殿)[、。]?$")
_GREETS = re.compile(
    r"^(?:いつも|平素|大変|はじめまして|初めまして|こんにちは|お世話|突然|お忙しい|ご多忙|お疲れ|拝啓|前略|時下|dear\b|hello\b|hi\b)"
    r"|お世話になって|失礼(?:いた|致)?します|と申し(?:ます|上げます)|恐れ入りますが[、。]?$",
    re.IGNORECASE,
)
_OF_SOMEBODY = re.compile(
    r"(?:大学|学校|高専|会社|法人|財団|研究所|機構|協会|組合|銀行|事務所|センター|[部課室係局]|[市区町村都府県])[^。?？]{0,24}"
    r"(?:です|でございます)[。.．]?$|^[一-龠々]{1,4}(?:です|でございます)[。.．]?$|^[^。?？、はが]{0,40}の[一-龠々ァ-ヶー]{1,6}(?:です|でございます)[。.．]?$"
)
_OPENING = 6  # sentences in which a letter greets
_ITEM = re.compile(
    r"^\s*(?:(?P<number>[(（]?\d{1,2}[)）.．、:：])|(?P<circle>[①-⑳])|(?P<dot>[・●○■◆◇▪•*-](?=\s|[^\s-]))|(?P<named>(?:Q|質問|問)\s*\d{0,2}\s*[.．、:：)）])"
    r"|(?P<letter>[(（][a-zア-ン][)）]))\s*"
)
_SENTENCES = re.compile(r"(?<=[。?？!！])\s*")
_ENDS = re.compile(r"[。?？!！:：]\s*$")
_WIDE = re.compile(r"[^\x00-\x7f]")


def own_part(body: str) -> str:
    """What the writer of a mail wrote: before the mail that it answers, and without its lines and the signature."""
    lines = body.split("\n")
    end = next((at for at, _ in enumerate(lines) if _begins_earlier(lines, at)), len(lines))
    lines = [line.rstrip() for line in lines[:end] if not _QUOTED.match(line)]
    return "\n".join(_before(lines, _SIGNATURE.match)).strip()


def questions_of(text: str) -> tuple[str, ...]:
    """What a letter asks: each item of a list of questions, else the whole in one piece."""
    lines = _before(_joined(text.split("\n")), _closes)
    items, before = _items(lines)
    if len(items) > 1 and all(ASKS.search(item) for item in items):
        return tuple(_shortened(item) for item in items)
    body = _without_greetings(lines if not items else [*before, *items])
    return (_shortened(body),) if body else ()


def about(text: str) -> str:
    """What a letter says before its list of questions; "": it asks but one thing."""
    items, before = _items(_joined(text.split("\n")))
    return _shortened(_without_greetings(before)) if len(items) > 1 else ""


def _begins_earlier(lines: Sequence[str], at: int) -> bool:
    if _EARLIER.match(lines[at]):
        return True
    return bool(_HEAD.match(lines[at])) and any(map(_HEADS.match, lines[at + 1 : at + 1 + _AFTER_HEAD]))


def _closes(line: str) -> bool:
    return bool(_CLOSING.search(line)) and not ASKS.search(_CLOSING.sub("", line))


def _before(lines: Sequence[str], ends: Callable[[str], object]) -> list[str]:
    """The lines before the first that ends a letter, after which nothing is asked any more."""
    for at, line in enumerate(lines):
        if ends(line) and at and not any(map(ASKS.search, lines[at + 1 :])):
            return list(lines[:at])
    return list(lines)


def _joined(lines: Sequence[str]) -> list[str]:
    """Lines that a mail program broke become whole again."""
    whole: list[str] = []
    goes_on = False
    for line in map(str.strip, lines):
        if goes_on and line and not _ITEM.match(line):
            glue = "" if _WIDE.match(whole[-1][-1]) or _WIDE.match(line) else " "
            whole[-1] += glue + line
        elif line:
            whole.append(line)
        goes_on = bool(line) and not _ENDS.search(line) and not _ADDRESSED.match(line)
    return whole


def _items(lines: Sequence[str]) -> tuple[list[str], list[str]]:
    """The items of the one list in a letter, and what comes before it."""
    kinds = [met.lastgroup if (met := _ITEM.match(line)) else None for line in lines]
    kind = next((one for one in kinds if one), None)
    if kind is None:
        return [], list(lines)
    first = kinds.index(kind)
    items: list[str] = []
    for line, own in zip(lines[first:], kinds[first:], strict=True):
        if own == kind:
            items.append(_ITEM.sub("", line, count=1))
        else:
            items[-1] += f" {line}"
    return items, list(lines[:first])


def _without_greetings(lines: Sequence[str]) -> str:
    return "".join(_worth_reading([one for line in lines for one in _SENTENCES.split(line) if one.strip()]))


def _worth_reading(sentences: Sequence[str]) -> Iterator[str]:
    for at, sentence in enumerate(sentences):
        said = sentence.strip()
        greets = _ADDRESSED.match(said) or _GREETS.search(said) or _OF_SOMEBODY.search(said)
        if not (greets and at < _OPENING and not ASKS.search(said)):
            yield sentence


def _shortened(text: str) -> str:
    whole = text.strip()
    return whole if len(whole) <= LONGEST else f"{whole[: LONGEST - 1]}…"
