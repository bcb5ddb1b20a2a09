"""Every end that a question lists, the application's among them, and no other where it asks for one."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from assistant.domain import TOKYO
from assistant.pipeline import Assistant
from tests.unit.assistant.reading import assistant_reading, told_to

CALL = "うみかぜ連携助成"
NOW = datetime(2026, 7, 1, 10, tzinfo=TOKYO)
GUIDE = """令和8年度 うみかぜ連携助成 公募のご案内

公益財団法人うみかぜ財団

【公募期間】
令和8年6月22日～令和8年7月31日12時（必着）
＊申請にあたっては、7月17日（金）16時までに意向登録をお願いいたします。

【公募説明会】
日時：令和8年7月3日（金）14時～15時
申し込み：令和8年7月1日（水）17時までに、下記「お問合せ先」に電子メールにてご連絡ください。

【お問合せ先】
うみかぜ財団 助成係
E-MAIL：josei@umikaze.example.or.jp
"""
INTENT, APPLICATION, BRIEFING = "7月17日", "7月31日", "7月1日"


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder: Path = tmp_path_factory.mktemp("shelf")
    return assistant_reading({"guide.txt": GUIDE}, CALL, folder, NOW)


@pytest.mark.parametrize(
    ("question", "days"),
    [
        ("うみかぜ連携助成の事前の登録と本番の申請書、それぞれ何日の何時が期限ですか", {INTENT, APPLICATION}),
        (
            "うみかぜ連携助成の説明会の申込み、意向登録、申請書提出の三つについて、それぞれの期限の日付を教えてください",
            {INTENT, APPLICATION, BRIEFING},
        ),
        ("うみかぜ連携助成の意向登録の期限はいつですか", {INTENT}),
    ],
)
def test_the_ends_that_a_question_lists_are_told(assistant: Assistant, question: str, days: set[str]) -> None:
    said = told_to(assistant, question).replace(" ", "")
    assert {day for day in (INTENT, APPLICATION, BRIEFING) if day in said} == days
