"""A call page with three deadlines and one desk, that several tests ask."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from assistant.domain import TOKYO
from assistant.pipeline import Assistant
from tests.unit.assistant.reading import assistant_reading

CALL = "うみかぜ連携助成"
NOW = datetime(2026, 7, 1, 10, tzinfo=TOKYO)
GUIDE = """令和8年度 うみかぜ連携助成 公募のご案内

公益財団法人うみかぜ財団

【公募期間】
令和8年6月22日～令和8年7月31日12時（必着）
＊申請にあたっては、7月17日（金）16時までに意向登録をお願いいたします。

【公募説明会】
日時：令和8年7月3日（金）14時～15時
申し込み：令和8年7月1日（水）17時までに、下記「お問合せ先」に電子メールにてご連絡ください。

【お問合せ先】
うみかぜ財団 助成係
E-MAIL：josei@umikaze.example.or.jp
"""


def told_the_page(folder: Path) -> Assistant:
    """An assistant that holds the page and nothing else."""
    return assistant_reading({"guide.txt": GUIDE}, CALL, folder, NOW)
