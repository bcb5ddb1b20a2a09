"""calls.toml: names, aliases and corrections that the secretariat states; a typo stops everything before it begins."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from assistant.domain import Call, DocumentKind
from assistant.domain.deliveries import Correction
from assistant.languages.ja.normalise import plain, squeezed
from ingest.joining import are_one, digest, key_of

FILE_NAME = "calls.toml"
_SECTIONS = frozenset({"call", "document"})
_CALL_KEYS = frozenset({"name", "aliases"})
_KINDS = "、".join(kind.value for kind in DocumentKind)


class CorrectionsInvalid(Exception):
    """A calls.toml that cannot be meant; its words are Japanese and name the place."""


@dataclass(frozen=True, slots=True)
class Stated:
    """What the secretariat says of one document; what it leaves out stays as read."""

    call: str = ""
    edition: str = ""
    kind: DocumentKind | None = None
    published_on: date | None = None
    title: str = ""
    source_url: str = ""
    amends: str = ""
    calls: tuple[Call, ...] = ()  # that are stated for its folder, with the names that are theirs


NOTHING_STATED = Stated()
_DOCUMENT_KEYS = frozenset({"file", "call", "edition", "kind", "published_on", "title", "source_url", "amends"})


@dataclass(frozen=True, slots=True)
class Corrections:
    """What one calls.toml says, for the files of its folder."""

    calls: tuple[Call, ...] = ()
    documents: Mapping[Path, Stated] | None = None  # by the resolved path of the file

    def of(self, path: Path) -> Stated:
        """What is stated of a document, and the calls that are stated beside it."""
        return replace((self.documents or {}).get(path.resolve(), NOTHING_STATED), calls=self.calls)


NO_CORRECTIONS = Corrections()


def said_of(stated: Stated, calls: Sequence[Call]) -> str:
    """All that is said of a document and of its calls, to tell whether it must be read anew; "": nothing."""
    own = replace(stated, calls=())
    named = [*calls, Call("", own.call)] if own.call else calls
    said = [(one.name, one.aliases) for one in stated.calls if any(are_one(one, call) for call in named)]
    return repr((own, said)) if said or own != NOTHING_STATED else ""


def also(stated: Stated, correction: Correction) -> Stated:
    """What a calls.toml says of a document, and where it says nothing, what staff state at their desk."""
    own = {name: value for name, value in asdict(correction).items() if value and not getattr(stated, name)}
    return replace(stated, **own)


def corrections_of(files: Sequence[Path], given: Sequence[Path], held: Sequence[Call]) -> dict[Path, Corrections]:
    """What is stated for each file, by the calls.toml beside it or in the nearest folder above it within the one given."""
    beside = {file: _nearest(file, given) for file in files}
    read = {toml: read_corrections(toml, held) for toml in dict.fromkeys(beside.values()) if toml is not None}
    return {file: read[toml] for file, toml in beside.items() if toml is not None}


def _nearest(file: Path, given: Sequence[Path]) -> Path | None:
    root = next((path for path in given if path in file.parents), file.parent)
    within = [folder for folder in file.parents if folder == root or root in folder.parents]
    return next((folder / FILE_NAME for folder in within if (folder / FILE_NAME).is_file()), None)


def read_corrections(file: Path, held: Sequence[Call]) -> Corrections:
    """What a calls.toml says; CorrectionsInvalid names the place of what cannot be meant."""
    try:
        raw = tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CorrectionsInvalid(f"{file} を読めません（{error}）。UTF-8 の TOML として直してください。") from None
    _refuse_unknown(f"{file} の一番上", raw, _SECTIONS)
    calls = tuple(_call(f"{file} の {n} 番目の [[call]]", one) for n, one in enumerate(_tables(file, raw, "call"), 1))
    _refuse_shared(file, calls)
    documents: dict[Path, Stated] = {}
    for n, one in enumerate(_tables(file, raw, "document"), 1):
        place = f"{file} の {n} 番目の [[document]]"
        path, stated = _document(place, one, file.parent)
        if path in documents:
            raise CorrectionsInvalid(f'{place}: file = "{one["file"]}" は二度書かれています。一つにまとめてください。')
        if stated.call and key_of(stated.call) not in _keys((*calls, *held)):
            raise CorrectionsInvalid(
                f"{place}: 公募「{stated.call}」がありません。[[call]] に name を書くか、綴りを直してください。"
            )
        documents[path] = stated
    return Corrections(calls, documents)


def _tables(file: Path, raw: Mapping[str, Any], name: str) -> list[dict[str, Any]]:
    tables = raw.get(name, [])
    if not isinstance(tables, list) or not all(isinstance(one, dict) for one in tables):
        raise CorrectionsInvalid(f"{file}: {name} は [[{name}]] と二重の括弧で書いてください。")
    return tables


def _call(place: str, table: Mapping[str, Any]) -> Call:
    _refuse_unknown(place, table, _CALL_KEYS)
    name = _text(place, table, "name")
    if not name:
        raise CorrectionsInvalid(f"{place}: name がありません。公募の名前を書いてください。")
    aliases = table.get("aliases", [])
    if not isinstance(aliases, list) or not all(isinstance(one, str) and one.strip() for one in aliases):
        raise CorrectionsInvalid(f'{place}: aliases は ["略称", "通称"] のように書いてください。')
    return Call(digest(squeezed(name)), name, tuple(plain(one).strip() for one in aliases))


def _refuse_shared(file: Path, calls: Sequence[Call]) -> None:
    for place, call in enumerate(calls):
        other = next((one for one in calls[:place] if are_one(one, call)), None)
        if other is not None:
            raise CorrectionsInvalid(
                f"{file}: [[call]]「{other.name}」と「{call.name}」に同じ名前があります。どちらか一方に書いてください。"
            )


def _document(place: str, table: Mapping[str, Any], folder: Path) -> tuple[Path, Stated]:
    _refuse_unknown(place, table, _DOCUMENT_KEYS)
    name = _text(place, table, "file")
    path = (folder / name).resolve()
    if not name or not path.is_file() or not path.is_relative_to(folder.resolve()):
        raise CorrectionsInvalid(
            f'{place}: file = "{name}" が {FILE_NAME} のフォルダにありません。名前を直すか、この項を消してください。'
        )
    published = table.get("published_on")
    if published is not None and (not isinstance(published, date) or isinstance(published, datetime)):
        raise CorrectionsInvalid(f"{place}: published_on は 2025-07-18 のように、引用符を付けずに書いてください。")
    own = Stated(
        call=_text(place, table, "call"),
        edition=_text(place, table, "edition"),
        kind=_kind(place, _text(place, table, "kind")),
        published_on=published,
        title=_text(place, table, "title"),
        source_url=_text(place, table, "source_url"),
        amends=_text(place, table, "amends"),
    )
    return path, own


def _kind(place: str, written: str) -> DocumentKind | None:
    if not written:
        return None
    try:
        return DocumentKind(written)
    except ValueError:
        raise CorrectionsInvalid(
            f'{place}: kind = "{written}" は種類にありません。{_KINDS} のどれかにしてください。'
        ) from None


def _text(place: str, table: Mapping[str, Any], key: str) -> str:
    written = table.get(key, "")
    if not isinstance(written, str) or (key in table and not written.strip()):
        raise CorrectionsInvalid(f"{place}: {key} は引用符で囲んだ文字で書いてください。")
    return plain(written).strip() if key not in ("file", "source_url") else written.strip()


def _refuse_unknown(place: str, table: Mapping[str, Any], keys: frozenset[str]) -> None:
    unknown = sorted(set(table) - keys)
    if unknown:
        raise CorrectionsInvalid(
            f"{place}: 「{unknown[0]}」という項目はありません。書けるのは {'、'.join(sorted(keys))} です。"
        )


def _keys(calls: Sequence[Call]) -> set[str]:
    return {key_of(name) for call in calls for name in (call.name, *call.aliases)}
