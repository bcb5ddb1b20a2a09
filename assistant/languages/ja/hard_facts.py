"""Hard facts of a claim, each in one notation, so that they can be looked for in its quotes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from functools import lru_cache

from assistant.languages.ja.dates import calendar_days, clock_spans, fiscal_years, months_and_years, weekday_of
from assistant.languages.ja.normalise import plain, squeezed

_SCALES = {
    "千億": 10**11, "百億": 10**10, "千万": 10**7, "百万": 10**6, "十万": 10**5, "兆": 10**12, "億": 10**8, "万": 10**4,
    "千": 10**3, "百": 100, "billion": 10**9, "million": 10**6, "thousand": 10**3,
}  # fmt: skip
_CURRENCIES = {"円": "円", "yen": "円", "米ドル": "ドル", "ドル": "ドル", "USD": "ドル", "ユーロ": "ユーロ"}
# One counter a word; the spellings of one counter are joined by a slash, and the first stands for all.
_COUNTERS = """人/名 社 者 機関 拠点 件 団体 自治体 大学 校 法人 課題 テーマ プロジェクト 事業 項目 種類 段階 グループ チーム 分野 ブロック
 年/年間/か年/カ年/ヶ年/ケ年/箇年/ヵ年 年度/年度間/か年度/カ年度/ヶ年度 事業年度 か月/カ月/ヶ月/ケ月/箇月/ヵ月/か月間/カ月間/ヶ月間/ケ月間 日/日間 営業日
 週/週間 時間 分/分間 秒 ページ/頁 枚 部 通 回 点 つ 個 か所/箇所/カ所/ヶ所/ケ所/ヵ所 倍 位 台 文字/字 行 地域 都市 市町村 都道府県 市 町 村 か国/カ国/ヶ国
 株 口 冊 棟 室 歳/才 期 コース km m cm mm ha kg t kW MW GB MB KB"""
_COUNTER = {form: word.split("/")[0] for word in _COUNTERS.split() for form in word.split("/")}
_KANJI = {numeral: value for value, numeral in enumerate("〇一二三四五六七八九")} | {"十": 10, "百": 100, "千": 1000}
_PREFECTURES = (
    "北海道|(?:青森|岩手|宮城|秋田|山形|福島|茨城|栃木|群馬|埼玉|千葉|神奈川|新潟|富山|石川|福井|山梨|長野|岐阜|静岡|愛知|三重|滋賀|兵庫|奈良|"
    "和歌山|鳥取|島根|岡山|広島|山口|徳島|香川|愛媛|高知|福岡|佐賀|長崎|熊本|大分|宮崎|鹿児島|沖縄)県|東京都|大阪府|京都府"
)


def _any_of(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_S = r"[ \t]*+\n?+[ \t]*+"
_L = r"[^\W\u3005-\u30ff\u3400-\u9fff\uf900-\ufaff]"  # a letter or digit of any script but ours, so that іnfo@ is not info@
_NUM = r"(?:\d{1,3}(?:,\d{3})++(?!\d)|\d++)(?:\.\d++)?+"
_SCALE = f"(?:{_any_of(_SCALES)})"
_URL = re.compile(rf"(?:https?://|www\.)(?:{_L}|[-./?=&#%~+:;,@!$*'])++", re.IGNORECASE)
_URL_GOES_ON = re.compile(rf"[ ]*\n\s*+((?:{_L}|[-./?=&#%~+])++)(?![@:])")
_LOCAL = re.compile(rf"(?:(?:{_L}|[.%+'-])*-\s+){{0,2}}(?:{_L}|[.%+'-])+(?:[ ]*\n[ ]*)?$")
_LABEL = re.compile(r"^(?:(?:e-?)?mail|tel|fax|url)-?\s+", re.IGNORECASE)
_DOMAIN = re.compile(rf"(?:[ ]*\n[ ]*)?(?:{_L}|-)+(?:\.(?:[ ]*\n[ ]*(?=(?:co|go|or|ac|ne|lg|ed|jp|com|org|net)\b))?(?:{_L}|-)+)+")
_NAME = re.compile(rf"(?<![\w.@-])(?=[\d-]*+[^\W\d])(?:{_L}|-)++(?:\.(?:{_L}|-)++)+")
_PHONE = re.compile(r"(?<![\d-])(?:\+81\s?-?(?:\(0\))?)?\(?\d{1,5}(?:\s?[-()]\s{0,3}|)\d{1,4}(?:\s?[-()]\s{0,3}|)\d{3,4}(?![\d-])")
_EXTENSION = re.compile(r"\s*[((]?\s*(?:内線|ext\.?)(?:番号)?\s*:?\s*(\d{2,6})")
_FAX = re.compile(r"(?P<both>(?:TEL|電話)[^\d\n]{0,3})?(?:FAX|ファッ?クス)(?:番号)?[^\d\n]{0,4}$", re.IGNORECASE)
_FORM = re.compile(
    rf"(様式|別紙|別添|別表|別記|参考資料|添付資料|資料|付録|参考){_S}第?{_S}"
    rf"(\d++(?:-\d++)*+|[A-Z](?![A-Za-z])){_S}号?((?:の\d++)*+)(?!{_S}[部枚通件点つ種社者年月日時分名回])"
)
_ORDINAL = re.compile(
    rf"第{_S}(\d++){_S}([条項号章節款回次期版弾編種類])((?:の\d++)*+)"
    rf"|(?<!\d)(\d++){_S}(?:(回|期|番|つ|点|年|人|社|件)目|(次|条|章)(?!元|世代|件|約))((?:の\d++)*+)"
)
_RATE = re.compile(rf"(?<![\d/.])(\d{{1,6}})(?:{_S}分{_S}の{_S}(\d{{1,6}})|[ ]?[/⁄][ ]?(\d{{1,6}}))(?![\d/])")
_CHAIN = re.compile(rf"(?<![\d,.])(?:\d++(?:\.\d++){{2,}}+|\d++(?:-[0-9A-Za-z]++)++)(?![,.]\d|\s*(?:{_SCALE}|円|%))")
_CODE = re.compile(rf"(?<![0-9A-Za-z])(?:[A-Za-z]++[-_]?+\d[0-9A-Za-z_-]*+|(?!\d++(?:{_any_of(_COUNTER)})\b)\d++[A-Za-z][0-9A-Za-z_-]*+)")
_UNIT = re.compile(rf"(?:\(|単位{_S}:?{_S})({_SCALE}?円){_S}(?=\)|\n|$)")
_QUANTITY = re.compile(
    rf"(?P<sign>¥{_S})?(?P<parts>{_NUM}{_S}(?:{_SCALE}{_S}{_NUM}{_S})*+(?:{_SCALE}{_S})?+)"
    rf"(?:(?P<currency>{_any_of(_CURRENCIES)})|(?P<percent>%|パーセント|percent)|(?P<tenths>割(?![合引り]))|(?P<counter>{_any_of(_COUNTER)})(?![会材口A-Za-z]))?+"
)
_PART = re.compile(rf"({_NUM}){_S}({_SCALE})?")
