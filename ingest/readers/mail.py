"""A mail becomes one page: its subject, then its text; what is attached is handed on as documents of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from email import message_from_bytes
from email.errors import CloseBoundaryNotFoundDefect, StartBoundaryNotFoundDefect
from email.message import Message
from email.utils import parsedate_to_datetime

from assistant.domain import TOKYO, Page, Remark, RemarkKind
from ingest.readers.encoding import decoded, remarks_of
from ingest.readers.extracted import Attached, Extracted, ExtractedPage, Heading, Row, Tell, Unreadable, untold
from ingest.readers.html import read_html
from ingest.readers.layout import page_of
from ingest.readers.mail_names import file_name_of, given_name, subject_of
from ingest.readers.spaced_tables import with_tables

_PROOF = ("subject", "from", "date", "message-id")  # without any of these it is no mail
_CUT = (CloseBoundaryNotFoundDefect, StartBoundaryNotFoundDefect)
_SEALED = frozenset({"multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"})
_SIGNATURES = frozenset({"application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature"})
_SEALED_TEXT = "-----BEGIN PGP MESSAGE-----"
_LOCKED = "暗号化されたメール（S/MIME、PGP）は読めません。メールソフトで開き、本文と添付ファイルを保存し直してから取り込んでください。"
_NO_TEXT = "メールに本文がありません。添付ファイルは取り出して別に取り込んでください。"
_ONLY_POINTS = re.compile(
    r"HTML", re.IGNORECASE
)  # a plain text that says no more than that the other part is to be read
_LONGEST_POINTER = 200  # characters
_FLOWED = re.compile(r"(?P<quote>(?:> ?)*)(?P<words>.*)", re.DOTALL)
_WIDE = "[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u30ff]"
_BETWEEN_WIDE = re.compile(rf"(?<={_WIDE}) (?={_WIDE})")

Read = tuple[ExtractedPage, tuple[Remark, ...]]


def read_mail(raw: bytes, _tell: Tell = untold) -> Extracted:
    """The mail as one page, and the files that it carries."""
    mail = message_from_bytes(raw)
    if not any(name in mail for name in _PROOF):
        raise Unreadable("メールの形式ではありません。メールソフトから .eml 形式で保存し直してから取り込んでください。")
    parts = list(_parts(mail))
    if any(isinstance(defect, _CUT) for part in parts for defect in part.defects):
        raise Unreadable("メールが途中で切れています。保存し直してから取り込んでください。")
    if any(part.get_content_type() in _SEALED for part in parts):
        raise Unreadable(_LOCKED)
    subject = subject_of(mail)
    attached = tuple(_attached(parts))
    body = [read for read in _bodies(mail) if read[0].page.text.strip()]
    if not body and not attached:
        raise Unreadable(_NO_TEXT)
    page = _joined([*_titled(subject), *(page for page, _ in body)])
    remarks = tuple(remark for _, told in body for remark in told)
    return Extracted(subject, (page,), _published(mail), (*remarks, *_left_out(parts)), attached)


def _parts(mail: Message) -> Iterator[Message]:
    """The mail and the parts within it; a mail that is attached stays closed."""
    yield mail
    if mail.is_multipart() and not _is_mail(mail):
        for part in _within(mail):
            yield from _parts(part)


def _within(part: Message) -> list[Message]:
    payload = part.get_payload()
    return [one for one in payload if isinstance(one, Message)] if isinstance(payload, list) else []


def _is_mail(part: Message) -> bool:
    return part.get_content_maintype() == "message"


def _titled(subject: str) -> list[ExtractedPage]:
    return [ExtractedPage(Page(1, subject))] if subject else []


def _joined(pages: Sequence[ExtractedPage]) -> ExtractedPage:
    """The pages below each other on one."""
    text, headings, rows, tables = "", [], [], 0
    for page in pages:
        text += "\n\n" if text else ""
        by = len(text)
        text += page.page.text
        headings += [Heading(one.start + by, one.end + by, one.level) for one in page.headings]
        rows += [Row(one.start + by, one.end + by, one.head, one.table + tables) for one in page.rows]
        tables = 1 + max((row.table for row in rows), default=-1)
    return ExtractedPage(Page(1, text), tuple(headings), tuple(rows))


def _bodies(part: Message) -> Iterator[Read]:
    """What a part says, in order; of alternatives the plain one, unless it only points to the other."""
    kind = part.get_content_type()
    if _is_mail(part) or file_name_of(part):
        return
    if kind == "multipart/alternative":
        yield from _best([list(_bodies(one)) for one in _within(part)])
    elif part.is_multipart():
        for one in _within(part):
            yield from _bodies(one)
    elif kind == "text/plain":
        yield _plain(part)
    elif kind == "text/html":
        shown = read_html(_text(part).encode())
        yield shown.pages[0], shown.remarks


def _best(alternatives: Sequence[list[Read]]) -> list[Read]:
    """The first that says something by itself; the last has most to show where none does."""
    saying = [reads for reads in alternatives if any(page.page.text.strip() for page, _ in reads)]
    own = (reads for reads in saying if not _points_elsewhere("".join(page.page.text for page, _ in reads)))
    return next(own, saying[-1] if saying else [])


def _points_elsewhere(text: str) -> bool:
    return len(text) <= _LONGEST_POINTER and bool(_ONLY_POINTS.search(text))


def _plain(part: Message) -> Read:
    text = _text(part)
    if _SEALED_TEXT in text:
        raise Unreadable(_LOCKED)
    if str(part.get_param("format", "")).lower() == "flowed":
        text = _unflowed(text, delete_space=str(part.get_param("delsp", "")).lower() == "yes")
    return page_of(1, with_tables(text.strip("\n").split("\n"))), remarks_of(text)


def _unflowed(text: str, *, delete_space: bool) -> str:
    """The lines as they were before the mail program broke them: a space at the end goes on (RFC 3676)."""
    whole: list[str] = []
    goes_on = ""  # the quote marks of a line that is not at its end
    for line in text.split("\n"):
        parted = _FLOWED.fullmatch(line)
        quote, words = (parted["quote"], parted["words"]) if parted else ("", line)
        words = words.removeprefix(" ") if not quote else words
        flows = words.endswith(" ") and words != "-- "
        written = words[:-1] if flows and delete_space else words
        if whole and goes_on == f"+{quote.strip()}" and words != "-- ":
            whole[-1] = _BETWEEN_WIDE.sub("", whole[-1] + written)
        else:
            whole.append(quote + written)
        goes_on = f"+{quote.strip()}" if flows else ""
    return "\n".join(whole)


def _text(part: Message) -> str:
    return decoded(_payload(part), part.get_content_charset() or "")


def _payload(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _attached(parts: Sequence[Message]) -> Iterator[Attached]:
    for part in parts:
        if part.get_content_type() in _SIGNATURES or _is_picture_of_text(part):
            continue
        if _is_mail(part):
            yield from (Attached(_mail_name(part, one), one.as_bytes()) for one in _within(part))
        elif name := file_name_of(part):
            yield Attached(name, _payload(part))


def _mail_name(part: Message, mail: Message) -> str:
    named = given_name(part) or subject_of(mail) or "転送されたメール"
    return named if named.lower().endswith(".eml") else f"{named}.eml"


def _is_picture_of_text(part: Message) -> bool:
    """A picture that stands in the text, such as a logo."""
    return part.get_content_maintype() == "image" and "content-id" in part


def _left_out(parts: Sequence[Message]) -> Iterator[Remark]:
    for part in parts:
        if _is_picture_of_text(part):
            yield Remark(RemarkKind.LEFT_OUT, file_name_of(part), why="本文に入っている画像は読んでいません")


def _published(mail: Message) -> date | None:
    """The day the mail was sent, in Japan."""
    try:
        sent = parsedate_to_datetime(str(mail.get("date", "")))
        return (sent if sent.tzinfo is None else sent.astimezone(TOKYO)).date()
    except (ValueError, IndexError, TypeError, OverflowError):
        return None
