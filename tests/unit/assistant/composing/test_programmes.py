from __future__ import annotations

from pathlib import Path

import pytest

from assistant.catalogue import Catalogue
from assistant.composing.programmes import Programme, compose_programmes
from assistant.domain import Call, Contact, Edition, FactKind, FactValue, Question
from assistant.languages.ja.tokens import tokens
from tests.assembled import assistant_over
from tests.shelf import HUB_7_GUIDELINE, Said, revision

MENU = Call("menu", "地域支援事業の一覧", ())
MENU_R8 = Edition("menu-r8", "menu", "令和8年度", None, 2026)
ROWS = (
    ("空き家再生事業", "①自治体", "有", "国土整備省 住環境課"),
    ("観光データ活用事業", "①自治体 ②民間事業者等", "有", "経済振興省 観光課"),
    ("技術者派遣事業", "②民間事業者等", "無", "経済振興省 人材課"),
    ("水位観測事業", "①自治体", "無", "国土整備省 水害対策課"),
    ("共同研究事業", "③大学等研究機関", "有", "学術振興省 研究推進課"),
)


def _row(name: str, applicants: str, new: str, office: str) -> Said:
    text = f"{name} {applicants} 1,000 {new} {office}\nTEL 03-0000-0001"
    contact = Contact(organisation=office, programme=name, applicants=applicants, tel=("03-0000-0001",))
    fact: tuple[FactKind, str, str, FactValue] = (FactKind.CONTACT, name, text, contact)
    return Said("事業名 / 申請主体 / 予算額(千円) / 新規 / 連絡先", text, (fact,))


MENU_PAGE = revision("menu.txt", MENU, MENU_R8, *(_row(*row) for row in ROWS))


@pytest.mark.parametrize(
    ("question", "named"),
    [
        (
            "地域支援事業の一覧で、自治体が申請主体になれる事業は?",
            ["水位観測事業", "観光データ活用事業", "空き家再生事業"],
        ),
        ("地域支援事業の一覧で、大学が申請できる事業を全部教えてください", ["共同研究事業"]),
        ("地域支援事業の一覧で、新規の募集をしない事業をすべて教えてください", ["技術者派遣事業", "水位観測事業"]),
        (
            "地域支援事業の一覧で、新しい採択をしない(「無」の)事業はどれとどれ?",
            ["技術者派遣事業", "水位観測事業"],
        ),
        ("地域支援事業の一覧で、新規の募集をする自治体向けの事業はどれ?", ["観光データ活用事業", "空き家再生事業"]),
        ("地域支援事業の一覧で、経済振興省の事業を全部", ["技術者派遣事業", "観光データ活用事業"]),
        ("地域支援事業の一覧で、研究推進課が担当している事業を全部", ["共同研究事業"]),
    ],
)
def test_every_programme_that_fits_is_named_and_no_other(tmp_path: Path, question: str, named: list[str]) -> None:
    answer = assistant_over((MENU_PAGE, HUB_7_GUIDELINE), tmp_path).answer(Question(question))

    assert sorted(claim.text for claim in answer.claims) == sorted(f"・{name}" for name in named)


def test_the_time_of_a_new_intake_is_not_answered_with_a_list_of_programmes(tmp_path: Path) -> None:
    answer = assistant_over((MENU_PAGE,), tmp_path).answer(
        Question("水位観測事業は新規の採択があると聞きました。いつ頃ですか")
    )

    assert not [claim for claim in answer.claims if claim.text.startswith("・")]


LONG = "入り江のまちの若者がいきいきと働ける場を育てる遠隔操縦潜水艇実証モデル構築事業"


def _listed(question: str) -> list[str]:
    """What is listed of the rows of the page and one with a long name."""
    rows = (*ROWS, (LONG, "③大学等研究機関", "有", "海辺省 潜航課"))
    passage = MENU_PAGE.passages[0]
    programmes = [
        Programme(
            name,
            frozenset(),
            tuple(frozenset(tokens(kind[1:])) for kind in applicants.split()),
            office,
            "",
            new == "有",
            passage,
        )
        for name, applicants, new, office in rows
    ]
    catalogue = Catalogue((MENU,), (MENU_R8,), (MENU_PAGE.document,))
    return sorted(claim.text for claim in compose_programmes(programmes, question, (), catalogue))


@pytest.mark.parametrize("question", ["技術者派遣事業は自治体も使える事業ですか", f"{LONG[-17:]}は自治体の事業ですか"])
def test_who_names_one_programme_and_asks_for_no_other_gets_no_list(question: str) -> None:
    assert _listed(question) == []


@pytest.mark.parametrize(
    "question",
    [
        "自治体が使える事業はありますか",
        "技術者派遣事業のほかに自治体が使える事業はどれですか",
        "事業は自治体のものを全部",
    ],
)
def test_who_names_none_or_asks_which_gets_the_list(question: str) -> None:
    assert _listed(question) == ["・水位観測事業", "・空き家再生事業", "・観光データ活用事業"]
