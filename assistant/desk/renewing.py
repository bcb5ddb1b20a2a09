"""The words of a claim brought up to what its source says now."""

from __future__ import annotations

from dataclasses import replace

from assistant.desk.carrying import moved
from assistant.desk.differing import with_new_words
from assistant.desk.faq import Content
from assistant.domain.entries import EntryClaim, Pin, SourceChange


def renewed(content: Content, change: SourceChange, now: Pin | None) -> Content:
    """The content with the new quote under each claim that rests on the old one, and its new words in the claim."""
    return replace(content, claims=tuple(_renewed(claim, change, now) for claim in content.claims))


def _renewed(claim: EntryClaim, change: SourceChange, now: Pin | None) -> EntryClaim:
    rests = [pin for pin in claim.pins if pin == change.pin or (change.after and pin.passage_text == change.after)]
    if not rests:
        return claim
    if now is None:
        return EntryClaim(claim.text, tuple(pin for pin in claim.pins if pin not in rests))
    new = moved(change.pin, now)
    pins = tuple(dict.fromkeys(new if pin in rests else pin for pin in claim.pins))
    return EntryClaim(with_new_words(claim.text, change.pin.quote, new.quote), pins)
