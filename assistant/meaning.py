"""Parts of the name of a call in a question: which call they mean, and what the question says beside them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import groupby

from assistant.catalogue import Catalogue, spoken
from assistant.coined import coined_names, said_alone
from assistant.domain import Call
from assistant.languages.ja.sounds import said_as
from assistant.languages.ja.tokens import placed_tokens, reading_of, tokens
from assistant.ports import Library
from assistant.words import Words

Part = tuple[str, ...]  # the words of a name that a question says one after another
_QUOTED = re.compile(r"「[^「」]+」")
_SHORTEST = 2  # characters of a part
_SHORTEST_WORD = 4  # of a part that is a single word: 改修 and 学校 are said of much else
_AT_MOST = 50  # passages of others that are looked at
_SHORTEST_SOUND = 5  # kana of a part that is written as it sounds


def call_meant(text: str, catalogue: Catalogue, library: Library, words: Words) -> Call | None:
    """The only call with a part of its name that no other call's documents use: 「海外治験の締切は」; None where several have."""
    if len(catalogue.calls) == 1:
        return None
    if coined := [call for call in catalogue.calls if _is_called(call, text, catalogue, library)]:
        return coined[0] if len(coined) == 1 else None
    said, heard = tokens(text), (spoken(text), spoken(reading_of(text)))  # 「海外ちけん」 is half in kana
    plain = words.generic | words.stopwords | words.asking
    meant = list[tuple[Call, Part]]()
    for call in catalogue.calls:
        of_name = tuple(_parts(call, said, heard, plain))
        for part in of_name:
            whole = not any(part != other and _follow_each_other(part, other) for other in of_name)
            if _only_of(call, part, catalogue, library, whole=whole):
                meant.append((call, part))
    parts = [part for _, part in meant]
    return meant[0][0] if len({call for call, _ in meant}) == 1 and any(map(_names_enough, parts)) else None


def beside_the_name(text: str, call: Call, words: Words) -> str:
    """A text without what it says of a name word after word: of 「林業機械導入支援の締切は」, の締切は."""
    held = {token for name in (call.name, *call.aliases) for token in tokens(name)}
    quoted = [match.span() for match in _QUOTED.finditer(text)]  # 「連環研究」 is what is asked about
    kept, last = "", 0
    for is_name, run in groupby(placed_tokens(text), key=lambda one: one[0] in held):
        said = list(run)
        if any(start < said[0][1] < end for start, end in quoted):
            continue
        if is_name and len(said) > 1 and not {token for token, _, _ in said} <= words.generic:
            kept, last = kept + text[last : said[0][1]] + " ", said[-1][2]
    return kept + text[last:]


def beside_its_sound(text: str, call: Call) -> str:
    """A text without what sounds as a name of a call in Latin letters: of 「ジェイハーバーの締切は」, の締切は."""
    for heard in said_as(text, (call.name, *call.aliases)):
        text = text.replace(heard, " ")
    return text


def _parts(call: Call, said: Sequence[str], heard: Sequence[str], plain: Collection[str]) -> Iterator[Part]:
    """What a question says of a name, word for word or in kana, the longest parts first."""
    names = [tokens(name) for name in (call.name, *call.aliases)]
    parts = {name[start:end] for name in names for start in range(len(name)) for end in range(start + 1, len(name) + 1)}
    for part in sorted(parts, key=lambda one: (-len(one), one)):
        if set(part) <= set(plain) or len("".join(part)) < _SHORTEST:
            continue
        if _follow_each_other(part, said) or (
            len(sound := _sound(part)) >= _SHORTEST_SOUND and any(sound in one for one in heard)
        ):
            yield part


def _is_called(call: Call, text: str, catalogue: Catalogue, library: Library) -> bool:
    """Whether a text says a coined name of a call that the documents of others use, if at all, as a part of its name."""
    elsewhere = tuple(document.id for document in catalogue.documents if document.call_id != call.id)
    whole = tuple(map(spoken, (call.name, *call.aliases)))

    def told() -> str:
        """What the documents of other calls say, without the names of this one."""
        said = "\n".join(spoken(one.text) for one in library.passages(document_ids=list(elsewhere)))
        for name in whole:
            said = said.replace(name, " ")
        return said

    said = [name for name in coined_names(call.name, *call.aliases) if said_alone(name, text)]
    return any(spoken(name) not in library.once(("told elsewhere", elsewhere, whole), told) for name in said)


def _names_enough(part: Part) -> bool:
    return len(part) > 1 or len(part[0]) >= _SHORTEST_WORD


def _sound(part: Part) -> str:
    return spoken(reading_of("".join(part)))


def _follow_each_other(part: Part, said: Sequence[str]) -> bool:
    return any(tuple(said[at : at + len(part)]) == part for at in range(len(said) - len(part) + 1))


def _only_of(call: Call, part: Part, catalogue: Catalogue, library: Library, *, whole: bool) -> bool:
    """Whether no other call's documents use a part; all that a question says of a name they may have within that name."""
    elsewhere = tuple(document.id for document in catalogue.documents if document.call_id != call.id)
    phrase = " ".join(part)

    def search() -> bool:
        held = library.keyword_search([phrase], document_ids=elsewhere, limit=_AT_MOST)
        texts = [tokens(one.text) for one in library.passages_by_id([id_ for id_, _ in held])]
        return not any(_says_it_otherwise(text, part, call) for text in texts)

    def used() -> bool:
        return bool(library.keyword_search([phrase], document_ids=elsewhere, limit=1))

    unused = not library.once(("used", phrase, elsewhere), used)
    return unused or (whole and library.once(("used otherwise", phrase, call.id, elsewhere), search))


def _says_it_otherwise(text: Sequence[str], part: Part, call: Call) -> bool:
    """Whether a text says a part of a name where it does not go on as the name does: a news mail that tells the name uses it no less."""
    names = [tokens(name) for name in (call.name, *call.aliases)]
    longer = {
        (name[at - 1 : at + len(part)], name[at : at + len(part) + 1])
        for name in names
        for at in range(len(name))
        if name[at : at + len(part)] == part
    }
    around = (
        (tuple(text[max(at - 1, 0) : at + len(part)]), tuple(text[at : at + len(part) + 1]))
        for at in range(len(text))
        if tuple(text[at : at + len(part)]) == part
    )
    return any(all(said != one for pair in longer for said, one in zip(here, pair, strict=True)) for here in around)
