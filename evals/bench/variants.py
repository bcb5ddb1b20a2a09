"""A shelf that grows: every document again under other call names, years, days and amounts, the same at every run."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from ingest.readers import read, read_bytes

_FIRST = ("うしお", "かがり", "こずえ", "さざなみ", "すずかぜ", "たかね", "なぎさ", "はるか", "みさき", "ゆうなぎ")
_SECOND = ("原", "浜", "丘", "谷", "森", "沢", "島", "峰", "里", "川")
_LATIN = re.compile(r"(?<![A-Za-z])(?=[A-Z])[A-Z][A-Za-z]*-[A-Z]{2,}[A-Za-z]*(?: HUB)?(?![A-Za-z])")  # J-NEXUS
_ERA = re.compile(r"(令和|R)([0-9０-９]{1,2}|元)(?=年|\.|/)")
_YEAR = re.compile(r"(?<![0-9])20[0-9]{2}(?![0-9])")
_DAY = re.compile(r"(?<![0-9０-９])([0-9０-９]{1,2})(?=日)")
_MONTH = re.compile(r"(?<![0-9０-９])([0-9０-９]{1,2})(?=月)")
_MONEY = re.compile(r"(?<![0-9０-９,，])([0-9０-９][0-9０-９,，]*)(?=(?:百|千|万|億)*円)")
_ERAS, _MONTHS, _DAYS = 12, 12, 28  # values that are left: no month 13, no 30 February


def grown(documents: Sequence[Path], names: Mapping[str, str], *, scale: int, folder: Path) -> Iterator[Path]:
    """The documents, and after them so many variants of each, as text files, that there are `scale` times as many."""
    texts = {path: "\n\n".join(text for _, text in texts_of(path)) for path in documents} if scale > 1 else {}
    yield from documents
    for number in range(1, scale):
        for path, text in texts.items():
            made = folder / f"{path.stem}-{path.suffix[1:]}-{number:03d}.txt"
            made.write_text(variant(text, names, number=number), encoding="utf-8")
            yield made


def texts_of(path: Path) -> Iterator[tuple[str, str]]:
    """The text of a document with its file name, and that of each that it carries."""
    extracted = read(path)
    yield path.name, "\n".join(page.page.text for page in extracted.pages)
    for carried in extracted.attached:
        pages = read_bytes(carried.name, carried.raw).pages
        yield carried.name, "\n".join(page.page.text for page in pages)


def variant(text: str, names: Mapping[str, str], *, number: int) -> str:
    """A text about another call, of another year, with other days and amounts."""
    for stem, kind in names.items():
        text = text.replace(stem, _name(number, kind))
    text = _LATIN.sub(lambda found: f"{found[0].split('-')[0]}-{_letters(number)}", text)
    text = _ERA.sub(lambda found: f"{found[1]}{_turned(found[2].replace('元', '1'), number, _ERAS)}", text)
    text = _YEAR.sub(lambda found: str(2018 + _turned(found[0][2:], number, _ERAS)), text)
    text = _MONTH.sub(lambda found: str(_turned(found[1], number, _MONTHS)), text)
    text = _DAY.sub(lambda found: str(_turned(found[1], 3 * number, _DAYS)), text)
    return _MONEY.sub(lambda found: f"{int(re.sub('[,，]', '', found[1])) + 10 * number:,}", text)


def _turned(value: str, by: int, of: int) -> int:
    """A number moved on within a circle."""
    return (int(value) - 1 + by) % of + 1


def _name(number: int, kind: str) -> str:
    place = number - 1
    return f"{_FIRST[place % 10]}{_SECOND[place // 10 % 10]}{kind}"


def _letters(number: int) -> str:
    return "".join(chr(ord("A") + digit) for digit in (number // 26 % 26, number % 26, (number * 7 + 3) % 26))
