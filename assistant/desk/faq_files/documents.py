"""Entries as documents for people: a page of HTML, and the paragraphs of a Word file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from html import escape
from itertools import groupby

from assistant.desk.faq_files.carried import CarriedClaim, CarriedEntry, CarriedQuote

_STYLE = """body{max-width:50rem;margin:2rem auto;padding:0 1rem;line-height:1.7;font-family:sans-serif}
blockquote{margin:.5rem 0;padding:.5rem 1rem;border-left:4px solid #666;background:#f8f8fb}
blockquote,.text{white-space:pre-line}
@media print{article{break-inside:avoid}}"""
Said = Mapping[str, str]


def to_html(entries: Iterable[CarriedEntry], said: Said, moment: str) -> str:
    """A page that stands alone."""
    title, body = escape(said["file"]), "\n".join(_html_entry(entry, said) for entry in entries)
    head = f'<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{title}</title>'
    date = escape(said["file_date"].format(moment=moment))
    return (
        f'<!doctype html>\n<html lang="ja"><head>{head}<style>{_STYLE}</style></head>'
        f"<body><h1>{title}</h1><p>{date}</p>\n{body}\n</body></html>\n"
    )


def paragraphs(entries: Iterable[CarriedEntry], said: Said, moment: str) -> Iterator[tuple[str, str]]:
    """Paragraphs with their styles: title, 1 to 3 for headings, text, quote, small."""
    yield from (("title", said["file"]), ("small", said["file_date"].format(moment=moment)))
    for call, of_call in groupby(entries, key=lambda entry: entry.call):
        yield "1", call
        for edition, of_edition in groupby(of_call, key=lambda entry: entry.edition):
            yield "2", edition
            for entry in of_edition:
                yield from _entry(entry, said)


def _entry(entry: CarriedEntry, said: Said) -> Iterator[tuple[str, str]]:
    yield "3", entry.question
    if entry.confirmed_on:
        yield "small", f"{said['confirmed']} {entry.confirmed_on}"
    for claim in entry.claims:
        yield "text", claim.text
        for quote in claim.quotes:
            yield "quote", quote.text
            yield "small", f"{said['source']}: {place_of(quote, said)}"


def _html_entry(entry: CarriedEntry, said: Said) -> str:
    of = escape(" ".join(filter(None, (entry.call, entry.edition))))
    confirmed = f"<p>{escape(said['confirmed_on'])}: {escape(entry.confirmed_on)}</p>" if entry.confirmed_on else ""
    claims = "".join(_html_claim(claim, said) for claim in entry.claims)
    return f"<article><p>{of}</p><h2>{escape(entry.question)}</h2>{confirmed}<ol>{claims}</ol></article>"


def _html_claim(claim: CarriedClaim, said: Said) -> str:
    quotes = "".join(
        f"<blockquote>{escape(quote.text)}</blockquote><p>{escape(said['source'])}: {escape(place_of(quote, said))}</p>"
        for quote in claim.quotes
    )
    return f'<li><p class="text">{escape(claim.text)}</p>{quotes}</li>'


def place_of(quote: CarriedQuote, said: Said) -> str:
    """Where a quote stands, in words."""
    page = said["at_page"].format(page=quote.page) if quote.page else ""
    return " ".join(part for part in (quote.title, quote.doc, page) if part)
