"""What names a desk beside its own line: the lines right above it, and nothing of what is to be done by when."""

from __future__ import annotations

import pytest

from assistant.domain import Contact
from ingest.contacts import desks_of
from ingest.sections import sections_of
from tests.unit.ingest.extracting import pages


def contacts(text: str) -> list[Contact]:
    return [desk.contact for section in sections_of(pages(text)) for desk in desks_of(section)]


def test_the_short_lines_right_above_a_number_name_its_desk_where_nothing_else_does() -> None:
    (north, south) = contacts("""地域の窓口

北部（白鳥湖・岬町）
 鵜木 りつ子
TEL 00-0032-4410

南部（凪島・汐留市）
 海老根 亘
TEL 00-0034-7702
""")
    assert "白鳥湖" in north.organisation
    assert "凪島" in south.organisation


@pytest.mark.parametrize("side", ["誤：", "（誤）", "変更前："])
def test_what_a_correction_says_stood_is_no_desk(side: str) -> None:
    assert contacts(f"経理係のメールアドレス\n{side}josei-keiri@example.jp\n") == []


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("提 出 先：国際交流室 tokou@example.jp", "国際交流室"),
        ("申込：5月15日（金）17時までに、公募第一係 uchi@example.jp", "公募第一係"),
        ("申込みは7月29日（水）まで、メールで sodan@example.jp", ""),
    ],
)
def test_a_desk_is_named_without_what_is_to_be_done_by_when(line: str, name: str) -> None:
    (desk,) = contacts(f"ご案内\n{line}\n")
    assert desk.organisation == name


@pytest.mark.parametrize(
    ("line", "purpose", "name"),
    [
        ("採択後の契約、経理　総務部 契約課　keiyaku@example.jp", "採択後の契約、経理", "総務部 契約課"),
        ("変更の手続・研究の中身　　　研究支援係　kenkyu@example.jp", "変更の手続・研究の中身", "研究支援係"),
        ("マイページの不具合　mypage@example.jp", "マイページの不具合", ""),
        ("みなと県 産業労働部 連携推進課　renkei@example.jp", "", "みなと県 産業労働部 連携推進課"),
    ],
)
def test_what_a_desk_is_for_is_parted_from_who_it_is(line: str, purpose: str, name: str) -> None:
    (desk,) = contacts(f"ご案内\n{line}\n")
    assert (desk.purpose, desk.organisation) == (purpose, name)


def test_a_form_that_is_sent_is_no_office() -> None:
    (desk,) = contacts("提出先\n様式A：電子メール（koubo@example.jp）\n")
    assert desk.organisation == ""
