"""The desk of the programme that is named, in full or in short, and never that of another."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from assistant.domain import TOKYO
from assistant.pipeline import Assistant
from assistant.written_out import written_out
from tests.unit.assistant.reading import assistant_reading, told_to

CALL = "沿岸の施策集"
NOW = datetime(2026, 7, 1, 10, tzinfo=TOKYO)
LIST = """沿岸の施策集 令和8年度版

沿岸地域の施策と、その担当部署をまとめました。

◆海洋発新産業創出プログラム（STREAM）
◆沿岸人材育成事業（WAVES）：12億円

施策の連絡先

事業名\t担当部署\t連絡先
海洋発新産業創出プログラム\t産業連携課\tTEL：00-0000-6234\u3000mail：stream@shiosai.example.or.jp
沿岸人材育成事業\t人材育成課\tTEL：00-0000-6253\u3000mail：jinzai@shiosai.example.or.jp
干潟の再生事業\t環境課\tTEL：00-0000-6277\u3000mail：higata@shiosai.example.or.jp
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder: Path = tmp_path_factory.mktemp("shelf")
    return assistant_reading({"list.txt": LIST}, CALL, folder, NOW)


@pytest.mark.parametrize(
    ("question", "own"),
    [
        ("WAVESの担当部署の電話番号は何番ですか", "00-0000-6253"),
        ("海洋発新産業創出プログラムの問い合わせ先のメールアドレスを教えてください", "stream@"),
        ("What is the e-mail address for the STREAM program?", "stream@"),
    ],
)
def test_the_desk_of_the_programme_that_is_named_is_told_alone(assistant: Assistant, question: str, own: str) -> None:
    said = told_to(assistant, question)
    ways = ("00-0000-6253", "stream@", "higata@", "00-0000-6277")
    assert [one for one in ways if one in said] == [own]


@pytest.mark.parametrize(
    ("question", "written"),
    [
        ("WAVESの窓口の電話番号は", "沿岸人材育成事業の窓口の電話番号は"),
        ("WAVESの予算はいくらですか", "WAVESの予算はいくらですか"),
        ("WAVESTの窓口の電話番号は", "WAVESTの窓口の電話番号は"),
        ("the desk of the stream program", "the desk of the stream program"),
    ],
)
def test_a_short_name_is_written_out_where_a_desk_is_asked_for(
    assistant: Assistant, question: str, written: str
) -> None:
    assert written_out(question, assistant.library, (), assistant.words) == written


def test_the_short_name_of_a_call_stays(assistant: Assistant) -> None:
    asked = "WAVESの窓口の電話番号は"
    assert written_out(asked, assistant.library, ("WAVES",), assistant.words) == asked
