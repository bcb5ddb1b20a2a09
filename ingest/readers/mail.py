"""A mail becomes one page: its subject, then its plain text, else what its HTML shows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from email import message_from_bytes
from email.errors import CloseBoundaryNotFoundDefect, StartBoundaryNotFoundDefect
from email.header import decode_header
from email.message import Message
from email.utils import parsedate_to_datetime

from assistant.domain import TOKYO, Page, Remark, RemarkKind
from ingest.readers.encoding import decoded, remarks_of
from ingest.readers.extracted import Extracted, ExtractedPage, Heading, Row, Tell, Unreadable, untold
from ingest.readers.html import read_html

_PROOF = ("subject", "from", "date", "message-id")  # without any of these it is no mail
_CUT = (CloseBoundaryNotFoundDefect, StartBoundaryNotFoundDefect)


def read_mail(raw: bytes, _tell: Tell = untold) -> Extracted:
    """The mail as one page; attachments are named, not read."""
    mail = message_from_bytes(raw)
    if not any(name in mail for name in _PROOF):
        raise Unreadable("メールの形式ではありません。メールソフトから .eml 形式で保存し直してから取り込んでください。")
    if any(isinstance(defect, _CUT) for part in mail.walk() for defect in part.defects):
        raise Unreadable("メールが途中で切れています。保存し直してから取り込んでください。")
    subject = _subject(mail)
    body, remarks = _body(mail)
    left = tuple(
        Remark(RemarkKind.LEFT_OUT, name, why="添付ファイルは読んでいません。取り出して別に取り込んでください")
        for name in _attached(mail)
    )
    return Extracted(subject, (_under(subject, body),), _published(mail), (*remarks, *left))


def _under(subject: str, body: ExtractedPage) -> ExtractedPage:
    """The body below its subject."""
    if not subject:
        return body
    above = f"{subject}\n\n"
    by = len(above)
    headings = tuple(Heading(one.start + by, one.end + by, one.level) for one in body.headings)
    rows = tuple(Row(one.start + by, one.end + by, one.head, one.table) for one in body.rows)
    return replace(body, page=Page(1, above + body.page.text), headings=headings, rows=rows)


def _body(mail: Message) -> tuple[ExtractedPage, tuple[Remark, ...]]:
    plain = "\n".join(_texts(mail, "text/plain"))
    if plain.strip():
        return ExtractedPage(Page(1, plain.strip("\n"))), remarks_of(plain)
    shown = [read_html(text.encode()) for text in _texts(mail, "text/html")]
    if not shown:
        raise Unreadable("メールに本文がありません。添付ファイルは取り出して別に取り込んでください。")
    return shown[0].pages[0], shown[0].remarks


def _texts(mail: Message, kind: str) -> Iterator[str]:
    for part in _leaves(mail):
        if part.get_content_type() == kind and not _file_name(part):
            yield decoded(_payload(part), part.get_content_charset() or "")


def _attached(mail: Message) -> Iterator[str]:
    return (name for part in _leaves(mail) if (name := _file_name(part)))


def _leaves(mail: Message) -> Iterator[Message]:
    return (part for part in mail.walk() if not part.is_multipart())


def _payload(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _file_name(part: Message) -> str:
    """The name under which a part is attached; "": it is part of the text."""
    name = part.get_filename()
    if name:
        return _words(name) if name.isascii() else name
    return "名前のないファイル" if part.get_content_disposition() == "attachment" else ""


def _subject(mail: Message) -> str:
    """The subject in words, whatever it was encoded in, or not encoded at all."""
    written = next((value for name, value in mail.raw_items() if name.lower() == "subject"), "")
    return " ".join(_words(str(written)).split())


def _words(written: str) -> str:
    as_bytes = written.encode("ascii", "surrogateescape")
    parts = decode_header(as_bytes.decode("latin-1"))
    return "".join(decoded(_raw(part), charset or "") for part, charset in parts)


def _raw(part: str | bytes) -> bytes:
    return part if isinstance(part, bytes) else part.encode("latin-1")


def _published(mail: Message) -> date | None:
    """The day the mail was sent, in Japan."""
    try:
        sent = parsedate_to_datetime(str(mail.get("date", "")))
        return (sent if sent.tzinfo is None else sent.astimezone(TOKYO)).date()
    except (ValueError, IndexError, TypeError, OverflowError):
        return None
