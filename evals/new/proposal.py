"""What a case for a question may look like, judged by the present answer; a person must confirm it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from assistant.domain import Aspect, Outcome, Question
from assistant.languages.ja.fact_places import fact_places
from assistant.languages.ja.hard_facts import HardFact, hard_facts
from assistant.presenting import ShownAnswer, ShownSource
from evals.cases import Case, load_cases

_ENGLISH = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip
_MONTH_LONG, _NOON = 12, 12
_MOST_FACTS = 8
_BY_OUTCOME = {
    Outcome.NEEDS_CLARIFICATION: "clarification",
    Outcome.EDITION_UNKNOWN: "edition_trap",
    Outcome.REFUSED: "injection",
}


def proposed(question: Question, answer: ShownAnswer, *, id_: str) -> Case:
    """A case that the present answer would pass, as far as that can be told."""
    gold = () if answer.abstained else tuple(_gold(question, answer.answer))
    evidence = [] if answer.abstained else list(_evidence(answer.citations, gold))
    return Case(
        id=id_,
        question=question.text,
        category=_category(question, answer),
        answerable=not answer.abstained,
        gold=gold,
        forbidden=(),
        doc=tuple(dict.fromkeys(source.doc for source, _ in evidence)),
        evidence=tuple(dict.fromkeys(line for _, line in evidence)),
        difficulty="medium",
        history=question.history,
        today=question.today,
        outcome=answer.outcome,
        edition=tuple(dict.fromkeys(source.edition for source, _ in evidence)),
    )


def next_id(path: Path) -> str:
    """The number after the last one of a file of cases."""
    known = (
        [match for case in load_cases(path) if (match := re.fullmatch(r"(.*?)(\d+)", case.id))] if _holds(path) else []
    )
    if not known:
        return "C001"
    last = max(known, key=lambda match: int(match[2]))
    return f"{last[1]}{int(last[2]) + 1:0{len(last[2])}}"


def _holds(path: Path) -> bool:
    return path.exists() and bool(path.read_text(encoding="utf-8-sig").strip())


def _category(question: Question, answer: ShownAnswer) -> str:
    if answer.abstained:
        return _BY_OUTCOME.get(answer.outcome, "unanswerable")
    if question.history:
        return "follow_up"
    if answer.reading.language == "en":
        return "english"
    return next((aspect for aspect in answer.reading.aspects if aspect is not Aspect.OTHER), "schedule")


def _gold(question: Question, answer: str) -> Iterator[tuple[str, ...]]:
    """The hard facts of an answer in the spellings that are right, without those that the question says itself."""
    said = hard_facts("\n".join((*question.history, question.text)))
    told: dict[tuple[str, ...], None] = {}
    for start, end in (part for place in fact_places(answer) for part in place.parts):
        words = answer[start:end]
        told |= {_spelt(fact, words): None for fact in sorted(hard_facts(words) - said) if fact.kind in _SPELLINGS}
    yield from list(told)[:_MOST_FACTS]


def _spelt(fact: HardFact, words: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_SPELLINGS[fact.kind](fact.value, words)))


def _day(value: str, words: str) -> Iterable[str]:
    """8月27日, 8/27 and August 27; a month alone as it is written."""
    if not re.fullmatch(r".{4}-\d\d-\d\d", value):
        return (words,)
    month, day = int(value[5:7]), int(value[8:10])
    name = _ENGLISH[month - 1]
    numbers = (f"{month}月{day}日", f"{month}/{day}", f"{month:02}/{day:02}", f"-{month:02}-{day:02}")
    return (*numbers, f"{name}{day}", f"{name[:3]}{day}", f"{day}{name}")


def _moment(value: str, _: str) -> Iterable[str]:
    return _clock(value.rpartition("T")[2], "")


def _clock(value: str, _: str) -> Iterable[str]:
    hour, minute = map(int, value.split(":"))
    minutes = f"{minute}分" if minute else ""
    noon = ("正午", "noon") if (hour, minute) == (_NOON, 0) else ()
    later = (f"午後{hour - _NOON}時{minutes}",) if hour > _NOON else ()
    return (f"{hour}時{minutes}", f"{hour}:{minute:02}", *later, *noon)


def _as_written(_: str, words: str) -> Iterable[str]:
    return (" ".join(words.split()),)


_SPELLINGS: Mapping[str, Callable[[str, str], Iterable[str]]] = {
    "date": _day,
    "moment": _moment,
    "time": _clock,
    **dict.fromkeys(
        ("amount", "rate", "count", "form", "chain", "mail", "phone", "fax", "extension", "url"), _as_written
    ),
}


def _evidence(quoted: Sequence[ShownSource], gold: Sequence[Sequence[str]]) -> Iterator[tuple[ShownSource, str]]:
    """Of each quote the line that holds most of the facts, for a short snippet is a strict test; without facts its first."""
    facts = hard_facts("\n".join(fact[0] for fact in gold))
    for source in quoted:
        lines = [line.strip() for line in source.text.splitlines() if line.strip()]
        best = max(lines, key=lambda line: len(_told(facts, line)), default="")
        if best and (not facts or _told(facts, best)):
            yield source, best


def _told(facts: Iterable[HardFact], line: str) -> list[HardFact]:
    """The facts that a line says, in whatever notation and with whatever year."""
    held = [(fact.kind, fact.value) for fact in hard_facts(line)]
    return [
        fact
        for fact in facts
        if any(fact.value.replace("____", "") in value for kind, value in held if kind in {fact.kind, "moment"})
    ]


def as_line(case: Case, *, confirmed: bool) -> dict[str, object]:
    """A case as it stands in its file; what nobody confirmed is marked, and refused as a case."""
    optional: dict[str, object] = {
        "outcome": case.outcome,
        "edition": case.edition[0] if len(case.edition) == 1 else list(case.edition),
        "difficulty": case.difficulty,
        "today": case.today.isoformat() if isinstance(case.today, date) else None,
        "history": list(case.history),
        "note": case.note,
        "unconfirmed": not confirmed,
    }
    return {
        "id": case.id,
        "question": case.question,
        "category": case.category,
        "answerable": case.answerable,
        "gold": [list(fact) for fact in case.gold],
        "forbidden": list(case.forbidden),
        "doc": list(case.doc),
        "evidence": list(case.evidence),
        **{name: value for name, value in optional.items() if value},
    }
