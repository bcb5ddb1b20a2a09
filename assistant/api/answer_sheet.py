"""An answer as a page that needs no script: with its question, its notices, its claims and the quotes behind them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from urllib.parse import urlsplit

from assistant.api.service_words import ServiceWords
from assistant.api.sheets import Piece, Sheet
from assistant.domain import NoticeKind
from assistant.presenting import ShownAnswer, ShownClaim, ShownNotice, ShownSource

_TONES = {
    NoticeKind.CLOSED: "notice notice--warning",
    NoticeKind.AMENDED: "notice notice--warning",
    NoticeKind.SOURCES_DISAGREE: "notice notice--warning",
    NoticeKind.OPEN: "notice notice--good",
}


class Standing(StrEnum):
    """Where the sources of an answer stand today; the order is that of weight."""

    SAME = "same"
    RENEWED = "renewed"  # a new revision, the same words
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Told:
    """An answer as it is told on a page."""

    title: str
    question: str
    asked_at: datetime
    answer: ShownAnswer
    standings: Mapping[int, Standing] = field(default_factory=dict)  # by citation; empty: it was given just now


def answer_piece(told: Told, sheet: Sheet) -> Piece:
    """The answer in the markup of the sheet."""
    shown, said = told.answer, sheet.words
    piece = sheet.piece("answer")
    worst = max(told.standings.values(), key=list(Standing).index, default=None)
    if worst is Standing.CHANGED:
        piece.slot("standing").set("class", "notice notice--warning")
    piece.fill(
        title=told.title,
        moment=said.page["asked_at"].format(moment=said.moment(told.asked_at)),
        standing=said.page[worst] if worst else "",
        question=told.question,
        reading=shown.reading.text,
        reply=shown.reply,
    )
    _confirm(piece, shown, said)
    piece.put("notices", (_notice(notice, sheet) for notice in shown.notices))
    piece.put("claims", (_claim(claim, sheet) for claim in shown.claims))
    piece.put("choices", (sheet.piece("choice").fill(choice=choice) for choice in shown.choices))
    sources = [_source(source, told.standings.get(source.n), sheet) for source in shown.citations]
    return piece.put("sources", sources)


def _confirm(piece: Piece, shown: ShownAnswer, said: ServiceWords) -> None:
    """That the secretariat confirmed it, where it did."""
    if shown.confirmed is None:
        piece.drop_row("confirmed")
        return
    on = shown.confirmed.on
    piece.slot("confirmed-on").text = said.day(on)
    piece.slot("confirmed-on").set("datetime", on.isoformat())
    piece.slot("confirmed-view").set("href", shown.confirmed.view)


def _notice(notice: ShownNotice, sheet: Sheet) -> Piece:
    piece = sheet.piece("notice").fill(label=sheet.words.page[notice.kind], text=notice.text)
    piece.root.set("class", _TONES.get(notice.kind, "notice"))
    return piece


def _claim(claim: ShownClaim, sheet: Sheet) -> Piece:
    return sheet.piece("claim").fill(text=claim.text).put("citations", (_citation(n, sheet) for n in claim.citations))


def _citation(number: int, sheet: Sheet) -> Piece:
    piece = sheet.piece("citation").fill(link=f"[{number}]")
    piece.root.set("href", f"#source-{number}")
    piece.root.set("aria-label", f"{sheet.words.page['source']} [{number}]")
    return piece


def _source(source: ShownSource, standing: Standing | None, sheet: Sheet) -> Piece:
    piece = sheet.piece("source")
    piece.root.set("id", f"source-{source.n}")
    if standing:
        piece.root.set("data-standing", standing)
    told = sheet.words.page[f"passage_{standing}"] if standing else ""
    piece.fill(number=str(source.n), title=source.title or source.doc, quote=source.text, standing=told)
    rows = {"edition": source.edition, "heading": source.heading, "page": str(source.page or ""), "doc": source.doc}
    for name, text in rows.items():
        if text:
            piece.fill(**{name: text})
        else:
            piece.drop_row(name)
    if _is_of_the_web(source.source_url):
        piece.slot("link").set("href", source.source_url)
    else:
        piece.drop_row("link")
    return piece


def _is_of_the_web(address: str) -> bool:
    """Only an address of the web becomes a link: a document may hold any other scheme."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)
