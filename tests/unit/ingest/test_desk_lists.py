"""Desks that a list tells a line each, below the office that they share."""

from __future__ import annotations

from assistant.domain import Contact
from ingest.contacts import desks_of
from ingest.desk_lists import listed_desks
from ingest.lines import lines_of
from ingest.sections import sections_of
from tests.unit.ingest.extracting import pages

BELOW_AN_OFFICE = """７．問い合わせ先
いさりび県 産業労働部 水産振興課
〒000-0011 いさりび市浜町1-2
制度の内容について 計画係 03-0000-4101 keikaku@isaribi.example.jp
申請書類の書き方 審査係 03-0000-4102 shinsa@isaribi.example.jp
"""
SAME = """７．問い合わせ先
いさりび大学 研究支援部
公募の内容　研究推進課　03-0000-4101
経費・契約　同課　03-0000-4102
電子申請の操作　情報課　03-0000-4103
"""
TWO_OFFICES = """７．問い合わせ先
応募の資格 いさりび財団 助成課 03-0000-4101
経費の使い方 みさご機構 経理課 03-0000-4102
"""


def contacts(text: str) -> list[Contact]:
    return [desk.contact for section in sections_of(pages(text)) for desk in desks_of(section)]


def named(text: str) -> list[tuple[str, str, tuple[str, ...]]]:
    """The desks, each with what it is for and its telephone."""
    return [(one.organisation, one.purpose, one.tel) for one in contacts(text)]


def test_each_line_below_an_office_is_a_desk_of_it_with_what_it_is_for() -> None:
    assert contacts(BELOW_AN_OFFICE) == [
        Contact(
            organisation="いさりび県 産業労働部 水産振興課 計画係",
            tel=("03-0000-4101",),
            mail=("keikaku@isaribi.example.jp",),
            department="水産振興課 計画係",
            purpose="制度の内容について",
        ),
        Contact(
            organisation="いさりび県 産業労働部 水産振興課 審査係",
            tel=("03-0000-4102",),
            mail=("shinsa@isaribi.example.jp",),
            department="水産振興課 審査係",
            purpose="申請書類の書き方",
        ),
    ]


def test_the_same_section_is_that_of_the_line_above() -> None:
    assert named(SAME) == [
        ("いさりび大学 研究支援部 研究推進課", "公募の内容", ("03-0000-4101",)),
        ("いさりび大学 研究支援部 研究推進課", "経費・契約", ("03-0000-4102",)),
        ("いさりび大学 研究支援部 情報課", "電子申請の操作", ("03-0000-4103",)),
    ]


def test_lines_may_name_an_office_each() -> None:
    assert named(TWO_OFFICES) == [
        ("いさりび財団 助成課", "応募の資格", ("03-0000-4101",)),
        ("みさご機構 経理課", "経費の使い方", ("03-0000-4102",)),
    ]


def test_one_line_alone_is_no_list() -> None:
    assert not list(listed_desks(lines_of("いさりび財団 助成課\n公募の内容について 03-0000-4101\n")))


def test_lines_that_say_nothing_but_offices_are_no_list() -> None:
    text = "いさりび県 産業労働部\n水産振興課 03-0000-4101\n観光振興課 03-0000-4102\n"

    assert not list(listed_desks(lines_of(text)))


def test_a_blank_line_ends_a_list() -> None:
    text = "公募の内容 助成課 03-0000-4101\n\n経費の使い方 経理課 03-0000-4102\n"

    assert not list(listed_desks(lines_of(text)))


def test_the_same_section_is_the_office_above_where_no_line_names_one() -> None:
    listed = """７．問い合わせ先
いさりび大学 研究支援部 研究推進課
公募の内容　03-0000-4101
経費・契約　同課　03-0000-4102
"""
    assert named(listed) == [
        ("いさりび大学 研究支援部 研究推進課", "公募の内容", ("03-0000-4101",)),
        ("いさりび大学 研究支援部 研究推進課", "経費・契約", ("03-0000-4102",)),
    ]
