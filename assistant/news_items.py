"""The calls that one issue of a mail of news tells of, for a question on all of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.catalogue import Catalogue
from assistant.domain import Claim, Document, DocumentKind, Reading
from assistant.languages.ja.dates import calendar_days
from assistant.languages.ja.normalise import plain
from assistant.words import Words

_ISSUE = re.compile(r"(\d{1,4})\s*号|(?:vol|no)\.?\s*(\d{1,4})", re.IGNORECASE)
_MONTH = re.compile(r"(?<!\d)(\d{1,2})\s*月(?!\s*\d)")
_ASKS_FOR_CALLS = re.compile(r"募集|公募|助成|補助|奨励|制度|応募")
_ASKS_FOR_ALL = re.compile(r"どれ|何と何|なにとなに|どんな|教えて|知りたい|挙げて|全部|すべて|一覧|リスト")
_TOLD_IN = re.compile(r"載っ|掲載|紹介|案内され|取り上げ")
_ASKS_FOR_MORE = re.compile(r"いくら|補助率|上限|金額|対象|様式|書類|連絡先|問い?合わ?せ|どこに|件名")
_FEWEST = 2  # calls


def told_in_the_news(reading: Reading, catalogue: Catalogue, words: Words) -> Catalogue | None:
    """The calls of the issue that a question asks to have listed; None where it asks for something else."""
    said = plain(reading.question)
    wanted = set(_issues(said))
    if not _asks_for_the_items(said, catalogue, words):
        return None
    mails: dict[str, list[Document]] = {}
    for one in catalogue.documents:
        if one.kind is DocumentKind.MAIL:
            mails.setdefault(one.source, []).append(one)
    issues = [mail for mail in mails.values() if wanted <= set(_numbers(mail)) and len(_items(mail)) >= _FEWEST]
    if len(issues) != 1:
        return None
    items = _items(issues[0])
    calls = {one.call_id for one in items}
    editions = {one.edition_id for one in items}
    return Catalogue(
        tuple(one for one in catalogue.calls if one.id in calls),
        tuple(one for one in catalogue.editions if one.id in editions),
        items,
    )


def _asks_for_the_items(said: str, catalogue: Catalogue, words: Words) -> bool:
    """Whether a question is for the calls in an issue, and neither for one of them nor for more than their days."""
    told_of = any(_issues(said)) or _TOLD_IN.search(said)
    asks = words.asks("sources", said) and _ASKS_FOR_CALLS.search(said) and _ASKS_FOR_ALL.search(said)
    named = catalogue.named_in(said) or catalogue.shortened_in(said, words.generic)
    of_one = any(not any(_issues(one.name)) for one in named)
    return bool(told_of and asks and not of_one and not _ASKS_FOR_MORE.search(said))


def due_as_asked(claims: tuple[Claim, ...], reading: Reading) -> tuple[Claim, ...]:
    """The claims with a day in a month that a question names; all of them where it names none."""
    months = {int(match[1]) for match in _MONTH.finditer(plain(reading.question))}
    return tuple(one for one in claims if not months or months & {day.month for day in calendar_days(plain(one.text))})


def _items(mail: Sequence[Document]) -> tuple[Document, ...]:
    """The calls of a mail, without what is left of it beside them; none where it tells of one alone."""
    items = tuple(one for one in mail if not any(_issues(one.title)))
    return items if len({one.call_id for one in items}) >= _FEWEST else ()


def _numbers(mail: Sequence[Document]) -> Iterator[int]:
    """The numbers that a mail may have as an issue, by its title or by the name of its file."""
    for one in mail:
        yield from _issues(one.title)
        yield from map(int, re.findall(r"\d{1,4}", one.source))


def _issues(text: str) -> Iterator[int]:
    for match in _ISSUE.finditer(plain(text)):
        yield int(match[1] or match[2])
