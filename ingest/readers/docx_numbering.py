"""The numbers that Word counts by itself, as its definitions write them: １．, (1), ①, ア, 第1条."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from ingest.readers.docx_styles import Styles
from ingest.readers.ooxml import Element, W, is_on, number, value

_KANA = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"
_HALF = "ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝ"
_IROHA = "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセスン"
_HALF_IROHA = "ｲﾛﾊﾆﾎﾍﾄﾁﾘﾇﾙｦﾜｶﾖﾀﾚｿﾂﾈﾅﾗﾑｳヰﾉｵｸﾔﾏｹﾌｺｴﾃｱｻｷﾕﾒﾐｼヱﾋﾓｾｽﾝ"
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_IN_CIRCLES = "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉"
_TO_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
_TO_KANJI = str.maketrans("0123456789", "〇一二三四五六七八九")
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_PLACE = re.compile(r"%([1-9])")
_SYMBOLS = re.compile(r"wingdings|symbol|webdings", re.IGNORECASE)
_CLOSES = re.compile(r"[．。、）】」〕　\s・]$")
_LEVELS = 9
_LARGEST = 3_999


def _among(signs: str) -> Callable[[int], str]:
    return lambda count: signs[(count - 1) % len(signs)] * ((count - 1) // len(signs) + 1)


def _shifted(first: str, last: int) -> Callable[[int], str]:
    """Signs that stand in the order of Unicode from this one on, as far as there are any."""
    return lambda count: chr(ord(first) + count - 1) if 1 <= count <= last else str(count)


def _circled(count: int) -> str:
    for first, begin, end in (("①", 1, 20), ("㉑", 21, 35), ("㊱", 36, 50)):
        if begin <= count <= end:
            return chr(ord(first) + count - begin)
    return str(count)


def _roman(count: int) -> str:
    written = ""
    for worth, sign in _ROMAN:
        written += sign * (count // worth)
        count %= worth
    return written


def _counted(count: int) -> str:
    """十二, 百三: a number as it is said."""
    written = ""
    for worth, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, count = divmod(count, worth)
        written += ("" if digit == 1 and sign else str(digit).translate(_TO_KANJI)) + sign if digit else ""
    return written


_WRITTEN: dict[str, Callable[[int], str]] = {
    "decimalZero": lambda count: f"{count:02}",
    "decimalFullWidth": lambda count: str(count).translate(_TO_WIDE),
    "decimalFullWidth2": lambda count: str(count).translate(_TO_WIDE),
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedFullstop": _shifted("⒈", 20),
    "decimalEnclosedParen": _shifted("⑴", 20),
    "aiueo": _among(_HALF),
    "aiueoFullWidth": _among(_KANA),
    "iroha": _among(_HALF_IROHA),
    "irohaFullWidth": _among(_IROHA),
    "upperLetter": _among(_LATIN.upper()),
    "lowerLetter": _among(_LATIN),
    "upperRoman": lambda count: _roman(count).upper(),
    "lowerRoman": _roman,
    "japaneseCounting": _counted,
    "chineseCounting": _counted,
    "chineseCountingThousand": _counted,
    "japaneseDigitalTenThousand": lambda count: str(count).translate(_TO_KANJI),
    "ideographDigital": lambda count: str(count).translate(_TO_KANJI),
    "japaneseLegal": lambda count: _counted(count).translate(str.maketrans("一二三十", "壱弐参拾")),
    "ideographTraditional": _among(_STEMS),
    "ideographZodiac": _among(_BRANCHES),
    "ideographEnclosedCircle": lambda count: (
        _IN_CIRCLES[count - 1] if 1 <= count <= len(_IN_CIRCLES) else _counted(count)
    ),
    "numberInDash": lambda count: f"- {count} -",
    "none": lambda _count: "",
}


def written_as(form: str, count: int) -> str:
    """A number in one of Word's forms; in digits where the form is none of ours."""
    return _WRITTEN.get(form, str)(count) if 0 < count <= _LARGEST else str(count)


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    form: str
    text: str
    restart: int | None  # the level above which this one begins anew; None: any
    legal: bool
    suffix: str
    symbol: bool


class Numbering:
    """Counts through one document in its order."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstract = _by_id(root, "abstractNum", "abstractNumId")
        self._nums = _by_id(root, "num", "numId")
        self._links = {
            value(one.find(f"{W}styleLink")): one
            for one in self._abstract.values()
            if one.find(f"{W}styleLink") is not None
        }
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()
        self._levels: dict[tuple[str, int], _Level | None] = {}

    def label_of(self, paragraph: Element) -> str:
        """The number or mark before a paragraph, with the space that parts them; "": none."""
        place = self._place(paragraph)
        if place is None:
            return ""
        num, depth = place
        abstract = self._abstract_of(num)
        if abstract is None or not 0 <= depth < _LEVELS:
            return ""
        levels = [self._level(num, abstract, at) for at in range(depth + 1)]
        level = levels[-1]
        if level is None:
            return ""
        if level.form == "bullet":
            return _parted("・" if level.symbol or not level.text.strip() else level.text, level)
        counts = self._count(num, value(abstract, f"{W}abstractNumId"), levels)
        return _parted(_PLACE.sub(lambda found: _said(levels, counts, int(found[1]) - 1), level.text), level)

    def _place(self, paragraph: Element) -> tuple[Element, int] | None:
        found = self._styles.of_paragraph(paragraph, "numPr")
        if found is None:
            return None
        given, style = found
        num = self._nums.get(value(given.find(f"{W}numId")))
        depth = number(given.find(f"{W}ilvl"))
        if num is None:
            return None
        if style and depth is None:
            depth = self._depth_of_style(num, style)
        return num, depth or 0

    def _depth_of_style(self, num: Element, style: str) -> int:
        abstract = self._abstract_of(num)
        levels = abstract.findall(f"{W}lvl") if abstract is not None else []
        return next((number(one, f"{W}ilvl") or 0 for one in levels if value(one.find(f"{W}pStyle")) == style), 0)

    def _abstract_of(self, num: Element) -> Element | None:
        abstract = self._abstract.get(value(num.find(f"{W}abstractNumId")))
        link = value(abstract.find(f"{W}numStyleLink")) if abstract is not None else ""
        return self._links.get(link, abstract)

    def _level(self, num: Element, abstract: Element, depth: int) -> _Level | None:
        place = (value(num, f"{W}numId"), depth)
        if place not in self._levels:
            self._levels[place] = self._defined(num, abstract, depth)
        return self._levels[place]

    def _defined(self, num: Element, abstract: Element, depth: int) -> _Level | None:
        over = _at(num, "lvlOverride", depth)
        given = over.find(f"{W}lvl") if over is not None else None
        given = given if given is not None else _at(abstract, "lvl", depth)
        if given is None:
            return None
        forms = [value(one) for one in given.iter(f"{W}numFmt")]
        start = number(over.find(f"{W}startOverride")) if over is not None else None
        start = start if start is not None else number(given.find(f"{W}start"))
        fonts = given.find(f"{W}rPr/{W}rFonts")
        return _Level(
            start=1 if start is None else start,
            form=next((form for form in forms if form != "custom"), "decimal"),
            text=value(given.find(f"{W}lvlText")),
            restart=number(given.find(f"{W}lvlRestart")),
            legal=is_on(given.find(f"{W}isLgl")),
            suffix=value(given.find(f"{W}suff")) or "tab",
            symbol=bool(_SYMBOLS.search(value(fonts, f"{W}ascii") + value(fonts, f"{W}hAnsi"))),
        )

    def _count(self, num: Element, abstract: str, levels: list[_Level | None]) -> list[int | None]:
        """The counts of the levels, after this paragraph is counted."""
        depth = len(levels) - 1
        counts = self._counts.setdefault(abstract, [None] * _LEVELS)
        mine = (value(num, f"{W}numId"), depth)
        over = _at(num, "lvlOverride", depth)
        anew = mine not in self._begun and over is not None and over.find(f"{W}startOverride") is not None
        self._begun.add(mine)
        for at, level in enumerate(levels):
            if counts[at] is None or (at == depth and anew):
                counts[at] = level.start - (at == depth) if level else 1
        counts[depth] = (counts[depth] or 0) + 1
        for below in range(depth + 1, _LEVELS):
            given = self._level(num, self._abstract_of(num), below)
            if given is None or given.restart is None or (given.restart and depth < given.restart):
                counts[below] = None
        return counts


def _by_id(root: Element | None, tag: str, name: str) -> dict[str, Element]:
    return {value(one, f"{W}{name}"): one for one in root.findall(f"{W}{tag}")} if root is not None else {}


def _at(element: Element, tag: str, depth: int) -> Element | None:
    return next((one for one in element.findall(f"{W}{tag}") if number(one, f"{W}ilvl") == depth), None)


def _said(levels: list[_Level | None], counts: list[int | None], at: int) -> str:
    level = levels[at] if at < len(levels) else None
    count = counts[at]
    if level is None or count is None:
        return ""
    last = levels[-1]
    legal = last is not None and last.legal
    return str(count) if legal else written_as(level.form, count)


def _parted(label: str, level: _Level) -> str:
    bare = not label or level.suffix == "nothing" or _CLOSES.search(label)
    return label if bare else f"{label} "
