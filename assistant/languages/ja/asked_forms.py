"""What a question asks of the form of what is sent, its kind of file, its language, the subject of its mail, and whether a text tells it."""

from __future__ import annotations

import re

from assistant.languages.ja.normalise import plain

_FILE = r"(?:pdf|word|excel|powerpoint|ワード|エクセル|パワポ|パワーポイント|zip)"
_ASKED_AND_TOLD = (
    (
        rf"{_FILE}(?:ファイル|形式|版)?(?:のまま|にして|に変換|に直して|化して|にする|にすべき|で(?:も|の)?(?:出|送|提出|い[いか]|よ[いろ]|可|ok|大丈夫|受け))|{_FILE}[^。?]{{0,14}}(?:それとも|[?、])[^。?]{{0,6}}{_FILE}",
        rf"{_FILE}|拡張子|(?:ファイル|電子)形式",
    ),
    (
        (r"(?:英語|英文|日本語以外)で(?:書|作成|記入|記載|の?(?:申請|提出|応募)|出|も|応募|申請|提出)|(?<![a-z])english(?![a-z])"
        r"|(?:writ\w*|submit\w*|申請|提出) 英語"),
        r"英語|英文|english|言語|日本語",
    ),
    (
        r"件名(?!\s*:)|(?:メール|mail)(?:の|に?は?)?(?:タイトル|題名|表題)|subject line",
        r"件\s?名|題名|タイトル|表題|subject",
    ),
)  # fmt: skip
_FORMS = tuple((re.compile(asked, re.IGNORECASE), re.compile(told, re.IGNORECASE)) for asked, told in _ASKED_AND_TOLD)


def form_untold(question: str, text: str) -> bool:
    """Whether a question asks of the form of what is sent, and a text says nothing of it: 「PDFですか、Wordですか」."""
    asked, said = plain(question), plain(text)
    return any(asks.search(asked) and not told.search(said) for asks, told in _FORMS)
