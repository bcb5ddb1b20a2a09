"""The lines of a section that date something else than the call: a round that is over, an earlier year's call, the pages that a page links to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.sections import Section
from ingest.spans import Spans

_ROUND = re.compile(
    r"[\s・◆◇■□●○▼▽【<\[]*第?\s*(?:\d{1,2}|[一二三四五])\s*[次回期]\s*の?(?:公募|募集|応募|受付|申請)?\s*"
    r"(?:[(<【\[](?P<aside>[^()<>【】\[\]]{1,12})[)>】\]])?[\s】>\]:]*"
)
_OVER = re.compile(r"終了|済み?$|締め?切り?(?:ました|済)")
_NOW = re.compile(r"今回|本公募|本募集|受付中|募集中|公募中")
_LINKS = re.compile(
    r"[\s・◆◇■□●○▼▽【<\[]*(?:関連(?:する)?(?:情報|リンク|ページ|記事|サイト|コンテンツ)|同じ(?:カテゴリー?|分類)\S{0,8}|(?:この|その)(?:ほか|他)の(?:お知らせ|募集|情報)|あわせて(?:読|ご覧)\S{0,8})[\s】>\]:]*"
)
_ARCHIVE = re.compile(  # (参考)令和7年度公募のページからの抜粋(終了しました)
    r"[\s・◆◇■□●○▼▽【<\[(]*(?:参考|過去|昨年度|前年度|前回)[^。]{0,30}(?:公募|募集)[^。]{0,24}(?:抜粋|概要|内容|状況|終了[^。]{0,6})[\s】>\]):]*"
)


@dataclass(frozen=True, slots=True)
class _Lines:
    """The lines from one that names what they are of to the next."""

    start: int
    end: int
    aside: str = ""


def of_others(section: Section) -> Spans[_Lines]:
    """The lines of the rounds that are over, of those before the one that is this one, of an earlier year's call and of links."""
    rounds = _below(section, _ROUND)
    now = next((one.start for one in rounds if _NOW.search(one.aside)), -1)
    past = [one for one in rounds if _OVER.search(one.aside) or one.end <= now]
    return Spans([*past, *_below(section, _LINKS), *_below(section, _ARCHIVE)])


def _below(section: Section, named: re.Pattern[str]) -> Sequence[_Lines]:
    found: list[_Lines] = []
    for line in section.lines:
        if match := named.fullmatch(line.text):
            found.append(_Lines(line.start, line.end, match.groupdict().get("aside") or ""))
        elif found:
            found[-1] = replace(found[-1], end=line.end)
    return found
