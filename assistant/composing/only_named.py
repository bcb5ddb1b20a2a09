"""What one edition tells of another: only the sentences that name that other, or stand under its heading."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from assistant.catalogue import spoken
from assistant.composing.numbered_names import tells_of_it_alone
from assistant.domain import Claim
from assistant.languages.ja.normalise import plain
from assistant.languages.ja.sentences import sentences_of

_NUMBERED = re.compile(r"[\d一二三四五六七八九十]")  # 第3回, 令和3年: other names are of one thing alone
_ROUND = re.compile(r"第\d{1,3}[回期次]")
_NAME_OF_ONE = re.compile(r"第\d+[回期次]|20\d\d年度?|令和\d+年度?|\(.*?\)")
_FIGURES = re.compile(r"(?:応募|申請|採択|採用|このうち|うち|結果|倍率)(?!期間|書|方法)")
_TOLD = re.compile(r"\d|:.|\S\s\S")  # a title tells nothing yet, and has no cells
_TITLE, _MOST_BELOW = 30, 400  # characters
_YEAR = re.compile(r"20\d\d年度?")


def only_named(claims: Iterable[Claim], names: Collection[str]) -> Iterator[Claim]:
    """The claims without what they say of other editions."""
    heard = [spoken(name) for name in names]
    for claim in claims:
        passages = [citation.passage for citation in claim.citations]
        path = spoken("".join(title for passage in passages for title in passage.heading))
        if (
            claim.picked
            or not any(map(_NUMBERED.search, names))
            or any(name in path for name in heard)
            or all(_tells_of_one(passage.text, heard) for passage in passages)
            or all(any(tells_of_it_alone(passage.text, name) for name in names) for passage in passages)
        ):
            yield claim
            continue
        part = _part_of_it(claim.text.split("\n"), heard)
        said = part or [*_told_of_it(sentences_of(claim.text), heard)]
        if said and all(map(_is_a_title, said)):
            said = [line for passage in passages for line in _below(said, passage.text)]
        if said:
            yield replace(claim, text="\n".join(said))


def _told_of_it(sentences: Sequence[str], heard: Collection[str]) -> Iterator[str]:
    """The sentences that name it, each with those behind it that go on with its figures: 採択は4チームでした."""
    goes_on = False
    for sentence in sentences:
        named = any(name in spoken(sentence) for name in heard)
        goes_on = named or (goes_on and bool(_FIGURES.match(plain(sentence))))
        if goes_on:
            yield sentence


def _is_a_title(line: str) -> bool:
    return len(line) <= _TITLE and not line.endswith("。") and not _TOLD.search(_NAME_OF_ONE.sub("", plain(line)))


def _below(titles: Collection[str], text: str) -> list[str]:
    """What stands under the titles in a passage, each down to an empty line; nothing where a title has nothing below."""
    lines = [plain(line).strip() for line in text.split("\n")]
    told: list[str] = []
    for title in titles:
        at = next((at for at, line in enumerate(lines) if spoken(line) == spoken(title)), len(lines))
        end = next((end for end in range(at, len(lines)) if not lines[end]), len(lines))
        own = lines[at + 1 : end]
        told += [title, *own] if own and sum(map(len, own)) <= _MOST_BELOW else []
    return told


def _part_of_it(lines: list[str], heard: Collection[str]) -> list[str]:
    """The lines from one that begins with the name of a round on, up to one that begins with another: a list of it."""
    begins = [at for at, line in enumerate(lines) if _ROUND.match(plain(line).lstrip()) and not line.endswith("。")]
    own = next(
        (
            at
            for at in begins
            if any(spoken(lines[at]).removeprefix("第").startswith(name.removeprefix("第")) for name in heard)
        ),
        None,
    )
    if own is None:
        return []
    end = next((at for at in begins if at > own), len(lines))
    return lines[own:end] if end - own > 1 else []


def _tells_of_one(text: str, heard: Collection[str]) -> bool:
    """Whether a passage begins with the name of a round or a year and names no other: then all of it is of that one."""
    said = plain(text)
    return any(
        {spoken(name) for name in names.findall(said)} == {spoken(begin[0])} <= set(heard)
        for names in (_ROUND, _YEAR)
        if (begin := names.match(said.lstrip()))
    )
