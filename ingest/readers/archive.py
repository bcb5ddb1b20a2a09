"""A ZIP archive is held against what it claims before any library opens it: names, places, sizes as inflated, XML."""

from __future__ import annotations

import re
import stat
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import pairwise
from struct import Struct
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from ingest.readers.extracted import Unreadable

_MOST_ENTRIES = 5_000
_MOST_UNPACKED = 200_000_000  # bytes in all
_LARGEST_XML = 40_000_000  # bytes of one part: what openpyxl reads in less than a minute
_MOST_XML = 100_000_000  # bytes of all parts
_STEEPEST = 250  # times the packed size; a sheet of like rows reaches 60
_SMALL = 1_000_000  # bytes below which no ratio harms
_CHUNK = 65_536

_LOCAL = Struct("<4s5H3I2H")  # the header before each entry
_LOCAL_MARK, _END_MARK = b"PK\x03\x04", b"PK\x05\x06"
_END_SIZE, _END_WITHIN = 22, 65_557  # bytes: the record at the end, without and with its longest comment
_ENCRYPTED, _SIZES_FOLLOW, _UTF8 = 0x1, 0x8, 0x800
_DRIVE = re.compile(r"[A-Za-z]:")

_MARK = b"\xef\xbb\xbf"
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")  # how UTF-16 begins
_NO_PART = (".svg", ".htm", ".html", ".mht")  # pictures and pages that no reader parses
_ENCODING = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([^\"']+)")
_ENCODINGS = frozenset({b"utf-8", b"utf8", b"us-ascii", b"ascii"})
_DECLARES = re.compile(rb"<!(?:DOCTYPE|ENTITY)")

LOCKED = "パスワード付きです。パスワードを外して保存し直してから取り込んでください。"
_CUT = "ファイルが途中で切れています。もう一度ダウンロードしてから取り込んでください。"
_DAMAGED = "ファイルが壊れていて開けません。入手し直してから取り込んでください。"
_LYING = "ファイルの中の目録と中身が食い違っています。作成元のソフトで開いて保存し直してから取り込んでください。"
_TWICE = (
    "ファイルの中に同じ名前の部品が 2 つあります（{name}）。作成元のソフトで開いて保存し直してから取り込んでください。"
)
_OUTSIDE = "ファイルの中の部品の名前が正しくありません（{name}）。入手元を確かめ、作成元のソフトで保存し直してから取り込んでください。"
_TOO_MANY = f"ファイルの中の部品が多すぎます（上限 {_MOST_ENTRIES:,} 個）。分けて保存してから取り込んでください。"
_TOO_LARGE = "展開すると大きすぎます（{name}、上限 {most} MB）。不要な画像やシートを除くか、分けて保存してから取り込んでください。"
_TOO_STEEP = "異常に圧縮されています（{name}）。入手元を確かめ、作成元のソフトで保存し直してから取り込んでください。"
_DECLARED = (
    "XML に外部参照や実体の宣言があり、安全に読めません（{name}）。作成元のソフトで保存し直してから取り込んでください。"
)
_SPELLED = "文字コードが UTF-8 ではない部品があります（{name}）。作成元のソフトで保存し直してから取り込んでください。"


@dataclass(frozen=True, slots=True)
class _Entry:
    """An entry and where its packed bytes stand."""

    name: str
    start: int
    packed: int
    size: int  # as declared
    crc: int
    deflated: bool


def parts_of(raw: bytes) -> Mapping[str, bytes]:
    """The XML parts of an archive, every entry of which was inflated and keeps the limits."""
    parts: dict[str, bytes] = {}
    unpacked = 0
    for entry in _entries(raw):
        content = _content(raw, entry, most=_MOST_UNPACKED - unpacked)
        unpacked += len(content)
        if _is_xml(entry.name, content):
            parts[entry.name] = _checked(entry.name, content)
            if sum(map(len, parts.values())) > _MOST_XML:
                raise Unreadable(_TOO_LARGE.format(name="XML", most=_MOST_XML // 1_000_000))
    return parts


def part_of(raw: bytes, name: str) -> bytes:
    """One part alone, under the same limits; b"": there is none."""
    entry = next((entry for entry in _entries(raw) if entry.name == name), None)
    return _checked(name, _content(raw, entry, most=_LARGEST_XML)) if entry else b""


def _entries(raw: bytes) -> Sequence[_Entry]:
    try:
        with ZipFile(BytesIO(raw)) as archive:
            listed, end = archive.infolist(), archive.start_dir
    except (BadZipFile, NotImplementedError, OSError, UnicodeError, ValueError) as error:
        whole = _END_MARK in raw[-_END_WITHIN : len(raw) - _END_SIZE + len(_END_MARK)]
        raise Unreadable(_DAMAGED if whole else _CUT) from error
    if len(listed) > _MOST_ENTRIES:
        raise Unreadable(_TOO_MANY)
    _refuse_names(listed)
    entries = sorted((_entry(raw, one) for one in listed), key=lambda entry: entry.start)
    if any(before.start + before.packed > after.start for before, after in pairwise(entries)):
        raise Unreadable(_LYING)
    if entries and entries[-1].start + entries[-1].packed > end:
        raise Unreadable(_LYING)
    return entries


def _refuse_names(listed: Sequence[ZipInfo]) -> None:
    seen: set[str] = set()
    for one in listed:
        name = one.orig_filename
        if one.flag_bits & _ENCRYPTED:
            raise Unreadable(LOCKED)
        if _leads_out(name) or stat.S_ISLNK(one.external_attr >> 16):
            raise Unreadable(_OUTSIDE.format(name=_shown(name)))
        if name.lower() in seen:  # the names of parts differ by more than their case
            raise Unreadable(_TWICE.format(name=_shown(name)))
        seen.add(name.lower())


def _leads_out(name: str) -> bool:
    steps = name.replace("\\", "/").split("/")
    return "\0" in name or not steps[0] or ".." in steps or bool(_DRIVE.match(name))


def _shown(name: str) -> str:
    """A name as it may be shown: on one line, and short."""
    return "".join(character if character.isprintable() else "?" for character in name[:60])


def _entry(raw: bytes, one: ZipInfo) -> _Entry:
    """An entry whose own header says what the list at the end says."""
    head = raw[one.header_offset : one.header_offset + _LOCAL.size]
    if len(head) < _LOCAL.size or one.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
        raise Unreadable(_DAMAGED)
    mark, _, flags, method, _, _, crc, packed, size, named, extra = _LOCAL.unpack(head)
    begin = one.header_offset + _LOCAL.size
    name = raw[begin : begin + named].decode("utf-8" if flags & _UTF8 else "cp437", errors="replace")
    told = flags & _SIZES_FOLLOW or (crc, packed, size) == (one.CRC, one.compress_size, one.file_size)
    if mark != _LOCAL_MARK or name != one.orig_filename or method != one.compress_type or not told:
        raise Unreadable(_LYING)
    if flags & _ENCRYPTED:
        raise Unreadable(LOCKED)
    start = begin + named + extra
    return _Entry(one.filename, start, one.compress_size, one.file_size, one.CRC, method == ZIP_DEFLATED)


def _content(raw: bytes, entry: _Entry, *, most: int) -> bytes:
    """What an entry holds, measured as it is inflated."""
    content, crc = bytearray(), 0
    try:
        for chunk in _inflated(raw, entry) if entry.deflated else _stored(raw, entry):
            content += chunk
            crc = zlib.crc32(chunk, crc)
            _refuse_too_much(entry, content, most=most)
    except zlib.error as error:
        raise Unreadable(_DAMAGED) from error
    if (len(content), crc) != (entry.size, entry.crc):
        raise Unreadable(_LYING)
    return bytes(content)


def _refuse_too_much(entry: _Entry, content: bytearray, *, most: int) -> None:
    size, xml = len(content), _is_xml(entry.name, content)
    if size > entry.size:
        raise Unreadable(_LYING)
    limit = min(most, _LARGEST_XML) if xml else most
    if size > limit:
        told = _LARGEST_XML if limit == _LARGEST_XML else _MOST_UNPACKED
        raise Unreadable(_TOO_LARGE.format(name=_shown(entry.name), most=told // 1_000_000))
    if xml and size > max(_SMALL, _STEEPEST * entry.packed):
        raise Unreadable(_TOO_STEEP.format(name=_shown(entry.name)))


def _inflated(raw: bytes, entry: _Entry) -> Iterator[bytes]:
    packed = zlib.decompressobj(-zlib.MAX_WBITS)
    for place in range(entry.start, entry.start + entry.packed, _CHUNK):
        waiting = raw[place : min(place + _CHUNK, entry.start + entry.packed)]
        while waiting and not packed.eof:
            yield packed.decompress(waiting, _CHUNK)
            waiting = packed.unconsumed_tail
    yield packed.flush()
    if not packed.eof or packed.unused_data:
        raise Unreadable(_LYING)


def _stored(raw: bytes, entry: _Entry) -> Iterator[bytes]:
    yield raw[entry.start : entry.start + entry.packed]


def _is_xml(name: str, content: bytes | bytearray) -> bool:
    """Whether a part may be parsed, whatever it is called."""
    begins = bytes(content[:64]).removeprefix(_MARK).lstrip()
    if name.lower().endswith(_NO_PART):
        return False
    return begins.startswith((b"<", *_WIDE)) or name.lower().endswith((".xml", ".rels"))


def _checked(name: str, content: bytes) -> bytes:
    """A part that declares nothing and is spelled as Office spells it."""
    encoding = _ENCODING.search(content[:512])
    if content.startswith(_WIDE) or (encoding and encoding[1].lower() not in _ENCODINGS):
        raise Unreadable(_SPELLED.format(name=_shown(name)))
    if _DECLARES.search(content):
        raise Unreadable(_DECLARED.format(name=_shown(name)))
    return content
