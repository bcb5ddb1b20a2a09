"""The web address that a question asks for."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from assistant.domain import TOKYO
from tests.unit.assistant.reading import assistant_reading, told_to

CALL = "みずべ再生助成"
NOW = datetime(2026, 10, 1, 10, tzinfo=TOKYO)
HOME = "https://mizube.example/saisei/"
BRIEFING = "https://form.mizube.example/setsumei"
FORMS = "https://mizube.example/saisei/yoshiki"
GUIDE = f"""令和8年度 みずべ再生助成 募集要領

公益財団法人みずべ文化財団
令和8年9月14日

1. 募集期間
令和8年9月14日（月）から令和8年11月13日（金）まで

2. 説明会
令和8年9月24日（木）14時から、オンラインで行います。
申込みは次のフォームからお願いします。
 {BRIEFING}

3. 提出書類
様式は、当財団のページ（{FORMS}）からダウンロードできます。

4. 関連リンク
みずべ再生助成
{HOME}
"""


def said(question: str, folder: Path) -> str:
    return told_to(assistant_reading({"guide.txt": GUIDE}, CALL, folder, NOW), question)


@pytest.mark.parametrize(
    ("question", "address"),
    [
        ("みずべ再生助成の紹介ページのリンクをください", HOME),
        ("上司に見せたいので、みずべ再生助成の公式サイトのURLを教えてください", HOME),
        ("みずべ再生助成の紹介ページのURL（申込みのフォームではないほう）", HOME),
        ("みずべ再生助成の様式のダウンロード先のURLは", FORMS),
        ("みずべ再生助成の説明会の申込みフォームのリンクをください", BRIEFING),
        ("みずべ再生助成 紹介ページ 文科省 URL", HOME),
    ],
)
def test_the_address_that_the_words_of_a_question_fit_is_told(question: str, address: str, tmp_path: Path) -> None:
    told = said(question, tmp_path)

    assert address in told
    assert not any(other in told for other in {HOME, FORMS, BRIEFING} if other.rstrip("/") not in address)


def test_what_a_page_tells_of_something_else_is_no_answer_to_who_asks_for_its_address(tmp_path: Path) -> None:
    assert "http" not in said("みずべ再生助成の抽選の申請画面のURLがあれば貼ってください", tmp_path)


def test_the_page_of_something_that_has_none_is_not_replaced_by_another(tmp_path: Path) -> None:
    assert "http" not in said("みずべ再生助成の動画配信のURLを教えてください", tmp_path)
