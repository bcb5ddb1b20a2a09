"""Entries as Markdown that people read, and that comes back as it was."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import groupby

from assistant.desk.faq_files.carried import CarriedClaim, CarriedEntry, CarriedQuote, FileUnreadable, Problem, ReadFile

_MEANS = re.compile(r"([\\`*_\[\]<>#|~&])")  # wherever it stands
_BEGINS = re.compile(r"^(\s*)([-+=]|\d+[.)])")  # a line that begins so
_ESCAPED = re.compile(r"\\([\\`*_\[\]<>#|~&\-+=.)])")
_QUOTE, _WITHIN = "     > ", "   "
_BLANK = "\\"
_NUMBERED = re.compile(r"\d+\. ")
Said = Mapping[str, str]


def to_markdown(entries: Iterable[CarriedEntry], said: Said, moment: str) -> str:
    """A document with a heading for each call, edition and question."""
    return "\n".join(_lines(entries, said, moment)) + "\n"


def _lines(entries: Iterable[CarriedEntry], said: Said, moment: str) -> Iterator[str]:
    yield from (f"# {said['file']}", "", said["file_date"].format(moment=moment))
    for call, of_call in groupby(entries, key=lambda entry: entry.call):
        yield from ("", f"## {_one_line(call)}")
        for edition, of_edition in groupby(of_call, key=lambda entry: entry.edition):
            yield from ("", f"### {_one_line(edition)}")
            for entry in of_edition:
                yield from _entry(entry, said)


def _entry(entry: CarriedEntry, said: Said) -> Iterator[str]:
    yield from ("", f"#### {_one_line(entry.question)}", "")
    known = (("id", entry.id), ("state", entry.state), ("confirmed_on", entry.confirmed_on))
    yield from (f"- {said[name]}: {_one_line(value)}" for name, value in known if value)
    yield from (f"- {said['wordings']}: {_one_line(wording)}" for wording in entry.wordings)
    for number, claim in enumerate(entry.claims, 1):
        first, *rest = map(_escaped, claim.text.split("\n"))
        first = _kept(first)
        yield from ("", f"{number}. {first}", *(f"{_WITHIN}{line}" for line in map(_kept, rest)))
        for quote in claim.quotes:
            page = said["at_page"].format(page=quote.page) if quote.page else ""
            title = f" {_one_line(quote.title)}" if quote.title else ""
            yield from ("", f"   - {said['source']}: {_one_line(quote.doc)} | {page} |{title}")
            yield from (f"{_QUOTE}{_kept(_escaped(line))}" for line in quote.text.split("\n"))


def _escaped(line: str) -> str:
    return _BEGINS.sub(lambda found: found[1] + re.sub(r"([-+=.)])", r"\\\1", found[2]), _MEANS.sub(r"\\\1", line))


def _kept(line: str) -> str:
    """A line that would be lost, for nothing can be seen of it, stands behind a mark."""
    return line if line.strip() else f"{_BLANK}{line}"


def _read(line: str) -> str:
    if line.startswith(_BLANK) and not line[1:].strip():
        return line[1:]
    return _ESCAPED.sub(r"\1", line)


def _one_line(text: str) -> str:
    """A text on a heading or a list item: its line ends stand as an element of their own."""
    return "<br>".join(map(_escaped, text.split("\n")))


def _plain(text: str) -> str:
    return "\n".join(_ESCAPED.sub(r"\1", line) for line in text.split("<br>"))


def from_markdown(text: str, said: Said) -> ReadFile:
    """The entries of our own document; FileUnreadable where it holds none."""
    reader = _Reader(said)
    for number, line in enumerate(text.split("\n"), 1):
        reader.take(number, line)
    if not reader.entries:
        raise FileUnreadable("no_heads")
    bare = [entry for entry in reader.entries if not entry.claims]
    problems = tuple(Problem(entry.place, said["claim"], "empty") for entry in bare)
    return ReadFile(tuple(entry for entry in reader.entries if entry.claims), problems)


class _Reader:
    """Reads line by line; each line belongs to what began last."""

    def __init__(self, said: Said) -> None:
        self.entries: list[CarriedEntry] = []
        self._call = self._edition = ""
        self._said = said
        self._page = re.compile(re.escape(said["at_page"]).replace(r"\{page\}", r"(\d+)"))

    def take(self, number: int, line: str) -> None:
        """One more line."""
        heading, _, text = line.partition(" ")
        match heading:
            case "##":
                self._call, self._edition = _plain(text), ""
            case "###":
                self._edition = _plain(text)
            case "####":
                new = CarriedEntry(_plain(text), (), self._call, self._edition, place=str(number))
                self.entries.append(new)
            case _ if self.entries:
                self.entries[-1] = self._with(self.entries[-1], line)

    def _with(self, entry: CarriedEntry, line: str) -> CarriedEntry:
        if line.startswith("- "):
            return self._known(entry, line[2:])
        if _NUMBERED.match(line):
            text = _read(line.partition(". ")[2])
            return replace(entry, claims=(*entry.claims, CarriedClaim(text)))
        if entry.claims and line.strip():
            return replace(entry, claims=(*entry.claims[:-1], self._more(entry.claims[-1], line)))
        return entry

    def _known(self, entry: CarriedEntry, line: str) -> CarriedEntry:
        name, _, value = line.partition(": ")
        if name == self._said["wordings"]:
            return replace(entry, wordings=(*entry.wordings, _plain(value)))
        fields = {self._said[field]: field for field in ("id", "state", "confirmed_on")}
        return replace(entry, **{fields[name]: _plain(value)}) if name in fields else entry  # type: ignore[arg-type]

    def _more(self, claim: CarriedClaim, line: str) -> CarriedClaim:
        if line.startswith(f"   - {self._said['source']}: "):
            return replace(claim, quotes=(*claim.quotes, self._source(line.partition(": ")[2])))
        if line.startswith(_QUOTE.rstrip()) and claim.quotes:
            return replace(claim, quotes=(*claim.quotes[:-1], _longer(claim.quotes[-1], line)))
        if line.startswith(_WITHIN) and not claim.quotes:
            rest = line[len(_WITHIN) :]
            return replace(claim, text=f"{claim.text}\n{_read(rest)}")
        return claim

    def _source(self, told: str) -> CarriedQuote:
        doc, page, title = (*re.split(r" \|(?: |$)", told, maxsplit=2), "", "")[:3]
        found = self._page.search(page)
        return CarriedQuote("\x00", _plain(doc), int(found[1][:9]) if found else 0, _plain(title.strip()))


def _longer(quote: CarriedQuote, line: str) -> CarriedQuote:
    """A further line of a quote; the mark of one without any goes."""
    text = _read(line[len(_QUOTE) :])
    return replace(quote, text=text if quote.text == "\x00" else f"{quote.text}\n{text}")
