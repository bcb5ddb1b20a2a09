"""Whether claims send somebody to a desk that stands elsewhere: 「下記「お問合せ先」に記載の事務局宛てに電子メールにて」."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.domain import Claim, Reading
from assistant.languages.ja.normalise import plain

_REFERS = re.compile(
    r"(?:下記|上記|後述|末尾|別記)の?[「『(【]?[^。、」』)】]{0,12}(?:問い?合わ?せ先|提出先|連絡先|申込先|事務局)"
    r"|[「『(【][^」』)】。]{0,14}(?:問い?合わ?せ先|提出先|連絡先|申込先)[^」』)】。]{0,8}[」』)】]の?[^。]{0,10}(?:宛|あて|まで|へ|に)"
)
_WAY = re.compile(r"@|https?://|(?<!\d)0\d{1,4}-\d{1,4}-\d{3,4}")
_ASKS_HOW = re.compile(r"どうやって|方法(?:[をは?]|って|\s|$)|どこ(?:に|へ|宛)(?:送|出|申|連絡|メール)|宛て?先|送り先")


def sends_to_a_desk(claims: Sequence[Claim], reading: Reading) -> bool:
    """Whether a question asks how or where, and is told only that a desk elsewhere in the document takes it."""
    said = plain("\n".join(claim.text for claim in claims))
    return bool(_ASKS_HOW.search(reading.question)) and bool(_REFERS.search(said)) and not _WAY.search(said)
