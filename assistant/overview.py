"""All calls at a glance: the deadline of each, those that still take applications first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from assistant.catalogue import Catalogue
from assistant.composing.amending import Amendments
from assistant.composing.facts import FactComposer
from assistant.deadlines import Standing, State, standing
from assistant.domain import TOKYO, Aspect, Call, Claim, Edition, Notice, NoticeKind, Period, Reading
from assistant.languages.ja.tokens import tokens
from assistant.news_items import due_as_asked, told_in_the_news
from assistant.speech import Speech
from assistant.verification import Evidence, problems
from assistant.words import Words

_MOST_CLOSED = 5  # that are told of, the latest first
_MANNERS = ("calls", "taking", "first")


@dataclass(frozen=True, slots=True)
class Glance:
    """The deadline of a call, and where it stands against the clock."""

    call: Call
    edition: Edition
    period: Period
    standing: Standing
    claim: Claim

    @property
    def name(self) -> str:
        """The call with its edition."""
        return f"{self.call.name} {self.edition.label}"


@dataclass(frozen=True, slots=True)
class Overview:
    """What is told of all calls together."""

    claims: tuple[Claim, ...]
    notices: tuple[Notice, ...]


def asks_for_calls(reading: Reading, catalogue: Catalogue, words: Words) -> bool:
    """Whether a question is for the calls themselves (「いま募集中の公募は」) and says nothing by which they differ."""
    question = reading.question
    if not words.asks("calls", question) or len(catalogue.calls) == 1 or catalogue.named_in(question):
        return False
    cues = {token for manner in _MANNERS for cue in words.manners[manner] for token in tokens(cue)}
    return not set(tokens(question)) - cues - words.stopwords


def calls_together(reading: Reading, catalogue: Catalogue, words: Words) -> Catalogue | None:
    """The calls that a question asks for together: of one issue of a mail of news, or all; None where it asks for one."""
    return told_in_the_news(reading, catalogue, words) or (
        catalogue if asks_for_calls(reading, catalogue, words) else None
    )


def overview(reading: Reading, catalogue: Catalogue, facts: FactComposer) -> Overview:
    """The calls that a question asks for: the open ones, the first that closes, or all."""
    words, speech = facts.words, facts.words.speech(reading.language)
    held = [_glance(call, reading, catalogue, facts) for call in catalogue.calls]
    told = [one for one in held if one is not None]
    unknown = [call.name for call, one in zip(catalogue.calls, held, strict=True) if one is None]
    groups = _in_order(told)
    first = words.asks("first", reading.question) and groups[State.OPEN]
    if first or words.asks("taking", reading.question):
        chosen = _first(groups[State.OPEN]) if first else groups[State.OPEN]
        shown = {State.OPEN: chosen, State.CLOSED: [] if chosen else groups[State.CLOSED]}
        none = () if chosen else (Notice(NoticeKind.CLOSED, speech.say("overview.none_open")),)
    else:
        shown, none = groups, ()
    claims = due_as_asked(tuple(one.claim for group in shown.values() for one in group), reading)
    notices = (*none, *_notices(shown, speech), *_left_out(unknown, speech))
    return Overview(claims, notices)


def _glance(call: Call, reading: Reading, catalogue: Catalogue, facts: FactComposer) -> Glance | None:
    """None where the documents of its newest edition give no certain deadline that can be cited."""
    edition = catalogue.editions_of(call)[0]
    period = facts.main_period(edition, catalogue)
    if period is None or period.closes is None:
        return None
    asked = replace(reading, aspects=(Aspect.DEADLINE,), call=call, editions=(edition,))
    speech = facts.words.speech(reading.language)
    evidence = Evidence(
        facts.library.page_text, frozenset(document.id for document in catalogue.documents_of((edition,)))
    )
    amendments = Amendments.of(edition, catalogue, facts.library)
    composed = facts.compose(Aspect.DEADLINE, asked, edition, catalogue)
    for claim in (one for each in composed for one in amendments.applied(each, catalogue, speech)):
        named = replace(claim, text=speech.say("overview.of_call", call=call.name, text=claim.text))
        if not problems(named, evidence):
            return Glance(call, edition, period, standing(period, reading.now), named)
    return None


def _in_order(told: Iterable[Glance]) -> dict[State, list[Glance]]:
    """By their state: what closes first, what opens first, what closed last."""
    held = sorted(told, key=_closes)
    groups = {state: [one for one in held if one.standing.state is state] for state in (State.OPEN, State.NOT_YET)}
    closed = [one for one in reversed(held) if one.standing.state is State.CLOSED]
    return {**groups, State.CLOSED: closed[:_MOST_CLOSED]}


def _closes(one: Glance) -> datetime:
    return one.period.closes.latest() if one.period.closes else datetime.max.replace(tzinfo=TOKYO)


def _first(open_: Sequence[Glance]) -> list[Glance]:
    """The first that closes, with those that close at the same moment."""
    return [one for one in open_ if _closes(one) == _closes(open_[0])]


def _notices(shown: dict[State, list[Glance]], speech: Speech) -> Iterator[Notice]:
    kinds = {State.OPEN: NoticeKind.OPEN, State.NOT_YET: NoticeKind.OPEN, State.CLOSED: NoticeKind.CLOSED}
    for state, group in shown.items():
        if group:
            names = (_with_days(one, speech) if state is State.OPEN else one.name for one in group)
            yield Notice(kinds[state], speech.say(f"overview.{state}", held=speech.listed(names)))


def _with_days(one: Glance, speech: Speech) -> str:
    left = one.standing.days_left
    return speech.say("overview.days" if left else "overview.today", call=one.name, days=str(left))


def _left_out(unknown: Sequence[str], speech: Speech) -> Iterator[Notice]:
    if unknown:
        yield Notice(NoticeKind.EXCERPT, speech.say("overview.unknown", held=speech.listed(unknown)))
