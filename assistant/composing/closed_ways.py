"""A way to hand something in that the documents shut: who asks where to post it is told that it cannot be posted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.catalogue import Catalogue
from assistant.composing.citing import claim_from
from assistant.domain import Claim, Edition
from assistant.languages.ja.mending import mend
from assistant.languages.ja.normalise import plain
from assistant.languages.ja.sentences import sentences_of
from assistant.ports import Library
from assistant.ranking import asks_yes_or_no

_WAYS = (
    re.compile(r"郵送|郵便|書留|レターパック|宅配"),
    re.compile(r"持参|持ち込|持って行|持っていく|手渡し|窓口に(?:出|提出)"),
    re.compile(r"fax|ＦＡＸ|ファッ?クス", re.IGNORECASE),
)
_HANDS_IN = re.compile(r"出せ|出す|出し|送|提出|応募|申請|宛|持参|持ち込|持って|郵送")
_SHUT = re.compile(
    r"(?:による|での|で)?(?:提出|応募|申請|申込み?|送付|受付|受理)?[^。]{0,12}(?:受け付け|受付け?|受理|認め|でき)(?:し|いたし|られ)?(?:ません|ない|兼ね)|不可"
)
_WHERE = re.compile(r"どこ|宛|送り先|送付先|提出先|住所|アドレス|書き方|方法|いつまで")
_OF_HANDING_IN = re.compile(r"提出|応募|申請|申込|受け付け|受付|受理")


def tells_of_a_closed_way(question: str, text: str) -> bool:
    """Whether a text shuts the way that a question takes for open."""
    said = plain(question)
    return any(way.search(said) and way.search(text) for way in _WAYS) and any(map(_shuts, text.split("\n")))


def compose_closed_way(question: str, edition: Edition, library: Library, catalogue: Catalogue) -> Iterator[Claim]:
    """The sentence that shuts the way that a question takes for open; none where no document shuts it."""
    said = plain(question)
    asked = [way for way in _WAYS if way.search(said)]
    if not asked or not _HANDS_IN.search(said) or not (_WHERE.search(said) or asks_yes_or_no(said)):
        return
    ids = [document.id for document in catalogue.documents_of((edition,))]
    for passage in library.passages(document_ids=ids):
        if not any(way.search(passage.text) for way in asked):
            continue  # mending takes longer than looking
        sentences = sentences_of(mend(passage.text).text)
        for at, sentence in enumerate(sentences):
            if _shuts(sentence) and all(way.search(sentence) for way in asked):
                before = sentences[at - 1 : at] if at else []
                yield claim_from("\n".join((*before, sentence)), passage, catalogue)
                return


def _shuts(sentence: str) -> bool:
    return bool(_SHUT.search(sentence) and _OF_HANDING_IN.search(sentence))
