from __future__ import annotations

from time import perf_counter

import pytest

from assistant.languages.ja.polarity import flipped, is_cut


@pytest.mark.parametrize(
    ("claim", "quote"),
    [
        ("株式会社は対象外です。", "株式会社は対象です。"),
        ("株式会社は対象です。", "株式会社は対象外です。"),
        ("株式会社は対象です。", "株式会社は対象となりません。"),
        ("株式会社は対 象\n外です。", "株式会社は対象です。"),
        ("押印は必要です。", "押印は不要です。"),
        ("押印は不要です。", "押印は必要です。"),
        ("押印は必要ありません。", "押印は必要です。"),
        ("事前登録は任意です。", "事前登録は必須です。"),
        ("3機関以下", "3機関以上"),
        ("3機関以上", "3機関未満"),
        ("80ページを超えるもの", "80ページ以内"),
        ("80ページを超えるもの", "80ページを超えないもの"),
        ("12時（消印有効）", "12時必着"),
        ("12時必着", "12時（当日消印有効）"),
        ("再委託は可", "再委託は不可"),
        ("再委託は不可", "再委託は可"),
        ("個人も申請できます。", "個人は申請できません。"),
        ("個人は申請できません。", "個人も申請できます。"),
        ("変更を認めます。", "変更は認められません。"),
        ("補助下限は500万円", "補助上限は500万円"),
        ("消費税を含む。", "消費税を除く。"),
        ("消費税は含まない。", "消費税を含む。"),
        ("大学以外", "大学"),
        ("事前申請なし", "事前申請あり"),
        ("事前申請あり", "事前申請なし"),
        ("1,733　無　文科省", "1,733　有　文科省"),
        ("交付決定前に発注する。", "交付決定後に発注する。"),
        ("参加費は有料です。", "参加費は無料です。"),
        ("10月上旬", "10月下旬"),
        ("審査の内容を公開します。", "審査の内容は非公開とします。"),
        ("問い合わせに応じます。", "問い合わせには応じません。"),
        ("大学は地方自治体を含みません。", "大学は地方自治体を含みます。"),
        ("提出書類を返却します。", "提出書類は返却しません。"),
        ("申請書類は郵送してください。", "申請書類は電子メールで提出してください。"),
        ("大企業も申請できます。", "中小企業が申請できます。"),
    ],
)
def test_a_sentence_that_is_turned_round_is_found(claim: str, quote: str) -> None:
    assert flipped(claim, [quote])


@pytest.mark.parametrize(
    ("claim", "quote"),
    [
        ("株式会社は対象外です。", "株式会社は対象とはなりません。"),
        ("対象者は次のとおりです。", "申請者は国立大学法人とします。"),
        ("押印は不要です。", "押印は必要ありません。"),
        ("押印は不要です。", "押印の必要はありません。"),
        ("個人は申請できません。", "個人は申請出来ません。"),
        ("3機関以上", "3 機関\n以上"),
        ("必要書類は様式1です。", "押印は不要です。様式1を提出してください。"),
        ("以下のとおりです。", "様式1を提出"),
        ("締切は12時（必着）です。", "12時必着"),
        ("経費の重複は認めない。", "経費の重複は認められない。"),
        ("可能性がある。", "検討する。"),
        ("10月中旬～下旬を予定", "10月中旬～\n下旬を予定"),
        ("計画書を提出しなければならない。", "計画書を提出しなければならない。"),
        ("拠点の背景", "拠点の背景"),
    ],
)
def test_a_sentence_that_says_the_same_stands(claim: str, quote: str) -> None:
    assert flipped(claim, [quote]) == ()


MIXED = "国立大学は対象です。株式会社は対象外です。補助上限は500万円、補助下限は100万円。3社以上10社以下。郵送は当日消印有効、持参は12時必着。"


@pytest.mark.parametrize(
    "claim",
    [
        "株式会社は対象です。",
        "国立大学は対象外です。",
        "補助下限は500万円",
        "補助上限は100万円",
        "3社以下",
        "10社以上",
        "郵送は必着",
    ],
)
def test_a_word_is_of_use_only_for_what_it_is_said_of(claim: str) -> None:
    assert flipped(claim, [MIXED])


@pytest.mark.parametrize(
    "claim",
    ["国立大学は対象です。", "株式会社は対象外です。", "補助上限は500万円", "3社以上10社以下", "持参は12時必着", MIXED],
)
def test_both_words_may_stand_in_a_quote(claim: str) -> None:
    assert flipped(claim, [MIXED]) == ()


def test_a_word_may_stand_in_any_of_the_quotes() -> None:
    assert flipped("3社以上、必着", ["3社以上", "12時必着"]) == ()


@pytest.mark.parametrize(
    ("before", "after", "cut"),
    [
        ("株式会社は対象", "外です。", True),
        ("株式会社は対象\n", "外です。", True),
        ("個人は申請でき", "ません。", True),
        ("必着。", "対象は大学です。", False),
        ("原本の締切\t9月30日消印有効", "\n\n変わらないもの", False),
        ("", "対象外", False),
    ],
)
def test_a_quote_must_not_end_within_a_word(before: str, after: str, cut: bool) -> None:  # noqa: FBT001 - a column
    assert is_cut(before, after) is cut


@pytest.mark.parametrize(
    "text", ["対象" * 50_000, "と" * 100_000, "申請" + "な" * 100_000, "超え" * 50_000, "必" * 100_000]
)
def test_a_hundred_thousand_characters_take_no_time(text: str) -> None:
    begin = perf_counter()
    flipped(text, [text])

    assert perf_counter() - begin < 5


@pytest.mark.parametrize(
    ("claim", "quote", "same"),
    [
        ("It must arrive by noon.", "正午必着", True),
        ("A postmark of the day counts.", "正午必着", False),
        ("Companies are not eligible.", "株式会社は対象外です。", True),
        ("Companies are ineligible.", "株式会社は対象です。", False),
        ("A seal is not required.", "押印は必要です。", False),
        ("Individuals cannot apply.", "個人も申請できます。", False),
    ],
)
def test_english_is_held_to_the_japanese_quote(claim: str, quote: str, same: bool) -> None:  # noqa: FBT001 - a column
    assert (flipped(claim, [quote]) == ()) is same
