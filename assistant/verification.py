"""Every claim is held against the passages it cites."""

from __future__ import annotations

import re
from calendar import isleap
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from itertools import pairwise
from unicodedata import bidirectional, category, normalize

from assistant.domain import Citation, Claim
from assistant.languages.ja.dates import weekday_of
from assistant.languages.ja.hard_facts import SCALES, HardFact, hard_facts
from assistant.languages.ja.mending import mend
from assistant.languages.ja.normalise import plain, squeezed
from assistant.languages.ja.polarity import flipped, is_cut
from assistant.languages.ja.read_off import is_read_off

_BESIDE = 80  # characters around a quote that show whether it cuts a fact in two
_UNTIL = 333  # days after publishing in which a day without its year lies; the month before is past, but may be told of
_SINCE = -31
_APRIL = 4  # a fiscal year opens in April
_TURNS_THE_LINE = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"})
_DIGITS = re.compile(r"\d+")
_BROKEN_OFF = re.compile(r"[A-Za-z0-9._%+\-]+@\s*$")
_GAP = 3  # characters between two passages of which one goes on with the other
_STRUCK_OUT = re.compile("[̴-̸⃒-⃥]")


@dataclass(frozen=True, slots=True)
class Evidence:
    """What claims are held against: the pages as they were extracted, and the documents that may be cited."""

    page_text: Callable[[str, int], str]  # document id, page number
    document_ids: frozenset[str]  # live documents of the allowed editions


Check = Callable[[Claim, Evidence], str | None]


def verified(claims: Iterable[Claim], evidence: Evidence) -> tuple[Claim, ...]:
    """The claims that hold; the others are withheld."""
    return tuple(claim for claim in claims if not problems(claim, evidence))


def problems(claim: Claim, evidence: Evidence) -> tuple[str, ...]:
    """Why a claim is withheld, in words for staff; empty where it holds."""
    return tuple(problem for check in CHECKS if (problem := check(claim, evidence)) is not None)


def is_cited(claim: Claim, _: Evidence) -> str | None:
    return None if claim.text.strip() and claim.citations else "出典のない文です。"


def is_live(claim: Claim, evidence: Evidence) -> str | None:
    cited = {one for citation in claim.citations for one in (citation.document.id, citation.passage.document_id)}
    return None if cited <= evidence.document_ids else "公開中でない文書、または別の版の文書を出典にしています。"


def is_verbatim(claim: Claim, evidence: Evidence) -> str | None:
    broken = (citation for citation in claim.citations if not _stands_there(citation, evidence))
    return next((f"引用が原文と一致しません: {citation.quote[:40]}" for citation in broken), None)


def is_whole(claim: Claim, evidence: Evidence) -> str | None:
    whole = (*pairwise(claim.citations), *((one, one) for one in claim.citations[-1:]))
    cut = (one for one, after in whole if _cuts(_without_broken_off(one, after), evidence))
    return next((f"引用が数値や語句の途中で切れています: {citation.quote[:40]}" for citation in cut), None)


def is_readable(claim: Claim, _: Evidence) -> str | None:
    """A reader must see what was checked: nothing that turns the line round or strikes characters out."""
    text = normalize("NFC", claim.text)
    hidden = any(bidirectional(c) in _TURNS_THE_LINE or category(c) in ("Cs", "Me") for c in text)
    return "表示を変える制御文字が含まれています。" if hidden or _STRUCK_OUT.search(text) else None


def has_its_facts(claim: Claim, _: Evidence) -> str | None:
    missing = missing_facts(claim)
    return f"引用にない事実があります: {'、'.join(fact.value for fact in missing)}" if missing else None


def missing_facts(claim: Claim) -> tuple[HardFact, ...]:
    """The hard facts of a claim that none of its quotes holds."""
    return unsupported(
        claim.text,
        [citation.quote for citation in claim.citations],
        published_on=[day for citation in claim.citations if (day := _published_on(citation))],
        names=[citation.edition.label for citation in claim.citations],
    )


def keeps_polarity(claim: Claim, _: Evidence) -> str | None:
    quotes = [citation.quote for citation in claim.citations]
    turned = () if is_read_off(claim.text, quotes) else flipped(claim.text, quotes)
    return f"引用と意味が逆になる語句があります: {'、'.join(turned)}" if turned else None


CHECKS: tuple[Check, ...] = (is_cited, is_live, is_verbatim, is_whole, is_readable, has_its_facts, keeps_polarity)


def unsupported(
    claim_text: str, quotes: Sequence[str], *, published_on: Collection[date] = (), names: Collection[str] = ()
) -> tuple[HardFact, ...]:
    """The hard facts of a claim that stand in none of its quotes; a claim may name the edition that it cites."""
    held = _Held(quotes, published_on)
    named = {fact for name in names for fact in hard_facts(name) if fact.kind in ("ordinal", "fiscal year")}
    missing = [fact for fact in hard_facts(claim_text) - named if not _RULES.get(fact.kind, _the_same)(fact, held)]
    over_lines = frozenset[HardFact]().union(*map(_over_lines, quotes)) if missing else frozenset[HardFact]()
    return tuple(sorted(fact for fact in missing if fact not in over_lines))


def _over_lines(quote: str) -> frozenset[HardFact]:
    """The facts that a quote holds over a break of its lines: an address, a number and its unit; never a number in two."""
    if "\n" not in quote:
        return frozenset()
    numbers = set(_DIGITS.findall(plain(quote)))
    return frozenset(fact for fact in hard_facts(mend(quote).text) if numbers.issuperset(_DIGITS.findall(fact.value)))


def _stands_there(citation: Citation, evidence: Evidence) -> bool:
    passage = citation.passage
    inside = 0 <= passage.start <= citation.start < citation.end <= passage.end
    text = _page(citation, evidence)
    return (
        inside
        and passage.document_id == citation.document.id
        and bool(citation.quote.strip())
        and text[citation.start : citation.end] == citation.quote
        and text[passage.start : passage.end] == passage.text
    )


def _cuts(citation: Citation, evidence: Evidence) -> bool:
    """Whether a quote says something that the page around it does not: 25社 of 125社, 対象 of 対象外."""
    text = _page(citation, evidence)
    before = text[max(0, citation.start - _BESIDE) : max(0, citation.start)]
    after = text[citation.end : citation.end + _BESIDE]
    if is_cut(before, citation.quote) or is_cut(citation.quote, after):
        return True
    return bool(unsupported(citation.quote, (before + citation.quote + after,)))


def _without_broken_off(citation: Citation, after: Citation) -> Citation:
    """A citation without the address at its end that the next one goes on with: …koubo@ / (公募係) zaidan.example."""
    broken = _BROKEN_OFF.search(citation.quote)
    near = after.passage.document_id == citation.passage.document_id and 0 < after.start - citation.end <= _GAP
    if broken is None or not near:
        return citation
    return replace(citation, quote=citation.quote[: broken.start()], end=citation.start + broken.start())


def _page(citation: Citation, evidence: Evidence) -> str:
    try:
        return evidence.page_text(citation.passage.document_id, citation.passage.page)
    except LookupError:
        return ""  # no such page: nothing stands there


def _published_on(citation: Citation) -> date | None:
    """The day that dates a day without its year: of the document, else of its edition."""
    edition = citation.edition
    opening = date(edition.fiscal_year, _APRIL + 1, 1) if edition.fiscal_year else None
    return citation.document.published_on or edition.published_on or opening


class _Held:
    """What the quotes of a claim hold."""

    def __init__(self, quotes: Sequence[str], published_on: Collection[date]) -> None:
        broken = (fact for fact in hard_facts("\n".join(quotes)) if fact.kind == "mail")  # over two passages of a table
        self.facts = frozenset[HardFact](broken).union(*map(hard_facts, quotes))
        self.plain = tuple(map(plain, quotes))
        self.published_on = published_on

    def values(self, *kinds: str) -> tuple[str, ...]:
        return tuple(fact.value for fact in self.facts if fact.kind in kinds)

    def numbers(self) -> set[str]:
        values = self.values("number", "count", "ordinal", "form")
        return {number for value in values for number in re.findall(r"\d+(?:/\d+)?", value)}

    def has_day(self, claimed: str) -> bool:
        return any(self.is_day(claimed, written) for written in self.values("date"))

    def is_day(self, claimed: str, written: str) -> bool:
        """Whether a day of the claim is one of the quotes; the claim may say less: 8月27日, 令和7年8月, 令和7年."""
        if claimed[5:7] not in ("__", written[5:7]) or claimed[8:10] not in ("__", written[8:10]):
            return False
        if claimed[:4] in ("____", written[:4]):
            return True
        return written[:4] == "____" and "_" not in written[5:] and self._may_fall(int(claimed[:4]), written)

    def _may_fall(self, year: int, written: str) -> bool:
        """Whether a day that is written without its year may be of that year: nothing is guessed."""
        weekdays = {value[-1] for value in self.values("weekday") if value[5:10] == written[5:10]}
        if written[5:10] == "02-29" and not isleap(year):
            return False
        claimed = date(year, int(written[5:7]), int(written[8:10]))
        if weekdays and weekday_of(claimed) not in weekdays:
            return False
        if any(value[:4] == str(year) for value in self.values("date")):
            return True
        if str(year - (claimed.month < _APRIL)) in self.values("fiscal year"):
            return True
        if self.published_on:
            return any(_SINCE <= (claimed - day).days <= _UNTIL for day in self.published_on)
        return bool(weekdays)


def _a_weekday(fact: HardFact, held: _Held) -> bool:
    day, weekday = fact.value[:10], fact.value[-1]
    written = {value[-1] for value in held.values("weekday") if held.is_day(day, value[:10])}
    days = (value for value in held.values("date") if held.is_day(day, value) and "_" not in value)
    return weekday in (written or {weekday_of(date.fromisoformat(value)) for value in days})


def _a_moment(fact: HardFact, held: _Held) -> bool:
    """A time that the claim ties to a day must not be tied to another in the quotes."""
    day, clock = fact.value[:10], fact.value[10:]
    timed = {value[10:] for value in held.values("moment") if held.is_day(day, value[:10])}
    return clock in timed if timed else held.has_day(day) and HardFact("time", clock[1:]) in held.facts


def _a_time(fact: HardFact, held: _Held) -> bool:
    return fact in held.facts or any(value.endswith(f"T{fact.value}") for value in held.values("moment"))


def _an_extension(fact: HardFact, held: _Held) -> bool:
    phone, _, extension = fact.value.partition("#")
    if not phone:
        return any(value.endswith(fact.value) for value in held.values("extension"))
    tied = any(value.startswith(phone) for value in held.values("extension"))
    return fact in held.facts or (not tied and HardFact("extension", f"#{extension}") in held.facts)


def _an_amount(fact: HardFact, held: _Held) -> bool:
    """An amount, or its number in a table that gives the unit once: (単位:千円)."""
    units = held.values("unit")
    if fact in held.facts or len(units) != 1 or not fact.value.endswith("円"):
        return fact in held.facts
    return str(Fraction(fact.value[:-1]) / SCALES.get(units[0][:-1], 1)) in held.numbers()


def _the_same(fact: HardFact, held: _Held) -> bool:
    return fact in held.facts


_RULES: dict[str, Callable[[HardFact, _Held], bool]] = {
    "date": lambda fact, held: held.has_day(fact.value),
    "weekday": _a_weekday,
    "moment": _a_moment,
    "time": _a_time,
    "amount": _an_amount,
    "extension": _an_extension,
    "number": lambda fact, held: fact.value in held.numbers(),
    "place": lambda fact, held: any(fact.value in squeezed(quote) for quote in held.plain),
}
