"""A desk is shown with the number that stands now, and an extension with what it leaves as it was."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from assistant.domain import TOKYO, NoticeKind, Outcome, Question
from tests.unit.assistant.extended_calls import GUIDE
from tests.unit.assistant.reading import assistant_reading, told

CALL = "里の水車再生助成"
NOW = datetime(2026, 11, 10, 10, tzinfo=TOKYO)
OLD, NEW, MAIL = "03-0000-4410", "03-0000-4419", "josei@mizube.example"
ERRATA = """令和8年度 里の水車再生助成 募集要領 正誤表

令和8年9月25日
公益財団法人みずべ文化財団

6. 問い合わせ先の電話番号
"""
IN_ONE_LINE = f"（誤）{OLD}　（正）{NEW}"
BEHIND_ITS_NAME = f"電話番号（誤）{OLD}（正）{NEW}"
ON_TWO_LINES = f"（誤）{OLD}\n（正）{NEW}"
EXTENSION = """令和8年度 里の水車再生助成 募集期間の延長について

令和8年11月9日
公益財団法人みずべ文化財団

11月13日（金）17時としておりました応募の締切を、12月4日（金）17時に延長いたします。{limit}
"""


@pytest.mark.parametrize("correction", [IN_ONE_LINE, BEHIND_ITS_NAME])
def test_a_corrected_number_is_shown_with_the_rest_of_its_desk(correction: str, tmp_path: Path) -> None:
    assistant = assistant_reading({"guide.txt": GUIDE, "errata.txt": f"{ERRATA}{correction}\n"}, CALL, tmp_path, NOW)
    answer = assistant.answer(Question("里の水車再生助成の問い合わせ先の電話番号は"))
    (claim,) = answer.claims

    assert answer.outcome is Outcome.ANSWERED
    assert [one for one in ("みずべ文化財団 助成係", NEW, MAIL) if one not in claim.text] == []
    assert OLD not in claim.text
    assert [one.document.file_name for one in claim.citations] == ["errata.txt", "guide.txt"]
    assert NoticeKind.AMENDED in [notice.kind for notice in answer.notices]


@pytest.mark.parametrize("correction", [IN_ONE_LINE, BEHIND_ITS_NAME, ON_TWO_LINES])
def test_the_desk_beside_an_honest_no_has_the_corrected_number(correction: str, tmp_path: Path) -> None:
    assistant = assistant_reading({"guide.txt": GUIDE, "errata.txt": f"{ERRATA}{correction}\n"}, CALL, tmp_path, NOW)
    answer = assistant.answer(Question("里の水車再生助成で借りられる駐車場の料金はいくらですか"))

    assert answer.outcome is Outcome.NOT_IN_DOCUMENTS
    assert NEW in told(answer)
    assert MAIL in told(answer)
    assert OLD not in told(answer)


def test_a_desk_that_the_correction_tells_again_is_shown_as_it_tells_it(tmp_path: Path) -> None:
    again = f"{ERRATA.partition('6. ')[0]}この正誤表の問い合わせ先\nみずべ文化財団 助成係\n電話 {NEW}\nE-mail {MAIL}\n"
    assistant = assistant_reading({"guide.txt": GUIDE, "errata.txt": again}, CALL, tmp_path, NOW)
    said = told(assistant.answer(Question("里の水車再生助成の助成係の電話番号は")))

    assert NEW in said
    assert OLD not in said


def test_a_desk_that_nothing_corrects_is_shown_as_it_stands(tmp_path: Path) -> None:
    assistant = assistant_reading({"guide.txt": GUIDE}, CALL, tmp_path, NOW)
    (claim,) = assistant.answer(Question("里の水車再生助成の問い合わせ先の電話番号は")).claims

    assert OLD in claim.text
    assert claim.amended is False


@pytest.mark.parametrize("limit", ["調査枠は延長しません。", "なお、調査枠の期間の変更はありません。"])
def test_what_an_extension_leaves_as_it_was_is_said_beside_the_new_deadline(limit: str, tmp_path: Path) -> None:
    files = {"guide.txt": GUIDE, "notice.txt": EXTENSION.format(limit=limit)}
    answer = assistant_reading(files, CALL, tmp_path, NOW).answer(Question("里の水車再生助成の締切はいつですか"))

    assert "12月4日" in answer.claims[0].text
    assert limit in answer.claims[0].text


def test_an_extension_of_the_whole_says_no_limit(tmp_path: Path) -> None:
    files = {"guide.txt": GUIDE, "notice.txt": EXTENSION.format(limit="")}
    answer = assistant_reading(files, CALL, tmp_path, NOW).answer(Question("里の水車再生助成の締切はいつですか"))

    assert "12月4日" in told(answer)
    assert "延長しません" not in told(answer)
