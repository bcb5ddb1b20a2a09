"""News whose masthead sets its letters apart."""

from __future__ import annotations

import pytest

from assistant.domain import DocumentKind
from ingest.editions import UNKNOWN_EDITION
from tests.unit.ingest.test_retold import FOOTER, KNOWN, LIGHTS, RULE, closes, read, words

MASTHEAD = "みさご研究ニュース 第5号"
NEWS = f"""{{top}}
令和８年６月

{RULE}
［１］港町夜景演出補助金のよくあるご質問
{RULE}
よくあるご質問を公開しました。質問は６月２０日（土）まで受け付けます。
受付時間と操作の手引きもあわせてご覧ください。

{RULE}
［２］木の玩具づくり奨励 担い手募集
{RULE}
対　象：県内の工房
締　切：令和8年10月30日（金）

{RULE}
［３］夏の事業者交流会
{RULE}
日　時：令和8年7月8日（水）14時
{FOOTER}"""


@pytest.mark.parametrize("top", ["み さ ご 研 究 ニ ュ ー ス　第５号", "みさご研究ニュース　第５号"])
def test_news_part_their_calls_whether_or_not_their_masthead_is_set_apart(top: str) -> None:
    told = read(NEWS.format(top=top), *KNOWN, name="news.txt")
    own, lights, toys = told[MASTHEAD], told[LIGHTS.name], told["木の玩具づくり奨励"]

    assert len(told) == 3
    assert {one.document.kind for one in told.values()} == {DocumentKind.MAIL}
    assert lights.edition.label == UNKNOWN_EDITION  # its heading names the call above a day, and nothing its edition
    assert ["操作の手引き" in words(one) for one in (own, lights, toys)] == [False, True, False]
    assert ["総務室" in words(one) for one in (own, lights, toys)] == [True, False, False]
    assert [f"{day}" for day in closes(toys)] == ["2026-10-30"]


def test_what_is_left_of_news_has_no_deadline_of_its_own() -> None:
    item = f"{RULE}\n［４］財団の助成金\n{RULE}\n(1) いさりび研究助成\n締切：令和8年6月30日（火）\n(2) みさご賞\n締切：令和8年7月31日（金）\n"
    told = read(NEWS.format(top="みさご研究ニュース　第５号").replace(FOOTER, item + FOOTER), *KNOWN, name="news.txt")

    assert "いさりび研究助成" in words(told[MASTHEAD])
    assert closes(told[MASTHEAD]) == []
