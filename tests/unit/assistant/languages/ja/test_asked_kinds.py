"""Who asks for a person or a company is answered with the name of one."""

import pytest

from assistant.languages.ja.asked_kinds import kinds_asked, kinds_missing, no_way_given


@pytest.mark.parametrize(
    "question",
    ["講師はどなたですか", "審査委員長って誰ですか", "メンターの名前を教えてください", "担当は結局誰に決まりましたか"],
)
def test_who_asks_for_a_person_is_heard(question: str) -> None:
    assert kinds_asked(question) == ("person",)


@pytest.mark.parametrize("question", ["誰が応募できますか", "誰に相談すればいいですか"])
def test_who_asks_who_may_apply_wants_no_name(question: str) -> None:
    assert kinds_asked(question) == ()


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("講師は田中花子さんです。", True),
        ("講師　鈴木　太郎", True),
        ("担当：田中", True),
        ("担当者: 鈴木", True),
        ("山口県の田中が窓口です。", False),  # a surname alone may be a place
        ("福島と宮城から講師を招きます。", False),
        ("担当課の講師が話します。", False),
    ],
)
def test_a_person_is_a_surname_with_a_given_name_or_who_is_said_to_be_in_charge(
    text: str,
    named: bool,  # noqa: FBT001
) -> None:
    assert (kinds_missing("講師はどなたですか", text) == ()) is named


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("株式会社みなと水車", True),
        ("㈱みなと水車 ほか2社", True),
        ("合同会社さとやま", True),
        ("県内の企業3社を選びました。", False),
    ],
)
@pytest.mark.parametrize("question", ["選ばれた会社の名前を教えてください", "採択された企業名は", "社名を知りたい"])
def test_who_asks_for_the_name_of_a_company_is_told_of_one(
    question: str,
    text: str,
    named: bool,  # noqa: FBT001
) -> None:
    if question == "社名を知りたい":
        assert kinds_asked(question) == ("company",)
    assert (kinds_missing(question, text) == ()) is named


def test_a_name_that_ends_as_the_word_for_a_link_asks_for_none() -> None:
    said = "締切は令和8年6月24日(水)正午です。"

    assert not no_way_given("ミズリンクって結局いつまでに出せばいいですか", said)
    assert no_way_given("申請フォームのリンクを教えて", said)


@pytest.mark.parametrize(
    "question", ["参画している大学はどこですか", "代表機関はどこでしょうか", "採択された企業はどこですか"]
)
def test_who_asks_which_institution_it_is_asks_for_no_place(question: str) -> None:
    assert kinds_asked(question) == ()


@pytest.mark.parametrize("question", ["説明会はどこですか", "面接はどこでやりますか", "会場はどこでしょうか"])
def test_who_asks_where_something_is_held_asks_for_a_place(question: str) -> None:
    assert kinds_asked(question) == ("place",)
