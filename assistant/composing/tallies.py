"""How many applied and how many were chosen, of the round and part that a question names: 「去年の倍率は?」."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from assistant.asked_editions import AskedEdition, asked_editions
from assistant.catalogue import Catalogue, spoken, without_names
from assistant.composing.citing import claim_from
from assistant.composing.part_names import named_parts
from assistant.domain import Claim, Document, DocumentKind, Edition, Passage, Reading
from assistant.languages.ja.dates import calendar_days, fiscal_years, western_year
from assistant.languages.ja.mending import mend
from assistant.languages.ja.normalise import plain
from assistant.languages.ja.tallied import Tally, counting_columns, listed_tallies, told_tallies
from assistant.languages.ja.tokens import compounds, tokens
from assistant.ports import Library
from assistant.words import Words

_MANY = r"(?:何|なん)(?:件|社|者|人|名|団体|校|チーム|組)"
_APPLIED, _CHOSEN = r"応募|申請|申し?込|提案|エントリー|出て|出た", r"採択|採用|選ば|選定|通[っりる]|受か|決ま|合格"
_RATE = re.compile(r"倍率|競争率|(?:採択|採用|合格|通過)率|狭き門")
_A_RATE = re.compile(r"(?:採択|採用|合格)率")
_NUMBERS = re.compile(r"応募|申請|倍率|件|数|何")
_BOTH = re.compile(
    rf"{_MANY}[^。?]{{0,8}}(?:{_APPLIED})[^。?]{{0,24}}(?:{_CHOSEN})|{_MANY}中{_MANY}"
    rf"|(?:応募|申請|提案)(?:件数|者数|社数|数)?[とや・、](?:その)?(?:採択|採用)(?:件数|者数|社数|数|は|の(?:件?数|状況|結果|実績))"
)
_APPLICANTS = re.compile(
    rf"(?:応募|申請)[^。?、]{{0,6}}{_MANY}|(?:採択|採用)(?:件数|者数|数)[^。?]{{0,14}}(?:でした|だった)|"
    rf"{_MANY}(?:くらい|ぐらい|ほど)?[のがも]?(?:{_APPLIED})|(?:応募|申請|提案)(?:件数|者数|社数|総数|数)"
)
_SENTENCES = re.compile(r"[?。]")
_ASKS_ELSE = re.compile(r"[一-龠ァ-ヶー]{2,}")
_TO_COME = re.compile(
    r"予定|見込|今後|これから|目安|枠は(?:いくつ|何)|できま|できる|可能|上限|まで|から(?:可|申|応)|以上|以内|につき|[当あ]たり"
)
_THEN = re.compile(r"前回|前期|昨年|前年|去年")
_ROUND = re.compile(r"第?\s?(\d{1,2}|[一二三四五六])\s?([回期次])")
_BARE_YEAR = re.compile(r"(?<!\d)(?:(令和|平成|[RH])\s?(\d{1,2}|元)|(20\d\d))(?![\d月]|\s?年\s?\d{1,2}\s?月)")
_OPEN = re.compile(r"公募|募集")
_OF_ALL = re.compile(r"合計|総計|総数|全体|全コース|^計\b|(?:^|\s)計$")
_OF_A_PART = re.compile(r"[一-龠ァ-ヶーA-Za-z0-9]{1,8}(?:枠|型|コース|類型|部門|区分|タイプ|プラン)")
_OF_ANY_YEAR = ("回", "期")  # rounds that are not counted within a year
_PARTICLE = re.compile(r"(?:では|には|[はにでが])$")
_KANJI = {kanji: str(number) for number, kanji in enumerate("〇一二三四五六")}
_MOST_OF_IT = 0.5  # of the words
_MOST = 8  # rows of a table that tells no sum


@dataclass(frozen=True, slots=True)
class _Counted:
    """A pair of numbers and where it stands."""

    tally: Tally
    passage: Passage
    years: frozenset[int]
    rounds: frozenset[str]  # 3回, 2次
    before: bool  # it tells of the round before that of its document
    document: Document


@dataclass(frozen=True, slots=True)
class Tallied:
    """What is told of how many applied and were chosen."""

    claims: tuple[Claim, ...] = ()
    of_others_only: bool = False  # the documents count, but not in the round that is named


def asks_for_a_tally(question: str) -> bool:
    """Whether it is asked how many applied, with or without how many were chosen of them; not how many will be."""
    said = plain(question)
    asked = _RATE.search(said) or _BOTH.search(said) or _APPLICANTS.search(said)
    return bool(asked) and not _TO_COME.search(said)


def asks_beside_a_tally(question: str, words: Words) -> bool:
    """Whether a sentence of a question asks for something else."""
    rest = (one for one in _SENTENCES.split(plain(question)) if one.strip() and not asks_for_a_tally(one))
    return any(words.asks("interrogative", one) and _ASKS_ELSE.search(one) for one in rest)


def compose_tallies(
    reading: Reading, editions: Sequence[Edition], shelf: tuple[Library, Catalogue], words: Words
) -> Tallied:
    """What is told of the round and part that is named, or of the last; nothing where no document counts."""
    if not asks_for_a_tally(reading.question):
        return Tallied()
    library, catalogue = shelf
    asked = asked_editions(plain(reading.question), words, reading.now)
    asked = tuple(one for one in asked if one.number is not None) or asked  # 第4回(令和4年度)
    held = [one for edition in editions for one in _held(edition, library, catalogue)]
    held = [one for one in held if one.document.kind is not DocumentKind.MAIL or _is_of_what_is_named(one, reading)]
    fitting = [one for one in held if any(_fits(one, each, editions) for each in asked)]
    if not asked:
        fitting = _of_the_name(held, reading.unknown_edition) if reading.unknown_edition else _of_the_last(held)
    home = next((one.passage.document_id for one in fitting), "")
    empty = words.generic | words.stopwords | words.candour.names
    own = _of_the_part([one for one in fitting if one.passage.document_id == home], reading, library, empty)
    said = plain(reading.question)
    claims = tuple(claim_from(_of_the_rate(one.tally.told, said), one.passage, catalogue) for one in own[:_MOST])
    dated = bool(held) and all(one.rounds if each.number else one.years for one in held for each in asked)
    return Tallied(claims, of_others_only=bool(asked) and dated and not fitting)


def _of_the_rate(told: str, said: str) -> str:
    """A row with no more than the rate, where that is all that is asked and a column tells it."""
    rate = _A_RATE.search(said)
    cells = told.split(" / ")
    if rate is None or _NUMBERS.search(said) or not any(cell.startswith(f"{rate[0]}: ") for cell in cells):
        return told
    return " / ".join(cell for cell in cells if ": " not in cell or cell.startswith(f"{rate[0]}: "))


def _held(edition: Edition, library: Library, catalogue: Catalogue) -> Iterator[_Counted]:
    for document in catalogue.documents_of((edition,)):
        yield from library.once(("tallies", document.id), partial(_counted, document, edition, library))


def _counted(document: Document, edition: Edition, library: Library) -> tuple[_Counted, ...]:
    passages = library.passages(document_ids=[document.id])
    counted, time = list[_Counted](), ""
    for at, passage in enumerate(passages):
        text, columns = mend(passage.text).text, _columns_of(passages, at)
        listed = tuple(listed_tallies(text, columns, "\n".join(passage.heading), time))
        time = listed[-1].time if listed else ""
        counted += [_of_its_time(tally, passage, edition, document) for tally in (*listed, *told_tallies(text))]
    return tuple(counted)


def _columns_of(passages: Sequence[Passage], at: int) -> tuple[str, ...]:
    """The columns that the title of a passage names, or of one right beside it under the same heading."""
    own = passages[at]
    beside = [one for one in passages[max(at - 1, 0) : at + 2] if one.heading[: len(own.heading)] == own.heading]
    return next((named for one in (own, *beside) if one.heading and (named := counting_columns(one.heading[-1]))), ())


def _of_its_time(tally: Tally, passage: Passage, edition: Edition, document: Document) -> _Counted:
    """A pair of numbers with the years and rounds that it names, or the lines above it, or else its document."""
    near = [tally.label, *reversed(tally.above.split("\n")), *reversed(passage.heading)]
    told = next((one for one in map(plain, near) if _years(one) or _rounds(one) or _THEN.search(one)), "")
    years, rounds, before = _years(told) | _opened_in(tally.label), _rounds(told), bool(_THEN.search(told))
    if not years and edition.fiscal_year and not any(one.endswith(_OF_ANY_YEAR) for one in rounds):
        years = frozenset((edition.fiscal_year - before,))
    if not told and edition.number:
        rounds = frozenset((f"{edition.number}回",))
    return _Counted(tally, passage, years, rounds, before, document)


def _years(text: str) -> frozenset[int]:
    bare = (western_year(match[1], match[2], match[3]) for match in _BARE_YEAR.finditer(text))
    return frozenset(year for _, _, year in fiscal_years(text)) | frozenset(year for year in bare if year)


def _opened_in(label: str) -> frozenset[int]:
    """The year in which a round was open, where what stands before its numbers tells that."""
    days = calendar_days(plain(label)) if _OPEN.search(label) else ()
    return frozenset(day.year for day in days if day.year)


def _rounds(text: str) -> frozenset[str]:
    return frozenset(f"{_KANJI.get(match[1], match[1])}{match[2]}" for match in _ROUND.finditer(text))


def _fits(one: _Counted, asked: AskedEdition, editions: Sequence[Edition]) -> bool:
    """Whether a pair of numbers is of the round that is asked for."""
    last = {each.fiscal_year - 1 for each in editions[:1] if each.fiscal_year}
    if asked.back == 1:
        return one.before or _is_of(one, editions[1:2]) or (not one.rounds and bool(last & one.years))
    if asked.back is not None:
        return asked.back == 0 and not one.before and _is_of(one, editions[:1])
    if asked.label:
        return f"{_KANJI.get(asked.label[0], '')}次" in one.rounds
    if asked.number is not None:
        of_edition = [each for each in editions if each.number == asked.number]
        named = any(f"{asked.number}{unit}" in one.rounds for unit in "回期次")
        return named or (not one.rounds and _is_of(one, of_edition))
    years = {asked.year} if asked.year else set()
    if _THEN.search(asked.said):  # of what is newest, and not of today
        years |= last
    return bool(years & one.years)


def _is_of(one: _Counted, editions: Sequence[Edition]) -> bool:
    years = {each.fiscal_year for each in editions if each.fiscal_year}
    rounds = {f"{each.number}{unit}" for each in editions if each.number for unit in "回期"}
    return bool(rounds & one.rounds) if one.rounds and rounds else bool(years & one.years)


def _of_the_name(held: Sequence[_Counted], name: str) -> list[_Counted]:
    """Those whose headings or lines above have a name."""
    return [one for one in held if spoken(name) in spoken("".join((*one.passage.heading, one.tally.above)))]


def _of_the_last(held: Sequence[_Counted]) -> list[_Counted]:
    """Those of the last year, and of the last round in it, that is told of."""
    last = max((max(one.years, default=0) for one in held), default=0)
    own = [one for one in held if max(one.years, default=0) == last]
    rounds = max((max(map(_order, one.rounds), default=0) for one in own), default=0)
    told = [one for one in own if max(map(_order, one.rounds), default=0) == rounds]
    return told if len({one.passage.heading for one in told}) == 1 else []


def _order(counted: str) -> int:
    return int(counted[:-1])


def _is_of_what_is_named(one: _Counted, reading: Reading) -> bool:
    """Whether the item of a newsletter holds most of the names of a question."""
    named = compounds(without_names(reading.question, reading.call, reading.said))
    words = {word for name in named for word in name if len(word) > 1 and not word.isdigit()}
    held = set(tokens("\n".join((*one.passage.heading, one.passage.text))))
    return bool(words) and len(words & held) >= _MOST_OF_IT * len(words)


def _of_the_part(
    found: Sequence[_Counted], reading: Reading, library: Library, empty: Collection[str]
) -> Sequence[_Counted]:
    """Those of the part that a question names; else the sum, where one is told; none where the named part is not told of."""
    said = plain(without_names(reading.question, reading.call, reading.said))
    passages = library.passages(document_ids=list({one.passage.document_id for one in found}))
    named = named_parts({_bare(one.tally.part) for one in found}, said, passages)
    if own := [one for one in found if _bare(one.tally.part) in named] or _described(found, said, empty):
        return own
    called = spoken(reading.call.name) if reading.call else ""
    parts = [part for part in _OF_A_PART.findall(said) if spoken(part) not in called]
    if parts:
        return [one for one in found if any(part in one.tally.told for part in parts)]
    return [one for one in found if _OF_ALL.search(one.tally.part)] or found


def _bare(part: str) -> str:
    """A part without the particle behind it: A of 「Aは19件の応募」."""
    return _PARTICLE.sub("", part)


def _described(found: Sequence[_Counted], said: str, empty: Collection[str]) -> list[_Counted]:
    """Those whose part has a word of the question that no other part has, a telling one before any other."""
    if len(found) == 1:
        return []
    words = [frozenset(tokens(one.tally.part)) for one in found]
    common = frozenset.intersection(*words) if words else frozenset[str]()
    for left_out in (common.union(empty), common):
        met = [(own - left_out) & set(tokens(said)) for own in words]
        if best := [one for one, own in zip(found, met, strict=True) if own and all(own >= other for other in met)]:
            return best
    return []
