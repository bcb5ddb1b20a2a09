"""The desk that is for a kind of business, for where the asker is, in charge, or whose number was said; and who can help."""

from pathlib import Path

import pytest

from assistant.domain import Contact, FactKind, Outcome, Question
from assistant.pipeline import Assistant
from tests.assembled import assistant_over
from tests.shelf import HUB, HUB_7, SEEDS, SEEDS_R4, Said, revision

DESKS = {
    "みなと財団 推進課": ("公募について", "", "03-0000-4181"),
    "みなと財団 契約課": ("契約、経費の積算", "", "03-0000-4190"),
    "みなと財団 監査室": ("研究不正に関する通報について", "", "03-0000-2199"),
    "港大学 法務センター": ("知的財産・契約の相談", "", "03-0000-3377"),
    "みなと財団 総務部": ("取材・協賛のお申込み", "", "03-0000-5005"),
    "e-Deskヘルプデスク": ("e-Deskの操作", "", "0120-000-553"),
    "水産庁 企画課": ("問い合わせ", "", "03-0000-7075"),
    "南局 連携課": ("事前相談", "九州・沖縄", "092-000-2284"),
    "北局 連携課": ("事前相談", "東北", "022-000-2240"),
}


def desk(organisation: str) -> tuple[FactKind, str, str, Contact]:
    purpose, region, number = DESKS[organisation]
    contact = Contact(organisation=organisation, tel=(number,), purpose=purpose, region=region)
    return (FactKind.CONTACT, "問い合わせ先", line(organisation), contact)


def line(organisation: str) -> str:
    purpose, region, number = DESKS[organisation]
    return " ".join(filter(None, (purpose, organisation, region, number)))


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    desks = Said("問い合わせ先", "\n".join(map(line, DESKS)), tuple(map(desk, DESKS)))
    other = revision("seeds.txt", SEEDS, SEEDS_R4, Said("対象", "中小企業が申請できます。"))
    return assistant_over([revision("hub-7.pdf", HUB, HUB_7, desks), other], tmp_path_factory.mktemp("shelf"))


@pytest.mark.parametrize(
    ("question", "history", "organisation"),
    [
        ("みらいハブの委託費の見積のことで電話したい。何番ですか", (), "みなと財団 契約課"),
        ("みらいハブで不正を見つけました。どこに電話すればいいですか", (), "みなと財団 監査室"),
        ("みらいハブの特許の相談はどこに電話すればいいですか", (), "港大学 法務センター"),
        ("新聞の記者です。みらいハブの取材はどこに電話しますか", (), "みなと財団 総務部"),
        ("みらいハブで eDesk のエラーが出ます。どこに電話すれば?", (), "e-Deskヘルプデスク"),
        ("みらいハブの所管の課の電話番号は? 財団じゃなくて役所のほうです", (), "水産庁 企画課"),
        ("みらいハブの事前相談の電話番号は?", ("宮崎県の会社です",), "南局 連携課"),
        ("みらいハブの事前相談の電話番号は? 青森からです", (), "北局 連携課"),
        ("みらいハブの03-0000-3377はどこの電話番号ですか", (), "港大学 法務センター"),
    ],
)
def test_the_desk_is_the_one_that_is_meant(
    assistant: Assistant, question: str, history: tuple[str, ...], organisation: str
) -> None:
    claims = assistant.answer(Question(question, history)).claims

    assert [name for name in DESKS if any(DESKS[name][2] in claim.text for claim in claims)] == [organisation]


def test_who_can_help_has_a_name_and_is_no_row_of_another_programme(tmp_path: Path) -> None:
    rows = (
        (
            "南会場\t6月16日 10時 産業会館: 03-0000-5120",
            Contact(organisation="南会場\t6月16日 10時", tel=("03-0000-5120",)),
        ),
        (
            "灯台改修事業 港湾局 03-0000-5208",
            Contact(programme="灯台改修事業", organisation="港湾局", tel=("03-0000-5208",)),
        ),
        ("みなと財団 推進課 03-0000-4181", Contact(organisation="みなと財団 推進課", tel=("03-0000-4181",))),
    )
    facts = tuple((FactKind.CONTACT, f"連絡先{at}", text, contact) for at, (text, contact) in enumerate(rows))
    page = revision("hub-7.pdf", HUB, HUB_7, Said("案内", "\n".join(text for text, _ in rows), facts))

    answer = assistant_over([page], tmp_path).answer(Question("みらいハブの宿泊費の上限は1泊いくらですか"))

    assert answer.outcome is Outcome.NOT_IN_DOCUMENTS
    assert [claim.text for claim in answer.claims] == ["みなと財団 推進課: TEL 03-0000-4181"]
