"""What a cover does with a name: letters set apart, a name over two lines, a subtitle behind it, a name that no usual word ends."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from assistant.languages.ja.normalise import squeezed
from ingest.aliases import aliases_of, could_be_any
from ingest.dress import without_dress
from ingest.names import Named

_TOP = 14  # lines that may be a cover
_LETTERS_APART = re.compile(r"[^\x00-\x7f](?:\s[^\x00-\x7f]){1,11}")  # a whole line: 目 次
_WORD_APART = re.compile(  # within a line: 令和8年度 公 募 要 領, 研 究 支 援 ニ ュ ー ス 第5号
    r"(?<![^\s)】」])(?:[一-龠々](?:\s[一-龠々]){2,7}|[一-龠々ぁ-んァ-ヶー](?:\s[一-龠々ぁ-んァ-ヶー]){4,15})(?!\S)"
)
_SUBTITLE = re.compile(r"^([^~\d][^~]{3,}?)\s*(~[^~]{3,}~)$")
_IS_SUBTITLE = re.compile(r"^[~―\-][^~―]*[~―\-]$")
_DAY = re.compile(r"\d{1,2}\s*[月日]|^\D{0,4}20\d\d\s*(?:[./]|年(?!度))")
_OFFICE = re.compile(
    r"(?:財団|機構|[省庁県市区町村局課部室係]|大学|センター|協会|法人|研究所|研究院|振興会|会|会社|公社|組合|会議所|事務局|御中|[様殿]|各位)$"
    r"|^(?:(?:公益|一般)?(?:財団|社団)法人|(?:国立研究開発|独立行政|国立大学|学校|特定非営利活動|NPO)法人|株式会社|主催|共催|運営|発行|〒)"
)
_NO_NAME = re.compile(
    r"[。、:!?\t@]|https?|^[\[(・※*<〔-]|[\])>〕]$|^\d{1,2}[.)\s]|^[IVX]{1,3}\.|^第\d+[章節条]|^目次|^記$|\.{3}"
)
_CALLS = re.compile(r"公募|募集|要[領項]|Q&A|よくある|質問|延長|訂正|正誤")
_LEADS = re.compile(r"^[\s◆◇■□●◎]*(?:【[^【】]{2,12}】\s*)+")
_WORDS_OF_PAPERS = re.compile(
    r"助成対象者|対象者|受講者|参加者|応募者|応募受付中|公示|公告|公募|募集|応募|要[領項]|案内|お知らせ|について|に係る|に関する|新着|情報|トピックス|よくある|質問|回答|q&a|faq|資料|説明会?|手引き?|様式|正誤表?|訂正|期間|延長"
    r"|開始|参加|企業|団体|事業者|受講生|候補者|推薦|提案|[春夏秋冬][季期]|[前後上下]期|(?:令和|平成|第|20)?\d+(?:年度?|[回期次月])?|[ごのを等]|一覧|最新|版|学内|学外|[()~\-・〔〕.!|]"
)
_GOES_ON = re.compile(r"における|に向けた|による|のための|に資する|を通じた|を活用した|を支える|に係る|・|と|の")
_ENDS_NAME = re.compile(
    r"(?:制度|事業費?|プログラム|プロジェクト|補助金|助成金?|交付金|奨学金|奨励金|委託費?|支援策|チャレンジ|コンテスト|アワード|フェローシップ|[賞塾])"
    r"(?:\s?[(「].{1,24}[)」])?(?:の?(?:公募|募集).{0,16})?$"
)
_BEHIND = re.compile(r"\s*\([^()]{2,20}\)$")
_LABEL_OF_NAME = re.compile(
    r"^(?:\(?\d{1,2}[.)]?\s*)?(?:業務名|事業名|件名|調達件名|公募名|課題名|業務の名称|事業の名称)[\s:]+(\S.*)$"
)
_QUOTED_NAME = re.compile(r"[「『]([^「」『』]{4,60})[」』]")
_WITH_YEAR = re.compile(r"([^\s\d。:!]{5,40})\s?20\d\d")
_FIRST_LINES = 5
_NAMED_OFFICE = re.compile(
    r"(?:(?:公益|一般)?(?:財団|社団)法人|(?:国立研究開発|独立行政|国立大学|学校|特定非営利活動|社会福祉|NPO)法人)?\s*"
    r"([^\s、。:()「」]{2,30}(?:財団|機構|協会|振興会|育英会|奨学会|大学|研究所|基金|会議所|センター|[省庁県市区町村]))(?:\s.{1,24})?$"
)
_PARTS_OF_TITLE = re.compile(r"\s*\|\s*|\s+-\s+|^(?:主催|発行|公募元|実施機関)\s*:?\s*")
_COMMON = re.compile(
    r"若手|女性|海外|国内|渡航|国際|学術|一般|奨学|留学|者|生|交流|奨励|共同|利用"
)  # with what any call could be called by
_QUOTED_WHOLE = re.compile(r"[「『][^「」『』]*[」』]?|[^「」『』]*[」』]")
_DAY_ALONE = re.compile(
    r"[(\[]?(?:(?:令和|平成)\s?(?:元|\d{1,2})|20\d\d)\s?[年./]\s?\d{1,2}\s?[月./]?\s?(?:\d{1,2}\s?日?)?\s?(?:\(.\))?\s?(?:版|現在|時点|付け?|公表|改訂|更新|発行|掲載)?[)\]]?"
)
_OFFICE_ALONE = re.compile(r"\S{2,30}(?:\s\S{2,24}){0,2}(?<=財団|機構|協会|法人|大学|公社|会社|.[省庁局課部室係会])")
_ONE_WORD = re.compile(r"[^\s\d。、:@]{4,40}")
_HOLDS_MORE = re.compile(r"[。、:@\t]|https?|\s.*\s|\d{2,4}-\d|円|以内|まで|必着|から|とする|です|ます|こと$")
_NAME_WITH_REST = re.compile(
    r"[^。:@\t]{4,60}(?:要[領項]|要綱|について|のお知らせ|のご?案内|Q&A(?:\([^()]*\))?|正誤表|説明会資料)(?:\([^()]{1,20}\))?"
)
_ON_COVER = (
    ("day", re.compile(rf"^{_DAY_ALONE.pattern}$")),
    ("office", re.compile(rf"^(?:{_OFFICE_ALONE.pattern}|(?:公益|一般)(?:財団|社団)法人\s?\S+|(?:学内|関係|応募)?者?\s?各位)$")),
    ("paper", re.compile(
        r"^(?:(?:公募|募集|応募)(?:要[領項]|案内)|.*(?:公募|募集)要[領項]|正誤表|目次|説明会?資料|.*(?:Q&A集?(?:\([^()]*\))?|と回答|の(?:てびき|手引き?|しおり)|について|のお知らせ|のご?案内))"
        r"(?:[(〔][^()〔〕]*[)〕])?$"
    )),
    ("edition", re.compile(r"^[(\[]?(?:(?:令和|平成)\s?(?:元|\d{1,2})|20\d\d)?\s?年?度?\s?[(]?(?:第\s?\d{1,3}\s?[回期次])?[)\]]?"
        r"(?:\((?:令和|平成|20)\d+年度?\))?$")),
    ("name", re.compile(r"^[「(\"][^「」()\"]{2,20}[」)\"]$")),
    ("name", _ENDS_NAME),
)  # fmt: skip
_TELLS_A_COVER = frozenset({"day", "office", "paper"})
_SHORTEST, _LONGEST = 4, 60
_LEAST_OF_ITS_OWN = 3
_SHORTEST_HALF = 6
_SHORTEST_BEGUN = 2  # letters of the upper half before the lower one, where the document shortens the name
_YEAR_BEHIND = re.compile(r"\s+20\d\d(?:年度)?$")


def settled(lines: Sequence[str]) -> list[str]:
    """The lines of a document as its cover means them: letters closed up, subtitles apart, a name over two lines in one."""
    closed = [_closed_up(line) for line in lines]
    parted = [part for line in closed[:_TOP] for part in _parted(line)] + closed[_TOP:]
    text = squeezed("".join(parted))
    whole: list[str] = []
    for place, line in enumerate(parted):
        if whole and place < _TOP and _is_one_name(whole[-1], line, text):
            whole[-1] += line
        else:
            whole.append(line)
    return whole


def placed_name(title: str, head: Sequence[str], lines: Sequence[str]) -> Named | None:
    """A name that only its place tells: what the title or the head calls for, else what stands above a title that names nothing."""
    bare = next(chain(_called_for((title, *head)), _above(title, head), _labelled(head), _of_a_year(head)), None)
    name = bare and _as_written(bare, (title, *head))
    return Named(name, aliases_of(name, head, lines)) if name else None


def of_its_office(named: Named, head: Sequence[str]) -> Named:
    """A name that every office could give, 研究助成金, with the office of the cover before it."""
    if not _is_common(named.name):
        return named
    said = (part.strip() for line in head[: _TOP + 1] for part in _PARTS_OF_TITLE.split(line))
    office = next((match[1] for part in said if (match := _NAMED_OFFICE.match(part))), "")
    return Named(f"{office} {named.name}", named.aliases) if office else named


def _is_common(name: str) -> bool:
    return could_be_any(_COMMON.sub("", name))


def _as_written(bare: str, said: Sequence[str]) -> str:
    """A name with the quotes that stand within it: 「みなと」活性化."""
    letters = r"[\s「」『』]*".join(map(re.escape, "".join(bare.split())))
    for line in said:
        match = re.search(rf"[「『]?{letters}[」』]?", line)
        if match:
            return match[0].strip("「」『』 ") if _QUOTED_WHOLE.fullmatch(match[0]) else match[0].strip()
    return bare


def says_only_what_it_is(lines: Sequence[str]) -> bool:
    """Whether lines are a cover and no more: names, editions, days, offices and the words of papers, as 公募要領 令和8年4月 ○○財団."""
    said = [_closed_up(part).lstrip("・#* ").rstrip("* ") for line in lines for part in _parted(line)]
    told = [_told_on_cover(line) for line in said]
    open_ones = [line for line, what in zip(said, told, strict=True) if not what and line]
    certain = {what for what in told if what in _TELLS_A_COVER}
    few = len(open_ones) <= (1 if len(certain) > 1 else 0)
    return bool(certain) and few and all(_ONE_WORD.fullmatch(line) for line in open_ones)


def _told_on_cover(line: str) -> str:
    """What a line of a cover tells; "": something else."""
    if _IS_SUBTITLE.match(line):
        return "name"
    if _HOLDS_MORE.search(line) and not _DAY_ALONE.fullmatch(line) and not _OFFICE_ALONE.fullmatch(line):
        return "name" if _NAME_WITH_REST.fullmatch(line) else ""
    return next((what for what, shape in _ON_COVER if shape.search(line)), "")


def _closed_up(line: str) -> str:
    if _LETTERS_APART.fullmatch(line):
        return "".join(line.split())
    return _WORD_APART.sub(lambda apart: "".join(apart[0].split()), line)


def _parted(line: str) -> tuple[str, ...]:
    match = _SUBTITLE.match(line)
    return (match[1], match[2]) if match else (line,)


def _is_one_name(above: str, below: str, text: str) -> bool:
    """Whether two lines of a cover are one name: they stand together elsewhere, or the upper one is open and the lower one ends it."""
    halves = all(len(half) >= _SHORTEST_HALF and _may_be_name(half) for half in (above, below))
    ends = _ENDS_NAME.search(_YEAR_BEHIND.sub("", below))
    if not halves or _CALLS.search(above) or _ENDS_NAME.search(above) or not ends:
        return False
    return (
        text.count(squeezed(above + below)) > 1
        or bool(_GOES_ON.search(above) and not above.endswith("」"))
        or any(squeezed(above[:begun] + below) in text for begun in range(_SHORTEST_BEGUN, len(above)))
    )


def _may_be_name(line: str) -> bool:
    return (
        len(line) <= _LONGEST
        and not _NO_NAME.search(line)
        and not _IS_SUBTITLE.match(line)
        and not _OFFICE.search(line)
        and not _DAY.search(line)
    )


def _called_for(said: Sequence[str]) -> Iterator[str]:
    for line in said:
        bare = _LEADS.sub("", line).rstrip("! ")
        if _CALLS.search(bare) and len(bare) <= _LONGEST and not re.search(r"[。:]", bare):
            name = without_dress(bare)
            if name != bare and is_proper(name):
                yield name


def _above(title: str, head: Sequence[str]) -> Iterator[str]:
    """What could be a name in the lines above a title that holds only the words of papers."""
    if is_proper(without_dress(title)):
        return
    place = next((place for place, line in enumerate(head) if place and title in line), 0)
    for line in reversed(head[1:place]):
        bare = _BEHIND.sub("", line)
        name = without_dress(bare)
        if _may_be_name(bare) and is_proper(name):
            yield name


def _labelled(head: Sequence[str]) -> Iterator[str]:
    """What stands behind 業務名, of a call that is published as 公示."""
    for match in filter(None, map(_LABEL_OF_NAME.match, head)):
        quoted = _QUOTED_NAME.search(match[1])
        name = without_dress(quoted[1] if quoted else match[1])
        if is_proper(name):
            yield name


def _of_a_year(head: Sequence[str]) -> Iterator[str]:
    """A line at the top that is a name and its year, as of a contest."""
    for line in head[:_FIRST_LINES]:
        match = _WITH_YEAR.fullmatch(line.lstrip("# "))
        if match and is_proper(match[1]):
            yield match[1]


def is_proper(name: str) -> bool:
    """Whether words could be a call's own name: more than the words of papers, and no office, date or label."""
    own = _WORDS_OF_PAPERS.sub("", squeezed(name))
    return len(name) >= _SHORTEST and len(own) >= _LEAST_OF_ITS_OWN and not could_be_any(name) and _may_be_name(name)
