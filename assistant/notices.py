"""What the reader must know beside the answer: open or closed, and which other editions there are."""

from __future__ import annotations

from assistant.catalogue import Catalogue
from assistant.composing.facts import FactComposer
from assistant.composing.wording import dated_value
from assistant.deadlines import State, standing
from assistant.domain import Aspect, Edition, Notice, NoticeKind, Reading
from assistant.speech import Speech
from assistant.words import Words

_ABOUT_THE_CALL = (Aspect.DEADLINE, Aspect.FORMS, Aspect.ELIGIBILITY, Aspect.BRIEFING)


def notices_of(reading: Reading, catalogue: Catalogue, *, facts: FactComposer, words: Words) -> tuple[Notice, ...]:
    """The notices of an answer, the most pressing first."""
    if reading.compares or not reading.editions:
        return ()
    edition, speech = reading.editions[0], words.speech(reading.language)
    if reading.unknown_edition:
        text = speech.say("notices.told_elsewhere", asked=reading.unknown_edition, edition=edition.label)
        return (Notice(NoticeKind.OTHER_EDITION, text),)
    timely = [
        _standing(reading, edition, catalogue, facts=facts, speech=speech),
        _disagreement(reading, edition, catalogue, facts=facts, words=words),
    ]
    return tuple(notice for notice in (*timely, _other_editions(reading, edition, catalogue, speech)) if notice)


def _standing(
    reading: Reading, edition: Edition, catalogue: Catalogue, *, facts: FactComposer, speech: Speech
) -> Notice | None:
    if not any(aspect in _ABOUT_THE_CALL for aspect in reading.aspects):
        return None
    period = facts.main_period(edition, catalogue)
    if period is None:
        return None
    now = standing(period, reading.now)
    names = {
        "edition": edition.label,
        "closes": speech.moment(period.closes) if period.closes else "",
        "opens": speech.moment(period.opens) if period.opens else "",
        "days": str(now.days_left),
    }
    match now.state:
        case State.CLOSED:
            return Notice(NoticeKind.CLOSED, speech.say("notices.closed", **names))
        case State.OPEN:
            template = "notices.open" if now.days_left else "notices.open_today"
            return Notice(NoticeKind.OPEN, speech.say(template, **names))
        case State.NOT_YET:
            return Notice(NoticeKind.OPEN, speech.say("notices.not_yet", **names))
        case State.UNKNOWN:
            return None


def _disagreement(
    reading: Reading, edition: Edition, catalogue: Catalogue, *, facts: FactComposer, words: Words
) -> Notice | None:
    """Documents that give different days for what is asked, the most authoritative first."""
    labels = [label for aspect in reading.aspects for label in words.aspects[aspect].labels]
    rivals = facts.disagreeing(labels, edition, catalogue) if labels else ()
    if not rivals:
        return None
    titles = {document.id: document.title for document in catalogue.documents}
    speech = words.speech(reading.language)
    held = speech.listed(f"{titles[facts.document_of(fact)]}: {dated_value(fact)}" for fact in rivals)
    text = speech.say("notices.sources_disagree", label=speech.label(rivals[0].label), held=held)
    return Notice(NoticeKind.SOURCES_DISAGREE, text)


def _other_editions(reading: Reading, edition: Edition, catalogue: Catalogue, speech: Speech) -> Notice | None:
    """Said where the question left the edition open and we hold several."""
    if reading.edition_named or reading.call is None:
        return None
    others = [other.label for other in catalogue.editions_of(reading.call) if other.id != edition.id]
    if not others:
        return None
    newest = catalogue.editions_of(reading.call)[0]
    if newest.id != edition.id:
        text = speech.say("notices.from_another", asked=newest.label, edition=edition.label)
        return Notice(NoticeKind.OTHER_EDITION, text)
    text = speech.say("notices.other_edition", edition=edition.label, held=speech.listed(others))
    return Notice(NoticeKind.OTHER_EDITION, text)
