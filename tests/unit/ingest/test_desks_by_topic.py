"""Several desks side by side: each keeps its own numbers, its organisation and what it is for."""

import pytest

from assistant.domain import Contact
from ingest.contacts import desks_of
from ingest.reach import telephones
from ingest.sections import sections_of
from tests.unit.ingest.extracting import pages, table_page


def told(text: str) -> list[tuple[str, str, tuple[str, ...], tuple[str, ...]]]:
    desks = [desk.contact for section in sections_of(pages(text)) for desk in desks_of(section)]
    return [(one.organisation, one.purpose, one.tel, one.mail) for one in desks]


def test_each_desk_has_the_purpose_in_the_line_above_it_and_its_organisation_where_it_says_the_same() -> None:
    found = told(
        "10．問い合わせ先\n\n（１）事業の内容、応募資格に関すること\n一般財団法人 みなと財団 振興部 推進課\nＴＥＬ：03-0000-4181\n"
        "Ｅ-ｍａｉｌ：minato@example.jp\n\n（２）経費の支払に関すること\n同 経理部 精算担当\nＴＥＬ：03-0000-4190\n\n"
        "（３）電子申請システムの操作に関すること\nみなとポータル ヘルプデスク\nＴＥＬ：0120-000-553\n"
    )
    assert found == [
        (
            "一般財団法人 みなと財団 振興部 推進課",
            "事業の内容、応募資格に関すること",
            ("03-0000-4181",),
            ("minato@example.jp",),
        ),
        ("一般財団法人 みなと財団 経理部 精算担当", "経費の支払に関すること", ("03-0000-4190",), ()),
        ("みなとポータル ヘルプデスク", "電子申請システムの操作に関すること", ("0120-000-553",), ()),
    ]


def test_the_items_of_a_list_are_desks_of_the_organisation_above_it() -> None:
    found = told(
        "【問い合わせ】\nみなと財団 交流部 交流課\n・申請資格：info@example.jp / 03-0000-8801\n・採用後の手続：after@example.jp / 03-0000-8803\n"
    )
    assert found == [
        ("みなと財団 交流部 交流課", "申請資格", ("03-0000-8801",), ("info@example.jp",)),
        ("みなと財団 交流部 交流課", "採用後の手続", ("03-0000-8803",), ("after@example.jp",)),
    ]


def test_two_desks_of_one_line_keep_their_own_numbers() -> None:
    said = "答 連携推進室（電話03-0000-4455、renkei@example.jp）です。経理に関することは会計課（03-0000-4466）にお願いします。\n"
    assert told(said) == [
        ("連携推進室", "", ("03-0000-4455",), ("renkei@example.jp",)),
        ("会計課", "経理", ("03-0000-4466",), ()),
    ]


@pytest.mark.parametrize("name", ["ファクシミリ", "ファックス", "ファクス", "FAX"])
def test_the_number_of_a_fax_is_no_telephone_however_it_is_called(name: str) -> None:
    assert telephones(f"電話 017-000-9123  {name} 017-000-8111") == ("017-000-9123",)


def test_lines_of_ways_that_a_page_indents_are_no_part_of_a_name() -> None:
    found = told(
        "１０　応募先・問合せ先\n　みなと県　産業部　ものづくり振興課　表彰担当\n　　電話　029-000-5511（直通）\n　　電子メール　mono@example.jp\n"
        "　製品部門の技術的な内容について\n　　みなと県工業技術センター　製品評価室　029-000-7788\n"
    )
    assert [(name, tel, mail) for name, _, tel, mail in found] == [
        ("みなと県 産業部 ものづくり振興課 表彰担当", ("029-000-5511(直通)",), ("mono@example.jp",)),
        ("みなと県工業技術センター 製品評価室", ("029-000-7788",), ()),
    ]
    assert found[1][1] == "製品部門の技術的な内容について"


def test_an_address_that_a_line_ends_at_its_dot_is_whole() -> None:
    assert told("■お問い合わせ\nみなと協会 支援グループ\nTEL：03-0000-2815\nE-mail：challenge@minato.\nexample\n") == [
        ("みなと協会 支援グループ", "問い合わせ", ("03-0000-2815",), ("challenge@minato.example",))
    ]


def test_who_wrote_a_mail_is_no_desk_and_a_sentence_no_organisation() -> None:
    assert told("From: みなと機構 <info@example.jp>\nSubject: 公募\n") == []
    found = told("９．相談窓口\n\nどの事業か分からない場合は、下記の窓口へ\nみなと省 相談デスク\nTEL：03-0000-1000\n")
    assert [name for name, *_ in found] == ["みなと省 相談デスク"]


def test_a_desk_of_a_course_keeps_its_course_and_no_name_of_a_person() -> None:
    page = table_page(["コース\t担当\t電話\tメール", "巡回コース\t展示室 小田\t03-0000-7711\tjunkai@example.jp"])
    (desk,) = (desk for section in sections_of((page,)) for desk in desks_of(section))
    assert desk.contact == Contact(
        organisation="展示室",
        tel=("03-0000-7711",),
        mail=("junkai@example.jp",),
        department="展示室",
        purpose="巡回コース",
    )


def test_an_extension_below_a_telephone_is_of_the_row_above() -> None:
    found = told(
        "事業名 申請主体 予算額(千円) 新規 担当部署 連絡先\n標準化交付金 ③自治体 3,800,000 無 みなと省\n行政課\n\nTEL：03-0000-1110\n（内線2205）\n\n"
        "商店街基盤整備事業 ②民間事業者等 480,000 有 みなと省\n商業室\n\nTEL：03-0000-1102\nmail：shoten@minato.\nexample\n"
    )
    assert [(tel, mail) for _, _, tel, mail in found] == [
        (("03-0000-1110(内線2205)",), ()),
        (("03-0000-1102",), ("shoten@minato.example",)),
    ]


def test_the_items_of_a_list_may_name_desks_of_their_own() -> None:
    found = told(
        "## 連絡先\n・理工学研究科：理工事務室 教務係（内線5120） rikou@example.jp\n・人文学研究科：人文事務室 大学院係 jinbun@example.jp\n"
    )
    assert [(name, purpose) for name, purpose, *_ in found] == [
        ("理工事務室 教務係", "理工学研究科"),
        ("人文事務室 大学院係", "人文学研究科"),
    ]


def test_a_desk_of_the_same_body_bears_its_name() -> None:
    found = told(
        "【連絡先】\nみなと機構 技術部 公募担当\nTEL：044-000-5100\n契約に関する連絡先：同機構 契約課 TEL：044-000-5150\n"
    )
    assert [(name, purpose) for name, purpose, *_ in found][1] == ("みなと機構 契約課", "契約に関する連絡先")


def test_desks_whose_cells_stand_in_lines_of_their_own_keep_their_mail_and_leave_the_head_of_the_table() -> None:
    found = told(
        "９．問合せ先\n窓口 担当地域 電話 電子メール\n北日本窓口（担当：職員Ａ）\n北海道、東北\n03-0000-1201\nkita@mine.example\n"
        "西日本窓口（担当：職員Ｃ）\n九州、沖縄\n03-0000-1203\nnishi@mine\n.example\n"
        "経理班（担当：職員Ｄ）\n03-0000-1204\nkeiri＠mine.exam\nple\n"
    )
    assert [(name, tel) for name, _, tel, _ in found] == [
        ("北日本窓口(担当:職員A) 北海道、東北", ("03-0000-1201",)),
        ("西日本窓口(担当:職員C) 九州、沖縄", ("03-0000-1203",)),
        ("経理班(担当:職員D)", ("03-0000-1204",)),
    ]
    assert [mail for _, _, _, mail in found] == [
        ("kita@mine.example",),
        ("nishi@mine.example",),
        ("keiri@mine.example",),
    ]


def test_a_line_of_three_units_is_no_head_of_a_table() -> None:
    assert told("【問い合わせ】\n産業局 技術課 研究係\nTEL 03-0000-7701\n") == [
        ("産業局 技術課 研究係", "問い合わせ", ("03-0000-7701",), ())
    ]
