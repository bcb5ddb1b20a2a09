"""Of several desks, the one that is for what is asked."""

from pathlib import Path

import pytest

from assistant.domain import Contact, FactKind, Outcome, Question
from assistant.pipeline import Assistant
from tests.assembled import assistant_over
from tests.shelf import HUB, HUB_7, SEEDS, SEEDS_R4, Said, revision

DESKS = (
    "事業の内容、応募資格に関すること みなと財団 推進課 03-0000-4181\n"
    "経費、補助金の支払に関すること みなと財団 精算担当 03-0000-4190\n"
    "電子申請システムの操作に関すること みなとポータル ヘルプデスク 0120-000-553"
)


def desk(line: str, organisation: str, purpose: str) -> tuple[FactKind, str, str, Contact]:
    number = line.rsplit(maxsplit=1)[-1]
    return (FactKind.CONTACT, "問い合わせ先", line, Contact(organisation=organisation, tel=(number,), purpose=purpose))


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    lines = DESKS.split("\n")
    facts = (
        desk(lines[0], "みなと財団 推進課", "事業の内容、応募資格に関すること"),
        desk(lines[1], "みなと財団 精算担当", "経費、補助金の支払に関すること"),
        desk(lines[2], "みなとポータル ヘルプデスク", "電子申請システムの操作に関すること"),
    )
    desks = revision("hub-7.pdf", HUB, HUB_7, Said("問い合わせ先", DESKS, facts))
    other = revision("seeds.txt", SEEDS, SEEDS_R4, Said("対象", "中小企業が申請できます。"))
    return assistant_over([desks, other], tmp_path_factory.mktemp("shelf"))


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("みらいハブの補助金の支払について電話で聞きたいです。何番ですか", "03-0000-4190"),
        ("みらいハブの応募資格はどこに電話すればいいですか", "03-0000-4181"),
        ("みなとポータルの操作が分かりません。どこに問い合わせたらいいですか", "0120-000-553"),
    ],
)
def test_the_desk_is_the_one_for_what_is_asked(assistant: Assistant, question: str, number: str) -> None:
    (claim,) = assistant.answer(Question(question)).claims

    assert [one for one in ("03-0000-4181", "03-0000-4190", "0120-000-553") if one in claim.text] == [number]


def test_the_subject_of_a_mail_is_no_question_for_a_desk(assistant: Assistant) -> None:
    answer = assistant.answer(Question("みなと財団への説明会の申込メール、件名は何と書けばいいですか"))

    assert not any("0120-000-553" in claim.text for claim in answer.claims)


def test_two_numbers_side_by_side_are_told_apart(tmp_path: Path) -> None:
    table = "北部\t北山市\t03-0000-2101\t311\n南部\t南浜市\t03-0000-2103\t418\n中部\t中央市\t03-0000-2100\t205"
    rows = revision("desks.txt", HUB, HUB_7, Said("地域ごとの担当", table))

    answer = assistant_over([rows], tmp_path).answer(Question("みらいハブの北山市の担当の番号は"))

    assert [claim.text for claim in answer.claims] == ["北部 北山市 03-0000-2101 / 311"]


def test_who_asks_for_a_fax_gets_the_number_or_is_told_that_there_is_none(tmp_path: Path, assistant: Assistant) -> None:
    line = "みなと財団 推進課 TEL 03-0000-4181 FAX 03-0000-4182"
    contact = Contact(organisation="みなと財団 推進課", tel=("03-0000-4181",), fax=("03-0000-4182",))
    faxed = revision(
        "hub-7.pdf", HUB, HUB_7, Said("問い合わせ先", line, ((FactKind.CONTACT, "問い合わせ先", line, contact),))
    )
    question = Question("みらいハブの事務局のFAX番号を教えてください")

    (claim,) = assistant_over([faxed], tmp_path).answer(question).claims

    assert "FAX 03-0000-4182" in claim.text
    assert assistant.answer(question).outcome is Outcome.NOT_IN_DOCUMENTS
