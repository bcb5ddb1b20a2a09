"""What a question says, in the other words that call documents have for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from assistant.languages.ja.tokens import tokens
from assistant.words import Words

Group = tuple[str, ...]  # words of one meaning
Form = tuple[str, ...]  # a word as the tokens that it stands in the index as
Otherwise = Mapping[str, tuple[str, ...]]  # a word as it is asked, and phrases of the same meaning
_APART = 2  # words that may stand within what is said: 「お金は(いつ)入りますか」


def said_otherwise(text: str, words: Words) -> Otherwise:
    """The words of a text that have others of the same meaning, each with those that the text does not say."""
    said = tokens(text)
    found: dict[str, dict[str, None]] = {}
    for asked, told in _ways(words):
        held = [form for form in asked if _holds(said, form)]
        others = dict.fromkeys(" ".join(form) for form in told if form not in held)
        for word in {word for form in held for word in form}:
            found.setdefault(word, {}).update(others)
    return {word: tuple(phrases) for word, phrases in found.items() if phrases}


def meant_in(spoken: str, otherwise: Otherwise) -> frozenset[str]:
    """The asked words that a text says in other words; the text is its tokens, with a space before and after each."""
    said = ((word, any(f" {phrase} " in spoken for phrase in phrases)) for word, phrases in otherwise.items())
    return frozenset(word for word, told in said if told)


def _ways(words: Words) -> Iterator[tuple[Sequence[Form], Sequence[Form]]]:
    """What may be said, and what else is meant by it."""
    yield from ((forms, forms) for forms in map(_forms, words.synonyms))
    yield from ((_forms(said), _forms(told)) for said, told in words.everyday)


@lru_cache(maxsize=2_048)
def _forms(group: Group) -> tuple[Form, ...]:
    return tuple(form for form in dict.fromkeys(tokens(word) for word in group) if form)


def _holds(said: Sequence[str], form: Form) -> bool:
    """Whether all of a form is said in its order, near together."""
    if not set(form) <= set(said):
        return False
    starts = (place for place, word in enumerate(said) if word == form[0])
    return any(_in_order(form, said[start : start + len(form) + _APART]) for start in starts)


def _in_order(form: Iterable[str], near: Iterable[str]) -> bool:
    rest = iter(near)
    return all(word in rest for word in form)
