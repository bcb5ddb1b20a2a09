"""What a document says under the name that a question asks about, told whole: all that stands under 「めばえコース」."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.catalogue import Catalogue, spoken
from assistant.composing.listing import told_whole
from assistant.domain import Aspect, Claim, Passage, Reading
from assistant.languages.ja.asked_units import asked_units
from assistant.languages.ja.normalise import plain
from assistant.ports import Library
from assistant.retrieval import Found

_SHORTEST = 4  # letters of a name
_MOST_PASSAGES, _MOST_SAID = 3, 480  # of a section that can be read at once
_MOST_KINDS = 5  # passages of a section
_KINDS = re.compile(r"(?:類型|区分|種別|種類|コース|部門|枠|カテゴリー?)(?:について|の種類|一覧)?$")
_KIND = r"(?:類型|区分|種別|枠|型|タイプ|コース|部門|カテゴリー?)"
_ASKS_WHICH_KIND = re.compile(
    rf"{_KIND}(?:\([^()]*\))?(?:は|が|って|には|に|の)?(?:全部で)?(?:何|いくつ|どれ|どんな|種類)|(?:どの|どちらの|どんな|何の){_KIND}|何型|{_KIND}[^。?]{{0,6}}何種類"
)
_NAME = re.compile(r"(?:プログラム|コース|事業|制度|枠|型|プラン|パック|スクール|塾|部門|支援|助成|補助金?|ファンド)$")
_ASKS_WHAT = re.compile(
    r"何を|なにを|何が|どんな|どのような|どういう|具体的|内容|中身|とは|って(?:何|なに)|(?:受け|し|やっ)て(?:もら|くれ|いただ)"
)


def compose_named_section(
    found: Sequence[Found], reading: Reading, library: Library, catalogue: Catalogue
) -> tuple[Claim, ...]:
    """The section that the best passage opens and a question names, for one that asks what it is or gives."""
    said = plain(reading.question)
    if not found or not set(reading.aspects) <= {Aspect.SUPPORT, Aspect.OTHER} or not _ASKS_WHAT.search(said):
        return ()
    best = found[0].passage
    title = None if asked_units(said) else _named(best, spoken(said))
    if title is None:
        return ()
    section = [one for one in library.passages(document_ids=[best.document_id]) if _is_of(one, best, title)]
    if not 1 < len(section) <= _MOST_PASSAGES or sum(len(one.text) for one in section) > _MOST_SAID:
        return ()
    return told_whole(section, catalogue, most=_MOST_SAID)


def compose_kinds(
    found: Sequence[Found], reading: Reading, library: Library, catalogue: Catalogue
) -> tuple[Claim, ...]:
    """The section that tells the kinds to apply for, for one that asks which there are or which is theirs: 「枠は何がありますか」."""
    if reading.call is None or not _ASKS_WHICH_KIND.search(plain(reading.question)):
        return ()
    held = ((one.passage, title) for one in found for title in one.passage.heading if _KINDS.search(plain(title)))
    best, title = next(held, (None, ""))
    if best is None:
        return ()
    section = [one for one in library.passages(document_ids=[best.document_id]) if _is_under(one, best, title)]
    if not 1 < len(section) <= _MOST_KINDS or sum(len(one.text) for one in section) > _MOST_SAID:
        return ()
    return told_whole(section, catalogue, most=_MOST_SAID)


def _is_under(passage: Passage, best: Passage, title: str) -> bool:
    return title in passage.heading and _is_of(passage, best, title)


def _named(passage: Passage, heard: str) -> str | None:
    """The innermost heading of a passage that is the name of something and stands in the question."""
    titles = (title for title in reversed(passage.heading) if _NAME.search(title))
    return next((title for title in titles if len(spoken(title)) >= _SHORTEST and spoken(title) in heard), None)


def _is_of(passage: Passage, best: Passage, title: str) -> bool:
    depth = best.heading.index(title) + 1
    return passage.heading[:depth] == best.heading[:depth]
