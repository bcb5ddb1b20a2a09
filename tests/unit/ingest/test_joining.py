from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain import Call
from ingest.joining import are_one, joined, key_of, strays
from ingest.names import Named

ONE = "みどり県中小企業デジタル化促進事業費補助金"


@pytest.mark.parametrize(
    "spelling",
    [
        f"令和７年度 {ONE}",
        f"「{ONE}」",
        f"{ONE}について",
        f"第３回{ONE}の公募について",
        f"{ONE} 公募要領",
        f"令和7年度「{ONE}」に係る公募について",
        f"{ONE}（第２次公募）",
        "みどり県 中小企業 デジタル化促進 事業費補助金",
        "みどり県中小企業ﾃﾞｼﾞﾀﾙ化促進事業費補助金",
        f"{ONE}交付要綱",
        f"令和６年度補正 {ONE} 公募要領（改訂版）",
    ],
)
def test_a_call_is_one_however_it_is_spelled(spelling: str) -> None:
    assert key_of(spelling) == key_of(ONE)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ものづくり補助金", "ものづくり補助金（グローバル枠）"),
        ("ものづくり補助金（通常枠）", "ものづくり補助金（グローバル枠）"),
        ("ものづくり補助金", "ものづくり加速補助金"),
        ("小規模事業者販路開拓補助金<一般型>", "小規模事業者販路開拓補助金<創業型>"),
        ("創業支援補助金", "創業支援事業費補助金"),
    ],
)
def test_calls_that_share_words_are_two(one: str, other: str) -> None:
    assert not are_one(Call("1", one), Call("2", other))


def test_frames_stay_two_also_under_one_short_name() -> None:
    assert not are_one(
        Call("1", "ものづくり補助金", ("もの補助",)), Call("2", "ものづくり補助金（海外枠）", ("もの補助",))
    )


def test_a_shared_alias_makes_two_names_one() -> None:
    assert are_one(Call("1", "創業支援補助金", ("みなと創業",)), Call("2", "創業支援事業費補助金", ("みなと創業",)))


def settled(documents: list[Named]) -> frozenset[frozenset[int]]:
    """The documents by call, each read in turn, and those astray read anew: by their place in `documents`."""
    of: dict[int, Call] = {}

    def read(place: int, astray: frozenset[str]) -> None:
        call = joined(documents[place], [one for one in of.values() if one.id not in astray])
        of[place] = call
        of.update({other: call for other, held in of.items() if held.id == call.id})

    for place in range(len(documents)):
        read(place, frozenset())
    while astray := strays(list(of.values())):
        for place in [place for place, call in of.items() if call.id in astray]:
            read(place, astray)
    ids = {call.id for call in of.values()}
    return frozenset(frozenset(place for place, call in of.items() if call.id == one) for one in ids)


NAMES = [
    "港湾連携助成事業",
    "港湾連携",
    "MINATO",
    "海洋拠点制度",
    "海洋拠点制度（国際枠）",
    "海洋HUB",
    "「海洋拠点制度」",
    "山岳支援事業",
]
DOCUMENTS = st.lists(
    st.builds(Named, st.sampled_from(NAMES), st.lists(st.sampled_from(NAMES), max_size=2).map(tuple)),
    min_size=1,
    max_size=5,
)


@given(documents=DOCUMENTS, data=st.data())
def test_the_order_of_the_documents_does_not_decide_the_calls(documents: list[Named], data: st.DataObject) -> None:
    order = data.draw(st.permutations(range(len(documents))))
    moved = settled([documents[place] for place in order])
    assert frozenset(frozenset(order[place] for place in group) for group in moved) == settled(documents)


def test_a_document_that_knows_both_names_makes_two_calls_one_in_every_order() -> None:
    documents = [Named("港湾連携助成事業", ()), Named("MINATO", ()), Named("港湾連携助成事業", ("MINATO",))]
    for order in permutations(documents):
        assert len(settled(list(order))) == 1


def test_the_formal_name_stands_whichever_comes_first() -> None:
    for first, then in permutations([Named("MINATO", ()), Named("港湾連携助成事業", ("MINATO",))]):
        known = joined(first, ())
        assert (joined(then, [known]).name, joined(then, [known]).aliases) == ("港湾連携助成事業", ("MINATO",))


def test_a_stated_name_goes_before_all_others() -> None:
    stated = Call("s", "港湾連携助成", ("港湾連携助成事業",))
    held = Call("h", "港湾連携助成事業", ())
    assert joined(Named("港湾連携助成事業", ()), [held], [stated]) == Call("h", "港湾連携助成", ("港湾連携助成事業",))
