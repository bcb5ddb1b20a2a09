"""The desk that a row of a table names, from what its columns are called."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from assistant.domain import Contact
from assistant.languages.ja.mending import mend_addresses
from ingest.lines import Line
from ingest.reach import (
    ADDRESS,
    address_in,
    department_of,
    faxes,
    mail_addresses,
    postcode_of,
    role_of,
    telephones,
    unreached,
    urls,
)
from ingest.spread_heads import column_of
from ingest.spread_rows import joined, joined_units
from ingest.tables import TableRow, names_programme

# Columns that only desks have, the finest first.
_OTHER_COLUMNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "region",
        re.compile(
            r"(?:対象|管轄|所管|担当)?(?:の)?(?:地域|区域|地区|ブロック|都道府県|エリア|管内|市区?町村|自治体)名?"
            r"|(?:管轄|所管)$"
        ),
    ),
    ("extension", re.compile(r"内線")),
    ("fax", re.compile(r"FAX|ファッ?クス|ファクシミリ", re.IGNORECASE)),
    ("address", re.compile(r"住所|所在地|郵便番号")),
    ("contact", re.compile(r"URL|ホームページ|HP|TEL|電話|(?:E-?)?mail|(?:電子)?メール|アドレス", re.IGNORECASE)),
    ("person", re.compile(r"(?:ご?担当者|氏名)")),
    (
        "organisation",
        re.compile(
            r"お?問い?合わ?せ(?:先|窓口)?$|.{0,8}(?:局|機関|団体|センター|組織|名称|部署|所属|課|室|係|事務局|デスク)名?$"
        ),
    ),
)
_FIRST = ("region", "extension", "fax", "address")  # that no other column is taken for
_ROW_OF = re.compile(
    r"提出(?:物|する(?:もの|書類))|書類|種類|項目|手続|内容|用途|事項|コース|部門|枠|類型|分野|タイプ|区分"
)
_SENT_TO = re.compile(r"(?:提出|送付|送り|申込|申し込み|応募)先|宛先?$")
_WAY = re.compile(
    r"\s*(?:tel|電話|℡|fax|ファッ?クス|ファクシミリ|(?:e-?|電子)?mail|(?:電子)?メール|url|hp|住所|所在地|郵便番号|受付時間|ホームページ)",
    re.IGNORECASE,
)
_REST = re.compile(r"(?:tel|電話(?:番号)?|(?:e-?)?mail|(?:電子)?メール(?:アドレス)?|fax)\s*:?\s*", re.IGNORECASE)
_UNIT = re.compile(
    r"(?:[省庁府局課室部係班会署所]|官房|事務局|センター|機構|公社|財団|担当|グループ|チーム|大学|会社)(?:\(.*\))?$"
)
_WITH_PERSON = re.compile(r"(?<=[課室係班部])\s+[一-龠々]{1,4}$(?<![課室係班部局所会])")  # 展示連携室 小田切
_FEWEST_COLUMNS = 3
_JOINED = {"organisation": " ", "region": " ", "address": " "}


def row_contact(row: TableRow, lines: Sequence[Line]) -> Contact | None:
    """The contact of a row; None where it gives no way to reach anybody, or is itself one way of a desk that a table tells."""
    cells = _cells(row, lines)
    contact = cells.get("contact", "")
    if row.names or (row.texts and _WAY.match(row.texts[0])):
        return None
    named = cells.get("organisation", "")
    reached = contact if telephones(contact) or mail_addresses(contact) else f"{contact}\n{named}".strip()
    if not telephones(reached) and not mail_addresses(reached):  # no column is named for it
        reached = "\n".join(text for text in row.texts if row.head and (telephones(text) or mail_addresses(text)))
    tel, mail = telephones(reached), mail_addresses(reached)
    if not tel and not mail:
        return None
    organisation = _named_in(named) if telephones(named) or mail_addresses(named) else named or _named_in(reached)
    organisation = _WITH_PERSON.sub("", organisation)
    address = address_in(reached) or cells.get("address", "")
    return Contact(
        organisation=organisation,
        programme=cells.get("programme", ""),
        applicants=cells.get("applicants", ""),
        tel=_extended(tel, cells.get("extension", "")),
        mail=mail,
        url=urls(reached),
        address=address,
        department=department_of(organisation),
        role=role_of(reached),
        fax=tuple(dict.fromkeys((*faxes(reached), *telephones(cells.get("fax", ""))))),
        postcode=postcode_of(address),
        purpose=cells.get("purpose", "") or _row_of(row, cells),
        region=cells.get("region", ""),
    )


def _named_in(reached: str) -> str:
    """The organisation that stands before the ways to reach it in one cell."""
    before = ADDRESS.split(_REST.split(unreached(reached), maxsplit=1)[0], maxsplit=1)[0]
    said = joined_units(re.sub(r"\(\s*\)", "", before)).strip(" 、,/:")
    said = said if "(" in said else said.strip(") ")
    return said if _UNIT.search(said) else ""


def _extended(tel: tuple[str, ...], extension: str) -> tuple[str, ...]:
    """The telephone with the extension that stands in a column of its own."""
    number = re.fullmatch(r"(?:内線\s*:?\s*)?(\d{1,6}(?:\s*[,、・]\s*\d{1,6})*)", extension)
    alone = len(tel) == 1 and "内線" not in tel[0]
    return (f"{tel[0]}(内線{number[1]})",) if number and alone else tel


def _row_of(row: TableRow, cells: Mapping[str, str]) -> str:
    """What a desk is for, where a row names neither purpose nor programme: its first cell, and whether one sends there."""
    if cells.get("programme") or cells.get("region") or len(row.texts) != len(row.head) or not row.head:
        return ""
    sent = next((name for name in row.head[1:] if _SENT_TO.search(name)), "")
    named = cells.get("organisation") or cells.get("applicants")
    first = row.texts[0] if sent or not named or _ROW_OF.search(row.head[0]) else ""
    return "" if not first or first == cells.get("organisation") else " ".join(filter(None, (joined(first), sent)))


def _cells(row: TableRow, lines: Sequence[Line]) -> dict[str, str]:
    """What stands in each column of a desk; two columns of one kind are put together."""
    found = dict(row.cells)
    texts = row.texts or tuple("\n".join(line.text for line in lines if row.start <= line.start < row.end).split("\t"))
    if not row.head or len(texts) != len(row.head):
        return found
    named = [(_column(name), text.strip()) for name, text in zip(row.head, texts, strict=True)]
    found = {column: text for column, text in found.items() if column not in _JOINED}
    for column in {column for column, _ in named if column}:
        pieces = [_spelled(column, text) for of, text in named if of == column and text]
        found[column] = _JOINED.get(column, "\n").join(pieces) if pieces else found.get(column, "")
    return found


def is_head(line: str) -> bool:
    """Whether a line only names columns, one of them of ways to reach somebody: 窓口 担当地域 電話 電子メール."""
    columns = [_column(word) for word in line.split()]
    return len(columns) >= _FEWEST_COLUMNS and all(columns) and "contact" in columns and not telephones(line)


def _column(name: str) -> str:
    """What a column holds, by its own name before that of the group it stands in: 担当部署 of 連絡先 担当部署."""
    for own in dict.fromkeys((name.rsplit(" ", maxsplit=1)[-1], name)):
        other = [column for column, shape in _OTHER_COLUMNS if shape.match(own)]
        known = column_of(own) if names_programme(own) or column_of(own) != "programme" else ""
        found = next((column for column in other if column in _FIRST), "") or known or next(iter(other), "")
        if found:
            return found
    return ""


def _spelled(column: str, text: str) -> str:
    if column in ("contact", "fax"):
        return mend_addresses(text).text
    return joined_units(text) if column == "organisation" else joined(text)
