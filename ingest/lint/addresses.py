"""Addresses that reach nobody: of mail, of pages, of telephones, of post."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.domain.findings import Finding
from ingest.lint.shelf import Shelf, Text

_W = "A-Za-z0-9"
_F = "Ａ-Ｚａ-ｚ０-９"
_WIDE_MAIL = re.compile(rf"[{_W}{_F}][{_W}{_F}._+．＿＋\-－]*[@＠][{_W}{_F}][{_W}{_F}.．\-－]*")
_WIDE = re.compile(rf"[{_F}＠．＿＋－]")
_FILE = r"(?:pdf|docx?|xlsx?|pptx?|zip|html?|txt)\b"  # what ends the name of a file
_MEANT = re.compile(r"半角|置き?換え|書き?換え|変えて|変更して")
_MAILS = (
    (re.compile(rf"[{_W}][{_W}._%+\-]*@[{_W}.\-]*@[{_W}.\-]*"), " @ が二つあります"),
    (
        re.compile(rf"(?<![@/{_W}._%+\-])[{_W}][{_W}._%+\-]*@[{_W}\-]+(?![{_W}@\-]|\s*\.|\s*\n)"),
        " @ の後ろの「.」がありません",
    ),
    (re.compile(rf"[{_W}][{_W}._%+\-]*@[{_W}\-]*(?:\.[{_W}\-]+)*\.\.+[{_W}.\-]*"), "続いた「.」があります"),
    (
        re.compile(
            rf"(?:E-?mail|メール(?:アドレス)?)\s*:\s*(?P<said>(?!www\.)[{_W}][{_W}._\-]*\.(?!{_FILE})[a-z]{{2,}})(?![{_W}.\-]|\s?[@(\[★/])",
            re.IGNORECASE,
        ),
        " @ がありません",
    ),
)
_WIDE_URL = re.compile(rf"[hｈ][tｔ][tｔ][pｐ][sｓ]?[:：][/／]{{2}}[!-~{_F}．／：＿－～]*")
_URLS = (
    (re.compile(r"\bhttps?:\s+//\s*[!-~]+|\bhttps?://\s+(?=[a-z0-9\-]+\.)[!-~]+"), "途中に空白があります"),
    (re.compile(r"https?://[!-~]*\.[ ](?:jp|com|org|net|go|or|co|ac|lg)(?![A-Za-z])[!-~]*"), "途中に空白があります"),
    (
        re.compile(r"\bhttps?[;.]?//[!-~]+|\bh?ttps?:/(?!/)[!-~]+|\bhtt?ps?:///+[!-~]+"),
        "初めの綴りが http:// や https:// と違います",
    ),
)
_PHONE = re.compile(
    r"(?:TEL|電話(?:番号)?|℡|FAX|ファッ?クス(?:番号)?|直通|代表)[^\d\n+]{0,6}(?P<number>\(?0\d{1,4}\)?[-(]?\d{1,5}[-)]\d{2,6})(?![\d\-])",
    re.IGNORECASE,
)
_POSTCODE = re.compile(r"〒\s*(?P<said>\d+(?:-\d+)?)(?!\s*[\d\-])")
_LONG_PREFIX = re.compile(r"0[256789]0|0800")  # numbers of 11 digits
_POSTCODE_DIGITS, _DIGITS, _LONG = 7, (9, 10, 11), 11


def bad_mails(shelf: Shelf) -> Iterator[Finding]:
    """届かないメールアドレス."""
    for text in shelf.texts:
        raw = text.passage.text
        for match in _WIDE_MAIL.finditer(raw):
            if _WIDE.search(match.group()) and not _MEANT.search(raw):
                message = "メールアドレスに全角の文字があります。半角で書き直してください。"
                yield Finding("mail", message, (text.raw_place(*match.span()),))
        for match, wrong in _matches(text, _MAILS):
            message = f"メールアドレスに{wrong}。正しい宛先を確かめて書き直してください。"
            yield Finding("mail", message, (text.place(*match.span("said" if match.re.groups else 0)),))


def bad_urls(shelf: Shelf) -> Iterator[Finding]:
    """開けない URL."""
    for text in shelf.texts:
        for match in _WIDE_URL.finditer(text.passage.text):
            if _WIDE.search(match.group()) or re.search(r"[：／～]", match.group()):
                message = "URL に全角の文字があります。半角で書き直してください。"
                yield Finding("url", message, (text.raw_place(*match.span()),))
        for match, wrong in _matches(text, _URLS):
            yield Finding(
                "url", f"URL の{wrong}。開けることを確かめて書き直してください。", (text.place(*match.span()),)
            )


def bad_numbers(shelf: Shelf) -> Iterator[Finding]:
    """桁の合わない電話番号と郵便番号."""
    for text in shelf.texts:
        for match in _PHONE.finditer(text.text):
            digits = re.sub(r"\D", "", match["number"])
            if len(digits) not in _DIGITS or (len(digits) == _LONG) != bool(_LONG_PREFIX.match(digits)):
                message = f"電話番号が{len(digits)}桁です。固定電話は10桁、050・070・080・090 は11桁です。番号を確かめてください。"
                yield Finding("phone", message, (text.place(*match.span("number")),))
        for match in _POSTCODE.finditer(text.text):
            digits = re.sub(r"\D", "", match["said"])
            if len(digits) != _POSTCODE_DIGITS:
                message = f"郵便番号が{len(digits)}桁です。7桁で書いてください。"
                yield Finding("postcode", message, (text.place(*match.span()),))


def _matches(text: Text, patterns: tuple[tuple[re.Pattern[str], str], ...]) -> Iterator[tuple[re.Match[str], str]]:
    for pattern, wrong in patterns:
        for match in pattern.finditer(text.text):
            yield match, wrong
