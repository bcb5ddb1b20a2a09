"""The subject of a mail and the names of its files in words, whatever they were encoded in, or not encoded at all."""

from __future__ import annotations

import re
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message

from ingest.readers.encoding import decoded

_LAST_OF_PATH = re.compile(r"[^/\\]*$")
_NOT_IN_NAMES = re.compile(r"[\x00-\x1f\x7f]")
_NAMELESS = "名前のないファイル"


def subject_of(mail: Message) -> str:
    """The subject in words."""
    return header_words(mail, "subject")


def header_words(mail: Message, name: str) -> str:
    """A field of the head in words."""
    return " ".join(_words(_written(mail, name)).split())


def file_name_of(part: Message) -> str:
    """The name under which a part is attached; "": it is part of the text."""
    return given_name(part) or (_NAMELESS if part.get_content_disposition() == "attachment" else "")


def given_name(part: Message) -> str:
    """The name that a part gives itself; "": none."""
    named = _name_field(part)
    return _NOT_IN_NAMES.sub("", _last(_words(named) if named.isascii() else named)).strip()


def _name_field(part: Message) -> str:
    for header, key in (("content-disposition", "filename"), ("content-type", "name")):
        given = _plain_part(_written(part, header), header).get_param(key, header=header)
        if isinstance(given, tuple):  # RFC 2231: the encoding, the language, and each byte as a character
            return decoded(given[2].encode("latin-1", "replace"), given[0] or "")
        if given:
            return str(given)
    return ""


def _plain_part(written: str, header: str) -> Message:
    """A part with this field in readable letters, which the standard does not ask for and old programs do not keep to."""
    part = Message()
    part[header] = written if written.isascii() else decoded(written.encode("utf-8", "surrogateescape"))
    return part


def _written(part: Message, header: str) -> str:
    return next((str(value) for name, value in part.raw_items() if name.lower() == header), "")


def _last(name: str) -> str:
    found = _LAST_OF_PATH.search(name)
    return found[0] if found else name


def _words(written: str) -> str:
    as_bytes = written.encode("ascii", "surrogateescape")
    try:
        parts = decode_header(as_bytes.decode("latin-1"))
    except HeaderParseError:
        return decoded(as_bytes)
    return "".join(decoded(_raw(part), charset or "") for part, charset in parts)


def _raw(part: str | bytes) -> bytes:
    return part if isinstance(part, bytes) else part.encode("latin-1")
