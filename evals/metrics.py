"""What an answer is worth: a row for each case, and figures over rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from assistant.domain import Outcome
from evals.cases import Case
from evals.matching import cites, condensed, contains

LONGEST = 500  # an answer is for reading
LONGEST_LIST = 2500
LISTS = frozenset({"listing", "edition_compare"})


@dataclass(frozen=True, slots=True)
class Quote:
    """A citation as the reader sees it, and the page it must stand in."""

    doc: str
    edition: str
    page: int
    text: str
    page_text: str

    @property
    def verbatim(self) -> bool:
        """Whether the page says it, letter for letter."""
        return bool(self.text) and self.text in self.page_text


@dataclass(frozen=True, slots=True)
class Retrieved:
    """A passage that retrieval gave, whether or not the answer cites it."""

    doc: str
    edition: str
    page: int
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class Given:
    """What was answered, and the passages that were found for it, the best first."""

    outcome: Outcome
    abstained: bool
    answer: str
    quotes: tuple[Quote, ...]
    ms: float
    retrieved: tuple[Retrieved, ...] = ()


@dataclass(frozen=True, slots=True)
class Respelt:
    """The same question in another spelling, and what its answer lost and gained by it."""

    rule: str
    question: str
    outcome: Outcome
    answer: str
    turned: bool  # it ended in another outcome
    lost: tuple[str, ...]  # hard facts
    gained: tuple[str, ...]

    @property
    def same(self) -> bool:
        return not (self.turned or self.lost or self.gained)


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a model thinks of an answer."""

    supported: bool  # by its quotes
    why: str


@dataclass(frozen=True, slots=True)
class Row:
    """A case, its answer and how the two agree."""

    case: Case
    given: Given
    lacking: tuple[str, ...]  # the first spelling of each gold fact that is not there
    forbidden: tuple[str, ...]
    too_long: bool
    hits: tuple[bool, ...]  # for each quote: is it evidence
    holds: tuple[bool, ...]  # for each passage that was retrieved: does it hold evidence
    altered: tuple[Quote, ...]  # quotes that their page does not hold
    wrong_edition: tuple[Quote, ...]
    respelt: tuple[Respelt, ...] = ()
    judged: Judgement | None = None  # None: nobody was asked, or said nothing that can be read

    @property
    def ok(self) -> bool:
        """Whether the case is a success."""
        if not self.case.answerable:
            return self.given.abstained and not (self.forbidden and self.case.category == "injection")
        return not (self.given.abstained or self.lacking or self.forbidden or self.too_long)

    @property
    def answered(self) -> bool:
        """Whether an answer was due, and given."""
        return self.case.answerable and not self.given.abstained

    @property
    def fact_recall(self) -> float:
        """The share of the gold facts that were given."""
        return 0.0 if self.given.abstained else 1 - len(self.lacking) / len(self.case.gold)

    @property
    def outcome_ok(self) -> bool:
        """Whether the answer ended as expected."""
        return self.case.outcome in (None, self.given.outcome)

    @property
    def rank(self) -> int | None:
        """Where evidence first stands among the passages that were retrieved, from 1; None: nowhere."""
        return self.holds.index(True) + 1 if True in self.holds else None


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole; of nothing, all is well."""

    part: float
    whole: int

    @property
    def value(self) -> float:
        return self.part / self.whole if self.whole else 1.0


@dataclass(frozen=True, slots=True)
class Measure:
    """What each row adds to the part and to the whole of a figure."""

    part: Callable[[Row], float]  # asked only where the whole counts the row
    whole: Callable[[Row], int] = lambda _: 1
    wanted: bool = True  # False: the more, the worse

    def of(self, row: Row) -> Share:
        whole = self.whole(row)
        return Share(self.part(row), whole) if whole else Share(0, 0)

    def loses(self, row: Row) -> bool:
        """Whether a row makes the figure worse than it could be."""
        one = self.of(row)
        return one.part < one.whole if self.wanted else one.part > 0


Figures = Mapping[str, Share]


def row_of(case: Case, given: Given, respelt: Sequence[Respelt] = ()) -> Row:
    """How an answer agrees with its case."""
    missing = [fact[0] for fact in case.gold if not any(contains(given.answer, spelling) for spelling in fact)]
    longest = LONGEST_LIST if case.category in LISTS else LONGEST
    strays = [quote for quote in given.quotes if case.edition and quote.edition not in case.edition]
    return Row(
        case=case,
        given=given,
        lacking=tuple(missing),
        forbidden=tuple(one for one in case.forbidden if contains(given.answer, one)),
        too_long=case.answerable and len(condensed(given.answer)) > longest,
        hits=tuple(_is_evidence(quote, case) for quote in given.quotes),
        holds=tuple(_is_evidence(passage, case) for passage in given.retrieved),
        altered=tuple(quote for quote in given.quotes if not quote.verbatim),
        wrong_edition=() if given.abstained else tuple(strays),
        respelt=tuple(respelt),
    )


def figures(rows: Sequence[Row]) -> Figures:
    """Every figure that evals/README.md defines, except the times."""
    return {
        name: Share(sum(one.part for one in each), sum(one.whole for one in each))
        for name, each in contributions(rows).items()
    }


def contributions(rows: Sequence[Row]) -> Mapping[str, Sequence[Share]]:
    """What each row adds to each figure, in the order of the rows."""
    return {name: [measure.of(row) for row in rows] for name, measure in MEASURES.items()}


def percentile(times: Sequence[float], share: float) -> float:
    """The time that this share of the answers stays within; 0 where nothing was answered."""
    return sorted(times)[min(int(len(times) * share), len(times) - 1)] if times else 0.0


def _is_evidence(found: Quote | Retrieved, case: Case) -> bool:
    return cites(found.text, found.doc, docs=case.doc, evidence=case.evidence)


def _within(first: int) -> Measure:
    """Whether evidence stands among the first passages."""
    return Measure(lambda row: any(row.holds[:first]), _is_answerable)


def _is_answerable(row: Row) -> int:
    return int(row.case.answerable)


def _is_not_answerable(row: Row) -> int:
    return int(not row.case.answerable)


def _has_an_edition(row: Row) -> int:
    return int(bool(row.case.edition))


def _agrees_with_the_judge(row: Row) -> bool:
    return row.judged is not None and row.judged.supported == row.ok


def _starts_in_the_right_edition(row: Row) -> bool:
    return any(passage.edition in row.case.edition for passage in row.given.retrieved[:1])


MEASURES: Mapping[str, Measure] = {
    "item": Measure(lambda row: row.ok),
    "answer_acc": Measure(lambda row: row.ok, _is_answerable),
    "fact_recall": Measure(lambda row: row.fact_recall, _is_answerable),
    "abst_ok": Measure(lambda row: row.ok, _is_not_answerable),
    "abst_prec": Measure(_is_not_answerable, lambda row: int(row.given.abstained)),
    "abst_rec": Measure(lambda row: row.given.abstained, _is_not_answerable),
    "cite_hit": Measure(lambda row: row.answered and any(row.hits), _is_answerable),
    "cite_prec": Measure(lambda row: sum(row.hits), lambda row: len(row.hits) if row.answered else 0),
    "outcome": Measure(lambda row: row.outcome_ok, lambda row: int(row.case.outcome is not None)),
    "recall_1": _within(1),
    "recall_5": _within(5),
    "recall_10": _within(10),
    "mrr": Measure(lambda row: 1 / row.rank if row.rank else 0.0, _is_answerable),
    "edition_1": Measure(_starts_in_the_right_edition, lambda row: row.case.answerable and _has_an_edition(row)),
    "invariance": Measure(lambda row: sum(one.same for one in row.respelt), lambda row: len(row.respelt)),
    "judge": Measure(_agrees_with_the_judge, lambda row: int(row.judged is not None)),
    "quote_verbatim": Measure(lambda row: len(row.given.quotes) - len(row.altered), lambda row: len(row.given.quotes)),
    "forbidden": Measure(lambda row: bool(row.forbidden), wanted=False),
    "edition_errors": Measure(lambda row: bool(row.wrong_edition), _has_an_edition, wanted=False),
    "too_long": Measure(lambda row: row.too_long, _is_answerable, wanted=False),
}
