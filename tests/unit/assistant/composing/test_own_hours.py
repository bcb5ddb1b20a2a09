"""The hours of one desk among several, before those of all."""

import pytest

from assistant.domain import Contact, FactKind, Question
from assistant.pipeline import Assistant
from tests.assembled import assistant_over
from tests.shelf import HUB, HUB_7, SEEDS, SEEDS_R4, Said, revision

TEXT = """設備の相談
みなと市 支援係 電話 03-0000-3340
受付 平日 8時30分から17時15分
省エネ診断の相談
みなと省エネ相談センター(商工会議所内)
電話 03-0000-8810(火・水・金 10時から15時)
共同出願の相談
知財デスク 電話 03-0000-2271
※ 知財デスクは火曜と木曜のみ"""


def _desk(organisation: str, number: str, purpose: str, text: str) -> tuple[FactKind, str, str, Contact]:
    contact = Contact(organisation=organisation, tel=(number,), purpose=purpose)
    return (FactKind.CONTACT, "問い合わせ先", text, contact)


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    facts = (
        _desk("みなと市 支援係", "03-0000-3340", "設備の相談", "電話 03-0000-3340"),
        _desk("みなと省エネ相談センター(商工会議所内)", "03-0000-8810", "省エネ診断の相談", "電話 03-0000-8810"),
        _desk("知財デスク", "03-0000-2271", "共同出願の相談", "電話 03-0000-2271"),
    )
    hub = revision("hub-7.pdf", HUB, HUB_7, Said("問い合わせ先", TEXT, facts))
    seeds = revision("seeds.txt", SEEDS, SEEDS_R4, Said("対象", "中小企業が申請できます。"))
    return assistant_over([hub, seeds], tmp_path_factory.mktemp("shelf"))


@pytest.mark.parametrize(
    ("question", "hours"),
    [
        ("みらいハブの省エネ相談センターは何曜の何時に電話すればつながりますか", "火・水・金 10時から15時"),
        ("みらいハブの共同出願の相談の電話は何曜日につながりますか", "火曜と木曜のみ"),
    ],
)
def test_a_desk_is_open_when_its_own_line_says(assistant: Assistant, question: str, hours: str) -> None:
    said = "\n".join(claim.text for claim in assistant.answer(Question(question)).claims)

    assert hours in said
    assert "17時15分" not in said
