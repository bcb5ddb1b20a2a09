"""What the label of a dated fact says: what is dated, and of which part of the call."""

from __future__ import annotations

import re

from assistant.languages.ja.normalise import plain

_PARTED = re.compile(  # what a label ends in that is of one part: 公募締切(2次), 公募期間(A・B)
    r"（(?:第?\d{1,2}[次回期]|(?:[IVX]{1,4}|\d{1,2}|第\d{1,2}[部章編]) [^（）]{2,24}"
    r"|郵送|持参|[A-Z](?:[・、,/][A-Z])*|[^（）]{1,20}(?:期|枠|型|コース|部門|課程|区分|種))）$"
)
IN_HOUSE = "学内締切"  # which is never that of whoever calls
BESIDE = frozenset({IN_HOUSE, "説明会申込", "意向登録", "質問", "相談"})  # what has an end beside the application


def head_of(label: str) -> str:
    """A label without the round or the way that it counts: 公募締切 of 公募締切(2次); that of one programme stays its own."""
    head = label.partition("（")[0]
    return head if head in BESIDE else _PARTED.sub("", label)


def part_of(label: str) -> str:
    """The part that a label is of, in its one spelling: 後期 of 公募締切（後期）."""
    match = _PARTED.search(label)
    return plain(match[0][1:-1]) if match else ""
