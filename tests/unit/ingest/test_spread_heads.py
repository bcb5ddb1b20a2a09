"""Rows that a text extraction spreads over lines, under heads that it breaks too."""

from __future__ import annotations

import pytest

from assistant.domain import Contact, Fact
from ingest.facts import facts_of
from ingest.passages import passages_of
from ingest.sections import sections_of
from ingest.spread_heads import column_of
from ingest.spread_rows import spread_tables
from tests.unit.ingest.extracting import pages

LIST = """１．支援施策一覧

施策名 対象者
令和８年度
予算額
（千円）
新規
公募 概要 担当・連絡先

はじめての見本市補助金 ①② 120,000 有
見本市の小間代、輸送費等の経費を補助（上限
40万円）
販路開拓課
TEL：00-0000-6301
mail：mihon-
ichi@shiosai.example.or.jp

港の低温物流実証事業 ③ 150,000 無
混載輸送のモデルの実証（令和７年度からの継続
２件のみ）
物流企画室
TEL：00-0000-6340
mail：teion@shiosai.example.or.jp
"""


def desks(text: str) -> list[Contact]:
    read = pages(text)
    sections = sections_of(read)
    plain_pages = [page.page for page in read]
    found: tuple[Fact, ...] = facts_of(plain_pages, sections, passages_of("doc", plain_pages, sections))
    return [fact.value for fact in found if isinstance(fact.value, Contact)]


def test_a_head_that_is_broken_over_short_lines_still_names_its_columns() -> None:
    table = next(iter(spread_tables(LIST)))

    assert [dict(row.cells)["programme"] for row in table.rows] == ["はじめての見本市補助金", "港の低温物流実証事業"]


def test_a_summary_between_the_amount_and_the_desk_is_not_of_the_desk() -> None:
    assert [(one.programme, one.organisation, one.tel) for one in desks(LIST)] == [
        ("はじめての見本市補助金", "販路開拓課", ("00-0000-6301",)),
        ("港の低温物流実証事業", "物流企画室", ("00-0000-6340",)),
    ]


def test_a_sentence_after_a_word_for_a_programme_is_no_head() -> None:
    assert spread_tables("事業名を変えるときは、連絡先に届けてください。\nTEL：00-0000-6340\n") == ()


@pytest.mark.parametrize(
    ("name", "column"), [("担当・連絡先", "contact"), ("担当", "organisation"), ("概要", "summary")]
)
def test_a_column_is_known_by_all_that_its_name_says(name: str, column: str) -> None:
    assert column_of(name) == column


BARE = """参考：関係施策 窓口一覧

事業名 対象 ①上限額（千円） ②令和８年度新規公募 担当 電話 メール

港の人材育成プログラム（みなとそだち） 大学・高専 60,000 有 港湾振興庁 人材課
育成班（小田切） 00-0000-1410 sodachi@minato.example

離島の荷役実証事業 市町村 80,000 無 港湾振興庁 離島室
00-0000-1530 ritou@minato.example

技術相談の巡回 中小企業・個人 － 有（通年） 潮騒普及協会 巡回係
junkai@shiosai.example

※ ①は１件あたりの上限。
"""


def test_rows_whose_numbers_stand_bare_in_columns_of_their_own_are_told_apart() -> None:
    assert [(one.programme, one.applicants, one.organisation, one.tel, one.mail) for one in desks(BARE)] == [
        (
            "港の人材育成プログラム(みなとそだち)",
            "大学・高専",
            "港湾振興庁 人材課 育成班(小田切)",
            ("00-0000-1410",),
            ("sodachi@minato.example",),
        ),
        ("離島の荷役実証事業", "市町村", "港湾振興庁 離島室", ("00-0000-1530",), ("ritou@minato.example",)),
        ("技術相談の巡回", "中小企業・個人", "潮騒普及協会 巡回係", (), ("junkai@shiosai.example",)),
    ]


@pytest.mark.parametrize(
    ("name", "column"), [("①上限額(千円)", "amount"), ("②令和8年度新規公募", "new"), ("令和7年度予算額", "amount")]
)
def test_the_number_of_a_note_and_a_year_do_not_hide_what_a_column_holds(name: str, column: str) -> None:
    assert column_of(name) == column
