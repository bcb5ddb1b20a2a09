"""A mail, or a whole mailbox file, becomes the enquiries in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import Message
from email.utils import parsedate_to_datetime

from assistant.domain import TOKYO
from assistant.domain.inbox import EnquiryFile, Received, Skipped
from ingest.enquiries.letters import about, own_part, questions_of
from ingest.readers.extracted import Unreadable
from ingest.readers.mail import read_mail
from ingest.readers.mail_names import header_words

MOST = 20_000  # mails
_BEGINS = re.compile(rb"(?:\A|(?<=\n\n)|(?<=\n\r\n))From [^\n]*\n")
_ESCAPED = re.compile(rb"^>(>*From )", re.MULTILINE)
_ANSWERS = re.compile(r"^(?:\s*(?:re|fw|fwd|返信|転送)\s*[:：]\s*)+", re.IGNORECASE)
_ADDRESS = re.compile(r"<[^>]*>|\S+@\S+")
_QUOTES = str.maketrans("", "", "\"'「」()（）")
_NAME_ENDS = re.compile(r"[\s/／・,、]+")
_NO_QUESTION = "質問の文が見つかりません"
_NO_MAILBOX = "メールボックスの形式（mbox）ではありません。メールソフトから書き出し直してください。"
_TOO_MANY = f"メールが {MOST:,} 通を超えています。期間で分けて書き出してください。"


def read_letter(raw: bytes) -> EnquiryFile:
    """The enquiries of one mail; Unreadable says what is wrong with it."""
    return EnquiryFile(_received(raw, 1) or _nothing())


def read_mailbox(raw: bytes) -> EnquiryFile:
    """The enquiries of a mailbox; a mail that cannot be read is told of, and the others are taken."""
    letters = list(_letters(raw))
    if not letters:
        raise Unreadable(_NO_MAILBOX)
    received: list[Received] = []
    skipped: list[Skipped] = []
    for number, letter in enumerate(letters, 1):
        try:
            asked = _received(letter, number)
        except Unreadable as error:
            skipped.append(Skipped(_place(number), str(error)))
            continue
        received += asked
        skipped += [] if asked else [Skipped(_place(number), _NO_QUESTION)]
    return EnquiryFile(tuple(received), tuple(skipped))


def _letters(raw: bytes) -> Iterator[bytes]:
    starts = list(_BEGINS.finditer(raw))
    if len(starts) > MOST:
        raise Unreadable(_TOO_MANY)
    ends = [*(one.start() for one in starts[1:]), len(raw)]
    for start, end in zip(starts, ends, strict=False):  # without any there is but the end
        yield _ESCAPED.sub(rb"\1", raw[start.end() : end])


def _received(raw: bytes, number: int) -> tuple[Received, ...]:
    read, mail = read_mail(raw), message_from_bytes(raw)
    subject = _ANSWERS.sub("", read.title)
    text = own_part(read.pages[0].page.text.removeprefix(read.title))
    asked = questions_of(text)
    return tuple(
        Received(
            text=question,
            place=_place(number),
            sent_at=_sent(mail),
            message_id=f"{header_words(mail, 'message-id').strip()}#{part}" if "message-id" in mail else "",
            names=_names(mail),
            about="\n".join(filter(None, (subject, about(text)))),
        )
        for part, question in enumerate(asked)
    )


def _nothing() -> tuple[Received, ...]:
    raise Unreadable(f"{_NO_QUESTION}。メールの本文を確かめてください。")


def _place(number: int) -> str:
    return f"{number} 通目"


def _sent(mail: Message) -> datetime | None:
    """When the mail was sent; None: it does not say, or says nonsense."""
    try:
        sent = parsedate_to_datetime(str(mail.get("date", "")))
        return (sent.replace(tzinfo=TOKYO) if sent.tzinfo is None else sent).astimezone(UTC)
    except (ValueError, IndexError, TypeError, OverflowError):
        return None


def _names(mail: Message) -> tuple[str, ...]:
    """The name of whoever wrote it, whole and by its parts."""
    shown = _ADDRESS.sub(" ", header_words(mail, "from")).translate(_QUOTES).strip()
    parts = [part for part in _NAME_ENDS.split(shown) if part]
    return tuple(dict.fromkeys(filter(None, (shown, "".join(parts), *parts))))
