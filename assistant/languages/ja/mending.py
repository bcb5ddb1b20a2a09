"""Lines that a page broke in mid-sentence, mid-word or mid-address are one again, and every character keeps its origin."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from assistant.languages.ja.day_alone import is_day_alone
from assistant.languages.ja.normalise import Normalised, normalise
from assistant.languages.ja.tokenizer import tokenizer

_GLYPH_BULLET = re.compile(r"(?m)^([ \t　]*)[\ue000-\uf8ff]")  # symbol fonts: a bullet at the start of a line

_ENDS_SENTENCE = re.compile(r"[。.!?:;][」』)\]】\"”]*$")
_STARTS_ANEW = re.compile(
    r"[・•●○◎◆◇■□▪▲△▼▽➢➣➤✓✔⇒→★☆※*#>|＊]|-\s|[<《【]|[ア-ン][.)]\s|第[0-9一二三四五六七八九十]+[章節条回]|〒"
    r"|第[0-9一二三四五六七八九十]+[次期](?:の?(?:公募|募集|応募|申請|受付))?(?:\s?\([^()\n]{1,12}\))?$"
    r"|(?:https?|ftp)://|(?:e-?mail|tel|fax|url)\s*[:(]|[^\s、。:「」()]{1,12}\s?:(?!//)",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"\[[0-9]{1,2}\]|\(?[0-9]{1,2}(?:[.)]\s?(?!\d)|-[0-9]{1,2}[.\s])|\([ア-ンa-z一二三四五六七八九十]{1,2}\)"
)
_WIDE_NUMBER = re.compile(  # １　目的: the wide space stands for a dot, but not before 名 and 円
    r"[0-9０-９]{1,2}\u3000+(?![0-9０-９\s]|[年月日名社件回人円万千百億割時分者%](?![一-鿿])|[かヶカ]\s*月|つの)"
)
_SET_APART = re.compile(r"[一-龠々ぁ-んァ-ヶー](?:\s+[一-龠々ぁ-んァ-ヶー]){2,15}(?=\s|$)")  # 公 募 要 領
_RULED = re.compile(r"[\-=_*~・─━―]{5,}$")
_CIRCLED = frozenset(map(chr, (*range(0x2460, 0x24FF), *range(0x2776, 0x2794), *range(0x32D0, 0x32FF))))  # ① ❶ ㋐
_CLOSED = re.compile(
    r"(?:【[^】]*】|<+[^>]*>+|《[^》]*》|\([^()]{1,20}\)|[◆■□●◇].*|[\s\-=_*~・─━]{5,})$"
)  # headings, rules
_CANNOT_START = frozenset("、。,)]」』】》>’ぁぃぅぇぉっゃゅょァィゥェォッャュョー々をん%")
_CANNOT_END = frozenset("、,「『([【《<“")
_HANGING = re.compile(r"(?:[はがをにへもの]|[てれい]る|また|かつ|及び|又は|並びに|若しくは|ため|から)$")
_NAMES = re.compile(r"(?:\)|(?![年月日時分第約])[一-龠ァ-ヴー])$")  # how a line ends that is no clause
_NEVER_FIRST = frozenset({"助詞", "助動詞", "接尾辞"})  # parts of speech that no sentence begins with
_LATIN_WORDS = re.compile(r"[A-Za-z,;)] [A-Za-z(]|[A-Za-z] [0-9]|[0-9] [A-Za-z]")
_BRACKETS = {"「": "」", "『": "』", "(": ")", "【": "】", "《": "》", "[": "]"}
_MAIL = r"[A-Za-z0-9._%+\-]"
_MAIL_BROKEN = re.compile(rf"{_MAIL}*[-_.@]$")
_MAIL_GOES_ON = re.compile(rf"{_MAIL}*@?{_MAIL}+\.[A-Za-z]{{2,}}")
_DOMAIN_BROKEN = re.compile(rf"@{_MAIL}+\.$")
_DOMAIN_ENDS = re.compile(r"[a-z]{2,12}")  # alone on its line
_DOMAIN_BEGUN = re.compile(rf"@{_MAIL}+$")
_DOMAIN_REST = re.compile(r"(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,12}")  # .example
_DOMAIN_CUT = re.compile(rf"@{_MAIL}*\.(?P<cut>[a-z]+)$")
_DOMAIN_GOES_ON = re.compile(r"[a-z]{1,10}(?:\.[a-z]{2,10})?")  # alone on its line
_TOP = re.compile(
    r"jp|com|net|org|info|biz|edu|gov|int|asia|example|us|uk|de|fr|cn|kr|tw|eu|ch|ca|au|sg|nl|it|es|se|io|ai"
)
_URL_BROKEN = re.compile(r"https?://[!-~]*[-/_.=&?%]$")
_MAIL_LABEL = re.compile(r"(?:mail|アドレス)\s?:$", re.IGNORECASE)

_SHORT = 20  # columns: a shorter line is a label or a cell rather than a broken sentence
_WIDE = 40  # columns: a narrower column is a table's or a drawing's
_RAGGED = 4  # columns by which the lines of one column differ
_FEWEST_BREAKS = 4  # between lines, before a text counts as spaced
_PARAGRAPH = 2  # blank lines that part two paragraphs whatever stands in them
_LOOKED_AT = 400  # characters before a break that may decide about it
_WORD_WINDOW = 10  # characters on each side of a break that decide whether a phrase spans it


@dataclass(frozen=True, slots=True)
class _Break:
    """Two lines, the number of blank lines between them, and the width of the column they stand in."""

    before: str
    after: str
    blanks: int
    width: int  # 0: nothing shows one
    full: bool  # the line before fills the column
    marked: (
        bool  # the line after begins with ①, １ and a wide space or bold type, of which the one spelling shows nothing
    )
    vertical: bool  # both lines are one character long


Join = Callable[[_Break], str | None]  # what stands at a break: "", " ", a newline, or None for: ask the next


@lru_cache(maxsize=4)  # a page is looked at for its names, its announcements and its lines
def mend(source: str) -> Normalised:
    """The text in one spelling with broken lines joined; what remains of line ends and blank lines is one newline each."""
    return _mended(source, joins=_JOINS)


def mend_addresses(source: str) -> Normalised:
    """The text in one spelling with nothing joined but addresses: for tables, whose lines are cells."""
    return _mended(source, joins=(_address,))


def _mended(source: str, *, joins: tuple[Join, ...]) -> Normalised:
    normal = normalise(_GLYPH_BULLET.sub(r"\1・", source))
    spans = [match.span() for match in re.finditer(r"[^\s](?:[^\n]*[^\s])?", normal.text)]  # lines that hold something
    lines = [normal.text[start:end] for start, end in spans]
    blanks = [normal.text.count("\n", end, start) - 1 for (_, end), (start, _) in pairwise(spans)]
    widths = _column_widths(lines, blanks)
    text, origins, before = list(lines[:1]), list(normal.origins[slice(*spans[0])]) if spans else [], "".join(lines[:1])
    for place, ((_, end), (start, after_end)) in enumerate(pairwise(spans)):
        last, after, width = lines[place], lines[place + 1], widths[place]
        full = width >= _WIDE and _columns(last) >= width - _RAGGED - 2
        origin = normal.origins[start]
        marked = (
            source[origin] in _CIRCLED or bool(_WIDE_NUMBER.match(source, origin)) or source.endswith("**", 0, origin)
        )
        between = _Break(before, after, blanks[place], width, full, marked, vertical=len(last) == len(after) == 1)
        glue = next((said for join in joins if (said := join(between)) is not None), "\n")
        text += [glue, after]
        origins += [normal.origins[end]] * len(glue)
        origins += normal.origins[start:after_end]
        before = (before + glue + after)[-_LOOKED_AT:] if glue != "\n" else after
    return Normalised("".join(text), (*origins, len(source)))


@lru_cache(maxsize=8_192)
def _columns(line: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WFA" else 1 for character in line)


def _column_widths(lines: list[str], blanks: list[int]) -> list[int]:
    """For every break, the width of the block of lines around it; across blank lines only where all lines are spaced so."""
    spaced = len(blanks) >= _FEWEST_BREAKS and sum(count > 0 for count in blanks) >= 0.9 * len(blanks)
    most = 1 if spaced else 0
    widths = [0] * len(blanks)
    start = 0
    for place in range(len(lines)):
        if place == len(blanks) or blanks[place] > most:
            width = _column_width(lines[start : place + 1])
            widths[start:place] = [width] * (place - start)
            start = place + 1
    return widths


def _column_width(block: list[str]) -> int:
    """The width at which a block was wrapped: the widest that at least two of its lines reach; 0 where none is shown."""
    widths = sorted((_columns(line) for line in block), reverse=True)
    return next((width for width, after in pairwise(widths) if width - after <= _RAGGED), 0)


def _address(between: _Break) -> str | None:
    """A mail address or URL goes on in the next line."""
    if between.blanks >= _PARAGRAPH:
        return None
    word, following = re.split(r"[\s:]", between.before)[-1], between.after.split(" ")[0]
    goes_on = (
        bool(_MAIL_BROKEN.search(word)) and "@" in word + following and bool(_MAIL_GOES_ON.match(following)),
        bool(_MAIL_LABEL.search(between.before)) and "@" in following,
        bool(_DOMAIN_BROKEN.search(word) and _DOMAIN_ENDS.fullmatch(between.after)),
        _domain_in_two(word, between.after),
        bool(_DOMAIN_BEGUN.search(word) and _DOMAIN_REST.fullmatch(between.after)),
        bool(_URL_BROKEN.search(between.before) and re.fullmatch(r"[!-~]+", following))
        and not following.startswith("http"),
    )
    return "" if any(goes_on) else None


def _domain_in_two(word: str, after: str) -> bool:
    """Whether an address ends in no domain that there is, and does with the next line: office@hub.exam, ple."""
    cut, rest = _DOMAIN_CUT.search(word), _DOMAIN_GOES_ON.fullmatch(after)
    if cut is None or rest is None or _TOP.fullmatch(cut["cut"]):
        return False
    return bool(_TOP.fullmatch(f"{cut['cut']}{after}".rsplit(".", maxsplit=1)[-1]))


def _comma(between: _Break) -> str | None:
    """After a comma the sentence goes on, whatever number the next line begins with."""
    same = (
        between.before.endswith(("、", ",")) and between.blanks < _PARAGRAPH and not _STARTS_ANEW.match(between.after)
    )
    return _space(between) if same and "\t" not in between.before + between.after else None


def _middle_dot(between: _Break) -> str | None:
    """A full line of no list, then a dot: the dot stands between two words, and is no bullet."""
    dot = re.match(r"・\S", between.after) and between.full and not between.before.startswith(("・", "-"))
    return (
        ""
        if dot
        and not _ENDS_SENTENCE.search(between.before)
        and unicodedata.name(between.before[-1], "").startswith("CJK")
        else None
    )


def _vertical(between: _Break) -> str | None:
    """Characters one below the other are a vertical line."""
    return (
        ""
        if between.vertical and between.blanks < _PARAGRAPH and not (between.before[-1] + between.after).isdigit()
        else None
    )


def _boundary(between: _Break) -> str | None:
    """What begins or ends a paragraph, an item, a heading or a row keeps its own line."""
    row = "\t" in between.before or "\t" in between.after
    shapes = (_STARTS_ANEW, _NUMBERED, _RULED, _SET_APART)
    starts = any(shape.match(between.after) for shape in shapes)
    anew = between.marked or starts
    return "\n" if row or anew or between.blanks >= _PARAGRAPH or _CLOSED.match(between.before) else None


def _inside_brackets(between: _Break) -> str | None:
    """A bracket that the line leaves open closes in the next."""
    opened = _open_bracket(between.before)
    return _space(between) if opened and _BRACKETS[opened] in between.after[:80] else None


def _ended(between: _Break) -> str | None:
    """The line ends as a sentence does."""
    return "\n" if _ENDS_SENTENCE.search(between.before) else None


def _unfinished(between: _Break) -> str | None:
    """The line ends, or the next begins, where no sentence can."""
    if between.before[-1] in _CANNOT_END or between.after[0] in _CANNOT_START:
        return _space(between)
    return _space(between) if _HANGING.search(between.before) and _columns(between.before) >= _SHORT else None


def _day_alone(between: _Break) -> str | None:
    """A day that has its line to itself is a cell or a label, unless the line before leads up to it."""
    return "\n" if _NAMES.search(between.before) and is_day_alone(between.after) else None


def _apart(between: _Break) -> str | None:
    """A blank line parts what nothing above joins, unless every line has one; a long line may still break off in a word."""
    return "\n" if between.blanks and not between.width and _columns(between.before) < _WIDE else None


def _full_line(between: _Break) -> str | None:
    """The line is as wide as its column, so that it was broken for want of room."""
    if not between.full:
        return None
    return " " if between.before.startswith("〒") else _space(between)


def _mid_phrase(between: _Break) -> str | None:
    """A word of the dictionary spans the break, or what follows leans on what stands before."""
    columns = _columns(between.before)
    if columns < _SHORT // 2 or (between.before[-1] + between.after[0]).isdigit():
        return None  # 2分の1 and 8,000万円 below it are two numbers
    before = between.before[-_WORD_WINDOW:]
    for morpheme in tokenizer().tokenize(before + between.after[:_WORD_WINDOW]):
        if morpheme.end() > len(before):
            leans = columns >= _SHORT and morpheme.part_of_speech()[0] in _NEVER_FIRST
            return _space(between) if morpheme.begin() < len(before) or leans else None
    return None


def _open_bracket(line: str) -> str:
    """The last bracket that a line opens and does not close; "" where there is none."""
    for place in range(len(line) - 1, max(-1, len(line) - 80), -1):
        closing = _BRACKETS.get(line[place])
        if closing and closing not in line[place:]:
            return line[place]
    return ""


def _space(between: _Break) -> str:
    """A space between Latin words, nothing between Japanese ones or between digits."""
    return " " if _LATIN_WORDS.match(f"{between.before[-1]} {between.after[0]}") else ""


_JOINS: tuple[Join, ...] = (
    _address, _comma, _vertical, _middle_dot, _boundary, _inside_brackets, _ended, _unfinished, _day_alone, _apart, _full_line, _mid_phrase,
)  # fmt: skip
