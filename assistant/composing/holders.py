"""What a list of those who were chosen says of the one that a question names: every record of 大阪大学, wherever it stands."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from assistant.catalogue import Catalogue
from assistant.composing.citing import claim_from
from assistant.domain import Claim, Passage
from assistant.languages.ja.mending import mend_addresses
from assistant.languages.ja.normalise import plain, squeezed
from assistant.ports import Library
from assistant.retrieval import Found

_HOLDER = re.compile(
    r"[々一-鿿ァ-ヺーA-Za-z0-9]+?(?:大学(?:院大学)?|高等専門学校|高専|研究所|機構|技術センター|株式会社)(?![々一-鿿])"
)
_OF_A_LIST = re.compile(r"選抜|選定|選ばれ|採択|採ら|認定|代表|拠点|参画|載っ|メンバー|いる人")
_ASKS = re.compile(r"何|なに|どんな|どの|どれ|どこ|誰|だれ|教え|知り|一覧|挙げ|全部|すべて|名前|テーマ")
_KIND = re.compile(r"[々一-鿿ァ-ヺーA-Za-z0-9]{2,}(?:型|枠|類型|コース|部門)(?!も)")
_SHORT = re.compile(r"(?<![一-鿿])([一-鿿]{1,4})大(?![一-鿿])")
_BRACKETED = re.compile(r"\([^()]*\)$")
_UNIVERSITY = "大学"
_A_LIST = 3  # lines
_CELLS = re.compile(r"\t|\s{2,}|\s(?=\S)")
_NOTES = ("※", "(", "（", "注", "*")
_LOOKED_AT = 5  # of the best passages, of which one has to be of the list
_LONGEST_LINE = 120  # characters: a longer one tells, and is no record
_MOST_BELOW = 3  # lines of a record below the one that names its holder
_MOST_SAID = 1_200  # characters


@dataclass(frozen=True, slots=True)
class Record:
    """The lines on one holder."""

    text: str
    passage: Passage
    around: str  # its headings and what stands above it, in one spelling
    of_a_list: bool  # whether its headings say that it lists those who were chosen
    first: bool  # whether it begins with the holder: in another table that may be somebody else's


def compose_holders(
    found: Sequence[Found], question: str, same: Collection[str], library: Library, catalogue: Catalogue
) -> tuple[Claim, ...]:
    """The records of the one that a question names, one claim a passage; none where it asks for no list."""
    said = plain(question)
    if not found or not (_OF_A_LIST.search(said) and _ASKS.search(said)):
        return ()
    near = {one.passage.id: one.passage for one in found[:_LOOKED_AT]}
    documents = dict.fromkeys(passage.document_id for passage in near.values())
    held = [one for document in documents for one in library.passages(document_ids=[document])]
    named = holder_named(said, same, held)
    records = [one for passage in held if named and named in passage.text for one in _records(passage, named)]
    lists = {one.passage.heading for one in records if one.passage.id in near}
    lists |= {passage.heading for passage in near.values() if _lists_holders(passage)}
    if not lists:
        return ()
    records = [one for one in records if one.first or (one.passage.heading in lists and one.of_a_list)]
    told: dict[str, list[Record]] = {}
    for one in _of_the_kind(records, _KIND.findall(said)):
        told.setdefault(one.passage.id, []).append(one)
    claims = [claim_from("\n".join(one.text for one in each), each[0].passage, catalogue) for each in told.values()]
    return tuple(claims) if sum(len(claim.text) for claim in claims) <= _MOST_SAID else ()


def holder_named(said: str, same: Collection[str], held: Sequence[Passage]) -> str:
    """The one that a question names, in full or as universities are called for short: 汐大 of 汐見大学."""
    if whole := _HOLDER.search(said):
        return whole[0]
    short = _SHORT.search(said)
    if short is None:
        return ""
    meant = {"".join(phrase.split()) for phrase in same if phrase.endswith(_UNIVERSITY)}
    names = {name[0] for passage in held for name in _HOLDER.finditer(plain(passage.text))}
    fitting = (meant & names) or {name for name in names if _is_short_for(short[1], name)}
    return fitting.pop() if len(fitting) == 1 else ""


def _is_short_for(letters: str, name: str) -> bool:
    return name.endswith(_UNIVERSITY) and name.startswith(letters)


def _lists_holders(passage: Passage) -> bool:
    """Whether several lines of a passage begin with those that hold something."""
    lines = [line.strip() for line in plain(passage.text).split("\n") if len(line) <= _LONGEST_LINE]
    return sum(bool(_HOLDER.match(line)) and "。" not in line for line in lines) >= _A_LIST


def _records(passage: Passage, named: str) -> Iterator[Record]:
    """The lines that name a holder in a cell of their own, each with those that belong to it."""
    lines = mend_addresses(passage.text).text.split("\n")
    for at, line in enumerate(lines):
        if len(line) > _LONGEST_LINE or "。" in line or not _is_holder(line, named):
            continue
        below = _below(line, lines[at + 1 :]) if _is_alone(line) else ()
        around = squeezed("".join((*passage.heading, *lines[: at + 1])))
        of_a_list = bool(_OF_A_LIST.search(plain("".join((*passage.heading, *lines[:1])))))
        first = _cells(line)[0] == squeezed(named)
        yield Record("\n".join((line.strip(), *below)), passage, around, of_a_list=of_a_list, first=first)


def _is_holder(line: str, named: str) -> bool:
    return squeezed(named) in _cells(line)


def _cells(line: str) -> list[str]:
    return [squeezed(cell).split("(")[0] for cell in _CELLS.split(line.strip())]


def _is_alone(line: str) -> bool:
    """Whether a line names a holder and nothing that it holds, which then stands below: 大阪大学 (本格型)."""
    return "\t" not in line.strip() and len(_CELLS.split(re.sub(r"[(（][^()（）]*[)）]", "", line).strip())) == 1


def _below(holder: str, lines: Sequence[str]) -> Iterator[str]:
    """The lines up to the next holder; one that is written as the holder is, with a bracket at its end, is another."""
    bracketed = bool(_BRACKETED.search(plain(holder).strip()))
    for line in lines[:_MOST_BELOW]:
        if (
            not line.strip()
            or line.lstrip().startswith(_NOTES)
            or _HOLDER.match(plain(line).strip())
            or len(line) > _LONGEST_LINE
            or (bracketed and _BRACKETED.search(plain(line).strip()))
        ):
            return
        yield line.strip()


def _of_the_kind(records: Sequence[Record], kinds: Sequence[str]) -> Sequence[Record]:
    """Those under a label that the question names, where there are any."""
    own = [one for one in records if any(_last(one.around, squeezed(kind)) for kind in kinds)]
    return own or records


def _last(around: str, kind: str) -> bool:
    """Whether of the labels above a record the last one is of a kind."""
    labels = [match[0] for match in _KIND.finditer(around)]
    return bool(labels) and kind in labels[-1]
