"""What a call gives that gives no money, where its amount is asked for: 「選ばれたら補助金はいくら」 of a call that advises."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.catalogue import Catalogue
from assistant.composing.citing import claim_from
from assistant.domain import Aspect, Claim, DocumentKind, Edition, Passage, Reading
from assistant.languages.ja.mending import mend
from assistant.languages.ja.normalise import plain
from assistant.languages.ja.sentences import sentences_of
from assistant.ports import Library

_MONEY = re.compile(r"補助金|助成金|研究費|委託費|支援金|資金|お金|いくら(?!で)|金額")
_A_FEE = re.compile(
    r"手数料|参加費|会費|(?:受講|応募|審査|登録|申請|利用|使用)\s*料|料金|返還|負担|\bfee", re.IGNORECASE
)
_A_SUM = re.compile(r"\d\s*[千百十]*[億万]*円|補助率|助成率|定額")
_HELP = re.compile(r"^[^ぁ-ん]{0,6}支援(?:制度|措置|内容|メニュー|策)[^ぁ-ん]{0,4}$|^特典")
_GIVES = re.compile(r"支援|特典|伴走|助言")
_MOST = 2  # sentences


def compose_help_without_money(
    reading: Reading, edition: Edition, library: Library, catalogue: Catalogue
) -> Iterator[Claim]:
    """The first sentences below the heading of what a call gives; none where its documents tell of any sum."""
    asked = _MONEY.search(reading.question) and not _A_FEE.search(reading.question)
    if Aspect.SUPPORT not in reading.aspects or not asked or reading.call is None:
        return
    documents = [one for one in catalogue.documents_of((edition,)) if one.kind is not DocumentKind.MAIL]
    passages = [one for document in documents for one in library.passages(document_ids=[document.id])]
    if any(_A_SUM.search(plain(one.text)) for one in passages):
        return
    for passage in filter(_is_on_help, passages):
        told = [one for one in sentences_of(mend(passage.text).text) if _GIVES.search(one) and one.endswith("。")]
        if told:
            yield replace(claim_from("".join(told[:_MOST]), passage, catalogue), picked=True)
            return


def tells_of_help(question: str, claims: Sequence[Claim]) -> bool:
    """Whether money is asked for, and what a call gives beside money is told."""
    cited = [citation.passage for claim in claims for citation in claim.citations if claim.picked]
    sums = any(_A_SUM.search(plain(claim.text)) for claim in claims)
    return bool(_MONEY.search(question) and cited) and not sums and all(map(_is_on_help, cited))


def _is_on_help(passage: Passage) -> bool:
    return bool(passage.heading) and bool(_HELP.search(plain(passage.heading[-1]).strip("()【】 ")))
