"""Enquiries from files join the questions of the chat: without personal data, and each letter once."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from assistant.catalogue import Catalogue
from assistant.desk.inbox import named_in
from assistant.domain import Question
from assistant.domain.inbox import Enquiry, EnquiryFile, Received, Skipped, Taken
from assistant.domain.staff import Actor, Deed
from assistant.keeping import Mask, masker_over
from assistant.languages.ja.normalise import plain
from assistant.languages.ja.personal import Kind
from assistant.pipeline import Assistant
from assistant.understanding import understand

LARGEST = 20 << 20  # bytes of a file
_NO_LETTERS = re.compile(r"[\s。、?!「」『』()・…]+")
_LEAST = 2  # letters of a question
_MASK = re.compile(r"〔[^〔〕]{1,8}〕")
_BEFORE = r"(?=\s*(?:様|さん|氏|殿|先生|です|でございます|と申|と言|といい|より|拝|$))"  # what comes after a name of one character


class EnquiriesUnreadable(Exception):
    """A file that cannot be taken in; its words are Japanese and say what to do."""


class EnquiryReader(Protocol):
    """Finds the questions in a file."""

    def read(self, name: str, raw: bytes, *, column: str = "") -> EnquiryFile: ...  # EnquiriesUnreadable


class EnquiryStore(Protocol):
    """Keeps enquiries; each origin counts once, and equal questions are one."""

    def take(self, enquiries: Sequence[Enquiry], *, at: datetime, deed: Deed) -> Taken: ...


@dataclass(frozen=True, slots=True)
class Enquiries:
    """Takes files of enquiries in."""

    reader: EnquiryReader
    store: EnquiryStore
    assistant: Assistant

    def preview(self, name: str, raw: bytes, *, column: str = "") -> EnquiryFile:
        """What a file holds, as it would be kept; nothing is written."""
        return self._read(name, raw, column)

    def take(self, name: str, raw: bytes, *, column: str = "", by: Actor) -> Taken:
        """Keep the enquiries of a file."""
        file = self._read(name, raw, column)
        if file.columns and not file.column:
            raise EnquiriesUnreadable("質問の列が分かりません。どの列が質問かを選んでください。")
        if not file.received:
            raise EnquiriesUnreadable("取り込める質問がありません。ファイルの中身を確かめてください。")
        digest = hashlib.sha256(raw).hexdigest()
        deed = Deed(by, "enquiries.take", f"enquiries:{digest[:16]}")  # a file may be named after whoever wrote
        enquiries = list(self._enquiries(file.received, digest))
        return replace(self.store.take(enquiries, at=self.assistant.clock.now(), deed=deed), skipped=file.skipped)

    def _read(self, name: str, raw: bytes, column: str) -> EnquiryFile:
        file = self.reader.read(name, raw, column=column)
        mask = self._mask()
        masked = [_masked(one, mask) for one in file.received]
        empty = [Skipped(one.place, "伏せるところのほかに質問がありません") for one in masked if _says_nothing(one)]
        asked = tuple(one for one in masked if not _says_nothing(one))
        return replace(file, received=asked, skipped=(*file.skipped, *empty))

    def _mask(self) -> Mask:
        return masker_over(self.assistant.library)

    def _enquiries(self, received: Sequence[Received], file: str) -> Iterator[Enquiry]:
        now = self.assistant.clock.now()
        catalogue = Catalogue.of(self.assistant.library)
        for one in received:
            question = Question(one.text, (one.about,) if one.about else ())
            at = min(one.sent_at or now, now)
            read = understand(question, catalogue=catalogue, words=self.assistant.words, now=at)
            call, edition, aspects = named_in(read)
            id_ = _digest(_letters(one.text), call, edition)
            origin = _digest(one.message_id) if one.message_id else _digest(file, one.place)
            yield Enquiry(id_, origin, one.text, at, call, edition, aspects)


def _masked(received: Received, mask: Mask) -> Received:
    """Without personal data, and without the name that the file gives beside the text."""
    hidden = [_without_names(text, received.names) for text in (received.text, received.about)]
    text, about = map(mask, hidden)
    return replace(received, text=text, about=about, names=())


def _without_names(text: str, names: Sequence[str]) -> str:
    for name in sorted(names, key=len, reverse=True):
        text = re.sub(_pattern(name), f"〔{Kind.NAME}〕", text, flags=re.IGNORECASE)
    return text


def _says_nothing(received: Received) -> bool:
    return len(_letters(_MASK.sub("", received.text))) < _LEAST


def _letters(text: str) -> str:
    """What makes two enquiries one: neither blanks nor punctuation, nor the width of letters."""
    return _NO_LETTERS.sub("", plain(text).casefold())


def _pattern(name: str) -> str:
    """How a name stands in a text: a Latin one as a word, a short one where it is somebody's."""
    if name.isascii():
        return rf"(?<![A-Za-z0-9]){re.escape(name)}(?![A-Za-z0-9])"
    return re.escape(name) + (_BEFORE if len(name) == 1 else "")


def _digest(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]
