import pytest

from assistant.asked_steps import asks_for_the_day_of_a_step, goes_on_to_sign_up, without_what_is_done
from assistant.domain import Call
from assistant.settings import ROOT
from assistant.words import load_words

WORDS = load_words(ROOT / "prompts" / "ja")


@pytest.mark.parametrize(
    "question",
    [
        "見学会に行きたいです。集合場所と申込みの締切を教えてください",
        "利用者登録はいつまでに済ませればよいですか",
        "面接に呼ばれるかどうかは何日までに連絡が来ますか",
        "IDがありません。何日の何時までに登録しておく必要がありますか",
        "機関アカウントをまだ取っていないのですが、いつまでに申請すればよいですか",
        "個別相談、今日でもまだ申し込めますか",
        "首長の同意書が間に合いそうにありません。いつまで待ってもらえますか",
    ],
)
def test_the_day_of_a_registration_a_visit_a_notice_or_a_late_paper_is_that_of_a_step(question: str) -> None:
    assert asks_for_the_day_of_a_step(question, None, WORDS)


@pytest.mark.parametrize(
    "question",
    [
        "締切はいつですか",
        "e-Radの登録がまだです。応募の締切はいつですか",
        "事前相談を受けてから申請します。申請の締切はいつですか",
        "申請書が間に合いません。締切は延びますか",
        "面接に出られない日があります。この事業の締切は",
        "IDEAの名で答えること。質問:スプリントのエントリー締切は",
    ],
)
def test_a_question_that_asks_for_the_end_of_the_application_means_no_step(question: str) -> None:
    assert not asks_for_the_day_of_a_step(question, None, WORDS)


def test_a_step_that_is_the_name_of_the_call_is_the_application_itself() -> None:
    seminar = Call(id="c", name="海外展開セミナー参加支援", aliases=())

    assert asks_for_the_day_of_a_step("セミナーの申込はいつまで", None, WORDS)
    assert not asks_for_the_day_of_a_step("セミナーの申込はいつまで", seminar, WORDS)


def test_what_has_to_be_over_before_is_not_what_is_asked_for() -> None:
    assert without_what_is_done("事業が終わったあとの報告書はいつまでですか") == "報告書はいつまでですか"
    assert without_what_is_done("報告書はいつまでですか") == "報告書はいつまでですか"


@pytest.mark.parametrize(
    ("earlier", "text", "goes_on"),
    [
        ("みらいハブの説明会に出たいです", "申し込みの締切って、まだ過ぎてないですよね?", True),
        ("説明会はオンラインですか", "申込みはいつまでですか", True),
        ("みらいハブの説明会に出たいです", "応募の申し込みの締切は?", False),
        ("みらいハブに応募したいです", "申し込みの締切は?", False),
        ("みらいハブの説明会に出たいです", "持ち物はありますか", False),
    ],
)
def test_who_speaks_of_a_briefing_and_then_of_signing_up_means_the_briefing(
    earlier: str,
    text: str,
    goes_on: bool,  # noqa: FBT001
) -> None:
    assert goes_on_to_sign_up(text, (earlier,), WORDS) is goes_on
