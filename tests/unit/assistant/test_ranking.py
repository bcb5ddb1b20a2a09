"""What speaks for a passage."""

from dataclasses import replace

import pytest

from assistant.domain import Passage
from assistant.ranking import WEIGHTS, Asked, lexical_signs, scored


def passage(text: str, heading: str = "本文") -> Passage:
    return Passage(text[:8], "doc", 1, 0, (heading,), 0, len(text), text)


def asked(question: str, *words: str, interrogative: bool = True) -> Asked:
    return Asked(question, question, words, {}, interrogative=interrogative)


def test_a_rare_word_tells_more_than_one_that_every_passage_holds() -> None:
    held = [passage("補助の対象は機械です。"), passage("補助の要件は賃上げです。"), passage("補助の窓口です。")]

    rare, common, neither = lexical_signs(
        asked("賃上げの補助", "賃上げ", "補助"), [held[1], held[0], passage("別の文です。")]
    )

    assert rare["held"] > common["held"] > neither["held"] == 0.0


def test_a_word_that_is_said_in_other_words_tells_of_the_question_but_the_word_itself_tells_more() -> None:
    question = Asked("はんこは要りますか", "はんこは要りますか", ("判子",), {"判子": ("押印",)}, interrogative=False)

    same, meant, neither = (
        scored(signs)
        for signs in lexical_signs(question, [passage("判子を押す。"), passage("押印は不要。"), passage("窓口。")])
    )

    assert same > meant > neither


def test_the_limit_that_is_asked_for_comes_before_another_number_of_its_unit() -> None:
    most, another, opposite = lexical_signs(
        asked("計画書は何枚まで書けますか"),
        [passage("計画書は4枚以内です。"), passage("計画書の4枚目に書きます。"), passage("写真5枚以上を付けます。")],
    )

    assert most["unit"] > another["unit"] > opposite["unit"] == 0.0


def test_words_that_are_cut_in_another_way_still_share_their_letters() -> None:
    (same, other) = lexical_signs(
        asked("事前着手届は要りますか"), [passage("事前着手届出書を出します。"), passage("担当は総務課です。")]
    )

    assert same["pairs"] > other["pairs"] == 0.0


def test_a_question_for_an_amount_looks_for_an_amount() -> None:
    told, untold = lexical_signs(
        asked("上限はいくらですか"), [passage("上限は800万円です。"), passage("上限があります。")]
    )

    assert (told["unit"], untold["unit"]) == (1.0, 0.0)


def test_the_name_of_a_column_gives_its_numbers_their_unit() -> None:
    (row,) = lexical_signs(asked("予算額はいくらですか"), [passage("人材活用事業\t650,000", "事業名 / 予算額(千円)")])

    assert row["unit"] == 1.0


def test_words_that_stand_in_one_sentence_tell_more_than_the_same_words_apart() -> None:
    question = asked("見学会の送迎はありますか", "見学", "送迎")

    together, apart = lexical_signs(
        question,
        [passage("見学会では送迎を行います。昼食は出ません。"), passage("見学会を行います。送迎は採択者に限ります。")],
    )

    assert together["held"] == apart["held"]
    assert together["together"] > apart["together"] > 0.0


def test_a_number_tells_more_beside_what_is_asked_than_in_another_sentence() -> None:
    question = asked("懇親会の会費はいくらですか", "懇親", "会費")

    beside, elsewhere = lexical_signs(
        question,
        [passage("懇親会の会費は3,000円です。"), passage("懇親会の会費を頂きます。冊子は500円です。")],
    )

    assert beside["unit_beside"] > elsewhere["unit_beside"] == 0.0


def test_the_number_of_a_row_stands_beside_the_names_of_its_columns() -> None:
    row = passage("人材活用事業\t650,000", "事業名 / 予算額(千円)")

    (signs,) = lexical_signs(asked("予算額はいくらですか", "予算", "額"), [row])

    assert signs["unit_beside"] == 1.0


def test_what_opens_a_document_is_told_from_what_follows() -> None:
    first = passage("本財団は活動を応援します。")

    opening, following = lexical_signs(asked("対象は"), [first, replace(first, position=4)])

    assert (opening["opens"], following["opens"]) == (1.0, 0.0)


def test_only_a_question_for_yes_or_no_looks_for_what_is_allowed() -> None:
    decides = [passage("個人は対象になりません。")]

    (yes_or_no,) = lexical_signs(asked("個人でも申請できますか", interrogative=False), decides)
    (who,) = lexical_signs(asked("誰が申請できますか", interrogative=True), decides)

    assert (yes_or_no["decides"], who["decides"]) == (1.0, 0.0)


def test_a_question_for_a_place_looks_for_an_address() -> None:
    placed, unplaced = lexical_signs(
        asked("会場はどこですか"), [passage("会場:産業会館3階"), passage("説明を行います。")]
    )

    assert (placed["placed"], unplaced["placed"]) == (1.0, 0.0)


def test_where_to_call_is_told_by_a_number() -> None:
    number, mail, neither = lexical_signs(
        asked("どこに電話すればよいですか"),
        [passage("担当:住環境課 03-0000-1312"), passage("担当:総務課 soumu@x.example"), passage("担当を決めます。")],
    )

    assert (number["placed"], mail["placed"], neither["placed"]) == (1.0, 1.0, 0.0)


@pytest.mark.parametrize("sign", ["past", "told_elsewhere", "desk", "cover", "opens"])
def test_another_edition_another_call_a_desk_a_cover_or_an_opening_comes_behind(sign: str) -> None:
    assert WEIGHTS[sign] < 0
    assert scored({"held": 1.0, sign: 1.0}) < scored({"held": 1.0, sign: 0.0})


def test_a_list_comes_first_where_all_of_it_is_asked_for_and_one_of_as_many_as_are_said_before_others() -> None:
    told, listed, counted = (
        scored(signs)
        for signs in lexical_signs(
            replace(asked("4つの課題をすべて教えてください", "課題"), listing=True),
            [
                passage("課題を募集。"),
                passage("課題\n・潮流\n・藻場\n・干潟"),
                passage("課題\n・藻場\n・潮流\n・干潟\n・港"),
            ],
        )
    )

    assert told < listed < counted


def test_what_is_not_allowed_comes_first_where_that_is_asked_for() -> None:
    allowed, denied = (
        scored(signs)
        for signs in lexical_signs(
            asked("対象にならない経費は", "経費"), [passage("旅費", "対象経費"), passage("酒代", "対象とならない経費")]
        )
    )

    assert denied > allowed


def test_a_passage_that_counts_up_the_names_that_are_asked_for_comes_before_one_that_names_one() -> None:
    list_, one = lexical_signs(
        asked("海の表彰にはどんな賞がありますか"),
        [passage("知事賞、港湾局長賞、審査員特別賞を授与します。"), passage("海の表彰で知事賞を受けた会社です。")],
    )

    assert (list_["counted_up"], one["counted_up"]) == (1.0, 0.0)


def test_what_to_read_is_told_by_a_passage_that_points_to_a_paper() -> None:
    points, other = lexical_signs(
        asked("制度のあらましは、どの資料を見るよう書いてありますか"),
        [passage("概要については、制度概要資料をご確認ください。"), passage("制度を紹介する資料を作成します。")],
    )

    assert (points["refers"], other["refers"]) == (1.0, 0.0)


def test_what_something_is_for_is_told_under_the_heading_of_its_purpose() -> None:
    purpose, other = lexical_signs(
        asked("この制度は何を狙ったものですか"),
        [passage("拠点を評価し、信用力を高めます。", "(目的)"), passage("制度の説明会を開きます。", "(説明会)")],
    )

    assert (purpose["purpose"], other["purpose"]) == (1.0, 0.0)
