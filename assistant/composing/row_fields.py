"""What one row of a collection of programmes says in the column that is asked for: whether it takes new ones, who may apply."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.catalogue import Catalogue, says_its_end, share_said, spoken
from assistant.composing.citing import claim_from
from assistant.composing.facts import FactComposer
from assistant.composing.of_the_year import years_in
from assistant.domain import Claim, Contact, Edition, Fact, FactKind, Passage, Reading
from assistant.languages.ja.normalise import plain

_NEW = re.compile(r"(?:新規|新し[いく])[^。?]{0,16}(?:採択|公募|募集|受付|課題|枠)")
_WHO = re.compile(
    r"申請主体|(?:応募|申請)(?:者|資格|対象)|(?:誰|だれ|どこ|どんな(?:人|組織|団体))[^。?]{0,6}(?:応募|申請|使え)|(?:で|に)も[^。?]{0,6}(?:応募|申請|出せ|使え|なれ)"
    r"|(?:じゃ|では?)ないと|(?:しか|だけ|のみ)[^。?]{0,8}(?:応募|申請|出せ|使え|対象)|(?:だけ|のみ)(?:です|なの|ですか|[?。]|$)|無理|対象(?:に(?:なっ|なり|なる|入)|です|外|なの)"
)
_MONEY = re.compile(r"^(?!.*(?:前の?年|前年|補正|比べ|増え|減っ|違)).*予算")
_SEVERAL = re.compile(
    r"どれ|どの(?:事業|制度|施策)|事業を|事業は何|すべて|全て|全部|一覧(?:を|で[すし])|[挙あ]げて|リスト"
)
_OF_NEW = re.compile(r"(?:新規|公募|募集|採択)")
_OF_WHO = re.compile(r"(?:申請|応募|対象|実施|補助)(?:主体|者|対象者?|機関)|対象")
_OF_MONEY = re.compile(r"^(?!.*(?:前の?年|前年|補正|比べ|増え|減っ|違)).*予算")
_SUM = re.compile(r"(?<![\d,.-])\d{1,3}(?:,\d{3})+(?![\d,-])")
_MARK = re.compile(r"(?<=[\s)）])(?:有|無|あり|なし|○|×)(?:[（(][^（）()\n]{1,12}[)）])?(?=\s)")
_NOTED = re.compile(r"^\d(?=\D)")  # ①上限額: a note below the table is on it
_BETWEEN_COLUMNS = " / "  # as ingest writes the names of columns into a heading path
_MOST_OF_A_NAME = 0.8


@dataclass(frozen=True, slots=True)
class _Row:
    name: str
    applicants: str
    fact: Fact
    passage: Passage

    def column(self, shape: re.Pattern[str]) -> str:
        """The name of the column that tells of this; "" where the table has none."""
        names = self.passage.heading[-1].split(_BETWEEN_COLUMNS) if self.passage.heading else []
        return next((_NOTED.sub("", name) for name in names[1:] if shape.search(name)), "")

    def is_of(self, years: frozenset[int], edition: Edition) -> bool:
        """Whether neither what the table is called nor its edition tells another year than one that is asked for."""
        told = years_in("\n".join((*self.passage.heading, edition.label)))
        return not years or not told or bool(told & years)


def compose_row_field(reading: Reading, edition: Edition, facts: FactComposer, catalogue: Catalogue) -> Iterator[Claim]:
    """The cells of the one programme that a question names, each under the name of its column; none where it asks for several."""
    asked = plain(reading.question)
    wanted = [field for shape, field in _FIELDS if shape.search(asked)]
    if reading.unknown_edition or _SEVERAL.search(asked) or not wanted:
        return
    years = years_in(asked)
    told = {
        tuple(cell for field in wanted for cell in field(row)): row
        for row in _named(reading, [row for row in _rows(facts, edition, catalogue) if row.is_of(years, edition)])
    }
    for cells, row in told.items():
        if cells and len(told) == 1:  # where several tables list it they agree
            yield replace(claim_from("\n".join((row.name, *cells)), row.passage, catalogue), picked=True)


def _rows(facts: FactComposer, edition: Edition, catalogue: Catalogue) -> list[_Row]:
    contacts = facts.of(edition, (FactKind.CONTACT,), catalogue)
    held = [(fact, one) for fact in contacts if isinstance(one := fact.value, Contact) and one.programme]
    passages = {one.id: one for one in facts.library.passages_by_id([fact.passage_id for fact, _ in held])}
    return [_Row(one.programme, one.applicants, fact, passages[fact.passage_id]) for fact, one in held]


def _named(reading: Reading, rows: Sequence[_Row]) -> Sequence[_Row]:
    """The row whose programme a question names almost whole, in each table that lists it; none where it is the call itself."""
    own = {spoken(name) for name in (reading.call.name, *reading.call.aliases)} if reading.call else set()
    shares = [(_share(row.name, reading.question), row) for row in rows if spoken(row.name) not in own]
    best = max((share for share, _ in shares), default=0.0)
    named = [row for share, row in shares if share == best >= _MOST_OF_A_NAME]
    return named if len({spoken(row.name) for row in named}) == 1 else ()


def _share(name: str, question: str) -> float:
    return 1.0 if says_its_end(name, question) else share_said(name, question)


def _intake(row: _Row) -> Iterator[str]:
    column, mark = row.column(_OF_NEW), _MARK.search(row.fact.text)
    if column and mark:
        yield f"{column}: {plain(mark[0])}"


def _applicants(row: _Row) -> Iterator[str]:
    if (column := row.column(_OF_WHO)) and row.applicants:
        yield f"{column}: {row.applicants}"


def _budget(row: _Row) -> Iterator[str]:
    column, sums = row.column(_OF_MONEY), _SUM.findall(plain(row.fact.text))
    if column and len(sums) == 1:
        yield f"{column}: {sums[0]}"


_FIELDS = ((_NEW, _intake), (_WHO, _applicants), (_MONEY, _budget))  # how each is asked for
