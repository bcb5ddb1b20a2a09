"""A day that its line or its heading says to be the extended one amends the day before it."""

import pytest

from assistant.domain import Amendment
from tests.unit.ingest.test_amendments import changes

DAY = "令和8年12月4日（金）17時"


@pytest.mark.parametrize(
    ("said", "after", "of"),
    [
        (f"応募締切：{DAY}（11月13日から延長）", DAY, "公募締切"),
        (f"募集期間【延長しました】\n\n令和8年9月14日から{DAY}まで", DAY, "公募期間"),
        (f"受付期間の延長\n受付期間を以下のとおり延長します。\n新しい期限　{DAY}必着", f"{DAY}必着", "公募締切"),
        (f"質問の受付期限：{DAY}まで（延長後）", DAY, "質問"),
    ],
)
def test_it_is_an_amendment_of_what_it_is_the_end_of(said: str, after: str, of: str) -> None:
    assert changes(f"令和8年度 港湾連携助成の公募について\n\n{said}\n") == [Amendment("", after, of)]


@pytest.mark.parametrize(
    "said",
    [
        f"応募締切：{DAY}（延長前の日付です）",
        f"応募締切：{DAY}（延長はありません）",
        f"応募締切：{DAY}。やむを得ない場合は延長することがあります。",
        f"事業期間の延長\n\n変更の申請の締切：{DAY}",
        f"応募締切：{DAY}",
    ],
)
def test_a_day_that_nobody_extended_amends_nothing(said: str) -> None:
    assert changes(f"令和8年度 港湾連携助成の公募について\n\n{said}\n") == []
