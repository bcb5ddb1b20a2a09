"""What a cover tells of a call: its whole name, and its edition."""

import pytest

from ingest.identify import identify
from tests.unit.ingest.extracting import extracted


@pytest.mark.parametrize(
    ("lines", "name", "label"),
    [
        (
            "現在のページ\nホーム > しごと > 公募\n更新日：2026年5月20日\n令和8年度みずべチャレンジ（水辺実証支援事業）の参加企業を募集します",
            "みずべチャレンジ",
            "令和8年度",
        ),
        (
            "独立行政法人みずべ交流機構\n水辺挑戦フェローシップ　令和9年度採用分\n\nよくあるご質問（Ｑ＆Ａ）",
            "水辺挑戦フェローシップ",
            "令和9年度",
        ),
        (
            "令和7年度補正予算\n中小製造業みずべ設備導入支援補助金\n（みずプロ補助金）\n公募要領\nみずプロ補助金　公募要領",
            "中小製造業みずべ設備導入支援補助金",
            "令和7年度補正",
        ),
        (
            (
                "○みずべ市空き家活用補助金交付要綱\n令和8年度　みずべ市空き家活用補助金　募集のご案内\n■ 受付期間\n"
                "第1期　令和8年4月15日～5月29日\n第2期　令和8年8月3日～9月11日\n※第1期で予算額に達した場合は、第2期の募集は行いません。"
            ),
            "みずべ市空き家活用補助金",
            "令和8年度",
        ),
    ],
)
def test_a_cover_tells_the_whole_name_of_its_call_and_its_edition(lines: str, name: str, label: str) -> None:
    found = identify("a.txt", extracted(lines), known=())

    assert (found.call.name, found.edition.label) == (name, label)


@pytest.mark.parametrize("paper", ["様式記入要領", "応募書類作成要領", "事務処理の手引き", "経理マニュアル"])
def test_a_paper_on_forms_or_the_books_is_of_the_call_that_it_names(paper: str) -> None:
    guide = identify("a.txt", extracted("令和8年度 みずべ挑戦プログラム「みずつな」公募要領"), known=())
    found = identify(
        "b.txt", extracted(f"令和8年度「みずつな」{paper}\n国立研究開発法人 水辺機構"), known=(guide.call,)
    )

    assert found.call == guide.call


def test_a_name_over_two_lines_is_one_where_the_document_shortens_it_elsewhere() -> None:
    cover = "令和８年度\nいさりび県小規模漁業者\n水産加工支援補助金\n公募要領\n\n{}の対象は次のとおりです。\n"
    names = [
        identify("a.txt", extracted(cover.format(said)), known=()).call.name
        for said in ("いさりび県水産加工支援補助金", "補助金")
    ]

    assert names == ["いさりび県小規模漁業者水産加工支援補助金", "水産加工支援補助金"]


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        ("い さ り び 県 里 山 担 い 手 応 援 事 業\n公 募 要 領\n令和８年度", "いさりび県里山担い手応援事業"),
        ("令和８年度　さ と や ま 担 い 手 応 援 事 業\n公 募 要 領", "さとやま担い手応援事業"),
    ],
)
def test_letters_that_are_set_apart_may_be_kana(lines: str, name: str) -> None:
    assert identify("a.txt", extracted(lines), known=()).call.name == name
