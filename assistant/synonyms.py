"""What a question says, in the other words that call documents have for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from assistant.languages.ja.tokens import tokens
from assistant.words import Words

Group = tuple[str, ...]  # words of one meaning
Form = tuple[str, ...]  # a word as the tokens that it stands in the index as
Way = tuple[Form, tuple[Form, ...]]  # how something is said, and how else
Otherwise = Mapping[str, tuple[str, ...]]  # a word as it is asked, and phrases of the same meaning
_APART = 2  # words that may stand within what is said: 「お金は(いつ)入りますか」


def said_otherwise(text: str, words: Words) -> Otherwise:
    """The words of a text that have others of the same meaning, each with those that the text does not say."""
    said = tokens(text)
    begun = _beginning_with(words.synonyms, words.everyday)
    held = [way for word in dict.fromkeys(said) for way in begun.get(word, ()) if _holds(said, way[0])]
    forms = {form for form, _ in held}
    found: dict[str, dict[str, None]] = {}
    for form, told in held:
        others = dict.fromkeys(" ".join(other) for other in told if other not in forms)
        for word in form if others else ():
            found.setdefault(word, {}).update(others)
    return {word: tuple(phrases) for word, phrases in found.items()}


def meant_in(spoken: str, otherwise: Otherwise) -> frozenset[str]:
    """The asked words that a text says in other words; the text is its tokens, with a space before and after each."""
    said = ((word, any(f" {phrase} " in spoken for phrase in phrases)) for word, phrases in otherwise.items())
    return frozenset(word for word, told in said if told)


@lru_cache(maxsize=8)
def _beginning_with(
    groups: tuple[Group, ...], everyday: tuple[tuple[Group, Group], ...]
) -> Mapping[str, Sequence[Way]]:
    """What may be said, by its first word, with what else is meant by it."""
    begun: dict[str, list[Way]] = {}
    for said, told in (*((group, group) for group in groups), *everyday):
        for form in _forms(said):
            begun.setdefault(form[0], []).append((form, _forms(told)))
    return begun


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
