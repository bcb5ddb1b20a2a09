"""The round in which the one that a question names was chosen, where it names another: 「みなと大学は第3回でしたよね」."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from assistant.asked_editions import asked_editions
from assistant.catalogue import Catalogue
from assistant.composing.chosen import CHOSEN, holds, is_of_one, listed_entries, with_cells_named
from assistant.composing.chosen_lists import Entry, rounds_in
from assistant.composing.citing import claim_from
from assistant.composing.holders import holder_named
from assistant.domain import Claim, Edition, Passage, Reading
from assistant.languages.ja.normalise import plain, squeezed
from assistant.ports import Library
from assistant.words import Words

_TAKEN_FOR_GRANTED = re.compile(r"よね|ですね|合って|という理解|(?:でした|です|した|ます|たの)っ?け?か?[?。]|んです")
_SOMETHING_ELSE = re.compile(r"いくつ|何(?:件|校|社|拠点|団体|者|点)|いくら|いつ|応募|申請|締め?切|出せ|条件|予定")
_LONGEST = 120  # characters of a line that names a round
_MOST = 3  # entries


def compose_other_rounds(
    reading: Reading, edition: Edition, same: Collection[str], shelf: tuple[Library, Catalogue], words: Words
) -> Iterator[Claim]:
    """The entries of the one that is named, each under its round; none where it is one of those of the round that is named."""
    library, catalogue = shelf
    said = plain(reading.question)
    rounds = [one for one in asked_editions(said, words, reading.now) if one.number is not None]
    if not rounds or not _is_premise(said):
        return
    documents = [(one, library.passages(document_ids=[one.id])) for one in catalogue.documents_of((edition,))]
    holder = holder_named(said, same, [passage for _, passages in documents for passage in passages])
    for document, passages in documents if holder else ():
        entries = listed_entries(document, passages, edition, library)
        own = [one for one in entries if one.place.numbers and holds(one, holder)]
        told = with_cells_named(_of_the_kind(own, said), said)
        if own and not any(is_of_one(one.place, rounds) for one in own) and len(told) <= _MOST:
            yield from (_claim(one, passages, catalogue) for one in told)
            return


def _is_premise(said: str) -> bool:
    return bool(CHOSEN.search(said) and _TAKEN_FOR_GRANTED.search(said) and not _SOMETHING_ELSE.search(said))


def _of_the_kind(entries: Sequence[Entry], said: str) -> Sequence[Entry]:
    """Those of a kind that the question names, where there are any."""
    return [one for one in entries if any(kind in said for kind in one.place.kinds)] or entries


def _claim(entry: Entry, passages: Sequence[Passage], catalogue: Catalogue) -> Claim:
    """An entry under the line that names its round and, where there is one, the line of its kind."""
    home, line = _line_of_its_round(entry, passages)
    beside = [home] if home and home.id != entry.passage.id else []
    told = dict.fromkeys(filter(None, (line, entry.place.label, entry.text)))
    claim = claim_from("\n".join(told), entry.passage, catalogue, beside=beside)
    return replace(claim, picked=True)


def _line_of_its_round(entry: Entry, passages: Sequence[Passage]) -> tuple[Passage | None, str]:
    """The last line up to an entry that names its round, and the passage that it stands in."""
    for passage in reversed([one for one in passages if one.position <= entry.passage.position]):
        lines = [line for line in plain(passage.text).split("\n") if rounds_in(line)[0] & entry.place.numbers]
        above = [line for line in lines if len(line) <= _LONGEST and squeezed(line) != squeezed(entry.text)]
        if above:
            return passage, above[-1].strip()
    return None, ""
