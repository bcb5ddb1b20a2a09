"""What is answered when a later document has changed an earlier one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from assistant.domain import Amendment, Answer, DocumentKind, FactKind, NoticeKind, Outcome, Question, Revision
from assistant.pipeline import Assistant
from tests.assembled import assistant_over
from tests.shelf import HUB, HUB_7, HUB_7_GUIDELINE, Said, revision

OLD, NEW = "8月27日", "令和7年9月3日(水)17時"


def notice(name: str, day: date, *parts: Said) -> Revision:
    """A later document of 第7回 that corrects."""
    plain = revision(name, HUB, HUB_7, *parts)
    changed = replace(
        plain.document, kind=DocumentKind.ERRATA, title=f"公募要領の変更について（{name}）", published_on=day
    )
    return replace(plain, document=changed)


def change(heading: str, text: str, value: Amendment) -> Said:
    return Said(heading, text, ((FactKind.AMENDMENT, "訂正", text, value),))


EXTENSION = notice(
    "extension.html",
    date(2025, 8, 20),
    change(
        "締切の延長",
        "公募の締切を、令和7年8月27日（水）12時必着から令和7年9月3日（水）17時必着に延長します。",
        Amendment("令和7年8月27日（水）12時必着", "令和7年9月3日（水）17時必着", "公募の締切"),
    ),
)
SELECTION = notice(
    "errata.html",
    date(2025, 8, 1),
    change(
        "正誤表",
        "審査の項を、書面審査及び全ての申請者へのヒアリングに改めます。",
        Amendment("書面審査及び必要に応じてヒアリングを行い", "書面審査及び全ての申請者へのヒアリング", "審査"),
    ),
)


@pytest.fixture(scope="module", params=["in_order", "reversed"])
def assistant(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """The order in which documents were taken in never decides."""
    held = [HUB_7_GUIDELINE, SELECTION, EXTENSION]
    if request.param == "reversed":
        held.reverse()
    return assistant_over(held, tmp_path_factory.mktemp("amended"))


def test_an_extended_deadline_is_given_as_it_stands_now_and_cites_both_passages(assistant: Assistant) -> None:
    answer = asked(assistant, "みらいハブの第7回の締切はいつですか")

    assert answer.outcome is Outcome.ANSWERED
    assert NEW in answer.claims[0].text
    assert OLD not in "".join(claim.text for claim in answer.claims)
    assert {one.document.file_name for one in answer.claims[0].citations} == {"extension.html", "hub-7.pdf"}
    assert NoticeKind.AMENDED in [one.kind for one in answer.notices]


@pytest.mark.parametrize(
    ("today", "kind"), [(date(2025, 9, 1), NoticeKind.OPEN), (date(2025, 9, 4), NoticeKind.CLOSED)]
)
def test_open_or_closed_is_told_by_the_new_deadline(assistant: Assistant, today: date, kind: NoticeKind) -> None:
    answer = asked(assistant, "みらいハブの第7回はまだ応募できますか", today)

    assert kind in [one.kind for one in answer.notices]
    assert OLD not in "".join([*(claim.text for claim in answer.claims), *(one.text for one in answer.notices)])


def test_a_corrected_clause_is_said_as_corrected(assistant: Assistant) -> None:
    answer = asked(assistant, "みらいハブの審査でヒアリングはありますか")

    said = "".join(claim.text for claim in answer.claims)
    assert "全ての申請者へのヒアリング" in said
    assert "必要に応じて" not in said


def test_what_no_later_document_touches_is_said_as_before(assistant: Assistant) -> None:
    answer = asked(assistant, "みらいハブの説明会はいつですか")

    assert [claim.amended for claim in answer.claims] == [False]
    assert NoticeKind.AMENDED not in [one.kind for one in answer.notices]


def test_all_that_was_corrected_is_listed_what_is_added_and_taken_out_too(tmp_path: Path) -> None:
    rows = notice(
        "rows.html",
        date(2025, 8, 2),
        change(
            "一",
            "2頁 2.(2)実施型の上限\n8,000 万円\n1 億 2,000 万円",
            Amendment("8,000 万円", "1 億 2,000 万円", "2.(2)実施型の上限"),
        ),
        change(
            "二",
            "4頁 実施型の期間\n最長 24 か月\n最長 36 か月",
            Amendment("最長 24 か月", "最長 36 か月", "実施型の期間"),
        ),
        change("三", "「様式第6号」を追加します。", Amendment("", "様式第6号")),
        change("四", "「郵送に限る。」を削除します。", Amendment("郵送に限る。", "")),
    )
    answer = asked(assistant_over([HUB_7_GUIDELINE, rows], tmp_path), "みらいハブの正誤表で直ったところを全部教えて")

    said = "\n".join(claim.text for claim in answer.claims)
    assert [one for one in ("1 億 2,000 万円", "最長 36 か月", "様式第6号", "郵送に限る") if one not in said] == []


def asked(assistant: Assistant, question: str, today: date | None = None) -> Answer:
    return assistant.answer(Question(question, (), today))
