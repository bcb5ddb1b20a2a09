"""How a desk is reached and who sits there: numbers, addresses, units and roles in a mended text."""

from __future__ import annotations

import re

from assistant.languages.ja.mending import mend_addresses

_MAIL = re.compile(r"[A-Za-z0-9][A-Za-z0-9._%+\-]*@[A-Za-z0-9\-]+(?:\.[A-Za-z0-9\-]+)+")
_AT_WORD = re.compile(
    r"(?<=[A-Za-z0-9_])\s?(?:\[at\]|\(at\)|【at】|<at>|\[アットマーク\]|\(アットマーク\)|★)\s?(?=[A-Za-z0-9])",
    re.IGNORECASE,
)
_MAIL_IN_TWO = re.compile(  # the tail of an address alone is the address of somebody else
    r"((?:mail|メール|アドレス)[^\n:@]{0,8}:\s*[A-Za-z0-9._%+\-]+)\n(?=[A-Za-z0-9._%+\-]*@)|(@[A-Za-z0-9\-]+)\n(?=\.[A-Za-z])"
    r"|(@(?:[A-Za-z0-9\-]+\.)+)\n(?=[a-z]{2,10}(?:\n|$))",
    re.IGNORECASE,
)
_NUMBER = r"\(?0\d{1,4}\)?[-(]\d{1,4}[-)]\d{3,4}(?!\d)"
_EXTENSION = (
    r"(?:\s*[(]?\s*(?:代表|直通)\s*[)]?)?(?:\s*[(]?\s*内線\s*[:]?\s*\d+(?:-\d+)*(?:\s*[,、・]\s*\d+(?:-\d+)*)*\s*[)]?)?"
)
_TEL = re.compile(rf"(?<![\d-]){_NUMBER}{_EXTENSION}")
_FAX = re.compile(
    rf"(?P<both>(?:TEL|電話)\s*[/・&]\s*)?(?:FAX|ファ[ック]?クス|ファクシミリ)\s*(?:番号)?\s*[:]?\s*(?P<number>{_NUMBER})",
    re.IGNORECASE,
)
URL = re.compile(r"https?://[!-'*-;=?-Z_a-z~]+")
_HOURS = r"(?!\s*[(]?\s*(?:平日|土日|祝|[月火水木金土日]曜|月\s?[~-]\s?金|午前|午後|受付|内線|代表|直通|まで|又は|または|FAX|E-?mail|メール))"
ADDRESS = re.compile(  # without 〒, a number is that of a place only where a place follows
    rf"(?:〒\s*\d{{3}}-\d{{4}}(?![\d-])|(?<![\d()-])(?<!TEL:)(?<!電話)\d{{3}}-\d{{4}}(?![\d-])(?=[^\n]*[都道府県市区町村])){_HOURS}\s*[^\d\s(].*$",
    re.MULTILINE | re.IGNORECASE,
)
_POSTCODE = re.compile(r"(?:〒\s*|^)(\d{3})-(\d{4})(?!\d|-)")
_WAYS = r"tel\b|電話|℡|fax|ファ[ック]?クス|ファクシミリ|e-?mail|mail|メール|url|https?:"
_LABEL = r"(?:[✉☎📞📧]|tel|電\s*話(?:番号)?|fax|(?:e-?)?mail|(?:電子|e-?)?メール(?:アドレス)?)"
_LEFT = re.compile(rf"(?:[\s:/、,]*{_LABEL})+(?=\s*(?:[(/、,]|$))", re.IGNORECASE)
_BEGUN = re.compile(rf"\s*{_LABEL}\s*:.*$", re.IGNORECASE)
_ASIDE = re.compile(  # (平日10時~17時)
    r"\((?:[^()]*(?:平日|\d時|\d:\d\d|予約|無料|内線)[^()]*|\s*)\)|^○\s*|^発行[人元者]?(?:\s*:|\s)\s*"
)
_UNIT = re.compile(r"(?:課|室|係|班|グループ|チーム|ユニット)付?(?:\([^()]*\))?$")
_ABOVE_UNIT = re.compile(
    r"^.*(?:省|庁|府|局|(?<![内外本幹全支])部|官房|機構|財団|法人|会社)(?=.{2,}(?:課|室|係|班|チーム))"
)
_ROLE = re.compile(
    r"(?:^|[\s(・])(?P<role>[^\s:()]{0,4}(?:課長|室長|参事官|局長)補佐|課長|室長|係長|班長|主査|主任|専門官|企画官|調査官|担当者?)(?:\s*:\s*|\s+)[^\s\d@:]{1,8}",
    re.MULTILINE,
)


def mail_addresses(text: str) -> tuple[str, ...]:
    """The mail addresses of a mended text, each once, with @ where the document hides it."""
    whole = _MAIL_IN_TWO.sub(lambda match: match[1] or match[2] or match[3], _AT_WORD.sub("@", text))
    return tuple(dict.fromkeys(match.group().rstrip(".-") for match in _MAIL.finditer(mend_addresses(whole).text)))


def telephones(text: str) -> tuple[str, ...]:
    """The telephone numbers of a mended text with their extensions, each once; no fax numbers."""
    without = _FAX.sub(lambda match: match["number"] if match["both"] else "", text)
    found = (re.sub(r"\s*\n\s*", "", match.group().strip()) for match in _TEL.finditer(without))
    return tuple(dict.fromkeys(number if ")" in number else number.lstrip("(") for number in found))


def faxes(text: str) -> tuple[str, ...]:
    """The fax numbers of a mended text, each once."""
    return tuple(dict.fromkeys(match["number"] for match in _FAX.finditer(text)))


def urls(text: str) -> tuple[str, ...]:
    """The web addresses of a mended text, each once."""
    return tuple(dict.fromkeys(URL.findall(text)))


def address_in(text: str) -> str:
    """The postal address of a text, without the ways to reach the desk that follow it."""
    found = ADDRESS.search(text)
    return re.split(rf"\s*(?:{_WAYS})", found.group(), maxsplit=1, flags=re.IGNORECASE)[0].strip() if found else ""


def postcode_of(address: str) -> str:
    """The postcode that an address begins with: 100-8901."""
    found = _POSTCODE.match(address)
    return f"{found[1]}-{found[2]}" if found else ""


def department_of(organisation: str) -> str:
    """The units of an organisation below its bureaus: 課, 室, 係."""
    return " ".join(_ABOVE_UNIT.sub("", part) for part in organisation.split() if _UNIT.search(part))


def role_of(text: str) -> str:
    """What the person is whom a desk names: 課長補佐, 担当."""
    found = _ROLE.search(text)
    return found["role"] if found else ""


def unreached(text: str) -> str:
    """The text without its numbers and mail addresses."""
    return _FAX.sub("", _TEL.sub("", _MAIL.sub("", text)))


def only_named(text: str) -> str:
    """The name in a line without how and when to reach whom it names."""
    bare = _BEGUN.sub("", _LEFT.sub("", unreached(text))).strip(": 、,/")
    return " ".join(_ASIDE.sub("", bare).split())


def is_reachable(text: str) -> bool:
    """Whether a text gives a mail address or a telephone number."""
    return bool(mail_addresses(text) or telephones(text))
