"""All that the lists of those who were chosen say of the one that is named."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from assistant.domain import TOKYO, Outcome, Question
from assistant.pipeline import Assistant
from tests.unit.assistant.reading import assistant_reading, told_to

CALL = "潮風の知の拠点形成事業"
NOW = datetime(2026, 7, 1, 10, tzinfo=TOKYO)
LISTS = """潮風の知の拠点形成事業 選定拠点一覧

令和8年6月1日
公益財団法人しおさい学術財団

1. 概要
大学に拠点を置き、地域の課題に取り組む研究を支えます。

2. 令和6年度に選定した拠点

汐見大学 (本格型)
藻場を育てる共創拠点
代表者 渚 一郎

浜風大学 (育成型)
干潟の観測拠点
代表者 磯部 花子

3. 令和7年度に選定した拠点
大学名\t類型\t拠点の名称
汐見大学\t育成型\t港の灯りの研究拠点
鷗崎大学\t本格型\t渡り鳥の観測拠点
汐見大学\t国際型\t黒潮の国際研究拠点

4. 令和8年度に選定した拠点
大学名\t類型\t拠点の名称
鷗崎大学\t国際型\t海鳥の国際研究拠点
汐見大学\t育成型\t砂浜の再生拠点

5. 拠点の選定の方法
選定した拠点は、外部の有識者が書面と面接により審査し、大学の拠点として選んだものです。

6. 拠点の中間評価
選定した大学の拠点は、3年目に中間評価を受けます。

7. 問い合わせ先
しおさい学術財団 拠点係
電話 03-0000-4477
"""
OWN = ("藻場を育てる共創拠点", "港の灯りの研究拠点", "黒潮の国際研究拠点", "砂浜の再生拠点")
OTHERS = ("干潟の観測拠点", "渡り鳥の観測拠点", "海鳥の国際研究拠点")


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder: Path = tmp_path_factory.mktemp("shelf")
    return assistant_reading({"list.txt": LISTS}, CALL, folder, NOW)


def named_in(said: str) -> set[str]:
    return {one for one in (*OWN, *OTHERS) if one in said}


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("汐見大学はどの拠点で選ばれていますか", {*OWN}),
        ("潮風の知の拠点形成事業で、汐見大学の拠点を全部教えてください", {*OWN}),
        ("浜風大学はどの拠点で選ばれていますか", {"干潟の観測拠点"}),
        ("鷗崎大学はどの拠点で選ばれていますか", {"渡り鳥の観測拠点", "海鳥の国際研究拠点"}),
        ("汐見大学は国際型でどの拠点が選ばれていますか", {"黒潮の国際研究拠点"}),
        ("本格型で選ばれた汐見大学の拠点は何ですか", {"藻場を育てる共創拠点"}),
    ],
)
def test_every_record_of_the_one_that_is_named_and_of_no_other_is_told(
    assistant: Assistant, question: str, names: set[str]
) -> None:
    answer = assistant.answer(Question(question))

    assert answer.outcome is Outcome.ANSWERED
    assert named_in("\n".join(claim.text for claim in answer.claims)) == names


def test_the_lines_below_a_holder_that_stands_alone_are_its_own(assistant: Assistant) -> None:
    said = told_to(assistant, "汐見大学はどの拠点で選ばれていますか")

    assert "汐見大学 (本格型)\n藻場を育てる共創拠点\n代表者 渚 一郎" in said
    assert "磯部" not in said


def test_each_list_is_cited_for_its_own_records(assistant: Assistant) -> None:
    answer = assistant.answer(Question("汐見大学はどの拠点で選ばれていますか"))

    headings = [citation.passage.heading[-1] for claim in answer.claims for citation in claim.citations]
    assert headings == [f"{n}. 令和{n + 4}年度に選定した拠点" for n in (2, 3, 4)]


def test_the_third_column_of_another_table_is_not_taken(tmp_path: Path) -> None:
    earlier = "".join(
        f"{n}. 令和{year}年度に選定した拠点\n大学名\t類型\t拠点の名称\n汐見大学\t育成型\t磯の第{n}拠点\n\n"
        for n, year in enumerate(range(1, 6), 5)
    )
    committee = "10. 審査委員会\n氏名\t職\t所属\n潮田 次郎\t教授\t汐見大学\n"
    files = {"list.txt": f"{LISTS[: LISTS.index('5. ')]}{earlier}{committee}"}
    said = told_to(assistant_reading(files, CALL, tmp_path, NOW), "汐見大学はどの拠点で選ばれていますか")

    assert "磯の第9拠点" in said
    assert "潮田" not in said


def test_who_asks_for_something_else_is_given_no_records(assistant: Assistant) -> None:
    said = told_to(assistant, "汐見大学が選ばれた拠点の問い合わせ先の電話番号は")

    assert "03-0000-4477" in said
    assert not named_in(said)


def test_a_university_is_known_by_its_short_name(assistant: Assistant) -> None:
    said = told_to(assistant, "鷗大はどの拠点で選ばれていますか")

    assert named_in(said) == {"渡り鳥の観測拠点", "海鳥の国際研究拠点"}


def test_the_next_record_is_told_by_the_bracket_that_it_ends_with(tmp_path: Path) -> None:
    listed = LISTS.replace("代表者 渚 一郎\n", "").replace("\n浜風大学 (育成型)", "渚沢研究センター (育成型)")
    said = told_to(assistant_reading({"list.txt": listed}, CALL, tmp_path, NOW), "汐見大学はどの拠点で選ばれていますか")

    assert "藻場を育てる共創拠点" in said
    assert "渚沢研究センター" not in said
