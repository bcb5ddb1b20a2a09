"""What the columns of a table hold, as their names say."""

from __future__ import annotations

import re

from assistant.languages.ja.normalise import plain

_COLUMNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("applicants", re.compile(r"(?:申請|応募|対象|実施|補助)(?:主体|者|対象者?|機関)|対象(?!.*(?:経費|費用|期間|事業))")),
    ("programme", re.compile(r"(?:事業|制度|施策|公募|プログラム|支援策|補助金|助成金)(?:の?(?:名称?|件名))?(?:$|[(/・])|名称|件名")),
    ("amount", re.compile(r"予算額?|金額|補助額|上限額?|規模")),
    ("new", re.compile(r"(?:新規)?(?:課題)?採択|新規(?:公募)?|公募(?:の)?有無|有無")),
    ("purpose", re.compile(r"区分|項目|内容|ご?用件|お?問い?合わ?せの?(?:内容|事項|種別)")),
    ("contact", re.compile(
        r"(?:ご|お)?(?:担当者?の?)?(?:連絡先|電話|TEL|メール|E-?mail|電子メール)|宛先|あて先|送付先|提出先|送り先|申込先|URL|ホームページ",
        re.IGNORECASE,
    )),
    ("address", re.compile(r"(?:郵送先の?)?(?:住所|所在地)|郵送先")),
    ("organisation", re.compile(
        r"(?:担当|所管|実施|受付)?(?:部署|部局|課室|府省|省庁|機関|組織|団体)名?(?!コード)|担当|所管|所属|お?問い?合わ?せ先|受付窓口|相談窓口|窓口|事務局"
    )),
)  # fmt: skip


def column_of(name: str) -> str:
    """What a column of this name holds; "" where we do not know."""
    return next((column for column, shape in _COLUMNS if shape.match(plain(name).strip())), "")
