"""How something is handed in: 「応募システムによる電子申請、又は郵送とします」 beside a way that is shut."""

from __future__ import annotations

import re
from collections.abc import Sequence

_BY = re.compile(
    r"電子申請|オンライン|インターネット|ウェブ|システム|ポータル|フォーム|アップロード|マイページ|申請(?:サイト|ページ)"
    r"|郵送|書留|持参|窓口|メール|e-?rad|jgrants|ｊグランツ",
    re.IGNORECASE,
)
_HANDED_IN = re.compile(
    r"(?:から|にて|により|による|で|を?通じて|に|へ|を|は|の|への)[^。]{0,30}(?:申請|提出|応募|送信|送付|登録|受け付け|受付|アップロード|郵送)"
)
_IS_NO_RULE = re.compile(
    r"場合|とき|ない|ません|不可|無効|ことがあ|お勧め|推奨|掲載|ダウンロード|問い?合わ?せ|[?？]|か。?$"
)


def open_way(sentences: Sequence[str], at: int) -> str:
    """The sentence nearest to one, those before it first, that tells by which way something is handed in; "" where none does."""
    before, after = sentences[:at][::-1], sentences[at + 1 :]
    return next((one for one in (*before, *after) if tells_a_way(one)), "")


def tells_a_way(sentence: str) -> bool:
    """Whether a sentence tells by which way something is handed in."""
    return bool(_BY.search(sentence) and _HANDED_IN.search(sentence) and not _IS_NO_RULE.search(sentence))
