"""What is told of a briefing is kept from those who ask of none."""

from __future__ import annotations

import pytest

from assistant.composing.briefings import of_no_briefing
from assistant.domain import Aspect, Outcome, Passage, Question, Reading
from assistant.pipeline import Assistant
from assistant.retrieval import Found
from tests.unit.assistant.composing.many_kinds import told_of_the_kinds
from tests.unit.assistant.reading import told


def under(*headings: str, text: str = "メールの件名は「参加希望」としてください。") -> Found:
    return Found(Passage("-".join(headings) or "p", "doc", 1, 0, headings, 0, len(text), text), 1.0)


MAIN = under("4. 応募の方法", text="応募書類は、電子メールで送ってください。")
BRIEFING = under("2. 公募説明会")


@pytest.mark.parametrize(
    "title",
    ["公募説明会", "【説明会】", "2. 公募説明会", "オンライン説明会のご案内", "説明会の日程", "■ 説明会について"],
)
def test_what_stands_under_the_title_of_a_briefing_is_left_out(title: str) -> None:
    reading = Reading("応募のメールの件名は", (Aspect.FORMS,))

    assert of_no_briefing([under(title), MAIN], reading) == [MAIN]


def test_a_passage_whose_first_line_is_the_title_is_left_out_too() -> None:
    titled = under(text="【公募説明会】\n日時:7月3日(金)14時~15時")

    assert of_no_briefing([titled, MAIN], Reading("何時まで出せますか", (Aspect.DEADLINE,))) == [MAIN]


@pytest.mark.parametrize(
    "other",
    [
        under("説明会社の登録"),
        under("3. 応募の方法", "2. 説明会に出た団体の特例"),
        under("公募説明会", "4. 応募の方法"),
        under(text="説明会で配った資料は、次のとおりです。"),
    ],
)
def test_what_only_speaks_of_a_briefing_stays(other: Found) -> None:
    assert of_no_briefing([other, MAIN], Reading("応募のメールの件名は", (Aspect.FORMS,))) == [other, MAIN]


@pytest.mark.parametrize(
    "reading",
    [
        Reading("説明会のメールの件名は", (Aspect.FORMS,)),
        Reading("オンラインでも話を聞けますか", (Aspect.OTHER,)),
        Reading("どうやって参加しますか", (Aspect.OTHER,)),
        Reading("申込みの件名は", (Aspect.FORMS,)),
        Reading("件名は", (Aspect.FORMS,), context="説明会はいつですか"),
        Reading("件名は", (Aspect.FORMS,), follow_up=True),
        Reading("briefing subject line", (Aspect.BRIEFING, Aspect.FORMS), language="en"),
    ],
)
def test_who_asks_of_a_meeting_or_goes_on_is_told_of_the_briefing(reading: Reading) -> None:
    assert of_no_briefing([BRIEFING, MAIN], reading) == [BRIEFING, MAIN]


def test_a_company_is_no_meeting() -> None:
    reading = Reading("どの会社に件名を伝えますか", (Aspect.FORMS,))

    assert of_no_briefing([BRIEFING, MAIN], reading) == [MAIN]


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return told_of_the_kinds(tmp_path_factory.mktemp("shelf"))


@pytest.mark.parametrize(
    "question", ["里山みまもり助成のメールの件名は何と書きますか", "里山みまもり助成の事例の紹介はありますか"]
)
def test_the_subject_and_the_talks_of_a_briefing_are_not_those_of_the_call(assistant: Assistant, question: str) -> None:
    answer = assistant.answer(Question(question))

    assert answer.outcome is Outcome.NOT_IN_DOCUMENTS
    assert "参加希望" not in told(answer)
    assert "事例を紹介" not in told(answer)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("里山みまもり助成の説明会のメールの件名は", "「説明会参加希望」"),
        ("里山みまもり助成の説明会では事例の紹介はありますか", "事例を紹介します"),
    ],
)
def test_who_asks_of_the_briefing_is_told_of_it(assistant: Assistant, question: str, said: str) -> None:
    answer = assistant.answer(Question(question))

    assert answer.outcome is Outcome.ANSWERED
    assert said in told(answer)
