"""Desks of tables, notes and headings that a text extraction has cut."""

import pytest

from assistant.domain import Contact
from ingest.contacts import desks_of
from ingest.readers import read_bytes
from ingest.sections import sections_of
from tests.unit.ingest.extracting import pages


def contacts(text: str) -> list[Contact]:
    return [desk.contact for section in sections_of(pages(text)) for desk in desks_of(section)]


TABLE = """相談の窓口一覧

デスク 主な相談 電話 メール
公募デスク 応募の要件、類型の選び 03-0000-2201 minato-koubo@
（公募係） 方、書類の書き方 zaidan.example
知財デスク 出願の届出、共同出願の 03-0000-2271 chizai@
（契約係） 契約 zaidan.example
データデスク データの登録、公開の 03-0000-2285 data@
（情報係） 猶予 zaidan.example
"""


def test_a_row_of_desks_goes_on_in_the_line_below_where_its_address_breaks_off() -> None:
    written = read_bytes("desks.txt", TABLE.encode(), lambda *_: None)

    told = [desk.contact for section in sections_of(written.pages) for desk in desks_of(section)]

    assert [(one.organisation, one.purpose, one.mail) for one in told] == [
        ("公募デスク(公募係)", "応募の要件、類型の選び方、書類の書き方", ("minato-koubo@zaidan.example",)),
        ("知財デスク(契約係)", "出願の届出、共同出願の契約", ("chizai@zaidan.example",)),
        ("データデスク(情報係)", "データの登録、公開の猶予", ("data@zaidan.example",)),
    ]


def test_a_note_on_an_address_that_does_not_answer_is_no_desk() -> None:
    (desk,) = contacts("""１０．問合せ先
＜二次公募の内容＞
みなと機構 拠点公募課 二次公募担当
TEL：03-0000-3305
E-mail：koubo2-
minato@kiko.example
※一次公募の宛先（koubo-minato@kiko.example）に送られた質問には回答できない。
""")
    assert desk.mail == ("koubo2-minato@kiko.example",)


@pytest.mark.parametrize(
    ("line", "organisation", "purpose"),
    [
        ("＜委託契約・経理＞ 経営管理部 契約課 TEL：03-0000-3318", "経営管理部 契約課", "委託契約・経理"),
        ("＜システムの操作＞ サポートセンター TEL：03-0000-3390", "サポートセンター", "システムの操作"),
    ],
)
def test_what_stands_in_angle_brackets_before_a_desk_says_what_it_is_for(
    line: str, organisation: str, purpose: str
) -> None:
    (desk,) = contacts(f"１０．問合せ先\n{line}\n")

    assert (desk.organisation, desk.purpose) == (organisation, purpose)


def test_a_heading_that_names_the_desk_itself_is_its_name() -> None:
    (desk,) = contacts("""【４】専門家派遣事業

●申込　　派遣を希望する日の３週間前までに、申込書を送付

●問合せ　公益社団法人 みなと発明協会 活用推進部

　　　　　電話 03-0000-6478　E-mail：haken@minato-

hatsumei.example
""")
    assert (desk.organisation, desk.purpose) == ("公益社団法人 みなと発明協会 活用推進部", "")
    assert desk.mail == ("haken@minato-hatsumei.example",)
