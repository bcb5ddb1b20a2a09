"""Forms and sections that the text points at, and that are not there; forms that have two names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from assistant.domain import DocumentKind
from assistant.domain.findings import Finding, Place
from assistant.languages.ja.normalise import plain, squeezed
from ingest.lint.shelf import Shelf, Text

_FORM = re.compile(r"様式(?:第)?\s*(?P<number>\d{1,2})(?:号)?(?:\s*[-の]\s*(?P<part>\d{1,2})(?!\d))?(?:号)?")
_ELSEWHERE = re.compile(r"(?:規程|規則|要綱|要領|法|条例|別記|昨年度|前回|他の?制度)[^。、\n]{0,6}$")
_LISTED = re.compile(
    rf"(?m)^[\s・●○■□◆*(\[【〔<\-0-9.)]*{_FORM.pattern}\s*[)\]】〕>]?(?:\s*[:・]\s*|\s+|(?<=[)\]】〕>]))(?P<name>[^\s\n。、|][^\n。|\t]{{1,40}})"
)
_NO_NAME = re.compile(r"^[をにはのがとでもへや]|^及び|^又は|^から|参照|とおり|による|\.{3,}")
_NOT_OF_NAME = re.compile(r"\s*(?:\(|【|\.{2,}|・{2,}|\s{2,}|\d+部|PDF|Word|Excel).*$", re.IGNORECASE)
_FEWEST_LISTED = 2

_REFERENCE = re.compile(
    r"(?<![\d.(第-])(?P<chapter>\d{1,2})\.\s*(?:\((?P<part>\d{1,2})\))?[^。\n\d]{0,12}?(?:を|の)?(?:参照|ご覧)"
)
_CHAPTER = re.compile(r"^\s*(?P<chapter>\d{1,2})(?:\.(?!\d)|\s)")
_FEWEST_CHAPTERS = 3


def missing_forms(shelf: Shelf) -> Iterator[Finding]:
    """様式の一覧にない様式."""
    for texts, _ in shelf.by_edition():
        listed = {match["number"] for text in texts for match in _listed(text)}
        listed |= {number for text in texts for number in _of_form_document(text)}
        if len(listed) < _FEWEST_LISTED:
            continue
        for text in texts:
            for match in _FORM.finditer(text.text):
                before = text.text[max(0, match.start() - 20) : match.start()]
                if match["number"] not in listed and not _ELSEWHERE.search(before):
                    message = (
                        f"様式{match['number']}は、様式の一覧にありません。番号を確かめるか、様式を足してください。"
                    )
                    yield Finding("form-missing", message, (text.place(*match.span()),))


def _listed(text: Text) -> Iterator[re.Match[str]]:
    """The lines that name a form."""
    for match in _LISTED.finditer(text.text):
        if not _NO_NAME.search(match["name"]):
            yield match


def _of_form_document(text: Text) -> Iterator[str]:
    """The numbers of a form that is itself held."""
    if text.document.kind is DocumentKind.FORM:
        said = plain(f"{text.document.title} {text.document.file_name}\n") + text.text
        yield from (match["number"] for match in _FORM.finditer(said))


def forms_with_two_names(shelf: Shelf) -> Iterator[Finding]:
    """名前が二つある様式."""
    for texts, _ in shelf.by_edition():
        named: dict[str, dict[str, Place]] = {}
        for text in texts:
            for match in _listed(text):
                name = _NOT_OF_NAME.sub("", match["name"]).strip(" )】]」:")
                if name:
                    number = match["number"] + (f"-{match['part']}" if match["part"] else "")
                    named.setdefault(number, {}).setdefault(name, text.place(*match.span()))
        for number, names in named.items():
            for (one, first), (other, second) in combinations(names.items(), 2):
                if not _alike(one, other):
                    message = f"様式{number}の名前が「{one}」と「{other}」の二通りあります。どちらかに揃えてください。"
                    yield Finding("form-names", message, (first, second))


def _alike(one: str, other: str) -> bool:
    first, second = squeezed(one), squeezed(other)
    return first in second or second in first


def missing_sections(shelf: Shelf) -> Iterator[Finding]:
    """参照先の見出しがない."""
    for _, texts in shelf.by_document():
        chapters = _chapters(texts)
        if len(chapters) < _FEWEST_CHAPTERS:
            continue
        for text in texts:
            for match in _REFERENCE.finditer(text.text):
                before = text.text[max(0, match.start() - 20) : match.start()]
                if match["chapter"] not in chapters and not _ELSEWHERE.search(before):
                    message = f"「{match.group()}」とありますが、{match['chapter']}. の見出しがありません。番号を確かめてください。"
                    yield Finding("section-missing", message, (text.place(*match.span()),))


def _chapters(texts: Sequence[Text]) -> frozenset[str]:
    """The numbers that begin a heading or a line."""
    lines = [plain(heading) for text in texts for heading in text.passage.heading]
    lines += [line for text in texts for line in text.text.split("\n")]
    return frozenset(match["chapter"] for line in lines if (match := _CHAPTER.match(line)))
