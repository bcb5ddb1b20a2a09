"""A question that names no call but, in a short form, the office that publishes one; or the common half of its name."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from assistant.catalogue import Catalogue
from assistant.domain import Call, Contact, DocumentKind, Edition, FactKind, Period, Question, Revision
from assistant.office_called import call_of_a_common_name, call_of_a_short_office, call_of_an_acronym
from assistant.ports import Library
from tests.assembled import assistant_over, publisher
from tests.shelf import Said, dated, revision

LANTERNS = Call("lanterns", "夜の図書室をひらく助成")
TIDES = Call("tides", "潮だまり観測員の募集")
LAGOON = Call("lagoon", "藻浦大学 共同研究")
KITES = Call("kites", "凧あげ継承支援事業")
FERRIES = Call("ferries", "渡し船の絵本コンテスト")
INDEX = Call("index", "助成団体の案内")
DESK = "灯台守育成機構 募集係 TEL 03-0000-6120"
CONTACT = Contact(organisation="灯台守育成機構 募集係", tel=("03-0000-6120",))
CLOSES = "令和8年6月30日まで"
PERIOD = Period(None, dated(2026, 6, 30))
OTHERS = "青柿財団 赤楠財団 黒檜財団 白樺財団 緑萼財団 紫蘭財団 紺菊財団 朱鷺財団 金雀財団 銀杏財団"


def _sheet(call: Call, *parts: Said, kind: DocumentKind = DocumentKind.GUIDELINE) -> Revision:
    one = revision(f"{call.id}.txt", call, Edition(f"{call.id}-8", call.id, "令和8年度", None, 2026), *parts)
    return replace(one, document=replace(one.document, kind=kind))


LANTERN_SHEET = _sheet(
    LANTERNS,
    Said("主催", "公益財団法人かわせみ読書財団が助成します。"),
    Said("募集期間", CLOSES, ((FactKind.PERIOD, "公募期間", CLOSES, PERIOD),)),
)
TIDE_SHEET = _sheet(
    TIDES, Said("実施機関", "国立研究開発法人潮流環境研究所（TERIS） 企画課 ロスター観測財団（ROSTA）と共に")
)
LAGOON_SHEET = _sheet(LAGOON, Said("趣旨", "藻浦大学の設備を使う研究を募ります。"))
KITE_SHEET = _sheet(
    KITES, Said("趣旨", "凧を揚げます。"), Said("連絡先", DESK, ((FactKind.CONTACT, "連絡先", DESK, CONTACT),))
)
FERRY_NEWS = _sheet(FERRIES, Said("募集", "みさご財団が絵本を募ります。澪標大学も後援します。"), kind=DocumentKind.MAIL)
INDEX_SHEET = _sheet(INDEX, Said("団体の一覧", OTHERS))
ALL = (LANTERN_SHEET, TIDE_SHEET, LAGOON_SHEET, KITE_SHEET, FERRY_NEWS, INDEX_SHEET)


def _held(folder: Path, *revisions: Revision) -> tuple[Catalogue, Library]:
    library = publisher(folder)
    for one in revisions:
        library.publish([one])
    return Catalogue.of(library), library


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> tuple[Catalogue, Library]:
    return _held(tmp_path_factory.mktemp("shelf"), *ALL)


@pytest.mark.parametrize(
    ("question", "call"),
    [
        ("かわせみ財団の締切はいつですか", LANTERNS),
        ("霧浜市のかわせみ財団の締切は", LANTERNS),
        ("かわせみ財団に応募したいのですが、何を出せばよいですか", LANTERNS),
        ("潮環研の募集の締切は", TIDES),
        ("潮流環境研の募集の締切は", TIDES),
        ("潮流研究所って何を募集していますか", TIDES),
        ("藻浦大の公募はいつまでですか", LAGOON),
        ("灯台守機構の問い合わせ先は", KITES),
    ],
)
def test_an_office_in_a_short_form_stands_for_its_only_call(
    held: tuple[Catalogue, Library], question: str, call: Call
) -> None:
    assert call_of_a_short_office(question, *held) == call


@pytest.mark.parametrize(
    "question",
    [
        "環潮研の募集の締切は",  # not in their order
        "流環研の募集の締切は",  # not from the first
        "潮山研の募集の締切は",
        "かもめ財団の締切はいつですか",
        "財団の締切はいつですか",
        "締切はいつですか",
    ],
)
def test_letters_that_no_office_has_in_their_order_stand_for_none(
    held: tuple[Catalogue, Library], question: str
) -> None:
    assert call_of_a_short_office(question, *held) is None


@pytest.mark.parametrize(
    ("question", "call"),
    [("TERISの募集の締切は", TIDES), ("ＴＥＲＩＳに応募したい", TIDES), ("ROSTAの募集は", None), ("TERの締切は", None)],
)
def test_the_letters_in_brackets_behind_the_first_office_stand_for_its_only_call(
    held: tuple[Catalogue, Library], question: str, call: Call | None
) -> None:
    assert call_of_an_acronym(question, *held) == call


@pytest.mark.parametrize(
    "question",
    [
        "藻浦大学の研究者です。応募できますか",
        "藻浦大学の大学院に通っています。締切は",
        "藻浦大の教員でも応募できますか",
        "潮流環境研究所の職員です。締切は",
    ],
)
def test_where_an_asker_works_is_not_the_office_that_is_asked_about(
    held: tuple[Catalogue, Library], question: str
) -> None:
    assert call_of_a_short_office(question, *held) is None


@pytest.mark.parametrize("question", ["青柿財団の締切は", "銀杏財団に応募したいです"])
def test_a_list_of_many_offices_is_of_none_of_them(held: tuple[Catalogue, Library], question: str) -> None:
    assert call_of_a_short_office(question, *held) is None


def test_a_list_of_few_offices_is_of_each_of_them(tmp_path: Path) -> None:
    few = _sheet(INDEX, Said("団体の一覧", "青柿財団 赤楠財団"))

    assert call_of_a_short_office("青柿財団の締切は", *_held(tmp_path, few, TIDE_SHEET)) == INDEX


@pytest.mark.parametrize(("question", "call"), [("みさご財団の締切は", FERRIES), ("澪標大の公募の締切は", None)])
def test_news_tell_of_the_call_of_a_foundation_and_of_no_university(
    held: tuple[Catalogue, Library], question: str, call: Call | None
) -> None:
    assert call_of_a_short_office(question, *held) == call


def test_news_of_an_office_count_only_where_no_document_of_its_own_does(tmp_path: Path) -> None:
    again = _sheet(FERRIES, Said("募集", "かわせみ読書財団が絵本を募ります。"), kind=DocumentKind.MAIL)
    paper = _sheet(FERRIES, Said("募集", "かわせみ読書財団が絵本を募ります。"))
    question = "かわせみ財団の締切は"

    assert call_of_a_short_office(question, *_held(tmp_path / "news", LANTERN_SHEET, again)) == LANTERNS
    assert call_of_a_short_office(question, *_held(tmp_path / "paper", LANTERN_SHEET, paper)) is None


def test_where_one_call_is_held_no_office_is_needed(tmp_path: Path) -> None:
    assert call_of_a_short_office("かわせみ財団の締切は", *_held(tmp_path, LANTERN_SHEET)) is None


@pytest.mark.parametrize(
    ("question", "call"),
    [("共同研究の申請書はどこにありますか", LAGOON), ("共同の研究室は借りられますか", None)],
)
def test_the_common_half_of_a_name_stands_for_the_only_call_that_has_it(
    held: tuple[Catalogue, Library], question: str, call: Call | None
) -> None:
    assert call_of_a_common_name(question, held[0]) == call


def test_a_common_name_of_two_offices_stands_for_neither() -> None:
    other = Call("cape", "岬風大学 共同研究")

    assert call_of_a_common_name("共同研究の締切は", Catalogue((LAGOON, other), (), ())) is None
    assert call_of_a_common_name("共同研究の締切は", Catalogue((other, KITES), (), ())) == other


def test_who_names_an_office_in_short_is_told_of_its_call(tmp_path: Path) -> None:
    answer = assistant_over(ALL, tmp_path).answer(Question("かわせみ財団の締切はいつですか"))

    assert answer.claims
    assert all(cited.edition.call_id == LANTERNS.id for claim in answer.claims for cited in claim.citations)
    assert any("6月30日" in claim.text for claim in answer.claims)
