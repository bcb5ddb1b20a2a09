"""A question that names no call but the system whose help desk answers."""

import pytest

from assistant.domain import Contact, FactKind, Question
from assistant.pipeline import Assistant
from tests.assembled import assistant_over
from tests.shelf import HUB, HUB_7, SEEDS, SEEDS_R4, Said, revision

OWN = "募集の内容に関すること みなと財団 助成係 03-0000-4181"
HELP = "電子申請の操作に関すること シオポート・ヘルプデスク 03-0000-4190"
OTHER = "事業について たね財団 事務局 03-0000-7300"


def _desk(line: str) -> tuple[FactKind, str, str, Contact]:
    purpose, *name, number = line.split()
    contact = Contact(organisation=" ".join(name), tel=(number,), purpose=purpose)
    return (FactKind.CONTACT, "問い合わせ先", line, contact)


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    hub = revision("hub-7.pdf", HUB, HUB_7, Said("問い合わせ先", f"{OWN}\n{HELP}", (_desk(OWN), _desk(HELP))))
    seeds = revision("seeds.txt", SEEDS, SEEDS_R4, Said("問い合わせ先", OTHER, (_desk(OTHER),)))
    return assistant_over([hub, seeds], tmp_path_factory.mktemp("shelf"))


@pytest.mark.parametrize(
    "question",
    [
        "シオポートにログインできない。電話で聞ける番号は？",
        "シオポート ログインできない 電話番号",
        "シオポートのパスワードを忘れました。どこに電話すればいいですか？土曜でもつながりますか",
    ],
)
def test_the_help_desk_of_a_named_system_is_told_though_no_call_is_named(assistant: Assistant, question: str) -> None:
    claim = assistant.answer(Question(question)).claims[0]

    assert "03-0000-4190" in claim.text
    assert "03-0000-4181" not in claim.text


def test_a_system_that_no_desk_is_for_names_no_call(assistant: Assistant) -> None:
    claims = assistant.answer(Question("ホシゲートにログインできません。電話番号は？")).claims

    assert not any("シオポート" in claim.text for claim in claims if len(claim.facts) == 1)
