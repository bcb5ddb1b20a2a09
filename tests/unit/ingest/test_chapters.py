"""Two programmes of one paper, each in a chapter that is parted as the other one."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.domain import Period
from ingest.chapters import chapter_parts
from ingest.sections import sections_of
from ingest.timetable import dated_facts
from ingest.years import NOTHING
from tests.unit.ingest.extracting import pages

TWO = """\
{first}芸術奨学生
１．応募資格
芸術を学ぶ者
２．応募手続
応募締切：2026年5月29日（金）
３．選考
書類と面接による。

{second}海外留学奨学生
１．応募資格
海外の大学に留学する者
２．応募手続
応募締切：2026年9月30日（水）
３．選考
書類と面接による。
"""


def days(text: str) -> list[tuple[str, date | None]]:
    values = [(one.label, one.value) for one in dated_facts(sections_of(pages(text)), NOTHING)]
    return [
        (label, value.closes.day if isinstance(value, Period) and value.closes else None) for label, value in values
    ]


@pytest.mark.parametrize(
    ("first", "second", "numbers"),
    [
        ("Ⅰ．", "Ⅱ．", ("I", "II")),
        ("第１部　", "第２部　", ("第1部", "第2部")),
        ("第１章　", "第２章　", ("第1章", "第2章")),
    ],
)
def test_the_days_of_chapters_that_are_parted_alike_carry_the_chapter(
    first: str, second: str, numbers: tuple[str, str]
) -> None:
    assert days(TWO.format(first=first, second=second)) == [
        (f"公募締切（{numbers[0]} 芸術奨学生）", date(2026, 5, 29)),
        (f"公募締切（{numbers[1]} 海外留学奨学生）", date(2026, 9, 30)),
    ]


def test_a_day_of_a_chapter_that_the_front_tells_too_is_told_once() -> None:
    front = "みさご育英会　奨学生募集要項\n応募締切：2026年5月29日（金）\n\n"

    assert days(front + TWO.format(first="Ⅰ．", second="Ⅱ．")) == [
        ("公募締切（I 芸術奨学生）", date(2026, 5, 29)),
        ("公募締切（II 海外留学奨学生）", date(2026, 9, 30)),
    ]


def test_chapters_that_are_parted_otherwise_are_no_parts() -> None:
    paths = [
        *(("I.事業の概要", below) for below in ("1.目的", "2.対象", "3.補助率")),
        *(("II.応募の方法", below) for below in ("1.応募手続", "2.提出先", "3.選考")),
    ]

    assert not chapter_parts(paths)


def test_chapters_below_other_headings_are_not_beside_each_other() -> None:
    steps = ("1.応募資格", "2.応募手続", "3.選考")
    paths = [("甲の部", "I.芸術奨学生", step) for step in steps] + [
        ("乙の部", "II.海外留学奨学生", step) for step in steps
    ]

    assert not chapter_parts(paths)
