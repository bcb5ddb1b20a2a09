"""The names of a kind that a document counts up, and the one name that ends in what is asked for."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from assistant.domain import TOKYO
from assistant.pipeline import Assistant
from tests.unit.assistant.reading import assistant_reading, told_to

CALL = "みなと工夫の表彰"
NOW = datetime(2026, 7, 1, 10, tzinfo=TOKYO)
PRIZES = "県知事賞、港湾局長賞、商工会議所会頭賞、漁業協同組合長賞、審査員特別賞"
GUIDE = f"""令和8年度 みなと工夫の表彰 募集要項

みなと工夫の表彰 事務局
令和8年6月1日

1. 目的
港で働く人の工夫を広く知らせるため、拠点連携支援型を募集します。

2. 対象
港の事業者や学校です。

3. 表彰の内容
賞は次のとおりです。
{PRIZES}

4. 問い合わせ先
みなと工夫の表彰 事務局
電話 03-0000-5511
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder: Path = tmp_path_factory.mktemp("shelf")
    return assistant_reading({"guide.txt": GUIDE}, CALL, folder, NOW)


@pytest.mark.parametrize(
    "question",
    [
        "みなと工夫の表彰にはどんな賞がありますか",
        "みなと工夫の表彰は、何の賞があるんですか",
        "みなと工夫の表彰の賞の名前をすべて挙げてください",
    ],
)
def test_the_list_of_names_that_end_in_the_kind_asked_for_is_told(assistant: Assistant, question: str) -> None:
    assert told_to(assistant, question) == PRIZES


def test_the_one_name_that_ends_in_what_is_asked_for_is_told(assistant: Assistant) -> None:
    assert "拠点連携支援型を募集します" in told_to(assistant, "みなと工夫の表彰は何支援型を募集していますか")


def test_which_kind_is_called_for_is_told_where_one_sentence_calls(assistant: Assistant) -> None:
    assert "拠点連携支援型" in told_to(assistant, "みなと工夫の表彰で募集しているのは何型ですか")


def test_a_kind_of_which_nothing_is_counted_up_is_not_told_as_another(assistant: Assistant) -> None:
    assert PRIZES not in told_to(assistant, "みなと工夫の表彰にはどんな部門がありますか")
