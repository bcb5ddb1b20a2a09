"""Documents of one edition that say different things, and days in an order that cannot be."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from assistant.amendments import is_by_post
from assistant.domain import Amount, Contact, FactKind, Moment, Period
from assistant.domain.findings import Finding
from assistant.languages.ja.dates import in_words
from assistant.languages.ja.normalise import squeezed
from ingest.lint.shelf import Shelf, Stated

_MOST = 3  # values of one label in one document: more of them are no single deadline
_CLOSING = "公募の締切"
_TOPICS = {"公募期間": _CLOSING, "公募締切": _CLOSING}
Value = tuple[Hashable, str]  # to compare, and as people read it


def disagreements(shelf: Shelf) -> Iterator[Finding]:
    """文書どうしの食い違い."""
    for _, facts in shelf.by_edition():
        standing = [stated for stated in _by_way(facts) if not stated.amended]
        for check, topic, value in _COMPARED:
            yield from _disagreeing(standing, check, topic, value)


def _by_way(facts: Sequence[Stated]) -> Iterator[Stated]:
    """The facts; a closing of what goes by post is one of its own where its document has another closing."""
    closings = [stated for stated in facts if _day_topic(stated) == _CLOSING]
    several = {stated.document.id for stated in closings if not is_by_post(stated.fact)}
    for stated in facts:
        apart = stated in closings and stated.document.id in several and is_by_post(stated.fact)
        yield replace(stated, fact=replace(stated.fact, label="郵送の締切")) if apart else stated


def _disagreeing(
    facts: Iterable[Stated],
    check: str,
    topic: Callable[[Stated], str | None],
    value: Callable[[Stated], Iterable[Value]],
) -> Iterator[Finding]:
    """The documents of each topic that share no value of it with another one."""
    said: dict[str, dict[str, dict[Hashable, tuple[str, Stated]]]] = {}
    for stated in facts:
        about = topic(stated)
        for key, words in value(stated) if about else ():
            of_document = said.setdefault(about or "", {}).setdefault(stated.document.id, {})
            of_document.setdefault(key, (words, stated))
    for about, documents in said.items():
        apart = _apart([held for held in documents.values() if len(held) <= _MOST])
        if apart:
            message = (
                f"{about}が文書によって違います。{_who_says_what(apart)}です。"
                "正しいほうに揃えるか、訂正のお知らせを出してください。"
            )
            yield Finding(check, message, tuple(stated.place for _, stated in apart))


def _apart(documents: Sequence[Mapping[Hashable, tuple[str, Stated]]]) -> tuple[tuple[str, Stated], ...]:
    """What each document says that shares no value with another one, in the order of the documents."""
    at_odds = (
        one for one in documents if any(not one.keys() & other.keys() for other in documents if other is not one)
    )
    return tuple(next(iter(one.values())) for one in at_odds)


def _who_says_what(apart: Iterable[tuple[str, Stated]]) -> str:
    """a.pdf と b.eml では6月12日、c.pptx では6月19日."""
    sides: dict[str, list[str]] = {}
    for words, stated in apart:
        sides.setdefault(words, []).append(stated.document.file_name)
    return "、".join(f"{' と '.join(names)} では{words}" for words, names in sides.items())


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
    parts: list[str] = []
    for part in map(squeezed, (value.organisation, value.department, value.programme, value.purpose, value.region)):
        if not any(part in said for said in parts):  # an organisation often holds its department
            parts.append(part)
    return f"{' '.join(parts)}のメールアドレス"


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
        standing = [stated for stated in _by_way(facts) if not stated.amended]
        closing = [(moment, stated) for stated, moment in _timed(standing) if _day_topic(stated) == _CLOSING]
        if not closing:
            continue
        for stated in standing:
            own = [one for one in closing if one[1].document.id == stated.document.id]
            last, closes = max(own or closing, key=lambda one: one[0].latest())
            for late, moment in _before_closing(stated):
                if moment.day > last.day:
                    message = (
                        f"{late}が、公募の締切（{in_words(last)}）より後です。どちらの日付が正しいか確かめてください。"
                    )
                    yield Finding("order", message, tuple(dict.fromkeys((stated.place, closes.place))))


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


def _before_closing(stated: Stated) -> Iterator[tuple[str, Moment]]:
    """What must not come after the closing of the call, with its day."""
    fact, value = stated.fact, stated.fact.value
    if fact.kind is FactKind.PERIOD and fact.label == "公募期間" and isinstance(value, Period) and value.opens:
        yield "公募の始まり", value.opens
    late, moment = _LATE.get((fact.kind, fact.label)), _moment(stated)
    if late and moment is not None:
        yield late, moment
