"""Annexes (別表) head what follows them, be it a table or a list of desks."""

from __future__ import annotations

import pytest

from assistant.domain import Contact, FactKind
from ingest.readers import read_bytes
from ingest.revisions import Job, revisions_of
from ingest.sections import Section, sections_of

FRONT = """令和７年度 港町夜景演出補助金
公募要領

５．提出先
電子申請システムからご提出ください。郵送は受け付けません。
"""
TABLES = """
別表１　補助対象経費

区分　　　　　内容　　　　　　　　上限
機器費　　　　照明器具の購入　　　200万円
工事費　　　　照明器具の設置　　　100万円

別表２　審査の観点

観点　　　　　配点　　　　　　　　備考
独自性　　　　40点　　　　　　　　地域の物語
継続性　　　　60点　　　　　　　　五年の計画
"""
DESKS = """
別表３　事前相談の窓口（地方局）

みなと広域局　交通観光課　　　徳島、香川、愛媛、高知
　TEL 087-000-0529　mail kanko-s@minato.example
はまべ広域局　観光振興課　　　鳥取、島根、岡山
　TEL 082-000-0530　mail kanko-c@hamabe.example
"""
CAPTIONED = """
６．補助率
補助率は、次の表のとおりです。

表１　補助率

区分　　　　　内容　　　　　　　　補助率
機器費　　　　照明器具の購入　　　２分の１
工事費　　　　照明器具の設置　　　３分の１
"""


def read(text: str) -> tuple[Section, ...]:
    return sections_of(read_bytes("guideline.txt", text.encode()).pages)


def below(text: str) -> dict[str, list[str]]:
    """The last heading of each section and what stands under it."""
    return {one.path[-1]: [line.text for line in one.lines[one.headed :]] for one in read(text) if one.path}


def contacts(text: str) -> list[Contact]:
    (made,) = revisions_of(Job("guideline.txt", text.encode(), "", ()))
    return [fact.value for fact in made.facts if fact.kind is FactKind.CONTACT and isinstance(fact.value, Contact)]


def test_each_annex_heads_what_follows_it() -> None:
    found = below(FRONT + TABLES + DESKS)
    assert list(found) == [
        "5.提出先",
        "別表1 補助対象経費",
        "別表2 審査の観点",
        "別表3 事前相談の窓口(地方局)",
    ]
    assert found["別表1 補助対象経費"][0] == "区分\t内容\t上限"
    assert found["別表2 審査の観点"][0] == "観点\t配点\t備考"
    assert [line.split()[0] for line in found["別表3 事前相談の窓口(地方局)"]] == [
        "みなと広域局",
        "TEL",
        "はまべ広域局",
        "TEL",
    ]


def test_an_annex_ends_the_numbered_heading_before_it() -> None:
    assert [one.path for one in read(FRONT + TABLES + DESKS) if one.path] == [
        ("5.提出先",),
        ("別表1 補助対象経費",),
        ("別表2 審査の観点",),
        ("別表3 事前相談の窓口(地方局)",),
    ]


def test_the_tables_of_annexes_keep_them_as_their_captions() -> None:
    rows = [row for one in read(FRONT + TABLES + DESKS) for row in one.rows]
    assert [row.caption for row in rows if row.names] == ["別表1 補助対象経費", "別表2 審査の観点"]


@pytest.mark.parametrize("mark", ["別表３", "別表第３", "（別表３）", "別紙３", "別添３"])
def test_an_annex_is_headed_however_it_is_called(mark: str) -> None:
    headings = list(below(FRONT + TABLES + DESKS.replace("別表３", mark)))
    assert headings[-1].endswith("事前相談の窓口(地方局)")
    assert len(headings) == 4


def test_the_caption_of_a_table_within_a_section_heads_nothing() -> None:
    assert list(below(FRONT + CAPTIONED + DESKS)) == ["5.提出先", "6.補助率", "別表3 事前相談の窓口(地方局)"]


@pytest.mark.parametrize("tables", ["", TABLES, CAPTIONED])
def test_a_list_of_regional_desks_gives_the_office_of_each_with_the_ways_to_reach_it(tables: str) -> None:
    port, shore = contacts(FRONT + tables + DESKS)
    assert port.organisation.startswith("みなと広域局 交通観光課")
    assert (port.department, port.tel, port.mail) == ("交通観光課", ("087-000-0529",), ("kanko-s@minato.example",))
    assert shore.organisation.startswith("はまべ広域局 観光振興課")
    assert (shore.department, shore.tel, shore.mail) == ("観光振興課", ("082-000-0530",), ("kanko-c@hamabe.example",))


def test_the_prefectures_of_a_regional_desk_stay_with_it_and_with_no_other() -> None:
    port, shore = contacts(FRONT + TABLES + DESKS)
    told = [f"{one.organisation} {one.region}" for one in (port, shore)]
    assert ["香川" in one for one in told] == [True, False]
    assert ["島根" in one for one in told] == [False, True]
