"""Bytes become Japanese text: a mark at the start, the declared encoding, else the one that reads as Japanese."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable

from assistant.domain import Remark, RemarkKind
from ingest.readers.extracted import Unreadable

BROKEN = "\ufffd"
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_ESCAPE = re.compile(rb"(\x1b(?:\$\(?[@-D]|\([@-J]))")
_PAIRED = re.compile(rb"\x1b\$")
_LONG_PAIR = b"\x1b$(D"  # JIS X 0212
_KANA = b"\x1b(I"
_TWO_BYTES = re.compile(rb"[\x21-\x7e]{2}|[\x00-\xff]")
_EUC = re.compile(rb"\x8f[\xa1-\xfe]{2}|\x8e[\xa1-\xdf]|[\xa1-\xfe]{2}|[\x00-\x7f]+|[\x80-\xff]")
_JAPANESE = re.compile("[ぁ-んァ-ヶー一-龠、。・「」（）０-９]")
_UNLIKELY = re.compile("[\uff61-\uff9f\ue000-\uf8ff\ufffd\x80-\x9f]")
_HIGH_BIT, _DELETE = 0x80, 0x7F
_FIRST = 0x21  # row and cell 1 of JIS
_LEAD, _LEAD_ABOVE_KANA, _ROWS_BELOW_KANA = 0x81, 0xC1, 62
_TRAIL, _TRAIL_OF_SECOND = 0x40, 0x9F
_WORST = 0.02  # share of broken characters above which a text is none


def decoded(raw: bytes, declared: str = "") -> str:
    """The text without its mark with one kind of line end; what cannot be read is U+FFFD."""
    text = _decoded(raw, _alias(declared))
    if "\0" in text or text.count(BROKEN) > _WORST * len(text) + 1:
        raise Unreadable("文字として読み取れません。UTF-8 のテキストとして保存し直してから取り込んでください。")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def remarks_of(text: str) -> tuple[Remark, ...]:
    """That some characters could not be read."""
    broken = text.count(BROKEN)
    return (Remark(RemarkKind.UNREADABLE, "", why=f"読み取れない文字が {broken} か所あります"),) if broken else ()


def _decoded(raw: bytes, declared: str) -> str:
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return raw[len(mark) :].decode(encoding, errors="replace")
    if raw.isascii() and _PAIRED.search(raw):
        return _iso_2022_jp(raw)
    strict = _strict(raw, declared)
    return strict if strict is not None else _guessed(raw)


def _alias(declared: str) -> str:
    """The encoding that is meant: what calls itself Shift_JIS is the one of Windows, which has ① and ㈱."""
    name = declared.strip().lower().replace("_", "-")
    if name in {"shift-jis", "x-sjis", "sjis", "windows-31j", "ms932", "ms-kanji", "cp932", "csshiftjis"}:
        return "cp932"
    return "euc-jp" if name in {"euc-jp", "x-euc-jp", "eucjp"} else name


def _strict(raw: bytes, encoding: str) -> str | None:
    """The text if every byte fits; None where one does not, or the encoding is none that we know."""
    if encoding == "euc-jp":
        text = _euc_jp(raw)
        return None if BROKEN in text else text
    try:
        return raw.decode(encoding) if encoding else None
    except (UnicodeError, LookupError):
        return None


def _guessed(raw: bytes) -> str:
    """UTF-8 if it fits whole; else the reading that looks most like Japanese."""
    fitting = _strict(raw, "utf-8")
    if fitting is not None:
        return fitting
    readings = (_cp932(raw), _euc_jp(raw), raw.decode("utf-8", errors="replace"))
    return max(readings, key=_likeness)


def _likeness(text: str) -> int:
    return len(_JAPANESE.findall(text)) - 3 * len(_UNLIKELY.findall(text))


def _cp932(raw: bytes) -> str:
    return raw.decode("cp932", errors="replace")


def _euc_jp(raw: bytes) -> str:
    """EUC-JP with the rows of Windows, which Python's own codec lacks."""
    return "".join(_of_euc(part) for part in _EUC.findall(raw))


def _of_euc(part: bytes) -> str:
    if part.isascii():
        return part.decode("ascii")
    if len(part) == 1:
        return BROKEN
    if part.startswith(b"\x8e"):
        return _cp932(part[1:])
    return _long_pair(part[1:]) if part.startswith(b"\x8f") else _pair(_low(part))


def _iso_2022_jp(raw: bytes) -> str:
    """ISO-2022-JP with ① and ㈱, which its standard lacks and Japanese mail uses."""
    first, *rest = _ESCAPE.split(raw)
    return first.decode("ascii") + "".join(
        _in_set(escape)(part) for escape, part in zip(rest[::2], rest[1::2], strict=True)
    )


def _in_set(escape: bytes) -> Callable[[bytes], str]:
    if escape == _LONG_PAIR:
        return lambda part: _pairs(part, _long_pair)
    if _PAIRED.match(escape):
        return lambda part: _pairs(part, _pair)
    if escape == _KANA:
        return lambda part: _cp932(b"".join(one if one.isspace() else _high(one) for one in _each(part)))
    return lambda part: part.decode("ascii", errors="replace")


def _pairs(part: bytes, of_pair: Callable[[bytes], str]) -> str:
    return "".join(of_pair(one) if len(one) > 1 else _lone(one) for one in _TWO_BYTES.findall(part))


def _lone(one: bytes) -> str:
    return one.decode("ascii") if one.isspace() else BROKEN


def _long_pair(pair: bytes) -> str:
    return (b"\x8f" + _high(pair)).decode("euc_jp", errors="replace")


def _pair(pair: bytes) -> str:
    """A JIS row and cell as Windows reads it: two rows share a lead byte, which jumps over the half-width kana."""
    row, cell = (byte - _FIRST for byte in pair)
    lead = row // 2 + (_LEAD if row < _ROWS_BELOW_KANA else _LEAD_ABOVE_KANA)
    trail = cell + (_TRAIL_OF_SECOND if row % 2 else _TRAIL)
    skipped = not row % 2 and trail >= _DELETE
    return _cp932(bytes((lead, trail + skipped)))


def _high(part: bytes) -> bytes:
    return bytes(byte | _HIGH_BIT for byte in part)


def _low(part: bytes) -> bytes:
    return bytes(byte & ~_HIGH_BIT for byte in part)


def _each(part: bytes) -> tuple[bytes, ...]:
    return tuple(part[place : place + 1] for place in range(len(part)))
