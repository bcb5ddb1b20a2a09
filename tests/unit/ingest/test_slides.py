"""Slides run together into one text: their titles reach over their drawings, and a label may stand below its drawing."""

from __future__ import annotations

import pytest

from ingest.sections import sections_of
from tests.unit.ingest.extracting import pages

DECK = """臨海研究基金事業の主なプログラム

事業化人材の育成

しおさいプログラム



- ✓ 研究の成果を使って起業を目指す人材を支えます

＜主な取組＞

- 月1回の面談
- 研究者との引き合わせ

各拠点における支援の実施状況

事業期間R5-R11年度
(最終採択はR9年度)

ASAHI (Asahi Startup Hub)

(アサヒ) 参画機関：16 (主幹：朝凪大学)
・一次：21件



北部

BANDAI (Bandai Innovation Network)

(バンダイ) 参画機関：7 (主幹：磐梨大学)
・一次：18件



山側

CHIDORI (Chidori Academia Platform)

(チドリ) 参画機関：15 (主幹：千鳥大学)
・一次：20件



海側

※R7.2.18時点

(参考) 出資事業の実績



累計の投資額
4.0億円



投資の件数は次のとおりです。

<投資の状況>

- ・投資先会社数 26社

別の話が始まります。
"""
FUND = "臨海研究基金事業の主なプログラム"


def where(text: str, phrase: str) -> tuple[str, ...]:
    return next(
        section.path for section in sections_of(pages(text)) if any(phrase in line.text for line in section.lines)
    )


def lines_with(text: str, phrase: str) -> list[str]:
    found = [[line.text for line in section.lines] for section in sections_of(pages(text))]
    return next(lines for lines in found if any(phrase in line for line in lines))


@pytest.mark.parametrize(
    ("phrase", "path"),
    [
        ("起業を目指す人材", (FUND, "しおさいプログラム")),
        ("月1回の面談", (FUND, "しおさいプログラム", "主な取組")),
        ("R5-R11", (FUND, "各拠点における支援の実施状況")),
        ("4.0億円", ("(参考) 出資事業の実績",)),
        ("26社", ("(参考) 出資事業の実績", "投資の状況")),
    ],
)
def test_what_is_drawn_on_a_slide_stands_under_its_title(phrase: str, path: tuple[str, ...]) -> None:
    assert where(DECK, phrase) == path


@pytest.mark.parametrize(("name", "region"), [("朝凪大学", "北部"), ("磐梨大学", "山側"), ("千鳥大学", "海側")])
def test_a_label_below_its_drawing_stays_with_it(name: str, region: str) -> None:
    assert lines_with(DECK, name)[-1] == region


def test_labels_above_their_drawings_head_them() -> None:
    drawings = [f"\n\n\n\n{label}\n\n{name}\n参画機関：{count}" for label, name, count in AREAS]

    told = lines_with("地域の拠点の一覧\n\n" + "".join(drawings), "磐梨大学")

    assert told == ["山側", "磐梨大学を中心とする産学官の共創拠点の一覧", "参画機関:7"]


AREAS = [
    ("北部", "朝凪大学を中心とする産学官の共創拠点の一覧", 16),
    ("山側", "磐梨大学を中心とする産学官の共創拠点の一覧", 7),
    ("海側", "千鳥大学を中心とする産学官の共創拠点の一覧", 15),
    ("島側", "離島大学を中心とする産学官の共創拠点の一覧", 11),
]


def test_a_page_with_few_drawings_has_no_slides() -> None:
    assert where("臨海研究基金の実績\n\n投資の件数\n\n26社に投資しました。", "26社") == ()


def test_a_title_reaches_no_further_than_a_slide_is_long() -> None:
    long = DECK.replace("別の話", "続きの説明です。\n" * 300 + "\n\n\n\n別の話")

    assert where(long, "別の話") == ()


def test_the_next_number_of_the_document_ends_a_slide() -> None:
    text = f"1. 出資の現状と課題\n\n{DECK.replace('別の話', '2. 連携の体制の整備等')}".replace(
        "整備等が", "整備等\n\n別の話が"
    )

    assert where(text, "26社") == ("1. 出資の現状と課題", "(参考) 出資事業の実績", "投資の状況")
    assert "(参考) 出資事業の実績" not in where(text, "別の話")
