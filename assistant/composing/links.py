"""The web address that a question asks for, by what the document says of it: 申込フォーム https://…."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from assistant.catalogue import Catalogue, spoken, without_names
from assistant.composing.citing import claim_from
from assistant.composing.refused import without_the_refused
from assistant.domain import Call, Claim, Passage, Reading
from assistant.languages.ja.asked_kinds import ways_asked
from assistant.languages.ja.mending import mend
from assistant.languages.ja.normalise import plain
from assistant.languages.ja.tokens import tokens
from assistant.retrieval import Found
from assistant.words import Words

_URL = re.compile(r"https?://[!-'*-;=?-Z_a-z~]+")
_OFFICE = re.compile(r"[一-龠]{1,8}(?:省|庁|財団|機構|事務局)(?:の|(?=\s|$))")
_LEADS_IN = re.compile(r"(?:ので|ですが|けど|から)、")
_LABELLED_BY = 2  # lines above an address that stands alone
_LONGEST = 200  # characters of what is told with an address


@dataclass(frozen=True, slots=True)
class _Link:
    """An address with the line that it stands in, or the lines above where it stands alone."""

    said: str
    heading: str
    passage: Passage


def compose_link(found: Sequence[Found], reading: Reading, words: Words, catalogue: Catalogue) -> tuple[Claim, ...]:
    """The one address that the words of a question fit; the page of the call itself where it names nothing but a page."""
    asked = without_the_refused(plain(reading.question))
    if ways_asked(without_names(asked, reading.call, reading.said)) != ("url",):
        return ()
    about = _about(without_names(asked, reading.call, reading.said), words)
    links = [link for one in found for link in _links(one.passage)]
    if about:
        fitting = [link for link in links if about <= _own_words(link, reading.call)]
    else:
        fitting = [link for link in links if reading.call is not None and _is_of_its_page(link, reading.call)]
    if len({_URL.findall(link.said)[-1] for link in fitting}) != 1:
        return ()
    return (replace(claim_from(fitting[0].said, fitting[0].passage, catalogue), picked=True),)


def gives_another_page(question: str, text: str, words: Words) -> bool:
    """Whether an address is asked for by what its page is of, and a text gives only those of pages of something else."""
    asked = without_the_refused(plain(question))
    about = {word for word in _about(asked, words) if len(word) > 1} if ways_asked(asked) == ("url",) else set[str]()
    lines = [line for line in plain(text).split("\n") if line.strip()]
    labels = ["\n".join(lines[max(0, at - _LABELLED_BY) : at + 1]) for at, one in enumerate(lines) if _URL.search(one)]
    return bool(about and labels) and not any(about & {*tokens(_URL.sub("", label))} for label in labels)


def _about(question: str, words: Words) -> frozenset[str]:
    """What the page is of that a question asks for, in its last clause."""
    clause = _OFFICE.sub(" ", _LEADS_IN.split(question)[-1])
    empty = {word for cue in words.manners["pages"] for word in tokens(cue)} | words.stopwords | words.generic
    return frozenset(tokens(clause)) - empty


def _links(passage: Passage) -> Iterator[_Link]:
    if "http" not in passage.text:
        return
    lines = [line.strip() for line in mend(passage.text).text.split("\n") if line.strip()]
    titles = {spoken(title) for title in passage.heading}
    for at, line in enumerate(lines):
        if not _URL.search(line):
            continue
        alone = not re.search(r"\w", _URL.sub("", line))
        above = [one for one in lines[max(0, at - _LABELLED_BY) : at] if alone and not _is_no_label(one, titles)]
        said = "\n".join((*above, line))
        yield _Link(said if len(said) <= _LONGEST else line, " ".join(passage.heading[-1:]), passage)


def _is_no_label(line: str, titles: Collection[str]) -> bool:
    return bool(_URL.search(line)) or spoken(line) in titles


def _own_words(link: _Link, call: Call | None) -> set[str]:
    return {*tokens(without_names(link.said, call, ())), *tokens(link.heading)}


def _is_of_its_page(link: _Link, call: Call) -> bool:
    """Whether an address stands under the name of a call and nothing else."""
    label = spoken(re.sub(r"略称|[^\w]", "", without_names(plain(_URL.sub("", link.said)), call, ())))
    names = "".join(chain((call.name,), call.aliases))
    return label == "" or label in spoken(names)
