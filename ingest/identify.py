"""Which call, edition and kind a document has, as its own title, head and body say; what it says nowhere stays open."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePath

from assistant.domain import Call, DocumentKind, Edition, Identity
from assistant.languages.ja.normalise import plain, squeezed
from ingest.corrections import NOTHING_STATED, Stated
from ingest.covers import of_its_office, placed_name, settled
from ingest.dress import without_dress
from ingest.editions import UNKNOWN_EDITION, edition_of, stated_edition
from ingest.joining import joined, names_stated
from ingest.lines import lines_on
from ingest.names import Named, names_in
from ingest.readers.extracted import Extracted
from ingest.titles import amended_in, kind_of, published_in, title_of

# What goes with a call that another document announces; 公募要領 and news make an edition of their own.
_OF_ANY_ROUND = frozenset({DocumentKind.FORM, DocumentKind.SLIDES, DocumentKind.QA, DocumentKind.ERRATA})
_HEAD_LINES = 14
_LONGEST_LINE = 2000  # characters: what stands behind them in one line names nothing
_ANGLES = str.maketrans("〈〉《》", "<><>")
_MARKED_UP = re.compile(r"^#+\s+")
_CATALOGUE = re.compile(
    r"(?:カタログ|ハンドブック|施策集|便覧|メニュー(?:集|一覧)?|(?:支援|助成|補助|制度|事業)一覧)\s*(?:\([^()]*\))?$"
)
_OFFICIAL_SOURCE = re.compile(r"(?:出典|公式(?:ページ|サイト)?|掲載(?:元|ページ)|原典)[^\n]{0,40}?(https?://[!-~]+)")
_NO_NAME = "公募の名前が見つからず、{what}「{name}」を名前としました。違うときは calls.toml の [[document]] に call を書いてください。"


def identify(
    file_name: str,
    extracted: Extracted,
    *,
    known: Sequence[Call],
    within: Identity | None = None,
    stated: Stated = NOTHING_STATED,
) -> Identity:
    """The identity of a document; a call that shares a name with a known one is that one.

    An attachment that names no call or no edition has those of the mail that it came within. What the secretariat
    states goes before all that the document says.
    """
    lines = settled(lines_in(extracted))
    head = [plain(extracted.title).translate(_ANGLES), *lines[:_HEAD_LINES]]
    title = stated.title or title_of(head[0], lines)
    published = stated.published_on or extracted.published_on or published_in(head)
    named = Named(stated.call, ()) if stated.call else _named(title, head, lines)
    fallback = title or plain(PurePath(file_name).stem)
    inherits = named is None and within is not None
    own = named or of_its_office(Named(_core(fallback), ()), head)
    call = within.call if inherits and within else joined(own, known, stated.calls)
    edition, doubts = edition_of(call, title, head, lines, published)
    if within and edition.label == UNKNOWN_EDITION and call.id == within.call.id:
        edition, doubts = within.edition, ()
    if stated.edition:
        edition, doubts = stated_edition(call, stated.edition, published), ()
    if named is None and not inherits:
        doubts = (_NO_NAME.format(what="題名" if title else "ファイル名", name=call.name), *doubts)
    kind = stated.kind or kind_of(file_name, title, head, lines)
    return Identity(
        call=call,
        edition=edition,
        kind=kind,
        title=stated.title or _full_title(title, named, edition) or fallback,
        published_on=published,
        source_url=stated.source_url or _source(lines),
        amends=stated.amends or amended_in(kind, lines),
        doubts=doubts,
        names=within.names if inherits and within else names_stated(own, call, stated.calls),
        open_edition=not stated.edition and edition.number is None and kind in _OF_ANY_ROUND,
    )


def is_catalogue(title: str) -> bool:
    """Whether a title is that of a list of many calls, which is none itself."""
    return bool(_CATALOGUE.search(title))


def lines_in(extracted: Extracted) -> list[str]:
    """The lines of a document in one spelling, those that hold something; of an endless one its beginning."""
    lines = (line.text.translate(_ANGLES) for page in extracted.pages for line in lines_on(page))
    bare = (_MARKED_UP.sub("", line) for line in lines)
    return [line[:_LONGEST_LINE] for line in bare if line.strip()]


def _named(title: str, head: Sequence[str], lines: Sequence[str]) -> Named | None:
    """What a document says its call is; a catalogue is of none of the calls that it lists."""
    if is_catalogue(title):
        return Named(without_dress(title), ())
    named = names_in(title, head, lines) or placed_name(title, head, lines)
    return named and of_its_office(named, head)


def _core(title: str) -> str:
    """A title as the name of a call, where it names one and something beside it."""
    return title if title.endswith("について") or "資料" in title else without_dress(title)


def _full_title(title: str, named: Named | None, edition: Edition) -> str:
    """The title with the call that it leaves out; without a title, the call and its edition."""
    if named is None:
        return title
    if not title:
        return named.name if edition.label == UNKNOWN_EDITION else f"{named.name} {edition.label}"
    own = named.name.split(" ")[-1]  # without the office before it
    known = any(squeezed(name) in squeezed(title) for name in (own, named.name, *named.aliases))
    return title if known else f"{named.name} {title}"


def _source(lines: Sequence[str]) -> str:
    match = _OFFICIAL_SOURCE.search("\n".join(lines))
    return match[1].rstrip(".,)") if match else ""
