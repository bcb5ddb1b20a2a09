"""Which lines are headings, by how Japanese documents write them: 第1章, 1., (1), ①, 【…】, ◆, (目的), <…>, a short title alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.clean import is_rule
from ingest.lines import Line

# Kind, its fixed depth (None: it nests where it first occurs) and its shape in a line of one spelling.
_NUMERAL = r"[0-9一二三四五六七八九十]+"
_FORMS: tuple[tuple[str, int | None, re.Pattern[str]], ...] = (
    ("chapter", 10, re.compile(rf"第{_NUMERAL}[章編部](?![0-9])")),
    ("part", 10, re.compile(rf"第{_NUMERAL}\s(?=\S)")),
    ("division", 11, re.compile(rf"第{_NUMERAL}節")),
    ("article", 12, re.compile(rf"第{_NUMERAL}条(?:の{_NUMERAL})?[\s(]")),
    (
        "attachment",
        10,
        re.compile(
            rf"\(?(?:別[紙添表]|様式|参考資料|付録)\s*第?{_NUMERAL}(?:号|[-の]{_NUMERAL})*\)?(?:\s|$|[(:])|附則$|別[紙添]\s(?=\S)"
        ),
    ),
    ("subnumber", 14, re.compile(r"[0-9]{1,2}(?:[-.][0-9]{1,2}){1,3}[.\s]?\s*(?=[^\s0-9.,%])")),
    ("subroman", 14, re.compile(r"[IVX]{1,4}[-.][0-9]{1,2}[.\s]\s*(?=[^\s0-9.,%])")),
    ("roman", 11, re.compile(r"(?:I{1,3}|I[VX]|VI{0,3}|X)[.)]\s*(?=[^\s0-9])")),
    ("number", 13, re.compile(r"[0-9]{1,2}[.)]\s*(?=[^\s0-9])")),
    ("slide", 20, re.compile(r"[^\t。]{2,40}\s?\([0-9]{1,2}/[0-9]{1,2}\)$")),
    ("square", None, re.compile(r"\[[0-9]{1,2}\]\s*[^\s。][^。]{1,56}$")),
    ("reference", None, re.compile(r"[(【\[<](?:ご?参考|補足|付録)\s*[0-9]{0,2}[)】\]>]\s*[^\s。)】].{1,40}$")),
    ("lenticular", None, re.compile(r"【[^】]{1,40}】$")),
    ("angle", None, re.compile(r"(?:<{1,2}[^<>]{1,40}>{1,2}|《[^》]{1,40}》)$")),
    ("mark", None, re.compile(r"[◆◇■□●◎▼▶]\s*(?:\d{1,2}(?:[.)]\s*|\s+))?[^\s\d]")),
    ("bracketed", None, re.compile(r"\([^()、。\d]{2,24}\)$")),
    ("paren", None, re.compile(rf"\((?:{_NUMERAL}|[ア-ンa-z])\)\s*\S")),
    ("kana", None, re.compile(r"[ア-ン][.)]\s*\S")),
)
_QUESTION = re.compile(
    r"(?:\*\*|[★☆◎●○■◆]\s*|[【(\[](?:新|追加|更新|改訂)[^】)\]]{0,4}[】)\]]\s*){0,2}(?:Q|質問|問)\s*(?:[0-9]{1,3}|[0-9]{1,2}-[0-9]{1,2})?\s*(?:[.:)]|\s)\s*(?=\S)",
    re.IGNORECASE,
)
_ANSWER = re.compile(
    r"(?:\*\*)?(?:A|回答|答)\s*(?:[0-9]{1,3}|[0-9]{1,2}-[0-9]{1,2})?\s*(?:[.:)]|\s)\s*(?=\S)", re.IGNORECASE
)
_ANSWERED_WITHIN = 6  # lines
_LONGEST_QUESTION = 120  # characters of it that head its answer
_NUMBERED_ROW = re.compile(r"([0-9]{1,2})[.)]\s*([^\s。:]{2,12})[\s:]+[^\s].*")  # 3.採用人数 20名
_NUMBER_OF = re.compile(r"([0-9]{1,2})[.)]")
_WIDE_ROMAN = re.compile(r"[Ⅰ-Ⅻ]\u3000+\S")
_COUNTED = re.compile(r"([0-9]{1,2})\s(?=[^\s\d])")  # 1 趣旨: a heading only where its neighbours count on
_CIRCLED = re.compile(r"[①-⑳❶-❿]")
_PLACE_MARK = re.compile(r"\d{1,2}\s?-\s?[A-Za-z\d]{1,2}")  # ②-a at the edge of a slide: where it is told of
_WIDE_NUMBER = re.compile(  # １　目的: the wide space stands for a dot, but not before 名 and 円
    r"[0-9０-９]{1,2}\u3000+(?![0-9０-９\s]|[年月日名社件回人円万千百億割時分者%](?![一-鿿])|[かヶカ]\s*月|つの)"
)
_OPEN_FORMS = frozenset(
    {
        "attachment",
        "chapter",
        "part",
        "division",
        "article",
        "roman",
        "subroman",
        "subnumber",
        "reference",
        "number",
        "mark",
        "paren",
        "kana",
        "circled",
    }
)
_SURE_FORMS = frozenset({"chapter", "article", "lenticular", "angle"})  # headings whatever follows
_LIST_FORMS = frozenset({"paren", "kana", "circled", "mark"})  # an item of a list looks the same
_COUNTED_FORMS = frozenset({"paren", "kana", "circled"})
_SIBLINGS = 40  # lines in which an item's siblings are looked for
_LONGEST = 40
_SHORTEST_TITLE, _LONGEST_TITLE = 2, 36
ANOTHER_DRAWING = 3  # blank lines after which another slide or drawing begins
_SHORTEST_BODY = 16  # characters of the line under a short title

_NOT_A_HEADING = re.compile(
    r"[。、]$|(?:です|ます|こと|もの|する|した|ない|ください|ませ|等|など)[。)]?$|。|(?:\.{3,}|…{2,}|・{4,})|p\.?\s?\d+(?:~p?\.?\d+)?$|@|https?://|円$|時点\)?$|\d{4}[年/.]\d"
)
_ENDS_AS_TITLE = re.compile(
    r"(?:について|概要|目的|対象|対象者|要件|資格|条件|方法|期間|期限|手続き?|提出先|問い?合わ?せ先?|連絡先|基準|項目|スケジュール|日程|メリット|取組|制度"
    r"|類型|拠点|型|一覧|プロセス|審査|選考|選定|経費|金額|上限額?|補助率|予算|書類|様式|説明会|留意事項|注意事項|内容|体制|背景|課題|現状|効果|流れ|その他|参考|目次"
    r"|公募|募集|支援|全体像|事例|ポイント|Q&A|FAQ)(?:\s*[(<《\[].{1,20}[)>》\]]*)?$",
    re.IGNORECASE,
)
_OF_A_COVER = re.compile(  # whom a paper is from or to, and of when it is
    r"(?:各位|御中|[様殿])$|^(?:(?:公益|一般)?(?:財団|社団)法人|(?:国立研究開発|独立行政|国立大学|学校|特定非営利活動|NPO)法人)"
    r"|^(?:(?:令和|平成)\s?(?:元|\d{1,2})|20\d\d)\s?年(?:度|\s?\d{1,2}月(?:\s?\d{1,2}日)?(?:現在|時点|更新|版|掲載)?)?$"
)
_TITLE_OF_ROUND = re.compile(r"第\d+[回期](?!.*(?:まで|から|~|、|公募|募集))\S{0,12}$")
_ITEM = re.compile(r"[・•●○◎*※>➢➤✓✔⇒→▪|#]|-\s|[*＊]|〒|(?:e-?mail|tel|fax|url|mail)\s*:", re.IGNORECASE)
_BULLET = re.compile(r"[・•●○◎➢➤✓✔▪]|-\s")
_RULED = re.compile(r"[【\[(<]?\d{1,2}[】\])>.]|[◆◇■□●◎▼▶★☆]")
_WITH_ITS_RULES = 3  # lines
_LONGEST_RULED = 80
_ARTICLE = re.compile(rf"第{_NUMERAL}条(?:の{_NUMERAL})?[\s(]")  # below what it is about: (交付の申請)
_OF_THINGS = re.compile(r"[■◆◇□▼▶]\s*[^。、:\s]{4,24}こと")  # a title: ■ 計画書に書いていただくこと
_PROVISO = re.compile(r"(?:ただし|但し|この場合|この限り)")
_NOTE = re.compile(r"[※*＊注]")


@dataclass(frozen=True, slots=True)
class Headline:
    """That a line is a heading: its kind, its depth and its words."""

    kind: str
    depth: int | None  # None: nests where it first occurs
    title: str


def headline_of(lines: Sequence[Line], place: int, page_text: str) -> Headline | None:
    """The heading that a line is, seen with its neighbours; None where it is text."""
    line = lines[place]
    following = lines[place + 1] if place + 1 < len(lines) else None
    if "\t" in line.text or is_rule(line) or following is None:
        return None
    if _is_answered(lines, place):
        return Headline("question", 40, line.text.strip("* ★☆◎●○■◆")[:_LONGEST_QUESTION])
    form = _form(line, page_text) or (("number", 13) if _counts_on(lines, place) else None)
    if form is None:
        return _plain_title(lines, place)
    kind, depth = form
    in_a_list = kind in _LIST_FORMS and not all(
        _heads(other.text) or (kind == "mark" and _OF_THINGS.fullmatch(other.text))
        for other in (line, *_siblings(lines, place, kind, page_text))
    )
    in_a_list = in_a_list or _ends_a_list(lines, place, kind, page_text)
    no_title = kind in _OPEN_FORMS and not _reads_as_title(line.text)
    no_body = kind not in _SURE_FORMS and _has_no_body(kind, following, page_text)
    no_body = no_body or (kind == "square" and place > 0 and _ends_the_titles(lines[place - 1], following, page_text))
    explains = kind == "bracketed" and place > 0 and not (line.blanks or is_rule(lines[place - 1]))
    explains = explains and not _ARTICLE.match(following.text)
    if in_a_list or no_title or no_body or explains:
        return None
    own = f"{kind} {line.text[0]}" if kind == "mark" else kind  # ● under ■ is a heading below it
    return Headline(own, depth, _title(line.text, kind, page_text[line.start]))


def opens_a_list(line: Line) -> bool:
    """Whether a line is an item that a mark begins: a picture may stand between it and its title."""
    return bool(_BULLET.match(line.text))


def ruled_at(lines: Sequence[Line], place: int) -> Headline | None:
    """The heading that a counted or marked line is by the rules above and below it: an item of a news mail."""
    near = lines[place - 1 : place + 2] if place else ()
    ruled = len(near) == _WITH_ITS_RULES and is_rule(near[0]) and is_rule(near[2]) and not is_rule(near[1])
    counted = ruled and len(near[1].text) <= _LONGEST_RULED and "。" not in near[1].text and _RULED.match(near[1].text)
    return Headline("ruled", 5, near[1].text.strip("◆◇■□●◎▼▶★☆ ")) if counted else None


def row_of(line: Line, above: Headline | None, body: Sequence[Line]) -> Headline | None:
    """The heading that a numbered row carries before its value, where it goes on counting from the heading above."""
    row = _NUMBERED_ROW.fullmatch(line.text)
    counted = _NUMBER_OF.match(above.title) if above is not None and above.kind == "number" else None
    listed = any(_NUMBER_OF.match(other.text) for other in body[1:])
    if row is None or counted is None or listed or int(row[1]) != int(counted[1]) + 1:
        return None
    return Headline("number", 13, f"{row[1]}.{row[2]}")


def _is_answered(lines: Sequence[Line], place: int) -> bool:
    """Whether a line is a question of a collection of questions and answers: 「Q3. …」 above 「A3. …」."""
    if not _QUESTION.match(lines[place].text):
        return False
    below = (line.text for line in lines[place + 1 : place + 1 + _ANSWERED_WITHIN])
    first = next((text for text in below if _QUESTION.match(text) or _ANSWER.match(text)), "")
    return bool(_ANSWER.match(first))


def _counts_on(lines: Sequence[Line], place: int) -> bool:
    """Whether a number before a blank stands alone above a text, and one above or below counts on from it."""
    own = _stands_counted(lines[place], first=place == 0)
    near = (*lines[max(0, place - _SIBLINGS) : place], *lines[place + 1 : place + 1 + _SIBLINGS])
    return own is not None and any(_stands_counted(line, first=False) in {own - 1, own + 1} for line in near)


def _stands_counted(line: Line, *, first: bool) -> int | None:
    match = _COUNTED.match(line.text)
    stands = match and (line.blanks > 0 or first) and _reads_as_title(line.text)
    return int(match[1]) if match and stands else None


def _siblings(lines: Sequence[Line], place: int, kind: str, page_text: str) -> list[Line]:
    """The lines of the same form next above and next below, up to a heading of another kind."""
    found: list[Line] = []
    for near in (reversed(lines[max(0, place - _SIBLINGS) : place]), lines[place + 1 : place + _SIBLINGS]):
        for line in near:
            form = _form(line, page_text)
            if form is not None and form[0] != kind and form[0] not in _LIST_FORMS:
                break
            if form is not None and form[0] == kind:
                found.append(line)
                break
    return found


def _form(line: Line, page_text: str) -> tuple[str, int | None] | None:
    if _CIRCLED.match(page_text[line.start : line.start + 4]):
        return None if _PLACE_MARK.fullmatch(line.text) else ("circled", None)
    if _WIDE_NUMBER.match(page_text[line.start : line.start + 8]):
        return "number", 13  # １　目的: a wide space stands for the dot
    if _WIDE_ROMAN.match(page_text[line.start : line.start + 8]):
        return "roman", 11
    return next(((kind, depth) for kind, depth, shape in _FORMS if shape.match(line.text)), None)


def _reads_as_title(text: str) -> bool:
    return len(text) <= _LONGEST and not _NOT_A_HEADING.search(text)


def _heads(text: str) -> bool:
    """Whether an item could be a heading: it reads as a title, and no value follows a colon."""
    return _reads_as_title(text) and not re.search(r":\s*\S", text)


def _has_no_body(kind: str, following: Line, page_text: str) -> bool:
    """What follows is the next item of the same list, or a note on this one."""
    form = _form(following, page_text)
    return (
        (form is not None and form[0] == kind)
        or bool(_NOTE.match(following.text))
        or (kind in _LIST_FORMS and bool(_PROVISO.match(following.text)))
    )


def _ends_a_list(lines: Sequence[Line], place: int, kind: str, page_text: str) -> bool:
    """Whether the line above is the item before this one of the same list."""
    above = _form(lines[place - 1], page_text) if place and kind in _COUNTED_FORMS else None
    return above is not None and above[0] == kind


def _ends_the_titles(before: Line, following: Line, page_text: str) -> bool:
    """The last of the titles that a mail lists at its top."""
    form = _form(before, page_text)
    return form is not None and form[0] == "square" and is_rule(following)


def _plain_title(lines: Sequence[Line], place: int, *, of_titles: bool = True) -> Headline | None:
    """A short line alone above a text, or above a title of its own."""
    line, following = lines[place], lines[place + 1]
    alone = place == 0 or line.blanks > 0 or is_rule(lines[place - 1])
    if (
        not alone
        or (following.blanks > 1 and not opens_a_list(following))
        or len(line.text) > _LONGEST_TITLE
        or _ITEM.match(line.text)
        or ":" in line.text
        or _OF_A_COVER.search(line.text)
    ):
        return None
    listed = bool(_ITEM.match(following.text)) and not _NOTE.match(following.text)
    above_a_list = opens_a_list(following) and following.blanks > 0 and line.text[0] not in "(「"
    opens = place == 0 or line.blanks >= ANOTHER_DRAWING
    named = (
        (opens and not line.text[0].isdigit())
        or above_a_list
        or _ENDS_AS_TITLE.search(line.text)
        or _TITLE_OF_ROUND.match(line.text)
    )
    if not named or not _reads_as_title(line.text) or len(line.text) < _SHORTEST_TITLE:
        return None
    if _TITLE_OF_ROUND.match(line.text):
        return Headline("round", None, line.text)
    has_body = len(following.text) >= _SHORTEST_BODY or "\t" in following.text or listed
    leads_on = of_titles and place + 2 < len(lines) and _plain_title(lines, place + 1, of_titles=False) is not None
    return Headline("title", None, line.text) if has_body or leads_on else None


def _title(text: str, kind: str, first: str) -> str:
    if kind == "circled":
        text = first + text[1:].lstrip() if text[:1].isdigit() else text
    stripped = text.strip("【】<>《》◆◇■□●◎▼▶ ") if kind in ("lenticular", "angle", "mark") else text
    return (stripped[1:-1] if kind == "bracketed" else stripped).rstrip(":： ").strip()
