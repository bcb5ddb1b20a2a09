"""Who was chosen, of the round and the kind that a question names: 「第2回の広域連携型に採択された大学は」."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.asked_editions import AskedEdition, asked_editions
from assistant.catalogue import Catalogue, spoken
from assistant.composing.chosen_lists import Entry, Place, entries_of, rounds_in
from assistant.composing.chosen_rows import cells_of
from assistant.composing.citing import claim_from
from assistant.composing.holders import holder_named
from assistant.composing.numbered_names import under_the_names
from assistant.domain import Aspect, Claim, Document, Edition, Passage, Reading
from assistant.languages.ja.normalise import plain, squeezed
from assistant.ports import Library
from assistant.words import Words

CHOSEN = re.compile(r"選抜|選定|選ばれ|採択|採ら|通った|受かった|受賞|入賞|認定|拠点")
_ASKS = re.compile(
    r"何と何|どんな|どの|どれ|どこ|誰|だれ|教え|知りた|一覧|挙げ|あげて|全部|ぜんぶ|すべて|全て|全員|名前|名$|リスト|抜き出"
)
_SOMETHING_ELSE = re.compile(  # that entries do not tell, or that is told of all of them together
    r"いくつ|何(?:件|校|社|拠点|団体|者|点|割|%)|倍率|[件人総]数|率|いくら|[金額価]額|経費|いつ|理由|予定|平均|年齢|住所|電話|メール|委員|条件|資格|要件|方法|有効|メリット|新規|新し[いく]|しない"
    r"|公表|発表|通知|[択抜定]後|[れっ](?:たら|ると|れば)|た場合|どんな人|どのよう|見られ"
)
_KIND_MISWRITTEN = re.compile(r"(?<=[一-龠]{2})形(?=[でにのをがは、。」]|$)")  # 地域貢献形
_OF_A_KIND = re.compile(r"(?:型|枠|部門|コース|区分|クラス|タイプ|項目\s?[\dA-Z])")
_ADDED = re.compile(r"[^\s、。()]{1,16}(?:型|枠|部門|コース|区分|クラス)(?:も|を含)|類型")
_RESULT = re.compile(r"結果|決定|(?:採択|選抜|選定|受賞)[^\s]{0,4}(?:一覧|課題|者)")
_OF_A_PAGE = re.compile(r"©|copyright|rights reserved|(?:サイト|プライバシー)ポリシー|サイトマップ", re.IGNORECASE)
_NUMBER = re.compile(r"[\d\s.,%()-]*(?:[件者社校名点円]|[千万]円|拠点|団体|チーム|大学|機関|課題|グループ)?")
_PARTS = re.compile(r"[/:]")
_FEWEST = 2  # cells that say something
_LEAST_CELL = 2  # characters of a cell that a question can name
_MOST_SAID = 2_300  # characters
_ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a question says of those whom it asks for."""

    rounds: tuple[AskedEdition, ...]
    kinds: frozenset[str]  # of those that the lists name
    holder: str  # "": none is named


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is said of those who were chosen, and the passages that list those of other rounds or other kinds alone."""

    claims: tuple[Claim, ...] = ()
    of_other_rounds: frozenset[str] = frozenset()


def compose_chosen(
    reading: Reading, edition: Edition, same: Collection[str], shelf: tuple[Library, Catalogue], words: Words
) -> Chosen:
    """The entries that a question picks out, one claim a passage; none where it picks none, or asks for no list."""
    library, catalogue = shelf
    said = _KIND_MISWRITTEN.sub("型", plain(f"{reading.context} {reading.question}".strip()))
    if not _asks_for_those_chosen(reading, said):
        return Chosen()
    documents = [(one, library.passages(document_ids=[one.id])) for one in catalogue.documents_of((edition,))]
    entries = [entry for one, passages in documents for entry in listed_entries(one, passages, edition, library)]
    held = [passage for _, passages in documents for passage in passages]
    wanted = Wanted(
        asked_editions(said, words, reading.now),
        _kinds_named(entries, said),
        holder_named(plain(reading.question), same, held),
    )
    others = _of_other_rounds(entries, wanted)
    if _names_a_kind(said) and not wanted.kinds:
        return Chosen((), others | {one.passage.id for one in entries if is_of_one(one.place, wanted.rounds)})
    if not (wanted.rounds or wanted.kinds):
        return Chosen((), others)
    own = under_the_names(reading.unknown_names, held)
    entries = [one for one in entries if not own or one.passage.id in own]
    fitting = [one for one in entries if _fits(one, wanted)]
    return Chosen(_told(with_cells_named(fitting, plain(reading.question)), catalogue), others)


def listed_entries(document: Document, passages: Sequence[Passage], edition: Edition, library: Library) -> list[Entry]:
    """The lists of a document are read once for all questions while the same is live."""
    return library.once(("chosen", document.id, edition.id), lambda: _listed(passages, document, edition))


def _asks_for_those_chosen(reading: Reading, said: str) -> bool:
    question = plain(reading.question)
    asks = reading.language == _ENGLISH or _ASKS.search(question)
    listed = set(reading.aspects) <= {Aspect.SELECTION, Aspect.OTHER}
    of_a_round = CHOSEN.search(said) or reading.unknown_names
    return bool(listed and asks and of_a_round and not _SOMETHING_ELSE.search(question))


def _listed(passages: Sequence[Passage], document: Document, edition: Edition) -> list[Entry]:
    """The entries of its lists of the chosen, but sentences and counts; in a document on one result all are of its round."""
    chosen = [one for one in entries_of(passages) if one.place.chosen and not _counts(one)]
    own = [one for one in chosen if not _OF_A_PAGE.search(one.text)]
    lists = {_list_of(one) for one in own if len(_worded(one)) >= _FEWEST}
    listed = [one for one in own if _list_of(one) in lists]
    numbers = frozenset(() if edition.number is None else (edition.number,))
    years = frozenset(() if edition.fiscal_year is None else (edition.fiscal_year,))
    if not _RESULT.search(document.title):
        return listed
    return [
        one if one.place.tells_its_round else replace(one, place=replace(one.place, numbers=numbers, years=years))
        for one in listed
    ]


def _list_of(entry: Entry) -> tuple[str, Place]:
    return entry.passage.id, replace(entry.place, kinds=(), label="")


def _worded(entry: Entry) -> list[str]:
    return [part for cell in entry.cells for part in _PARTS.split(cell) if not _NUMBER.fullmatch(part)]


def _counts(entry: Entry) -> bool:
    """Whether a row tells how many there were of each kind or in each round."""
    numbers = sum(bool(_NUMBER.fullmatch(cell)) for cell in entry.cells)
    return numbers >= len(entry.cells) / 2


def _of_other_rounds(entries: Sequence[Entry], wanted: Wanted) -> frozenset[str]:
    """The passages that list those of rounds that are not asked for, and do not speak of one that is."""
    others = {one.passage.id: one.passage for one in entries if wanted.rounds and one.place.tells_its_round}
    fitting = {one.passage.id for one in entries if is_of_one(one.place, wanted.rounds)}
    return frozenset(
        id_
        for id_, passage in others.items()
        if id_ not in fitting and not is_of_one(_spoken_of(passage), wanted.rounds)
    )


def _spoken_of(passage: Passage) -> Place:
    numbers, years = rounds_in(plain("\n".join((*passage.heading, passage.text))))
    return Place(numbers=numbers, years=years)


def _kinds_named(entries: Sequence[Entry], said: str) -> frozenset[str]:
    """The kinds of the lists that a question asks for; one that it only adds (「国際型も含めて」) narrows nothing."""
    heard = spoken(_ADDED.sub("", said))
    kinds = {kind for one in entries for kind in one.place.kinds if spoken(kind) in heard}
    return frozenset(one for one in kinds if not any(spoken(one) in spoken(other) for other in kinds - {one}))


def _names_a_kind(said: str) -> bool:
    return bool(_OF_A_KIND.search(_ADDED.sub("", said)))


def _fits(entry: Entry, wanted: Wanted) -> bool:
    place = entry.place
    return (
        (not wanted.rounds or is_of_one(place, wanted.rounds))
        and (not wanted.kinds or bool(wanted.kinds & set(place.kinds)))
        and (not wanted.holder or holds(entry, wanted.holder))
    )


def is_of_one(place: Place, rounds: Sequence[AskedEdition]) -> bool:
    return any(_is_round(place, one) for one in rounds)


def _is_round(place: Place, asked: AskedEdition) -> bool:
    """Whether a list is of a round that is asked for; where both are told, its number and its year."""
    if asked.number is not None:
        of_year = asked.year is None or not place.years or asked.year in place.years
        return asked.number in place.numbers and of_year
    return asked.year is not None and asked.year in place.years


def holds(entry: Entry, holder: str) -> bool:
    cells = {
        squeezed(cell).split("(")[0] for cell in (*entry.cells, *(c for cell in entry.cells for c in cells_of(cell)))
    }
    return squeezed(holder) in cells


def with_cells_named(entries: Sequence[Entry], said: str) -> Sequence[Entry]:
    """Those with a cell that a question names beside the round and the kind, where there are any: 「第1回の南町の団体」."""
    heard = spoken(said)
    own = [one for one in entries if any(spoken(cell) in heard for cell in _cells_to_name(one))]
    return own or entries


def _cells_to_name(entry: Entry) -> Iterator[str]:
    of_its_place = {*entry.place.kinds, *(cell for cell in entry.cells if any(rounds_in(cell)))}
    return (cell for cell in entry.cells if len(cell) >= _LEAST_CELL and cell not in of_its_place)


def _told(entries: Sequence[Entry], catalogue: Catalogue) -> tuple[Claim, ...]:
    """The lines of each passage, every kind under the label that names it."""
    told: dict[str, list[Entry]] = {}
    for one in entries:
        told.setdefault(one.passage.id, []).append(one)
    claims = [
        replace(claim_from("\n".join(_lines(each)), each[0].passage, catalogue), picked=True) for each in told.values()
    ]
    return tuple(claims) if sum(len(claim.text) for claim in claims) <= _MOST_SAID else ()


def _lines(entries: Sequence[Entry]) -> list[str]:
    lines = list[str]()
    label = ""
    for one in entries:
        if one.place.label and one.place.label != label and squeezed(one.place.label) in squeezed(one.passage.text):
            lines.append(one.place.label)
        label = one.place.label
        lines.append(one.text)
    return lines
