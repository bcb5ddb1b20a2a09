"""Which of the editions that we hold a question means, once its call is known."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.asked_editions import AskedEdition, of_editions_not_held, of_years_alone
from assistant.catalogue import Catalogue
from assistant.domain import Aspect, Call, Edition, Reading
from assistant.languages.ja.tokens import tokens
from assistant.words import Words

_NEAR_EACH_OTHER = 10  # characters between two editions of which both are asked about
_JOINS = re.compile(r"[)）]?\s*(?:と|や|、|,|・|および|及び|から)")
_SINCE = r"[)）]?(?:から|より|に比べ|と比べ|と比較|と違|との違)"  # what an older edition is followed by, where changes are told from it on


def only_one(calls: tuple[Call, ...]) -> Call | None:
    """The call, where there is no other."""
    return calls[0] if len(calls) == 1 else None


def for_any_call(reading: Reading, text: str, catalogue: Catalogue) -> Reading:
    """No call is named: the newest edition of each is searched, or the only call that we hold."""
    calls = catalogue.named_in(text) or catalogue.calls
    only = only_one(calls)
    editions = tuple(catalogue.editions_of(call)[0] for call in calls)
    return replace(reading, call=only, editions=editions)


def with_editions(
    reading: Reading, call: Call | None, asked: tuple[AskedEdition, ...], *, catalogue: Catalogue, words: Words
) -> Reading:
    """A reading with the editions that its question means: the newest where it names none."""
    call = call or only_one(catalogue.calls) or _called_later(asked, reading.question, catalogue, words)
    if words.asks("changes", reading.question):  # of the later one, whose documents tell them: 「去年から何が変わった」
        asked = tuple(
            one for one in asked if not re.search(rf"{re.escape(one.said)}(?:度|分)?{_SINCE}", reading.question)
        )
    asked = asked if _held_together(asked, reading.question, words) else asked[-1:]
    candidates = catalogue.editions_of(call) if call else catalogue.editions
    asked = tuple(one for one in asked if not one.perhaps or (call is not None and one.among(candidates)))
    if call is not None:
        asked = of_years_alone(asked, candidates, reading.question, words, reading.now)
    if call is None:  # 前回 means nothing before we know of which call
        asked = tuple(one for one in asked if one.back is None)
    if not asked and call is None:
        return for_any_call(reading, reading.question, catalogue)
    if not asked or not any(one.number or one.fiscal_year or one.published_on for one in candidates):
        whole = call is not None and any(word in reading.question for word in words.editions["all"])
        return replace(reading, call=call, editions=candidates if whole else candidates[:1], edition_named=whole)
    fitting = tuple(edition for one in asked for edition in one.among(candidates))
    if call is None and all(one.year is not None and not one.label for one in asked):
        return _of_a_year(reading, fitting, catalogue)
    unheld = tuple(one for one in asked if not one.among(candidates))
    if unheld:
        return of_editions_not_held(replace(reading, call=call), unheld)
    compares = len({(one.said, one.number) for one in asked}) > 1 or _compares(reading.question, words)
    calls = {edition.call_id for edition in fitting}
    only = catalogue.call(next(iter(calls))) if len(calls) == 1 else None
    chosen = tuple(dict.fromkeys(fitting)) if compares or only is None else fitting[:1]
    said = tuple(one.said for one in asked)
    return replace(reading, call=call or only, editions=chosen, edition_named=True, said=said)


def _called_later(asked: tuple[AskedEdition, ...], text: str, catalogue: Catalogue, words: Words) -> Call | None:
    """The only call that has a later round of its year, where a question says the round and a part of its name: 「産学の二次」."""
    rounds = [one for one in asked if one.perhaps]
    held = [call for call in catalogue.calls if rounds and rounds[0].among(catalogue.editions_of(call))]
    call = only_one(tuple(held))
    own = {token for name in (call.name, *call.aliases) for token in tokens(name)} - words.generic if call else set()
    return call if own & set(tokens(text)) else None


def _compares(text: str, words: Words) -> bool:
    return any(word in text for word in words.editions["compare"])


def _held_together(asked: tuple[AskedEdition, ...], text: str, words: Words) -> bool:
    """Whether all editions that a question names are asked about: 「第2回でもらった会社は第3回に出せますか」 asks about one."""
    if len(asked) < 2 or _compares(text, words):  # noqa: PLR2004  # one edition is held together with itself
        return True
    before, last = asked[-2].said, asked[-1].said
    between = text[text.find(before) + len(before) : text.rfind(last)]
    asks_twice = words.asks("interrogative", between)  # 「昨年度は何部必要でしたか、今年度は」
    return len(between) <= _NEAR_EACH_OTHER or bool(_JOINS.match(between)) or asks_twice


def _of_a_year(reading: Reading, fitting: tuple[Edition, ...], catalogue: Catalogue) -> Reading:
    """A year alone names no call: those of that year are searched, and those that tell no year."""
    # A plain question may mean the year of what is told: 「2025年に着手した企業の割合は」 stands in a document of 2026.
    any_year = reading.aspects == (Aspect.OTHER,)
    others = (edition for edition in catalogue.newest_editions() if any_year or edition.fiscal_year is None)
    return replace(reading, editions=tuple(dict.fromkeys((*fitting, *others))) or catalogue.newest_editions())
