"""What a desk is for, however a document tells it, and what is no name of a desk."""

import pytest

from ingest.contacts import desks_of
from ingest.sections import sections_of
from tests.unit.ingest.extracting import pages


def told(text: str) -> list[tuple[str, str, tuple[str, ...]]]:
    desks = [desk.contact for section in sections_of(pages(text)) for desk in desks_of(section)]
    return [(one.organisation, one.purpose, one.tel or one.mail) for one in desks]


@pytest.mark.parametrize(
    ("line", "purpose"),
    [
        ("知的財産・契約の相談", "知的財産・契約の相談"),
        ("研究公正・利益相反に関する照会先", "研究公正・利益相反に関する照会先"),
        ("採択後の手続に関すること（交付担当）", "採択後の手続に関すること(交付担当)"),
        ("工事、図面のこと", "工事、図面のこと"),
        ("総合案内（どの課に聞くか分からない場合）", "総合案内(どの課に聞くか分からない場合)"),
    ],
)
def test_the_line_above_a_desk_says_what_it_is_for(line: str, purpose: str) -> None:
    assert told(f"９．問い合わせ先\n\n{line}\nみなと財団 推進課\n電話 03-0000-4181\n") == [
        ("みなと財団 推進課", purpose, ("03-0000-4181",))
    ]


@pytest.mark.parametrize(
    ("line", "desk"),
    [
        (
            "データの仕様に関すること：基盤部　03-0000-3355",
            ("基盤部", "データの仕様に関すること", ("03-0000-3355",)),
        ),
        ("取材・協賛のお問い合わせ：pr@minato.example", ("", "取材・協賛のお問い合わせ", ("pr@minato.example",))),
        (
            "企業の登録については　企業連携係　03-0000-5520",
            ("企業連携係", "企業の登録", ("03-0000-5520",)),
        ),
        ("・北局 連携課　TEL：03-0000-2240（東北）", ("北局 連携課", "問い合わせ先", ("03-0000-2240",))),
    ],
)
def test_a_label_before_a_desk_says_what_it_is_for(line: str, desk: tuple[str, str, tuple[str, ...]]) -> None:
    assert told(f"問い合わせ先\n{line}\n") == [desk]


def test_the_same_body_is_the_last_one_that_is_a_body() -> None:
    found = told(
        "問い合わせ先\n○公募について\nみなと機構 推進部 推進課\n電話 03-0000-4181\n○システムの操作について\nヘルプデスク\n電話 0120-000-553\n"
        "○研究不正の通報について\n同機構 監査室\n電話 03-0000-2199\n"
    )
    assert [name for name, _, _ in found] == ["みなと機構 推進部 推進課", "ヘルプデスク", "みなと機構 監査室"]


def test_a_row_of_a_day_is_no_name_of_a_desk() -> None:
    text = "説明会\n北会場\t6月9日（火）14時\t産業会館 第1会議室\n申込みは前日までに電話（03-0000-5120）で。\n"
    assert told(text) == [("", "", ("03-0000-5120",))]


def test_when_a_desk_is_open_is_no_part_of_its_name() -> None:
    assert told("連絡先\nみなと財団 事務局（平日10時～17時）\n☎ 03-0000-6604\n✉ jimu@minato.example\n") == [
        ("みなと財団 事務局", "連絡先", ("03-0000-6604",))
    ]


def test_a_row_that_gives_but_an_extension_is_a_desk() -> None:
    assert told("各校の窓口\n港東大学\t研究支援課\t内線2206\n港西高専\t総務課\t内線225\n") == [
        ("港東大学 研究支援課", "", ("内線2206",)),
        ("港西高専 総務課", "", ("内線225",)),
    ]
