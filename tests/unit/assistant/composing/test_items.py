"""Of a long list what is asked for is said, and of a short text all."""

from __future__ import annotations

from datetime import datetime

import pytest

from assistant.domain import TOKYO, NoticeKind, Question
from assistant.pipeline import Assistant
from tests.unit.assistant.reading import assistant_reading, told

LEAD = "次に掲げる経費を助成の対象とします。"
FIRST = "・水車の軸受けの交換にかかる部品の購入費と、その取付けに要する職人への手間賃"
LAST = "・学校の子どもを招く見学会にかかるバスの借上げ料と、乗る人の保険料"
BETWEEN = (
    "・水路の石積みの補修にかかる石材の購入費と、その積み直しに要する手間賃",
    "・見学者のための案内板の製作費と、それを設置する場所の整地に要する費用",
    "・水車小屋の屋根の葺き替えに使う茅の購入費と、その運搬に要する費用",
    "・安全柵の設置にかかる資材の購入費と、その塗装に要する費用",
    "・水車の由来を紹介する動画の撮影費と、字幕の翻訳に要する費用",
    "・専門家の調査にかかる謝金と、調査に同行する者の旅費",
    "・水門の開け閉めを学ぶ講習会にかかる講師の謝金と、教材の印刷費",
    "・そばや米の粉をひく石臼の目立てにかかる手間賃と、道具の購入費",
    "・古い図面や写真の複写にかかる費用と、それを保管する箱の購入費",
)
GUIDE = f"""令和8年度 里の水車再生助成 募集要領

公益財団法人みずべ文化財団
令和8年9月14日

1. 応募の資格
水車を所有し、又は管理する団体が応募できます。

2. 審査
外部の有識者5名が、書面により審査します。審査の結果は文書で通知します。

3. 募集期間
令和8年9月14日（月）から令和8年11月13日（金）17時まで（必着）

4. 対象となる経費
{LEAD}
{FIRST}
{chr(10).join(BETWEEN)}
{LAST}

5. 報告
事業が終わったときは、次のとおり報告してください。
・完了の日から30日以内に、収支の報告書に領収書の写しを添えて提出すること。
・水車が動いている様子の写真を、撮影した日を書き添えて5枚以上提出すること。
・助成を受けて作った案内板には、本財団の助成を受けた旨を記すこと。
・助成を受けて買った機械は、本財団の承認を受けずに他人に譲らないこと。
・報告の書類は、電子メールに添付して助成係に送ること。
・帳簿と領収書は、事業が終わった年度の翌年度から5年間保存すること。
・活動の様子を伝える記事を、本財団の機関誌に寄せること。

6. 問い合わせ先
みずべ文化財団 助成係
電話 03-0000-4410
"""
MOST = 500  # characters


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    now = datetime(2026, 10, 1, 10, tzinfo=TOKYO)
    return assistant_reading({"guide.txt": GUIDE}, "里の水車再生助成", tmp_path_factory.mktemp("shelf"), now)


def test_of_a_long_list_the_lead_and_the_items_with_the_asked_words_are_said(assistant: Assistant) -> None:
    answer = assistant.answer(Question("水車の軸受けの部品と、見学会のバスの借上げ料は助成の対象ですか"))
    lines = answer.claims[0].text.split("\n")

    assert {LEAD, FIRST, LAST} <= set(lines)
    assert set(BETWEEN) - set(lines)
    assert lines == [line for line in GUIDE.split("\n") if line in lines]  # as they stand there


def test_where_items_between_are_left_out_it_is_told_that_there_are_more(assistant: Assistant) -> None:
    answer = assistant.answer(Question("水車の軸受けの部品と、見学会のバスの借上げ料は助成の対象ですか"))

    assert answer.claims[0].more is True
    assert NoticeKind.EXCERPT in [notice.kind for notice in answer.notices]


def test_a_short_passage_is_said_whole(assistant: Assistant) -> None:
    answer = assistant.answer(Question("里の水車再生助成の審査は誰がしますか"))

    assert answer.claims[0].text.endswith("外部の有識者5名が、書面により審査します。審査の結果は文書で通知します。")
    assert answer.claims[0].more is False
    assert NoticeKind.EXCERPT not in [notice.kind for notice in answer.notices]


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ("見学会のバスの借上げ料は出ますか。報告の写真は何枚要りますか。", (LAST, "5枚以上")),
        ("水車の軸受けの部品は対象ですか。帳簿は何年間保存しますか。", (FIRST, "5年間保存")),
        ("審査は誰がしますか。帳簿は何年間保存しますか。", ("有識者5名", "5年間保存")),
    ],
)
def test_of_two_things_that_are_asked_in_one_breath_both_are_said_and_not_at_length(
    assistant: Assistant, question: str, parts: tuple[str, str]
) -> None:
    said = told(assistant.answer(Question(question)))

    assert [part for part in parts if part not in said] == []
    assert len(said) < MOST
