from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from assistant.domain import Call, Contact, Edition, FactKind, FactValue, Question
from tests.assembled import assistant_over
from tests.shelf import Said, revision

MENU = Call("menu", "地域支援事業の一覧", ())
MENU_R8 = Edition("menu-r8", "menu", "令和8年度", None, 2026)
ROWS = (
    ("空き家再生事業", "①自治体", "有", "国土整備省 住環境課"),
    ("観光データ活用事業", "①自治体 ②民間事業者等", "有（通年）", "経済振興省 観光課"),
    ("技術者派遣事業", "②民間事業者等", "無", "経済振興省 人材課"),
    ("林業機械化推進事業", "②民間事業者等、④研究者", "有", "農山漁村省 林業課"),
    ("林業機械化推進事業のうち無人搬送実証", "③大学等研究機関", "無", "農山漁村省 実証室"),
)
HEAD = "事業名 / 申請主体 / 予算額(千円) / 新規課題採択 / 担当部署 / 連絡先"


def _row(at: int, name: str, applicants: str, new: str, office: str) -> Said:
    tel = f"03-0000-000{at}"
    text = f"{name} {applicants} 1,000 {new} {office}\nTEL {tel}"
    contact = Contact(organisation=office, programme=name, applicants=applicants, tel=(tel,))
    fact: tuple[FactKind, str, str, FactValue] = (FactKind.CONTACT, name, text, contact)
    return Said(HEAD, text, (fact,))


MENU_PAGE = revision("menu.txt", MENU, MENU_R8, *(_row(at, *row) for at, row in enumerate(ROWS)))


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("技術者派遣事業は新規の採択はありますか", "技術者派遣事業\n新規課題採択: 無"),
        (
            "技術者派遣事業は新規課題の公募があると聞きました。募集はいつ頃ですか?",
            "技術者派遣事業\n新規課題採択: 無",
        ),
        ("観光データ活用事業って新しい募集の枠ありますか", "観光データ活用事業\n新規課題採択: 有(通年)"),
        (
            "林業機械化推進事業は企業以外だと誰が申請できますか",
            "林業機械化推進事業\n申請主体: ②民間事業者等、④研究者",
        ),
        (
            "空き家再生事業の申請主体はどこになっていますか",
            "空き家再生事業\n申請主体: ①自治体",
        ),
        ("空き家再生事業は自治体じゃないと無理ですか", "空き家再生事業\n申請主体: ①自治体"),
        ("空き家再生事業って自治体しか応募できないの", "空き家再生事業\n申請主体: ①自治体"),
        ("空き家再生事業は自治体だけですか", "空き家再生事業\n申請主体: ①自治体"),
        ("技術者派遣事業は民間企業も対象になっていますか", "技術者派遣事業\n申請主体: ②民間事業者等"),
    ],
)
def test_a_named_programme_is_told_with_the_cell_of_the_column_that_is_asked_for(
    tmp_path: Path, question: str, told: str
) -> None:
    answer = assistant_over((MENU_PAGE,), tmp_path).answer(Question(question))

    assert [claim.text for claim in answer.claims] == [told]


def test_who_takes_a_new_intake_for_granted_and_asks_for_the_desk_is_told_both(tmp_path: Path) -> None:
    answer = assistant_over((MENU_PAGE,), tmp_path).answer(
        Question("技術者派遣事業で新規課題の採択があるはずなので、応募の窓口の電話番号を教えてください")
    )

    told = [claim.text for claim in answer.claims]
    assert told[0] == "技術者派遣事業\n新規課題採択: 無"
    assert "03-0000-0002" in told[-1]


def test_the_desk_of_a_part_of_a_programme_is_found_by_the_name_of_the_part(tmp_path: Path) -> None:
    answer = assistant_over((MENU_PAGE,), tmp_path).answer(
        Question("林業機械化推進事業の「無人搬送実証」について電話したいのですが、番号は?")
    )

    assert ["03-0000-0004" in claim.text for claim in answer.claims] == [True]


def test_tables_that_differ_on_a_programme_tell_no_cell(tmp_path: Path) -> None:
    twice = (("技術者派遣事業", "②民間事業者等", new, "経済振興省 人材課") for new in ("有", "無"))
    page = revision("menu.txt", MENU, MENU_R8, *(_row(7, *row) for row in twice))
    answer = assistant_over((page,), tmp_path).answer(Question("技術者派遣事業は新規の採択はありますか"))

    assert not [claim for claim in answer.claims if "新規課題採択:" in claim.text]


def test_the_table_of_another_year_tells_no_cell(tmp_path: Path) -> None:
    answer = assistant_over((MENU_PAGE,), tmp_path).answer(
        Question("令和5年度の技術者派遣事業は新規の採択がありますか")
    )

    assert not [claim for claim in answer.claims if "新規課題採択:" in claim.text]


BUDGETS = HEAD.replace("予算額(千円)", "当初予算")
LONG = "入り江のまちの若者がいきいきと働ける場を育てる遠隔操縦潜水艇実証モデル構築事業"


def _budgets(folder: Path, question: str, *rows: tuple[str, str, str, str]) -> list[str]:
    """What is told of a table with a column for the budget."""
    said = (replace(_row(at, *row), heading=BUDGETS) for at, row in enumerate(rows or ROWS))
    answer = assistant_over((revision("menu.txt", MENU, MENU_R8, *said),), folder).answer(Question(question))
    return [claim.text for claim in answer.claims]


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("技術者派遣事業の予算はどのくらいですか", "技術者派遣事業\n当初予算: 1,000"),
        (
            "技術者派遣事業の予算と、誰が申請できるかを教えてください",
            "技術者派遣事業\n申請主体: ②民間事業者等\n当初予算: 1,000",
        ),
    ],
)
def test_the_budget_of_a_programme_is_told_under_the_name_of_its_column(
    tmp_path: Path, question: str, told: str
) -> None:
    assert _budgets(tmp_path, question) == [told]


@pytest.mark.parametrize(
    "question",
    [
        "技術者派遣事業の予算は前の年と比べてどうですか",
        "技術者派遣事業の前年の予算はいくらですか",
        "技術者派遣事業の補正予算はいくらですか",
        "技術者派遣事業の予算は増えましたか",
    ],
)
def test_the_budget_of_another_year_is_not_that_of_the_row(tmp_path: Path, question: str) -> None:
    assert not any("当初予算:" in text for text in _budgets(tmp_path, question))


def test_a_row_with_two_sums_tells_no_budget(tmp_path: Path) -> None:
    row = ("技術者派遣事業", "②民間事業者等", "2,500 無", "経済振興省 人材課")
    told = _budgets(tmp_path, "技術者派遣事業の予算はどのくらいですか", row)

    assert not any("当初予算:" in text for text in told)


@pytest.mark.parametrize(
    ("said", "told"),
    [("遠隔操縦潜水艇実証モデル構築事業", [f"{LONG}\n当初予算: 1,000"]), ("モデル構築事業", [])],
)
def test_a_programme_is_named_by_the_long_end_of_its_name(tmp_path: Path, said: str, told: list[str]) -> None:
    rows = (*ROWS, (LONG, "①自治体", "有", "海辺省 潜航課"))
    texts = _budgets(tmp_path, f"{said}の予算はどのくらいですか", *rows)

    assert [text for text in texts if "当初予算:" in text] == told
