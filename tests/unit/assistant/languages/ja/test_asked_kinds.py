"""Who asks for a person or a company is answered with the name of one."""

import pytest

from assistant.languages.ja.asked_kinds import kinds_asked, kinds_missing, no_way_given, tells_neither


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


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("方法：オンライン（Web会議システム）", True),
        ("方法：オンライン（Zoom）", False),
        ("Microsoft Teamsで行います。", False),
    ],
)
def test_who_asks_which_of_two_names_it_is_is_told_of_one_of_them(
    text: str,
    missing: bool,  # noqa: FBT001
) -> None:
    assert tells_neither("説明会はZoomですか、それともTeamsですか?", text) is missing
    assert tells_neither("説明会ってZoomですかTeams?", text) is missing


def test_who_names_a_system_without_another_asks_for_none_of_two() -> None:
    assert not tells_neither("申請はe-Radからですか", "電子メールで提出してください。")


def test_who_asks_for_one_role_is_not_told_of_who_has_another() -> None:
    assert kinds_missing("財団の理事長は誰ですか", "選考委員長は、梓川大学の鷹野瀬 完治教授です。") == ("person",)
    assert kinds_missing("財団の理事長は誰ですか", "理事長 鷹野瀬 完治") == ()


@pytest.mark.parametrize("question", ["審査員はどなたが務めますか", "選考委員長は誰ですか"])
@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("担当 地域連携センター(柘植)", False),
        ("運営事務局 担当: 小鳥遊", False),
        ("審査を行う選考委員長は、梓川大学の鷹野瀬 完治教授です。", True),
    ],
)
def test_who_asks_who_judges_is_not_told_of_who_answers_the_phone(
    question: str,
    text: str,
    named: bool,  # noqa: FBT001
) -> None:
    assert (kinds_missing(question, text) == ()) is named


@pytest.mark.parametrize(
    "question", ["去年選ばれた病院の名前は", "前回採択された団体の一覧はありますか", "昨年度に通ったチーム名を教えて"]
)
def test_who_asks_for_the_names_of_those_chosen_is_told_of_one(question: str) -> None:
    assert kinds_missing(question, "病床数が200床以上の病院を対象とします。") == ("one",)
    assert kinds_missing(question, "徳島大学病院など8件を採択しました。") == ()


def test_who_wants_the_mail_of_a_desk_is_told_of_an_address() -> None:
    assert no_way_given("問い合わせ先メールを教えてください", "支援期間は1年です。")
    assert not no_way_given("問い合わせ先メールを教えてください", "madoguchi@mirai.example")
    assert not no_way_given("担当の電話かメールを教えてください", "TEL：03-0000-9001")
