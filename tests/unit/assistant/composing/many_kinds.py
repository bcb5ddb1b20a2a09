"""The guide of a call with two kinds to apply for and a briefing, that several tests ask."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from assistant.domain import TOKYO
from assistant.pipeline import Assistant
from tests.unit.assistant.reading import assistant_reading

CALL = "里山みまもり助成"
NOW = datetime(2026, 7, 1, 10, tzinfo=TOKYO)
GUIDE = """里山みまもり助成 募集要領

公益財団法人さとやま財団
令和8年6月1日

1. 募集期間
令和8年6月1日（月）から令和8年7月31日（金）17時まで（必着）

2. 公募説明会
日時：令和8年6月20日（土）14時～15時
メールの件名は「説明会参加希望」としてください。見守りの事例を紹介します。

3. 応募の類型
(1) めばえ型
里山の手入れを初めて行う団体が応募できます。上限額は30万円です。
(2) みのり型
里山の手入れを3年以上続けている団体が応募できます。上限額は80万円です。

4. 応募の方法
応募書類は、電子メールで事務局に送ってください。応募は1団体につき1件までとします。{form}

5. 見守りの記録
採択された団体は、見守りの記録を毎月事務局に送ってください。

6. 問い合わせ先
さとやま財団 助成係{person}
電話 03-0000-5520
"""


def told_of_the_kinds(folder: Path, *, form: str = "", person: str = "") -> Assistant:
    """An assistant that holds the guide; a sentence on the form of the papers and a name at the desk may be added."""
    return assistant_reading({"guide.txt": GUIDE.format(form=form, person=person)}, CALL, folder, NOW)
