"""The part that a schedule calls by a letter, the hours of a desk, and what ends a call before its day."""

from pathlib import Path

import pytest

from assistant.domain import Contact, FactKind, Period, Question
from assistant.pipeline import Assistant
from tests.assembled import assistant_over
from tests.shelf import HUB, HUB_7, SEEDS, SEEDS_R4, Said, dated, revision

PARTS = "A 研究先導枠 上限3,000万円\nB 地域実装枠 上限1,000万円\nC 学生起業枠 上限100万円"
ENDS = "完了期限(A枠、B枠) 令和10年2月29日\n完了期限(C枠) 令和9年8月31日"
PERIOD = (
    "受付は令和7年7月18日から令和7年8月27日までです。\n先着順に受け付け、予算の上限に達した時点で受付を終了します。"
)
DESKS = "設備コース 施設係 03-0000-5502\n輸出コース 輸出係 03-0000-5503\n取材・見学 総務課 03-0000-5500\n申請ページの不具合 情報係 03-0000-5504"
HOURS = "※電話は平日10時から16時まで。8月10日から14日は夏季休業のため対応できません。"
WHAT_FOR = "設備コース 床や排水溝の改修\n輸出コース 海外の認証の取得に必要な設備"


def _end(label: str, words: str, year: int, month: int, day: int) -> tuple[FactKind, str, str, Period]:
    return (FactKind.DEADLINE, label, words, Period(None, dated(year, month, day)))


def _desk(line: str) -> tuple[FactKind, str, str, Contact]:
    purpose, organisation, number = line.split()
    return (FactKind.CONTACT, purpose, line, Contact(organisation=organisation, tel=(number,), purpose=purpose))


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    ends = (
        _end("実施期間（A枠、B枠）", "令和10年2月29日", 2028, 2, 29),
        _end("実施期間（C枠）", "令和9年8月31日", 2027, 8, 31),
    )
    words = "令和7年7月18日から令和7年8月27日まで"
    period = (FactKind.PERIOD, "公募期間", words, Period(dated(2025, 7, 18), dated(2025, 8, 27)))
    guide = revision(
        "hub-7.txt",
        HUB,
        HUB_7,
        Said("枠", PARTS),
        Said("日程", ENDS, ends),
        Said("受付期間", PERIOD, (period,)),
        Said("支援の内容", WHAT_FOR),
        Said("問い合わせ先", f"{DESKS}\n{HOURS}", tuple(map(_desk, DESKS.split("\n")))),
    )
    other = revision("seeds.txt", SEEDS, SEEDS_R4, Said("対象", "中小企業が申請できます。"))
    return assistant_over([guide, other], tmp_path_factory.mktemp("shelf"))


def said(assistant: Assistant, question: str) -> str:
    return "\n".join(claim.text for claim in assistant.answer(Question(question)).claims)


@pytest.mark.parametrize(
    ("question", "right", "wrong"),
    [
        ("みらいハブで学生の枠に採択されたら、いつまでに事業を終わらせますか", "令和9年8月31日", "2月29日"),
        ("みらいハブのB枠の完了期限は", "2月29日", "8月31日"),
        ("みらいハブの研究先導の枠は、いつまでに完了させますか", "2月29日", "8月31日"),
    ],
)
def test_a_part_is_known_by_its_letter_and_by_its_name(
    assistant: Assistant, question: str, right: str, wrong: str
) -> None:
    answer = said(assistant, question)

    assert right in answer
    assert wrong not in answer


def test_where_no_part_is_named_the_end_of_each_is_told(assistant: Assistant) -> None:
    answer = said(assistant, "みらいハブの事業の完了期限は")

    assert "2月29日" in answer
    assert "8月31日" in answer


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("みらいハブの申請画面にログインできません。どこに電話すればいいですか", "03-0000-5504"),
        ("みらいハブで海外の認証のことを相談したいです。どの係に電話しますか", "03-0000-5503"),
        ("みらいハブの新聞の取材の連絡先は", "03-0000-5500"),
    ],
)
def test_a_desk_is_chosen_by_what_it_is_for(assistant: Assistant, question: str, number: str) -> None:
    answer = said(assistant, question)

    assert [one.split()[-1] for one in DESKS.split("\n") if one.split()[-1] in answer] == [number]


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("みらいハブの電話は何時まで受け付けていますか", "平日10時から16時"),
        ("8月12日にみらいハブの窓口へ電話したいのですが大丈夫ですか", "夏季休業"),
    ],
)
def test_who_asks_when_to_call_is_told_the_hours_and_no_deadline(
    assistant: Assistant, question: str, told: str
) -> None:
    answer = said(assistant, question)

    assert told in answer
    assert "8月27日" not in answer


def test_who_asks_whether_a_call_is_open_hears_what_may_end_it_early(assistant: Assistant) -> None:
    assert "予算の上限に達した時点" in said(assistant, "みらいハブはまだ申し込めますか")
    assert "予算の上限に達した時点" not in said(assistant, "みらいハブの締切はいつですか")


def test_no_amount_of_another_year_is_told(tmp_path: Path) -> None:
    old = revision("a.txt", SEEDS, SEEDS_R4, Said("予算", "令和4年度予算案 462億円"))
    undated = SEEDS_R4.__class__(id="seeds", call_id=SEEDS.id, label="版の記載なし")
    plain = revision(
        "b.txt", SEEDS, undated, Said("予算", "令和4年度予算案 462億円"), Said("背景", "地域の課題を解く。")
    )
    assistant = assistant_over([plain], tmp_path)

    assert old.edition.fiscal_year == 2022
    assert "462億円" in said(assistant, "シーズ補助の令和4年度の予算案はいくら")
    assert "462億円" not in said(assistant, "シーズ補助の令和7年度の予算案はいくら")
