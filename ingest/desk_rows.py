"""The desk that a row of a table names, from what its columns are called."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.domain import Contact
from assistant.languages.ja.mending import mend_addresses
from ingest.lines import Line
from ingest.reach import address_in, department_of, faxes, mail_addresses, postcode_of, role_of, telephones, urls
from ingest.spread_rows import column_of, joined, joined_units
from ingest.tables import TableRow

# Columns that only desks have.
_OTHER_COLUMNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("region", re.compile(r"(?:対象|管轄|所管|担当)?(?:の)?(?:地域|区域|ブロック|都道府県|エリア|管内)")),
    ("fax", re.compile(r"FAX|ファッ?クス", re.IGNORECASE)),
    ("address", re.compile(r"住所|所在地|郵便番号")),
    ("contact", re.compile(r"URL|ホームページ|HP|TEL|電話|E-?mail|メール", re.IGNORECASE)),
    ("organisation", re.compile(r".{0,8}(?:局|機関|団体|センター|組織|名称)名?$")),
)
_JOINED = {"organisation": " ", "region": " ", "address": " "}


def row_contact(row: TableRow, lines: Sequence[Line]) -> Contact | None:
    """The contact of a row; None where it gives no way to reach anybody."""
    cells = _cells(row, lines)
    contact, fax = cells.get("contact", ""), cells.get("fax", "")
    tel, mail = telephones(contact), mail_addresses(contact)
    if not tel and not mail:
        return None
    organisation = cells.get("organisation", "")
    address = address_in(contact) or cells.get("address", "")
    return Contact(
        organisation=organisation,
        programme=cells.get("programme", ""),
        applicants=cells.get("applicants", ""),
        tel=tel,
        mail=mail,
        url=urls(contact),
        address=address,
        department=department_of(organisation),
        role=role_of(contact),
        fax=tuple(dict.fromkeys((*faxes(contact), *telephones(fax)))),
        postcode=postcode_of(address),
        purpose=cells.get("purpose", ""),
        region=cells.get("region", ""),
    )


def _cells(row: TableRow, lines: Sequence[Line]) -> dict[str, str]:
    """What stands in each column of a desk; two columns of one kind are put together."""
    found = dict(row.cells)
    texts = "\n".join(line.text for line in lines if row.start <= line.start < row.end).split("\t")
    if not row.head or len(texts) != len(row.head):
        return found
    named = [(_column(name), text.strip()) for name, text in zip(row.head, texts, strict=True)]
    for column in {column for column, _ in named if column}:
        pieces = [_spelled(column, text) for of, text in named if of == column and text]
        found[column] = _JOINED.get(column, "\n").join(pieces) if pieces else found.get(column, "")
    return found


def _column(name: str) -> str:
    region = _OTHER_COLUMNS[0]
    if region[1].match(name):
        return region[0]
    return column_of(name) or next((column for column, shape in _OTHER_COLUMNS if shape.match(name)), "")


def _spelled(column: str, text: str) -> str:
    if column == "contact":
        return mend_addresses(text).text
    return joined_units(text) if column == "organisation" else joined(text)
