"""What the documents do not tell is not answered with what stands near it."""

from __future__ import annotations

import pytest

from assistant.domain import Outcome, Question
from assistant.languages.ja.asked_about import asked_about
from assistant.languages.ja.asked_kinds import kinds_missing, no_way_given
from assistant.pipeline import Assistant
from tests.assembled import assistant_over
from tests.shelf import HUB, HUB_7, Said, revision

SCHOOL = revision(
    "school.txt",
    HUB,
    HUB_7,
    Said("応募資格", "市内に事務所を置く演奏団体が応募できます。個人の応募は認めません。"),
    Said("審査", "外部の有識者5名からなる審査委員会が、書面により審査します。録画の提出は不要です。"),
    Said("助成額", "助成率は2分の1以内、上限額は1件あたり40万円です。"),
    Said("公開練習会", "公開練習会は、令和7年9月3日14時から、みらい文化会館の小ホールで行います。見学は自由です。"),
    Said("楽器の購入", "1台30万円未満の楽器の購入費は、助成の対象になります。中古の楽器も認めます。"),
    Said("完了の報告", "活動を終えた日から30日以内に、収支の報告書に領収書の写しを添えて提出してください。"),
    Said("後期の発表会", "後期の発表会は、令和7年11月8日にみらい文化会館で行います。入場は無料です。"),
    Said("前年の応募", "応募は1団体につき1件までとします。前の年は29団体の応募がありました。"),
    Said(
        "計画の確認",
        "採択された団体は、年間の計画について音楽監督の確認を受けてください。音楽監督は計画を直すよう求めます。",
    ),
    Said("趣旨", "地域の演奏活動を広く支えるもので、音楽監督である岸辺 遥子（みらい音楽大学 教授）が全体を見ます。"),
    Said("問い合わせ", "地域みらい拠点選抜制度 事務局 TEL：03-0000-9001"),
)


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return assistant_over((SCHOOL,), tmp_path_factory.mktemp("shelf"))


@pytest.mark.parametrize(
    "question",
    [
        "公開練習会の会場に、授乳室はありますか",
        "公開練習会の見学者から入場料を取ってもいいですか",
        "楽器の購入には、演奏家の推薦状が必要ですか",
        "審査委員会の委員の氏名を教えてください",
        "完了の報告をするのに、公認会計士の監査は要りますか",
    ],
)
def test_what_is_not_told_is_left_unsaid(assistant: Assistant, question: str) -> None:
    answer = assistant.answer(Question(question))

    assert answer.outcome is Outcome.NOT_IN_DOCUMENTS
    assert not any("ホール" in claim.text or "5名" in claim.text or "30" in claim.text for claim in answer.claims)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("公開練習会はどこの会場でありますか", "みらい文化会館"),
        ("中古の楽器を買ってもいいですか", "認めます"),
        ("審査をする有識者は何人ですか", "5名"),
        ("領収書はコピーでもいいですか", "写し"),
        ("助成率はどれくらいですか", "2分の1"),
        ("個人でも応募できますか", "認めません"),
        ("審査をする有識者の人数を列挙して", "5名"),
        ("完了の報告に添えるものの条件を知りたい", "領収書の写し"),
        ("公開練習会の日にちと街を教えてください。手帳に書きたいので。", "みらい文化会館"),
    ],
)
def test_what_is_told_is_said_in_everyday_words_too(assistant: Assistant, question: str, told: str) -> None:
    assert any(told in claim.text for claim in assistant.answer(Question(question)).claims)


def test_of_two_things_that_are_asked_the_one_that_is_told_is_said(assistant: Assistant) -> None:
    answer = assistant.answer(Question("公開練習会はどこの会場でありますか。公開練習会の会場に授乳室はありますか。"))

    assert answer.outcome is Outcome.ANSWERED
    assert len(answer.claims) == 1


def test_what_only_leads_up_to_a_question_is_not_what_it_asks_about() -> None:
    names = [
        (one.text, one.asks) for one in asked_about("紙で出したいのですが、申請書の様式はどこですか") if not one.does
    ]

    assert names == [("紙", False), ("申請書", True), ("様式", True)]


@pytest.mark.parametrize(
    ("question", "text", "missing"),
    [
        ("審査員のお名前は", "外部の有識者5名が審査します。", ("person",)),
        ("審査員のお名前は", "審査員は、湊大学の田中 花子氏です。", ()),
        ("面接はどこの会場でありますか", "面接は2月18日に行います。", ("place",)),
        ("面接はどこの会場でありますか", "面接は県民会館の3階で行います。", ()),
        ("補助率はどのくらいですか", "予算額 130,000千円", ("rate",)),
        ("補助は何割ですか", "対象経費の3分の2以内", ()),
        ("締切は何時までですか", "令和8年9月30日まで", ("hour",)),
        ("何時間の研修ですか", "研修は2日間です。", ()),
        ("誰が応募できますか", "市内の法人", ()),
        ("どの大学が選ばれましたか", "選抜の結果は10月上旬に公表します。", ("one",)),
        ("どの大学が選ばれましたか", "徳島大学など8件を選抜しました。", ()),
    ],
)
def test_the_kind_of_thing_that_is_asked_for_must_stand_in_what_is_said(
    question: str, text: str, missing: tuple[str, ...]
) -> None:
    assert kinds_missing(question, text) == missing


@pytest.mark.parametrize(
    ("question", "text", "missing"),
    [
        ("事務局の電話番号は", "mail: jimu@mirai.example", True),
        ("事務局に電話で聞きたい。番号をお願いします", "TEL：03-0000-9001", False),
        ("問い合わせ用のメアドを教えて", "TEL：03-0000-9001", True),
        ("メールアドレスは", "jimu@mirai.example", False),
        ("様式のURLが知りたい", "様式は、ウェブサイトに掲載します。", True),
        ("様式のURLが知りたい", "様式は https://mirai.example/forms に掲載します。", False),
        ("電話でも相談できますか", "電話での相談は受け付けません。", False),
    ],
)
def test_what_gives_no_way_to_reach_somebody_is_no_answer_to_who_asks_for_one(
    question: str,
    text: str,
    missing: bool,  # noqa: FBT001
) -> None:
    assert no_way_given(question, text) is missing


def test_an_address_that_nobody_gives_is_not_answered_with_what_stands_near(assistant: Assistant) -> None:
    answer = assistant.answer(Question("公開練習会の申込フォームのURLを教えてください"))

    assert answer.outcome is Outcome.NOT_IN_DOCUMENTS


@pytest.mark.parametrize("question", ["前期の発表会はどこで行いますか", "前期の発表会の入場は無料ですか"])
def test_what_is_asked_of_one_half_of_a_year_is_not_answered_with_the_other(
    assistant: Assistant, question: str
) -> None:
    answer = assistant.answer(Question(question))

    assert answer.outcome is Outcome.NOT_IN_DOCUMENTS
    assert not any("後期" in claim.text for claim in answer.claims)


def test_what_is_asked_of_the_half_that_is_told_of_is_answered(assistant: Assistant) -> None:
    answer = assistant.answer(Question("後期の発表会はどこで行いますか"))

    assert any("11月8日にみらい文化会館" in claim.text for claim in answer.claims)


def test_how_many_applied_is_answered_with_a_count_of_them(assistant: Assistant) -> None:
    answer = assistant.answer(Question("前の年は何団体の応募がありましたか"))

    assert any("29団体" in claim.text for claim in answer.claims)


def test_how_many_were_chosen_is_not_answered_with_how_many_applied(assistant: Assistant) -> None:
    answer = assistant.answer(Question("前の年は何団体が採択されましたか"))

    assert not any("29団体" in claim.text or "1件" in claim.text for claim in answer.claims)


def test_a_person_is_looked_for_beyond_the_passage_that_only_names_the_role(assistant: Assistant) -> None:
    answer = assistant.answer(Question("音楽監督はどなたですか"))

    assert "岸辺 遥子" in "".join(claim.text for claim in answer.claims)
