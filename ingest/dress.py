"""What a title puts around the name of a call: its year and round before it, 公募要領 or について behind it, the site's name."""

from __future__ import annotations

import re

_ROUND = r"(?:第\s?\d{1,3}\s?(?:[回期](?!生)|期生(?=[\s」』のを募]|$))|第?\s?[一二三四五2-5]\s?次|追加|再)"
_YEAR = r"(?:(?:(?:令和|平成)\s?(?:元|\d{1,2})|R\s?\d{1,2}|20\d\d)(?:\s?年度?(?!\s?\d)|(?=[\s補]))|FY\s?20\d\d)"
_SHARE = r"(?:採用|募集|公募|採択|支給|派遣|実施|交付|助成)分"  # 令和9年度採用分
_SEASON = r"(?:[春夏秋冬]季|[前後上下]期)"
_LEADING = re.compile(
    rf"[\s・/:]*[(\[【]?(?:{_YEAR}\s?(?:第?\s?\d\s?次)?\s?(?:補正|当初)?(?:予算)?(?:事業(?=[\s「(]))?|{_ROUND}(?:\s?(?:公募|募集)(?=\s))?|(?:公募|募集)(?=[】\]]))[)\]】]?[\s・/:]*"
)
_DOCUMENT = (
    r"(?:公募|募集|応募)(?:要[領項]|案内|期間|ページ|情報)?|(?:交付|実施|取扱)(?:要[綱領]|規程)|(?:交付)?申請書|(?:申請の?|応募の?)?手引き?|よくある(?:ご)?質問"
    r"|(?:委託先|実施者|参加者|参加企業|参加団体|受講生|塾生|候補者の?推薦)の?募集|学内公募|(?:公募|募集)(?:要[領項]|案内)?\s?\((?!.{0,12}(?:枠|型|類型|コース|タイプ|部門|区分)\))[^()]{1,16}\)"
    r"|(?:公募|募集)(?:を行います|を開始(?:し(?:ます|ました))?|が始まり(?:ます|ました)|開始|中|します)"
    r"|\(?(?:Batch|Round|Cohort|Vol\.?)\s?\d+\)?|Q&A|FAQ|質問と回答|(?:応募|申請|提案|提出)?(?:様式|書類)(?:の?(?:記入|記載|作成))?(?:要[領項]|例|集|の手引き?)|(?:記入|記載)(?:要[領項]|例)|(?:事務(?:処理)?|経理|執行)の?(?:手引き?|要領|マニュアル|ハンドブック)|正誤表|(?:公募)?(?:説明会?|概要)(?:資料)?|(?:期間?の?)?延長|お知らせ|ご?案内|開始|実施|訂正|(?<!に)について|(?:参加者?|(?:補助)?事業者|実施者|委託先|提案|受講生|塾生|参加企業|参加団体|学内)"
)
_TRAILING = re.compile(
    rf"\s*(?:(?:に係る|における|に関する|に向けた|の|を)?\s*[(【]?(?:{_ROUND}|{_YEAR})?\s*(?:{_SEASON}(?=\s*の?(?:公募|募集)))?\s*の?(?:{_DOCUMENT})"
    rf"|\s*{_ROUND}\s*の?(?:公募|募集)の\S{{2,12}}|\s20\d\d(?=$)|[(【]?(?:{_YEAR}\s*{_SEASON}|{_ROUND}|{_YEAR}\s?{_SHARE}|{_YEAR}|(?<=[(【]){_SEASON})"
    r"|[(【〔](?:改訂版|案|暫定版|第?[\d.]+版))[)】〕]?[!！。]?\s*$"
)
_SITE = re.compile(r"\s*\|[^|]*$|\s+[-:/]\s+[^|]*$")
_QUOTES = re.compile(r"[「」『』【】]")
_SHORTEST = 4


def without_year(line: str) -> str:
    """A line of one spelling without the years and rounds that it begins with."""
    while (match := _LEADING.match(line)) and match.end() < len(line):
        line = line[match.end() :]
    return line


def without_dress(name: str) -> str:
    """A name of one spelling without what stands around it; a name that would not remain stays as it is."""
    bare = " ".join(without_year(_QUOTES.sub(" ", name).strip()).split())
    while (match := _TRAILING.search(bare)) and match.start() >= _SHORTEST:
        bare = bare[: match.start()]
    return bare if len(bare) >= _SHORTEST else name


def without_site(title: str) -> str:
    """The title of a page without the name of its site."""
    match = _SITE.search(title)
    return title[: match.start()] if match and match.start() >= _SHORTEST else title
