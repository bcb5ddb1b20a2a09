"""Documents of one edition that say different things, and days in an order that cannot be."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from itertools import combinations

from assistant.domain import Amount, Contact, FactKind, Moment, Period
from assistant.languages.ja.dates import in_words
from assistant.languages.ja.normalise import squeezed
from ingest.lint.shelf import Finding, Shelf, Stated

_MOST = 3  # values of one label in one document: more of them are no single deadline
_TOPICS = {"公募期間": "公募の締切", "公募締切": "公募の締切"}
Value = tuple[Hashable, str]  # to compare, and as people read it


def disagreements(shelf: Shelf) -> Iterator[Finding]:
    """文書どうしの食い違い."""
    for _, facts in shelf.by_edition():
        standing = [stated for stated in facts if not stated.amended]
        for check, topic, value in _COMPARED:
            yield from _disagreeing(standing, check, topic, value)


def _disagreeing(
    facts: Iterable[Stated],
    check: str,
    topic: Callable[[Stated], str | None],
    value: Callable[[Stated], Iterable[Value]],
) -> Iterator[Finding]:
    """Pairs of documents that share no value of one topic."""
    said: dict[str, dict[str, dict[Hashable, tuple[str, Stated]]]] = {}
    for stated in facts:
        about = topic(stated)
        for key, words in value(stated) if about else ():
            of_document = said.setdefault(about or "", {}).setdefault(stated.document.id, {})
            of_document.setdefault(key, (words, stated))
    for about, documents in said.items():
        for one, other in combinations(documents.values(), 2):
            if one.keys() & other.keys() or max(len(one), len(other)) > _MOST:
                continue
            (words, first), (others, second) = next(iter(one.values())), next(iter(other.values()))
            message = (
                f"{about}が文書によって違います。{first.document.file_name} では{words}、{second.document.file_name} では{others}です。"
                "どちらかを直すか、訂正のお知らせを出してください。"
            )
            yield Finding(check, message, (first.place, second.place))


def _day_topic(stated: Stated) -> str | None:
    fact = stated.fact
    if not isinstance(fact.value, Period) or fact.kind not in (FactKind.DEADLINE, FactKind.PERIOD, FactKind.BRIEFING):
        return None
    return "説明会の日" if fact.kind is FactKind.BRIEFING else _TOPICS.get(fact.label, fact.label)


def _day(stated: Stated) -> Iterator[Value]:
    moment = _moment(stated)
    if moment is not None:
        yield moment.day, in_words(Moment(moment.day))


def _moment(stated: Stated) -> Moment | None:
    value = stated.fact.value
    if not isinstance(value, Period):
        return None
    return value.opens or value.closes if stated.fact.kind is FactKind.BRIEFING else value.closes


def _time_topic(stated: Stated) -> str | None:
    """A deadline with its hour, on one day."""
    topic, moment = _day_topic(stated), _moment(stated)
    if topic is None or moment is None or moment.minute is None:
        return None
    return f"{topic}（{in_words(Moment(moment.day))}）の時刻"


def _time(stated: Stated) -> Iterator[Value]:
    moment = _moment(stated)
    if moment is not None and moment.minute is not None:
        yield moment.minute, f"{moment.minute // 60}時{moment.minute % 60:02}分"


def _amount_topic(stated: Stated) -> str | None:
    value = stated.fact.value
    if not isinstance(value, Amount) or not stated.fact.label:
        return None
    return f"{stated.fact.label}（{value.scope}）" if value.scope else stated.fact.label


def _amount(stated: Stated) -> Iterator[Value]:
    value = stated.fact.value
    if isinstance(value, Amount):
        yield (value.yen, value.rate), value.rate or f"{value.yen:,}円"


def _desk_topic(stated: Stated) -> str | None:
    """A desk by its name: its organisation, and its programme where one organisation has desks for several."""
    value = stated.fact.value
    if not isinstance(value, Contact) or not value.organisation or not value.mail:
        return None
    name = squeezed(f"{value.organisation}{value.department}{value.programme}{value.purpose}{value.region}")
    return f"{name}のメールアドレス"


def _mails(stated: Stated) -> Iterator[Value]:
    value = stated.fact.value
    if isinstance(value, Contact):
        yield from ((mail.casefold(), f" {mail} ") for mail in value.mail)


_COMPARED: tuple[tuple[str, Callable[[Stated], str | None], Callable[[Stated], Iterable[Value]]], ...] = (
    ("disagree-date", _day_topic, _day),
    ("disagree-time", _time_topic, _time),
    ("disagree-amount", _amount_topic, _amount),
    ("disagree-mail", _desk_topic, _mails),
)


def impossible_order(shelf: Shelf) -> Iterator[Finding]:
    """前後の合わない日程."""
    for _, facts in shelf.by_edition():
        standing = [stated for stated in facts if not stated.amended]
        yield from _backwards(standing)
        closing = [(moment, stated) for stated, moment in _timed(standing) if _day_topic(stated) == "公募の締切"]
        if not closing:
            continue
        last, closes = max(closing, key=lambda one: one[0].latest())
        for stated, moment in _timed(standing):
            late = _LATE.get((stated.fact.kind, stated.fact.label))
            if late and moment.day > last.day:
                message = (
                    f"{late}が、公募の締切（{in_words(last)}）より後です。どちらの日付が正しいか確かめてください。"
                )
                yield Finding("order", message, (stated.place, closes.place))


_LATE = {
    (FactKind.BRIEFING, "説明会"): "説明会",
    (FactKind.DEADLINE, "質問"): "質問の締切",
    (FactKind.PERIOD, "質問"): "質問の受付の終わり",
    (FactKind.DEADLINE, "意向登録"): "意向登録の締切",
    (FactKind.DEADLINE, "説明会申込"): "説明会の申込みの締切",
}


def _timed(facts: Iterable[Stated]) -> Iterator[tuple[Stated, Moment]]:
    """The facts that have a day, with it."""
    for stated in facts:
        moment = _moment(stated)
        if moment is not None:
            yield stated, moment


def _backwards(facts: Iterable[Stated]) -> Iterator[Finding]:
    for stated in facts:
        value = stated.fact.value
        if isinstance(value, Period) and value.opens and value.closes and value.opens.day > value.closes.day:
            message = f"{stated.fact.label}の終わりが始まりより前です。始まりと終わりの日付を確かめてください。"
            yield Finding("order", message, (stated.place,))
