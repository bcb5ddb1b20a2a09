"""What else a question could be about: the other editions of its call, and the other calls that are held."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from assistant.catalogue import Catalogue
from assistant.domain import Alternative, Aspect, Reading
from assistant.languages.ja.normalise import plain
from assistant.speech import Speech

_MOST = 30


def with_others(reading: Reading, catalogue: Catalogue) -> Reading:
    """The reading with what its reader may have meant instead; nothing where two editions are compared."""
    return reading if reading.compares else replace(reading, others=tuple(_others(reading, catalogue))[:_MOST])


def asking_of(other: Alternative, reading: Reading, speech: Speech) -> str:
    """The question again, about something else that is held; "" where it cannot be told apart."""
    text = plain(reading.question)
    if reading.call is not None and other.call.id == reading.call.id:
        named = [said for said in reading.said if said in text]
        for said in named:
            text = text.replace(said, other.edition.label)
        return text if named else _about(other, text, speech)
    if reading.aspects == (Aspect.OTHER,):
        return ""
    aspects = speech.listed((speech.aspects[aspect] for aspect in reading.aspects), "aspects")
    return speech.say("questions.choose", call=f"{other.call.name} {other.edition.label}", aspects=aspects)


def _about(other: Alternative, text: str, speech: Speech) -> str:
    return speech.say("questions.about", call=other.call.name, edition=other.edition.label, text=text)


def _others(reading: Reading, catalogue: Catalogue) -> Iterator[Alternative]:
    shown = {edition.id for edition in reading.editions} if reading.call and not reading.unknown_edition else set[str]()
    own = catalogue.editions_of(reading.call) if reading.call else ()
    for edition in own:
        if edition.id not in shown:
            yield Alternative(catalogue.call(edition.call_id), edition)
    for edition in catalogue.newest_editions():
        if edition not in own:
            yield Alternative(catalogue.call(edition.call_id), edition)
