"""The words of a claim brought up to what its source says now."""

from __future__ import annotations

from dataclasses import replace
from difflib import SequenceMatcher

from assistant.desk.differing import with_new_words
from assistant.desk.faq import Content
from assistant.domain.entries import EntryClaim, Pin, SourceChange


def renewed(content: Content, change: SourceChange, now: Pin | None) -> Content:
    """The content with the new quote under each claim that rests on the old one, and its new words in the claim."""
    return replace(content, claims=tuple(_renewed(claim, change, now) for claim in content.claims))


def moved(pin: Pin, whole: Pin) -> Pin:
    """A pin on the words of another passage that stand where the old ones stood; `whole` pins all of it."""
    before, after = pin.passage_text, whole.passage_text
    begins = max(0, before.find(pin.quote))
    ends = begins + len(pin.quote)
    start, end = 0, len(after)
    for _, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if a <= begins < b or begins == a:
            start = min(c + (begins - a), d)
        if a < ends <= b:
            end = d if ends == b else min(c + (ends - a), d)
    start, end = (start, end) if start < end else (0, len(after))
    quote = after[start:end]
    shift = len(quote) - len(quote.lstrip())
    return replace(
        whole, start=whole.start + start + shift, end=whole.start + start + len(quote.rstrip()), quote=quote.strip()
    )


def _renewed(claim: EntryClaim, change: SourceChange, now: Pin | None) -> EntryClaim:
    rests = [pin for pin in claim.pins if pin == change.pin or (change.after and pin.passage_text == change.after)]
    if not rests:
        return claim
    if now is None:
        return EntryClaim(claim.text, tuple(pin for pin in claim.pins if pin not in rests))
    new = moved(change.pin, now)
    pins = tuple(dict.fromkeys(new if pin in rests else pin for pin in claim.pins))
    return EntryClaim(with_new_words(claim.text, change.pin.quote, new.quote), pins)
