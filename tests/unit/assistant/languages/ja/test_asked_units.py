import pytest

from assistant.languages.ja.asked_units import answers_units, asked_units


@pytest.mark.parametrize(
    ("question", "answer", "no_answer"),
    [
        ("いつから見られますか", "4月30日から公開します。", "ウェブサイトで公開します。"),
        ("結果はいつ頃わかりますか", "10月中旬を予定しています。", "3年度間とします。"),
        ("説明会の案内はいつ届きますか", "追ってご案内します。", "メールで届きます。"),
        ("額はいくらですか", "200万円を上限とします。", "38ページを見てください。"),
        ("補助率は何パーセントですか", "補助率は50%です。", "補助率は別に定めます。"),
        ("募集しているのは何型ですか", "創出エリア支援型を公募します。", "公募します。"),
        ("委員は何人ですか", "外部有識者7名です。", "外部有識者です。"),
    ],
)
def test_an_answer_holds_the_kind_of_number_or_day_that_is_asked_for(
    question: str, answer: str, no_answer: str
) -> None:
    assert answers_units(answer, question) == 1
    assert answers_units(no_answer, question) == 0


@pytest.mark.parametrize("question", ["締切を教えて", "いつでも相談できますか", "いつもお世話になっています"])
def test_what_asks_for_no_number_wants_none(question: str) -> None:
    assert asked_units(question) == ()


def test_an_amount_may_stand_in_a_column_whose_name_gives_the_unit() -> None:
    assert answers_units("事業名 / 予算額(千円)\n人材活用事業 650,000", "予算額はいくらですか") == 1


def test_business_years_answer_how_many_years() -> None:
    assert answers_units("実施期間は、交付決定日から5事業年度", "実施できるのは何年度ですか") == 1
