from datetime import datetime

import pytest

from assistant.domain import TOKYO, Aspect, Reading
from assistant.parting import parts_of
from assistant.settings import ROOT
from assistant.words import load_words

WORDS = load_words(ROOT / "prompts" / "ja")


def read(question: str) -> list[tuple[str, str]]:
    reading = Reading(question=question, aspects=(Aspect.OTHER,), now=datetime(2026, 4, 1, tzinfo=TOKYO))
    return [(part.question, part.context) for part in parts_of(reading, WORDS)]


@pytest.mark.parametrize(
    "question",
    [
        "締切はいつですか",
        "公立大学の財務担当です。うちの法人も出資できるようになりますか。",
        "今年は何件くらい選ぶ予定でしょうか?予定数だけ知りたいです。",
    ],
)
def test_a_question_that_asks_one_thing_is_not_parted(question: str) -> None:
    assert read(question) == [(question, "")]


def test_two_questions_in_one_are_parted() -> None:
    question = "有効期限は何年ですか。その間に実績の報告はありますか。"
    assert [said for said, _ in read(question)] == ["有効期限は何年ですか。", "その間に実績の報告はありますか。"]


def test_things_that_are_asked_together_share_the_answer() -> None:
    question = "有効期限は何年ですか。その間に実績の報告はありますか。"
    reading = Reading(question=question, aspects=(Aspect.OTHER,), now=datetime(2026, 4, 1, tzinfo=TOKYO))
    assert [part.beside for part in parts_of(reading, WORDS)] == [1, 1]


def test_a_part_that_says_little_leans_on_the_one_before() -> None:
    assert read("科学展はいつからいつまで?場所は?") == [
        ("科学展はいつからいつまで?", ""),
        ("場所は?", "科学展はいつからいつまで?"),
    ]


def test_each_part_has_its_own_aspects() -> None:
    reading = Reading(question="申請書の様式はどれですか。締切はいつですか。", aspects=(Aspect.OTHER,))
    assert [part.aspects for part in parts_of(reading, WORDS)] == [(Aspect.FORMS,), (Aspect.DEADLINE,)]


def test_what_is_told_before_a_question_is_no_question_of_its_own() -> None:
    question = "誰も住んでいない家を空き地にする事業があると聞きました。どの課のどこに電話すればいいですか。"

    assert read(question) == [(question, "")]


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        (
            "説明会はいつまででしたっけ、あと資料直せます?",
            [
                ("説明会はいつまででしたっけ、", (Aspect.DEADLINE, Aspect.BRIEFING)),
                ("あと資料直せます?", (Aspect.OTHER,)),
            ],
        ),
        (
            "締切はいつですか、それと電話番号も教えてください",
            [("締切はいつですか", (Aspect.DEADLINE,)), ("それと電話番号も教えてください", (Aspect.CONTACT,))],
        ),
        (
            "様式はどこですか、ついでに締切も教えてください",
            [("様式はどこですか", (Aspect.FORMS,)), ("ついでに締切も教えてください", (Aspect.DEADLINE,))],
        ),
    ],
)
def test_what_is_asked_besides_in_one_breath_is_a_part(
    question: str, parts: list[tuple[str, tuple[Aspect, ...]]]
) -> None:
    reading = Reading(question=question, aspects=(Aspect.OTHER,))

    assert [(part.question, part.aspects) for part in parts_of(reading, WORDS)] == parts


@pytest.mark.parametrize(
    "question", ["締切まであと何日ですか", "締切まで、あと3日で間に合いますか", "説明会のあとに質問はできますか"]
)
def test_how_much_is_left_is_no_second_question(question: str) -> None:
    assert [said for said, _ in read(question)] == [question]


def test_the_end_of_what_the_part_before_names_is_asked_of_that() -> None:
    assert read("追加の説明会はいつですか。申込みの締切日も教えてください。")[1] == (
        "申込みの締切日も教えてください。",
        "追加の説明会はいつですか。",
    )


def test_a_part_on_a_step_asks_for_no_deadline_of_the_call() -> None:
    reading = Reading(question="個別相談はまだ申し込めますか。いつまで受け付けていますか。", aspects=(Aspect.OTHER,))

    assert all(Aspect.DEADLINE not in part.aspects for part in parts_of(reading, WORDS))


def test_a_part_on_the_application_asks_for_the_deadline_after_a_step_too() -> None:
    reading = Reading(question="事前相談は必要ですか。応募の締切はいつですか。", aspects=(Aspect.OTHER,))

    assert parts_of(reading, WORDS)[1].aspects == (Aspect.DEADLINE,)


@pytest.mark.parametrize(
    ("asked", "added"),
    [
        ("提案書の本文は何ページまでですか。", "あと、ファイルの容量の制限も。"),
        ("前払いしてもらえる分はありますか?", "社員の給料に使ってもいいのかも気になる"),
        ("計画書は何ページまで?", "字の大きさの決まりもあれば"),
    ],
)
def test_what_is_added_without_a_question_mark_is_a_part(asked: str, added: str) -> None:
    assert [said for said, _ in read(f"{asked}{added}")] == [asked, added]


def test_another_way_to_reach_the_same_desk_is_no_part() -> None:
    question = "講座はどこに申し込めばいいのでしょう。メールアドレスもあれば。"

    assert read(question) == [(question, "")]
