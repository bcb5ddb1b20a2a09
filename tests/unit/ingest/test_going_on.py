"""Items of a news mail that go on with the call above them, and those that only mention one."""

from __future__ import annotations

from datetime import date

import pytest

from tests.unit.ingest.test_retold import HEAD, KNOWN, RULE, SEA, amended, closes, items, read

GOES_ON = f"""
{RULE}
【１】【重要】令和７年度沿岸養殖設備更新支援事業　公募期間の延長
{RULE}
システムに障害が起きました。日程を次のとおり改めます。
　　　　　　　　（変更前）　　　　　　　（変更後）
事前エントリー　9月5日（金）17時　→　9月19日（金）17時
応募書類の提出　9月12日（金）17時　→　9月26日（金）正午
採否の通知　　　11月下旬　　　　　→　12月上旬
{RULE}
【２】【重要】同　公募要領の訂正
{RULE}
公募要領に誤りがありました。
（誤）補助上限額 200万円
（正）補助上限額 250万円
{RULE}
【３】追加説明会・個別相談会のご案内
{RULE}
日時：令和7年9月16日（火）14時
申込：9月12日（金）正午までに、申込フォームから。
{RULE}
【４】浜の若手渡航助成の募集
{RULE}
沿岸養殖設備更新支援事業とは別の助成です。
対　象：県内の漁業者
助成額：1件30万円まで
締　切：令和7年10月31日（金）17時
{RULE}
【５】海辺の写真展
{RULE}
県庁の展示室で、写真をご覧いただけます。
会期は9月20日から28日までです。
"""


def test_an_item_that_says_the_same_or_tells_of_a_briefing_goes_on_with_the_one_above() -> None:
    assert items(GOES_ON, *KNOWN) == [
        (SEA.name, "【1】【重要】令和7年度沿岸養殖設備更新支援事業 公募期間の延長"),
        (SEA.name, "【2】【重要】同 公募要領の訂正"),
        (SEA.name, "【3】追加説明会・個別相談会のご案内"),
    ]


def test_a_table_of_days_before_and_after_amends_each_of_them() -> None:
    assert amended(read(HEAD + GOES_ON, *KNOWN)[SEA.name])[:3] == [
        ("9月5日（金）17時", "9月19日（金）17時"),
        ("9月12日（金）17時", "9月26日（金）正午"),
        ("11月下旬", "12月上旬"),
    ]


@pytest.mark.parametrize("mention", ["とは別の助成です。", "に採択された方も応募できます。"])
def test_a_known_call_that_is_only_mentioned_gets_no_day_of_the_one_that_is_announced(mention: str) -> None:
    revisions = read(HEAD + GOES_ON.replace("とは別の助成です。", mention), *KNOWN)
    assert closes(revisions["浜の若手渡航助成"]) == [date(2025, 10, 31)]
    assert date(2025, 10, 31) not in closes(revisions[SEA.name])
