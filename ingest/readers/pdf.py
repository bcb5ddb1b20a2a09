"""A PDF becomes its pages: characters by pdfium, ruled tables as rows, running heads and page numbers left out."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

import pypdfium2 as pdfium
from pypdfium2 import raw as pdfium_c

from assistant.domain import Remark, RemarkKind
from ingest.readers.columns import in_columns, without_readings
from ingest.readers.extracted import Extracted, Tell, Unreadable, untold
from ingest.readers.inked import Paper
from ingest.readers.layout import page_of
from ingest.readers.ocr import Recogniser
from ingest.readers.pdf_beside import beside, noted
from ingest.readers.pdf_characters import Box, Character, characters_of, shown
from ingest.readers.pdf_drawn import Drawn, drawn_on
from ingest.readers.pdf_hidden import Sight
from ingest.readers.pdf_lines import Line, lines_of, written_lines
from ingest.readers.pdf_tables import Ruled, TableFinder
from ingest.readers.running import without_running
from ingest.readers.titles import believed

_HEAD = 1024  # bytes in which a file says that it is a PDF
_TAIL = 4096  # bytes in which a whole file says that it ends
_FEWEST_ROWS = 3  # of a table without rules
_GARBLED = 0.2  # share of characters that stand for none
_LOCKED = "パスワード付きの PDF です。パスワードを外してから取り込んでください。"
_CUT = "PDF が途中で切れています。もう一度ダウンロードしてから取り込んでください。"
_DAMAGED = "PDF が壊れていて開けません。入手し直してから取り込んでください。"
_NO_PDF = "PDF ではありません。ファイルの中身と拡張子を確かめてから取り込んでください。"
_IMAGE = "文字が読み取れません（画像のみのページです）"
_ALL_IMAGES = "文字が読み取れません（画像のみの PDF です）。文字認識（OCR）を入れるか、文字の入った PDF にしてから取り込んでください。"
_ALL_BROKE = "文字認識（OCR）が途中で止まりました（メモリーが足りないことがあります）。文字の入った PDF にしてから取り込んでください。"
_RECOGNISED = "文字認識（OCR）で読み取ったページです。数字は原本で確かめてください。"
_NOT_RECOGNISED = "文字が読み取れません（画像のみのページで、文字認識（OCR）も途中で止まりました）"
_UNMAPPED = "文字が正しく取り出せません（文字コードの情報がない PDF です）"
_UNMEASURED = "表の形が読み取れず、行に分けていません"


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A page as it was found, before what runs through the document is taken off."""

    bounds: Box
    lines: tuple[Line, ...]
    remarks: tuple[Remark, ...]


def read_pdf(raw: bytes, tell: Tell = untold, recogniser: Recogniser | None = None) -> Extracted:
    """The pages of a PDF; those without letters are recognised where that is installed."""
    if b"%PDF-" not in raw[:_HEAD]:
        raise Unreadable(_NO_PDF)
    pdf = _opened(raw)
    try:
        with TableFinder(raw) as finder:
            sheets = []
            reading = _Reading(pdf, finder, recogniser or Recogniser())
            for index in range(len(pdf)):
                sheets.append(reading.sheet(index))
                tell(index + 1, len(pdf))
        carried = tuple(beside(pdf))
        given = str(pdf.get_metadata_dict().get("Title", ""))
    finally:
        pdf.close()
    if not any(sheet.lines for sheet in sheets) and any(sheet.remarks for sheet in sheets):
        broke = any(remark.why == _NOT_RECOGNISED for sheet in sheets for remark in sheet.remarks)
        raise Unreadable(_ALL_BROKE if broke else _ALL_IMAGES)
    bodies = without_running([(sheet.bounds, sheet.lines) for sheet in sheets])
    pages = tuple(
        page_of(number, written_lines(lines), Paper(sheet.bounds, point=1, drawn=True))
        for number, (sheet, lines) in enumerate(zip(sheets, bodies, strict=True), 1)
    )
    remarks = (*carried, *(remark for sheet in sheets for remark in sheet.remarks))
    words = "".join(line.text for line in sheets[0].lines)
    return Extracted(believed(given, words), pages, remarks=remarks)


def _opened(raw: bytes) -> pdfium.PdfDocument:
    try:
        pdf = pdfium.PdfDocument(raw)
    except pdfium.PdfiumError as error:
        locked = getattr(error, "err_code", None) in {pdfium_c.FPDF_ERR_PASSWORD, pdfium_c.FPDF_ERR_SECURITY}
        whole = b"%%EOF" in raw[-_TAIL:]
        raise Unreadable(_LOCKED if locked else _DAMAGED if whole else _CUT) from error
    if b"%%EOF" in raw[-_TAIL:] and len(pdf):
        return pdf
    pages = len(pdf)
    pdf.close()
    raise Unreadable(_CUT if pages else _DAMAGED)


@dataclass(frozen=True, slots=True)
class _Reading:
    """A PDF that is being read."""

    pdf: pdfium.PdfDocument
    finder: TableFinder
    recogniser: Recogniser

    def sheet(self, index: int) -> _Sheet:
        page = self.pdf[index]
        try:
            return self._sheet(page, index)
        finally:
            page.close()

    def _sheet(self, page: pdfium.PdfPage, index: int) -> _Sheet:
        drawn = drawn_on(page)
        bounds = shown(page.get_bbox(), page.get_rotation())
        notes, struck = noted(page, index + 1)
        sight = Sight(bounds, drawn, _layers_off(drawn, self.finder), struck)
        characters, unseen = sight.seen(characters_of(page), index + 1)
        if _is_blank(characters):
            lines, remarks = self._recognised(page, bounds, index + 1) if drawn.shapes or drawn.strokes else ((), ())
        else:
            tables, untabled = _tables(page, index, self.finder)
            laid = in_columns(without_readings(lines_of(characters, tables)), fewest_rows=_FEWEST_ROWS)
            lines, remarks = laid, (*_unread(characters, index + 1), *untabled)
        return _Sheet(bounds, lines, (*remarks, *unseen, *notes))

    def _recognised(
        self, page: pdfium.PdfPage, bounds: Box, number: int
    ) -> tuple[tuple[Line, ...], tuple[Remark, ...]]:
        """What is written on the image of a page, and that its numbers want a second look."""
        try:
            lines = self.recogniser.lines_of(page, bounds) if self.recogniser.installed else ()
            why = _RECOGNISED if lines else _IMAGE
        except Exception:  # noqa: BLE001  # rapidocr and onnxruntime share no error, and may want more memory than there is
            lines, why = (), _NOT_RECOGNISED
        return lines, (Remark(RemarkKind.UNREADABLE, "", number, why),)


def _is_blank(characters: tuple[Character, ...]) -> bool:
    return all(character.text.isspace() for character in characters)


def _layers_off(drawn: Drawn, finder: TableFinder) -> frozenset[str]:
    """The layers that are switched off; a file that cannot say so switches none off."""
    if not any(text.layers for text in drawn.texts.values()):
        return frozenset()
    try:
        return finder.layers_off()
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001  # pdfminer documents no errors of its own
        return frozenset()


def _tables(page: pdfium.PdfPage, index: int, finder: TableFinder) -> tuple[tuple[Ruled, ...], tuple[Remark, ...]]:
    """The tables of a page; one that cannot be measured leaves its words as they stand."""
    try:
        return finder.tables_of(page, index), ()
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001  # pdfplumber documents no errors of its own
        return (), (Remark(RemarkKind.UNREADABLE, "", index + 1, _UNMEASURED),)


def _unread(characters: tuple[Character, ...], number: int) -> tuple[Remark, ...]:
    seen = [character.text for character in characters if not character.text.isspace()]
    lost = sum(unicodedata.category(text) in {"Cc", "Co", "Cn"} or text == "\ufffd" for text in seen)
    return (Remark(RemarkKind.UNREADABLE, "", number, _UNMAPPED),) if lost > _GARBLED * len(seen) else ()
