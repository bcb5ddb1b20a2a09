"""The parts of a call (枠, 類型, コース), and which of their numbers a question asks for or a column tells."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.domain import Passage
from assistant.languages.ja.normalise import plain

FIELDS = ("floor", "count", "rate", "period", "cap")  # the surest names first: 採択予定額, 下限額
_MONEY = r"\d[\d,.]*\s*[百千万億]*\s*円|[\d,]+\s*[百千万億]\s*\d[\d,]*\s*円|定額|全額|実費"
_COUNT = r"\d+\s*(?:件|名|人|社|者|校|課題|拠点|団体|機関|か所|ヶ所|テーマ|チーム|グループ|ネットワーク)|若干"
_VALUES = {
    "cap": re.compile(_MONEY),
    "floor": re.compile(f"{_MONEY}|なし|-"),
    "rate": re.compile(r"\d+\s*/\s*\d+|\d+\s*分の\s*\d+|\d+\s*(?:%|割)|定額|全額"),
    "period": re.compile(r"\d+\s*(?:事業)?(?:[かヵカヶケ箇]?年度?|[かヵカヶケ箇]月|月|日)|単年度"),
    "count": re.compile(_COUNT),
}
_BRACKETED = re.compile(r"\([^()]*\)")
_LONGEST_NAME = 24  # letters, without what brackets hold
_AS_A_NAME = re.compile(r"(?:上限|下限|[額率数費]|期間|予定)$")
_BROKEN_OFF = re.compile(r"(?:令和|平成|R)\s?\d{1,2}年$|20\d\d年$|[、~・]$")  # a cell goes on in the next row
_AMOUNTS = re.compile(r"いくら|幾ら|何[百千万億]?円")
_UNIT = re.compile(r"[百千万億]*円")
_NUMBER = re.compile(r"[\d,]+")


@dataclass(frozen=True, slots=True)
class PartCell:
    """What a table tells of a part in one field, under the name that it gives the column."""

    field: str
    column: str
    text: str
    passage: Passage
    head: Passage  # where the column is named


@dataclass(frozen=True, slots=True)
class Part:
    """A part by its name, or by those of the group and of the part in it; what it is for, and its numbers."""

    levels: tuple[str, ...]
    about: str
    cells: tuple[PartCell, ...]

    @property
    def name(self) -> str:
        """The whole name."""
        return " ".join(self.levels)


@dataclass(frozen=True, slots=True)
class PartWords:
    """The words of questions and of tables for the numbers of parts."""

    words: Mapping[str, tuple[str, ...]]

    def asked(self, question: str) -> tuple[str, ...]:
        """The fields that a question asks for; none where it asks for another number too."""
        said = plain(question)
        if any(word in said for word in self.words["beside"]):
            return ()
        fields = [field for field in FIELDS if any(word in said for word in self.words[f"{field}_asked"])]
        least = "floor" in fields and not any(word in said for word in ("上限", "最大", "最高"))
        if "cap" in fields and "rate" not in fields and len(_AMOUNTS.findall(said)) > 1:
            fields.insert(0, "rate")  # so much for each kilowatt, and in all
        leaves_out = {"cap"} if least else set[str]()
        leaves_out |= set() if any(word in said for word in self.words["counts"]) else {"count"}
        return tuple(field for field in fields if field not in leaves_out)

    def field_of(self, name: str) -> str:
        """The field that a column of this name tells; "" where it tells none of them."""
        bare = "".join((_BRACKETED.sub("", plain(name)) or plain(name)).split())
        if not bare or len(bare) > _LONGEST_NAME or any(word in bare for word in self.words["never"]):
            return ""
        told = (field for field in FIELDS if any(bare.endswith(word) or word in bare for word in self._columns(field)))
        return "" if any(letter in bare for letter in "。、:") else next(told, "")

    def is_header(self, name: str) -> bool:
        """Whether a line or a cell is the name of a column: of one of the fields, or of another thing."""
        bare = "".join(_BRACKETED.sub("", plain(name)).split())
        return bare in self.words["header"] or (bool(self.field_of(name)) and not is_value(name))

    def is_corner(self, name: str) -> bool:
        """Whether a line or a cell says what the parts are: 類型."""
        return "".join(plain(name).split()) in self.words["corner"]

    def _columns(self, field: str) -> Sequence[str]:
        return self.words[f"{field}_column"]


def is_value(text: str) -> bool:
    """Whether a text tells a number of any field, and does not name a column: 1年度当たりの上限."""
    said = plain(text).strip()
    named = _AS_A_NAME.search(_BRACKETED.sub("", said).strip())
    return not named and any(shape.search(said) for shape in _VALUES.values())


def is_name(text: str) -> bool:
    """Whether a text may be what a part is called: no day, no letter of a word that a line was broken in."""
    return bool(text) and bool(re.search(r"[^\d/.\s月日()-]", text)) and not re.fullmatch(r"[ぁ-ん]+", text)


def fits(field: str, text: str, column: str = "") -> bool:
    """Whether a text is a value of a field; a bare number has its unit in the name of its column."""
    said = plain(text).strip()
    if _BROKEN_OFF.search(said):
        return False
    if _VALUES[field].search(said):
        return True
    return field in ("cap", "floor") and bool(_UNIT.search(plain(column)) and _NUMBER.fullmatch(said))
