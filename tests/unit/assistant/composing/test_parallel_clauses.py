"""Of a sentence that tells of several things alike, the one that is asked about."""

from __future__ import annotations

import pytest

from assistant.composing.parallel_clauses import clauses_named

LABS = "令和7年度は、連携枠に27件の応募があり9件を、脱炭素枠に11件の応募があり3件を採択しました。"
GRANTS = "前年度は、大学院奨学生は応募163名に対し採用18名、海外研究フェローは応募71名に対し採用5名でした。"
PAGES = "様式2は、個人型は8ページ以内、チーム型は12ページ以内とします。文字の大きさは10.5ポイント以上です。"


@pytest.mark.parametrize(
    ("line", "question", "told"),
    [
        (LABS, "連携枠の倍率は", "令和7年度は、連携枠に27件の応募があり9件を採択しました。"),
        (LABS, "脱炭素枠は何件採択", "令和7年度は、脱炭素枠に11件の応募があり3件を採択しました。"),
        (GRANTS, "海外フェローの応募と採用の人数は", "前年度は、海外研究フェローは応募71名に対し採用5名でした。"),
        (PAGES, "チーム型は何ページ", "様式2は、チーム型は12ページ以内とします。文字の大きさは10.5ポイント以上です。"),
        (
            "A区分118件(採択64件)、B区分27件(採択9件)、C区分51件(採択49件)でした。",
            "B区分の応募件数は",
            "B区分27件(採択9件)でした。",
        ),
    ],
)
def test_only_the_clause_of_what_is_named_is_told(line: str, question: str, told: str) -> None:
    assert clauses_named([line], question, ()) == [told]


@pytest.mark.parametrize(
    ("line", "question"),
    [
        (LABS, "昨年度の応募件数は"),
        (LABS, "連携枠と脱炭素枠それぞれの採択件数は"),
        ("研究者は3名以上、企業は1社以上が参加すること。", "企業は何社必要ですか"),
        ("応募は124件、うち大学からは18件、企業からは9件でした。", "企業からの応募は"),
        ("審査項目:課題の理解(20点)、技術の新規性(20点)、実施体制(10点)", "新規性の配点は"),
        ("応募71名、採用5名でした。", "応募は何名でしたか"),
        ("IDの発行は通常5営業日ですが、現在は申込みが集中しており8営業日程度かかります。", "IDの発行は何日"),
    ],
)
def test_a_sentence_stays_whole_where_none_is_named_or_its_clauses_belong_together(line: str, question: str) -> None:
    assert clauses_named([line], question, ()) == [line]


def test_a_word_of_every_call_names_no_clause() -> None:
    line = "申請枠は10件、採択枠は5件です。"

    assert clauses_named([line], "申請は何件", {"申請"}) == [line]
