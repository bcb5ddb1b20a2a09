"""What a call gives that gives no money, where its amount is asked for."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from assistant.catalogue import Catalogue
from assistant.composing.citing import claim_from
from assistant.composing.help_without_money import compose_help_without_money, tells_of_help
from assistant.domain import Aspect, Call, Claim, DocumentKind, Edition, Reading, Revision
from tests.assembled import publisher
from tests.shelf import Said, revision

CALL = Call("mentors", "離島しごと伴走選定", ("しまばん",))
R8 = Edition("mentors-8", CALL.id, "令和8年度", None, 2026)
AIM = Said("1. 目的", "離島で事業を興す団体を選び、国が支援します。")
HELP = Said(
    "3. 支援制度",
    "選ばれた団体には、専門家が3年間伴走します。首長との面談の機会を設けます。各省の施策の紹介により支援します。"
    "計画の見直しにも助言します。",
)
TOLD = "選ばれた団体には、専門家が3年間伴走します。各省の施策の紹介により支援します。"
QUESTION = "選ばれたら補助金はいくらもらえますか"


def _page(*parts: Said, name: str = "guide.txt", kind: DocumentKind = DocumentKind.GUIDELINE) -> Revision:
    one = revision(name, CALL, R8, *parts)
    return replace(one, document=replace(one.document, kind=kind))


def _claims(
    folder: Path, *pages: Revision, question: str = QUESTION, aspect: Aspect = Aspect.SUPPORT, call: Call | None = CALL
) -> list[Claim]:
    library = publisher(folder)
    for page in pages:
        library.publish([page])
    reading = Reading(question, (aspect,), call=call)
    return list(compose_help_without_money(reading, R8, library, Catalogue.of(library)))


@pytest.mark.parametrize("heading", ["3. 支援制度", "支援制度", "(支援措置)", "【支援メニュー】", "特典"])
def test_who_asks_for_an_amount_is_told_the_first_of_what_is_given_instead(tmp_path: Path, heading: str) -> None:
    claims = _claims(tmp_path, _page(AIM, replace(HELP, heading=heading)))

    assert [(claim.text, claim.picked) for claim in claims] == [(TOLD, True)]


@pytest.mark.parametrize(
    "amount", ["上限は500万円です。", "補助率は2分の1以内です。", "１件あたり３０千円を配ります。"]
)
def test_where_the_documents_tell_of_any_sum_no_help_stands_for_it(tmp_path: Path, amount: str) -> None:
    assert _claims(tmp_path, _page(AIM, HELP, Said("4. 経費", amount))) == []


def test_a_sum_in_news_is_of_something_else(tmp_path: Path) -> None:
    news = _page(Said("別の補助金", "上限は500万円です。"), name="news.eml", kind=DocumentKind.MAIL)

    assert [claim.text for claim in _claims(tmp_path, _page(AIM, HELP), news)] == [TOLD]


@pytest.mark.parametrize(
    "question",
    [
        "審査の手数料はいくらかかりますか",
        "説明会の参加費はいくら?",
        "応募料の金額を教えてください",
        "選ばれたら何か良いことがありますか",
    ],
)
def test_a_fee_and_what_asks_for_no_money_are_not_answered_with_help(tmp_path: Path, question: str) -> None:
    assert _claims(tmp_path, _page(AIM, HELP), question=question) == []


def test_what_asks_for_another_thing_or_of_no_call_is_told_no_help(tmp_path: Path) -> None:
    page = _page(AIM, HELP)

    assert _claims(tmp_path / "other", page, aspect=Aspect.DEADLINE) == []
    assert _claims(tmp_path / "none", page, call=None) == []


@pytest.mark.parametrize(
    "part",
    [
        replace(HELP, heading="支援を受けた団体の声をまとめた冊子"),
        replace(HELP, heading="3. 審査"),
        Said("3. 支援制度", "選ばれた団体の名を公表します。"),
    ],
)
def test_what_stands_below_another_heading_or_gives_nothing_is_no_help(tmp_path: Path, part: Said) -> None:
    assert _claims(tmp_path, _page(AIM, part)) == []


@pytest.mark.parametrize(
    ("question", "text", "picked", "tells"),
    [
        (QUESTION, TOLD, True, True),
        ("審査は何回ありますか", TOLD, True, False),
        (QUESTION, TOLD, False, False),
        (QUESTION, "専門家が伴走し、上限20万円を支援します。", True, False),
    ],
)
def test_help_answers_the_question_for_money_where_it_is_picked_and_names_no_sum(
    question: str, text: str, *, picked: bool, tells: bool
) -> None:
    page = _page(AIM, HELP)
    catalogue = Catalogue((CALL,), (R8,), (page.document,))
    claim = replace(claim_from(text, page.passages[1], catalogue), picked=picked)

    assert tells_of_help(question, [claim]) is tells


def test_a_claim_from_elsewhere_beside_the_help_makes_it_uncertain() -> None:
    page = _page(AIM, HELP)
    catalogue = Catalogue((CALL,), (R8,), (page.document,))
    aim, given = (replace(claim_from(one.text, one, catalogue), picked=True) for one in page.passages)

    assert tells_of_help(QUESTION, [given])
    assert not tells_of_help(QUESTION, [given, aim])
    assert not tells_of_help(QUESTION, [])
