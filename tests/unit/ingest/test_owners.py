import pytest

from assistant.domain import Call
from ingest.editions import edition_of

COAST = Call("coast", "しおかぜ観光助成事業", ("SEA-BREEZE", "しおかぜ"))
HILLS = Call("hills", "やまなみ林業支援プログラム", ("HILL-LINK",))


def label(call: Call, title: str, *head: str) -> str:
    edition, _ = edition_of(call, title, (title, *head), (title, *head), None)
    return edition.label


@pytest.mark.parametrize(
    ("title", "of_coast", "of_hills"),
    [
        ("HILL-LINK二次公募とSEA-BREEZE第4回公募", "第4回", "二次公募"),
        ("SEA-BREEZE 第4回公募、HILL-LINK 二次公募のご案内", "第4回", "二次公募"),
        ("やまなみ林業支援プログラム第2回公募及びしおかぜ観光助成事業追加公募", "追加公募", "第2回"),
        ("「しおかぜ観光助成事業」第7回と「やまなみ林業支援プログラム」第1回の公募", "第7回", "第1回"),
        ("しおかぜ観光助成事業 第3回公募", "第3回", "版の記載なし"),
    ],
)
def test_a_title_of_two_calls_gives_each_its_own_edition(title: str, of_coast: str, of_hills: str) -> None:
    assert (label(COAST, title), label(HILLS, title)) == (of_coast, of_hills)


@pytest.mark.parametrize(
    "line",
    [
        "やまなみ林業支援プログラムの二次公募も受け付けています",
        "HILL-LINK 追加公募はこちら",
        "HILL-LINK(令和7年度)再公募",
    ],
)
def test_a_line_on_another_call_adds_nothing_to_an_edition(line: str) -> None:
    assert label(COAST, "しおかぜ観光助成事業 第4回公募", line) == "第4回"


@pytest.mark.parametrize(
    ("title", "head", "expected"),
    [
        ("しおかぜ観光助成事業", "第4回 二次公募", "第4回 二次公募"),
        ("しおかぜ観光助成事業 令和7年度", "追加公募のお知らせ", "令和7年度 追加公募"),
        ("SEA-BREEZE 令和7年度二次公募", "JST", "令和7年度 二次公募"),
        ("補助事業 第4回公募", "しおかぜ観光助成事業", "第4回"),
    ],
)
def test_words_that_name_no_other_call_are_the_documents_own(title: str, head: str, expected: str) -> None:
    assert label(COAST, title, head) == expected
