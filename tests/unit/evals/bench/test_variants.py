from __future__ import annotations

from pathlib import Path

import pytest

from evals.bench.variants import grown, variant

NAMES = {"あおば": "", "うみ助成": "助成"}


@pytest.mark.parametrize(
    ("text", "becomes"),
    [
        ("あおば実証支援事業", "うしお原実証支援事業"),
        ("うみ助成の締切", "うしお原助成の締切"),
        ("J-NEXUSの二次公募", "J-ABKの二次公募"),
        ("令和7年8月27日（水）正午", "令和8年9月2日（水）正午"),
        ("令和元年度と2024年度", "令和2年度と2019年度"),
        ("12月28日まで", "1月3日まで"),
        ("上限は1,250万円です", "上限は1,260万円です"),
        ("電話 03-0000-2100（内線205）", "電話 03-0000-2100（内線205）"),
    ],
)
def test_a_variant_is_of_another_call_year_day_and_amount(text: str, becomes: str) -> None:
    assert variant(text, NAMES, number=1) == becomes


def test_no_two_of_a_hundred_variants_are_alike() -> None:
    text = "あおば実証の締切は令和7年8月27日、J-NEXUSは2022年7月27日、上限は600万円。"

    assert len({variant(text, NAMES, number=number) for number in range(1, 100)} | {text}) == 100


def test_a_shelf_grows_by_whole_copies_of_itself(tmp_path: Path) -> None:
    (tmp_path / "made").mkdir()
    documents = [tmp_path / "aoba-03.md", tmp_path / "umi-2025.txt"]
    for document in documents:
        document.write_text("あおば実証の締切は8月27日です。", encoding="utf-8")

    shelf = [list(grown(documents, NAMES, scale=scale, folder=tmp_path / "made")) for scale in (1, 3)]

    assert [len(one) for one in shelf] == [2, 6]
    assert shelf[0] == documents == shelf[1][:2]
    assert shelf[1][2].read_text(encoding="utf-8") == "うしお原実証の締切は9月2日です。"
