"""In which round and of which kind one of those who were chosen was chosen: 「…大学は第何回に、どの型で選ばれましたか」."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.catalogue import Catalogue, spoken
from assistant.composing.chosen import CHOSEN, listed_entries
from assistant.composing.chosen_lists import Entry, rounds_in
from assistant.composing.citing import claim_from
from assistant.domain import Claim, Edition, Passage
from assistant.languages.ja.mending import mend_addresses
from assistant.languages.ja.normalise import plain, squeezed
from assistant.ports import Library

_KIND = r"(?:型|類型|枠|部門|コース|区分)"
_WHICH = re.compile(
    rf"(?:第何[回期次]|何[回期次]目|何回の(?=公募|選))(?!まで|も)|いつの(?:回|公募)|(?:何|どの|どちらの?|なんの){_KIND}(?:で|に|として|だ|です|か|の)"
)
_PREMISE = re.compile(rf"{_KIND}(?:で|に|として|の)?[^。?、]{{0,6}}?(?:選|採|認定|受賞|入賞)")
_BEARS_OUT = re.compile(
    r"合って|あって(?:る|ます)|正し|(?:です|ます|でし)?よね|でしたっけ|(?:で|の)いいで?す?か|理解|認識|間違"
)
_HOLDER = re.compile(r"[々一-鿿ァ-ヺーA-Za-z0-9]+?(?:大学(?:院大学)?|高等専門学校|高専|研究所|機構|株式会社)")
_SHORTEST = 4  # characters of a cell that a question names
_MOST = 8  # entries


def compose_chosen_as(
    question: str, editions: Sequence[Edition], library: Library, catalogue: Catalogue
) -> tuple[Claim, ...]:
    """Each entry that a question names, under its kind and its round; none where it asks for neither."""
    said = plain(question)
    asks = _WHICH.search(said) or (_PREMISE.search(said) and _BEARS_OUT.search(said))
    if not (asks and CHOSEN.search(said)):
        return ()
    for edition in editions:
        for document in catalogue.documents_of((edition,)):
            passages = library.passages(document_ids=[document.id])
            named = _named(listed_entries(document, passages, edition, library), said)
            if named and all(one.place.tells_its_round for one in named):
                return tuple(_claim(one, passages, catalogue) for one in named[:_MOST])
    return ()


def _named(entries: Sequence[Entry], said: str) -> list[Entry]:
    """The entries with a cell that a question names; of several cells the longest is the one that it means."""
    heard, holders = spoken(said), [squeezed(one) for one in _HOLDER.findall(said)]
    best, found = 0, list[Entry]()
    for one in entries:
        length = max((_heard(cell, heard, holders, one) for cell in one.cells), default=0)
        if length > best:
            best, found = length, []
        found += [one] if length and length == best else []
    return found


def _heard(cell: str, heard: str, holders: Sequence[str], entry: Entry) -> int:
    """How many characters of a cell a question names: all of it, or the one at its beginning that holds it."""
    if len(cell) < _SHORTEST or cell in entry.place.kinds or any(rounds_in(cell)):
        return 0
    if spoken(cell) in heard:
        return len(cell)
    return max((len(one) for one in holders if len(one) >= _SHORTEST and squeezed(cell).startswith(one)), default=0)


def _claim(entry: Entry, passages: Sequence[Passage], catalogue: Catalogue) -> Claim:
    told, beside = _round(entry, passages)
    label = entry.place.label if squeezed(entry.place.label) in squeezed(entry.passage.text) else ""
    kind = label or next((one for one in entry.place.kinds if squeezed(one) in squeezed(entry.passage.text)), "")
    lines = [one for one in (told, kind, entry.text) if one]
    return claim_from("\n".join(dict.fromkeys(lines)), entry.passage, catalogue, beside=beside)


def _round(entry: Entry, passages: Sequence[Passage]) -> tuple[str, Sequence[Passage]]:
    """The line or the title that tells the round of an entry, and the passage that it stands in where that is another."""
    lines = mend_addresses(entry.passage.text).text.split("\n")
    first = squeezed(entry.text.split("\n")[0])
    until = next((at for at, line in enumerate(lines) if first in squeezed(line)), len(lines))
    above = [line.strip() for line in lines[:until] if _is_round(line, entry)]
    if above:
        return above[-1], ()
    title = next((plain(one) for one in reversed(entry.passage.heading) if _is_round(one, entry)), "")
    holds = [one for one in passages if title and squeezed(title) in squeezed(plain(one.text))]
    same = [one for one in holds if one.heading[:-1] == entry.passage.heading[:-1]]
    if not holds or entry.passage in holds:
        return (title if holds else ""), ()
    return title, (same or holds)[:1]


def _is_round(line: str, entry: Entry) -> bool:
    numbers, years = rounds_in(plain(line))
    place = entry.place
    return bool(numbers & place.numbers) if place.numbers else bool(years & place.years)
