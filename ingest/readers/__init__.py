"""Files become pages: one reader a format, and what none can read is refused in words that help."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path, PurePath
from stat import S_ISDIR, S_ISREG

from ingest.readers.docx import read_docx
from ingest.readers.extracted import Attached, Extracted, ExtractedPage, Heading, Row, Tell, Unreadable, untold
from ingest.readers.html import read_html
from ingest.readers.mail import read_mail
from ingest.readers.office import advice_for, office_of, refuse_unplain
from ingest.readers.pdf import read_pdf
from ingest.readers.pptx import read_pptx
from ingest.readers.text import read_markdown, read_text
from ingest.readers.xlsx import read_xlsx

__all__ = [
    "READERS",
    "Attached",
    "Extracted",
    "ExtractedPage",
    "Heading",
    "Row",
    "Tell",
    "Unreadable",
    "bytes_of",
    "read",
    "read_bytes",
]

READERS: dict[str, Callable[[bytes, Tell], Extracted]] = {
    ".pdf": read_pdf,
    ".html": read_html,
    ".htm": read_html,
    ".eml": read_mail,
    ".txt": read_text,
    ".md": read_markdown,
    ".docx": read_docx,
    ".pptx": read_pptx,
    ".xlsx": read_xlsx,
}

_OFFICE = frozenset({".docx", ".pptx", ".xlsx"})

# What a file is, whatever it is called: how its bytes begin, its name, and the suffixes that say so.
_SIGNATURES: tuple[tuple[bytes, str, frozenset[str]], ...] = (
    (b"%PDF-", "PDF", frozenset({".pdf"})),
    (b"PK\x03\x04", "ZIP 形式のファイル", _OFFICE),
    (b"\x89PNG", "画像（PNG）", frozenset()),
    (b"\xff\xd8\xff", "画像（JPEG）", frozenset()),
    (b"GIF8", "画像（GIF）", frozenset()),
    (b"II*\0", "画像（TIFF）", frozenset()),
    (b"MM\0*", "画像（TIFF）", frozenset()),
    (b"{\\rtf", "リッチテキスト（RTF）", frozenset()),
)
LARGEST = 100 << 20  # bytes of a file
_NOT_OPENED = (
    (FileNotFoundError, "見つかりません"),
    (PermissionError, "読む権限がありません"),
    (IsADirectoryError, "フォルダです"),
)
_READABLE = "PDF、Word（.docx）、PowerPoint（.pptx）、Excel（.xlsx）、HTML、メール（.eml）、テキスト（.txt、.md）"


def read(path: Path, tell: Tell = untold) -> Extracted:
    """The file as pages; Unreadable, and nothing else, where that cannot be."""
    _reader_of(path.name)  # before a file is opened that nobody reads
    return read_bytes(path.name, bytes_of(path), tell)


def read_bytes(name: str, raw: bytes, tell: Tell = untold) -> Extracted:
    """The bytes of a file of this name as pages; Unreadable where that cannot be, MemoryError where they take too much."""
    reader = _reader_of(name)
    if not raw.strip(b"\0 \t\r\n"):
        raise Unreadable("ファイルが空です。入手し直してから取り込んでください。")
    _refuse_another_kind(raw, _suffix(name))
    try:
        return reader(raw, tell)
    except (Unreadable, MemoryError):
        raise
    except Exception as error:
        kind = type(error).__name__
        raise Unreadable(
            f"ファイルが壊れていて読み取れません（{kind}）。入手し直してから取り込んでください。"
        ) from error


def bytes_of(path: Path) -> bytes:
    """What a file holds, whole and of one moment."""
    try:
        return _held(path)
    except (OSError, ValueError) as error:  # ValueError: a name that no file can have
        reason = next((words for kind, words in _NOT_OPENED if isinstance(error, kind)), "読み取りの途中で止まりました")
        raise Unreadable(f"ファイルを開けません（{reason}）。場所と権限を確かめてから取り込んでください。") from error


def _held(path: Path) -> bytes:
    before = path.stat()
    if not S_ISREG(before.st_mode) and not S_ISDIR(before.st_mode):
        raise Unreadable("ファイルではありません（装置やパイプです）。文書のファイルを指定してください。")
    if before.st_size > LARGEST:
        raise Unreadable(f"ファイルが大きすぎます（上限 {LARGEST >> 20} MB）。分けてから取り込んでください。")
    with path.open("rb") as file:
        raw = file.read(LARGEST + 1)
        after = os.fstat(file.fileno())
    if (after.st_size, after.st_mtime_ns) != (before.st_size, before.st_mtime_ns) or len(raw) != after.st_size:
        raise Unreadable("読み取りの間にファイルが書き換えられました。書き終わってから取り込み直してください。")
    return raw


def _reader_of(name: str) -> Callable[[bytes, Tell], Extracted]:
    suffix = _suffix(name)
    reader = READERS.get(suffix)
    if reader is None:
        kind = f"{suffix} ファイル" if suffix[1:].isalnum() else "拡張子のないファイル"
        raise Unreadable(
            advice_for(suffix) or f"{kind}は取り込めません。{_READABLE}のどれかにしてから取り込んでください。"
        )
    return reader


def _suffix(name: str) -> str:
    return PurePath(name).suffix.lower()


def _refuse_another_kind(raw: bytes, suffix: str) -> None:
    refuse_unplain(raw)
    office = office_of(raw)
    if office is not None and office.suffix != suffix:
        raise Unreadable(
            f"拡張子は {suffix} ですが、中身は{office.name}です。拡張子を {office.suffix} に直してから取り込んでください。"
        )
    for beginning, kind, suffixes in _SIGNATURES:
        if raw.startswith(beginning) and suffix not in suffixes:
            advice = f"拡張子を {min(suffixes)} に直して" if suffixes else f"{_READABLE}のどれかに変換して"
            raise Unreadable(f"拡張子は {suffix} ですが、中身は{kind}です。{advice}から取り込んでください。")
