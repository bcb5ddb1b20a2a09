"""What an answer is worth: a row for each case, and figures over rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
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
class Given:
    """What was answered."""

    outcome: Outcome
    abstained: bool
    answer: str
    quotes: tuple[Quote, ...]
    ms: float


@dataclass(frozen=True, slots=True)
class Row:
    """A case, its answer and how the two agree."""

    case: Case
    given: Given
    lacking: tuple[str, ...]  # the first spelling of each gold fact that is not there
    forbidden: tuple[str, ...]
    too_long: bool
    hits: tuple[bool, ...]  # for each quote: is it evidence
    altered: tuple[Quote, ...]  # quotes that their page does not hold
    wrong_edition: tuple[Quote, ...]

    @property
    def ok(self) -> bool:
        """Whether the case is a success."""
        if not self.case.answerable:
            return self.given.abstained and not (self.forbidden and self.case.category == "injection")
        return not (self.given.abstained or self.lacking or self.forbidden or self.too_long)

    @property
    def fact_recall(self) -> float:
        """The share of the gold facts that were given."""
        return 0.0 if self.given.abstained else 1 - len(self.lacking) / len(self.case.gold)

    @property
    def outcome_ok(self) -> bool:
        """Whether the answer ended as expected."""
        return self.case.outcome in (None, self.given.outcome)


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole; of nothing, all is well."""

    part: float
    whole: int

    @property
    def value(self) -> float:
        return self.part / self.whole if self.whole else 1.0


Figures = Mapping[str, Share]


def row_of(case: Case, given: Given) -> Row:
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
        hits=tuple(cites(quote.text, quote.doc, docs=case.doc, evidence=case.evidence) for quote in given.quotes),
        altered=tuple(quote for quote in given.quotes if not quote.verbatim),
        wrong_edition=() if given.abstained else tuple(strays),
    )


def figures(rows: Sequence[Row]) -> Figures:
    """Every figure that evals/README.md defines, except the times."""
    answerable = [row for row in rows if row.case.answerable]
    others = [row for row in rows if not row.case.answerable]
    answered = [row for row in answerable if not row.given.abstained]
    abstained = [row for row in rows if row.given.abstained]
    quotes = [quote for row in rows for quote in row.given.quotes]
    hits = [hit for row in answered for hit in row.hits]
    return {
        "item": _share(row.ok for row in rows),
        "answer_acc": _share(row.ok for row in answerable),
        "fact_recall": Share(sum(row.fact_recall for row in answerable), len(answerable)),
        "abst_ok": _share(row.ok for row in others),
        "abst_prec": _share(not row.case.answerable for row in abstained),
        "abst_rec": _share(row.given.abstained for row in others),
        "cite_hit": _share(not row.given.abstained and any(row.hits) for row in answerable),
        "cite_prec": _share(hits),
        "outcome": _share(row.outcome_ok for row in rows if row.case.outcome),
        "quote_verbatim": _share(quote.verbatim for quote in quotes),
        "forbidden": _share(bool(row.forbidden) for row in rows),
        "edition_errors": _share(bool(row.wrong_edition) for row in rows if row.case.edition),
        "too_long": _share(row.too_long for row in answerable),
    }


def percentile(times: Sequence[float], share: float) -> float:
    """The time that this share of the answers stays within; 0 where nothing was answered."""
    return sorted(times)[min(int(len(times) * share), len(times) - 1)] if times else 0.0


def _share(held: Iterable[bool]) -> Share:
    flags = list(held)
    return Share(sum(flags), len(flags))
