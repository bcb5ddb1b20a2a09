"""Who asks for the day of something else is not given the deadline of the call."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from assistant.domain import TOKYO
from assistant.pipeline import Assistant
from tests.unit.assistant.reading import assistant_reading, told_to

CLOSING = "11月13日"
GUIDE = f"""令和8年度 里の水車再生助成 募集要領

公益財団法人みずべ文化財団
令和8年9月14日

1. 応募の資格
水車を所有し、又は管理する団体が応募できます。

2. 事前の相談
応募の前に、必ず助成係に相談してください。相談は令和8年10月23日（金）まで受け付けます。

3. 募集期間
令和8年9月14日（月）から令和8年{CLOSING}（金）17時まで（必着）

4. 助成金の繰越し
事業を年度内に終えられないときは、2月10日までに繰越しの手続きをしてください。

5. 電子申請の準備
応募には管理番号が要ります。管理番号を持たない団体は、10月30日（金）17時までに利用者登録を済ませてください。

6. 説明会
日時：令和8年9月25日（金）14時から15時まで
申込：令和8年9月18日（金）正午までに、財団のホームページから登録してください。

会場の案内
説明会の会場に駐車場はありません。託児室は予約すれば使えます。

7. 事業の報告
事業の完了後、令和9年4月9日（金）までに実績報告書を提出してください。

8. 助成の期間
助成の対象となる期間は、令和8年12月1日から令和9年2月26日までです。

9. 書類の保存
助成事業の経理の書類と領収書は、事業が完了した年度の翌年度から5年間保存してください。

10. 問い合わせ先
みずべ文化財団 助成係
電話 03-0000-4410
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder: Path = tmp_path_factory.mktemp("shelf")
    return assistant_reading({"guide.txt": GUIDE}, "里の水車再生助成", folder, datetime(2026, 10, 1, tzinfo=TOKYO))


@pytest.mark.parametrize(
    ("question", "day"),
    [
        ("繰越しの手続きは何月何日までですか", "2月10日"),
        ("里の水車再生助成の繰越しの手続きは何月何日までですか", "2月10日"),
        ("実績報告書はいつまでに出せばいいですか", "4月9日"),
        ("申請の前に相談するのはいつまで", "10月23日"),
        ("里の水車再生助成で、応募の前の相談はいつまでですか", "10月23日"),
        ("里の水車再生助成の利用者登録はいつまでに済ませればよいですか", "10月30日"),
        ("里の水車再生助成の説明会に出たいです。申込みの締切日を教えてください", "9月18日"),
    ],
)
def test_the_day_of_what_is_asked_for_is_told_and_not_the_deadline(
    assistant: Assistant, question: str, day: str
) -> None:
    said = told_to(assistant, question)

    assert day in said
    assert CLOSING not in said


def test_how_long_papers_are_kept_is_not_told_as_how_long_the_work_may_last(assistant: Assistant) -> None:
    said = told_to(assistant, "里の水車再生助成の経理の書類と領収書は何年間保存しますか")

    assert "5年間" in said
    assert "2月26日" not in said


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("里の水車再生助成の説明会の会場に駐車場はありますか", "駐車場はありません"),
        ("里の水車再生助成の説明会で託児室は使えますか", "予約すれば使えます"),
    ],
)
def test_who_asks_for_something_else_of_a_briefing_is_not_told_its_day_alone(
    assistant: Assistant, question: str, told: str
) -> None:
    assert told in told_to(assistant, question)


def test_who_asks_whether_there_is_a_briefing_is_told_its_day(assistant: Assistant) -> None:
    assert "9月25日" in told_to(assistant, "里の水車再生助成の説明会はありますか")


@pytest.mark.parametrize(
    "question",
    [
        "締切はいつですか",
        "里の水車再生助成の締切はいつですか",
        "里の水車再生助成の申請はいつまでですか",
        "里の水車再生助成の応募は何月何日までですか",
    ],
)
def test_who_asks_for_the_deadline_is_told_the_deadline(assistant: Assistant, question: str) -> None:
    said = told_to(assistant, question)

    assert CLOSING in said
    assert not [day for day in ("2月10日", "4月9日", "10月23日") if day in said]
