"""What stands in a document and should not, and what could not be read of it."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.domain import Document, Remark, RemarkKind, Unparsed
from assistant.domain.findings import Finding, Place
from assistant.languages.ja.machine_words import TO_A_MACHINE, speaks_to_a_machine
from ingest.lint.shelf import Shelf

_LONGEST = 200  # characters of a remark
_OF_READING = {
    RemarkKind.HIDDEN: ("hidden", "読む人に見えない文字があります（{why}）。消すか、見えるようにしてください。"),
    RemarkKind.STRUCK: ("struck", "取り消し線の文字が残っています（{why}）。消してから公表してください。"),
    RemarkKind.UNREADABLE: (
        "unreadable",
        "そのままでは読み取れない部分があります（{why}）。文字のあるファイルに直してください。",
    ),
    RemarkKind.IDENTITY: (
        "identity",
        "何の文書か確かではありません。{why}。",
    ),
}


def remarks(shelf: Shelf) -> Iterator[Finding]:
    """隠れた文字、読めない部分、確かでない表題."""
    for document, remark in shelf.remarks:
        kind = RemarkKind.HIDDEN if _is_hidden_part(remark) else remark.kind
        if kind in _OF_READING:
            check, message = _OF_READING[kind]
            yield Finding(
                check, message.format(why=remark.why.rstrip("。") or "理由は不明"), (_remark_place(document, remark),)
            )


def _is_hidden_part(remark: Remark) -> bool:
    """Whether a whole sheet or slide is hidden: it is not taken in, but whoever opens the file can show it."""
    return remark.kind is RemarkKind.LEFT_OUT and remark.why.startswith("非表示の")


def words_to_a_machine(shelf: Shelf) -> Iterator[Finding]:
    """AI に宛てた文."""
    message = "AI に宛てた指示のような文があります。応募者に宛てた文でなければ、消してください。"
    for text in shelf.texts:
        for pattern in TO_A_MACHINE:
            for match in pattern.finditer(text.text):
                yield Finding("instruction", message, (text.place(*match.span()),))
    for document, remark in shelf.remarks:
        if speaks_to_a_machine(remark.text):
            yield Finding("instruction", message, (_remark_place(document, remark),))


def _remark_place(document: Document, remark: Remark) -> Place:
    return Place(document.file_name, remark.page, (), 0, 0, remark.text[:_LONGEST])


def unparsed(shelf: Shelf) -> Iterator[Finding]:
    """読み取れなかった日付や金額."""
    for stated in shelf.facts:
        if isinstance(stated.fact.value, Unparsed):
            message = f"{stated.fact.label}の値を読み取れません。年や単位を省かず、始まりと終わり、曜日が合うように書いてください。"
            yield Finding("unparsed", message, (stated.place,))
