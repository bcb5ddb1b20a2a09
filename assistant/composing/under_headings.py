"""Of days that several chapters of a document give under one label, those of the chapter that a question names: Ⅱ 実践活動助成."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.catalogue import spoken
from assistant.domain import Fact, Passage
from assistant.languages.ja.normalise import plain
from assistant.ports import Library

_CHAPTER = re.compile(r"^(?:[IVXⅠ-Ⅻ]{1,4}|第?[\d一二三四五六七八九十]{1,2}(?:[部章編]|[.)])?)[\s　.]*")
_OF_A_PART = re.compile(
    r"(?:事業|助成|支援|補助金?|奨励金?|奨学[金生]|制度|プログラム|フェロー(?:シップ)?|コース|枠|型|部門|区分|類型|賞)$"
)
_SHORTEST = 4  # letters of a name


def under_named_headings(facts: Sequence[Fact], question: str, library: Library) -> tuple[Fact, ...]:
    """The facts under a heading that the question names and the others do not stand under; () where it names none."""
    passages = {one.id: one for one in library.passages_by_id([fact.passage_id for fact in facts])}
    titles = {fact.id: _titles(passages[fact.passage_id]) for fact in facts}
    shared = frozenset.intersection(*titles.values()) if titles else frozenset()
    heard = spoken(question)
    named = {title for own in titles.values() for title in own - shared if title in heard}
    return tuple(fact for fact in facts if titles[fact.id] & named)


def _titles(passage: Passage) -> frozenset[str]:
    names = (_CHAPTER.sub("", plain(title)).strip() for title in passage.heading)
    return frozenset(spoken(name) for name in names if len(name) >= _SHORTEST and _OF_A_PART.search(name))
