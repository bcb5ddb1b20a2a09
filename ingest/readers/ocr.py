"""The letters of a scanned page are recognised, where the extra for it is installed: nothing is fetched, the models are in its wheel."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from importlib.util import find_spec
from statistics import median
from typing import Any

import pypdfium2 as pdfium

from ingest.readers.columns import in_columns
from ingest.readers.inked import Inked, joined
from ingest.readers.pdf_characters import Box
from ingest.readers.pdf_lines import Line

_DOTS = 200 / 72  # per point
_LONGEST_SIDE = 3400  # dots; a page of 42 cm at 200 dpi
_SETTINGS = {
    "Global.log_level": "critical",
    "Global.use_cls": False,  # no line of a page stands on its head
    "Global.max_side_len": _LONGEST_SIDE,
    "Det.limit_type": "max",  # lines are found on a smaller picture, and read on the whole one
    "Det.limit_side_len": 960,
    "Rec.rec_batch_num": 1,
    "EngineConfig.onnxruntime.intra_op_num_threads": 2,
    "EngineConfig.onnxruntime.inter_op_num_threads": 1,
    "EngineConfig.onnxruntime.enable_cpu_mem_arena": False,
}  # together they halve the memory that a page takes
_LEANING = 5  # heights that a line is long at least where it shows how far the page leans
_SAME_LINE = 0.5  # of a height, by which the words of a line differ at most
_FEWEST_ROWS = 2

# Letters of the models' other language that Japanese does not write at all.
_LOOK_ALIKES = str.maketrans(
    "对费别额业东关发开实说请书间时经济规则专务长员领项报认证课题议选择达过还进连运设计让记许诉调谈财责购贸资质车转载输边迟钱银闻际阶难页预频风飞馆马满户查产单县图团场录总战构标样检权历环现确积种类约组织结续线终统绩绿义职联营补观视觉订评试详语读负贯贷贺赏赔跃轻较轮适递邮钟链锁错镇问门须颁顾颜饮饭验",
    "対費別額業東関発開実説請書間時経済規則専務長員領項報認証課題議選択達過還進連運設計譲記許訴調談財責購貿資質車転載輸辺遅銭銀聞際階難頁預頻風飛館馬満戸査産単県図団場録総戦構標様検権歴環現確積種類約組織結続線終統績緑義職聯営補観視覚訂評試詳語読負貫貸賀賞賠躍軽較輪適逓郵鐘鏈鎖錯鎮問門須頒顧顔飲飯験",
)


def recognises() -> bool:
    """Whether the extra is installed."""
    return find_spec("rapidocr") is not None


class Recogniser:
    """Reads page images; loads its models with the first page."""

    def __init__(self, package: str = "rapidocr") -> None:
        self._package = package
        self._read: Callable[[object], Any] | None = None
        self.installed = find_spec(package) is not None

    def lines_of(self, page: pdfium.PdfPage, bounds: Box) -> tuple[Line, ...]:
        """The lines of a page as it is shown, in reading order."""
        if self._read is None:
            self._read = import_module(self._package).RapidOCR(params=_SETTINGS)
        dots = min(_DOTS, _LONGEST_SIDE / max(bounds.width, bounds.height, 1.0))
        picture = page.render(scale=dots).to_numpy()[:, :, :3]
        found = self._read(picture)
        if not found.txts:
            return ()
        corners = [[(float(x) / dots, float(y) / dots) for x, y in box] for box in found.boxes]
        return arranged(_pieces(corners, found.txts, bounds))


def mended(text: str) -> str:
    """The words in letters that Japanese writes."""
    return text.translate(_LOOK_ALIKES)


Corners = Sequence[tuple[float, float]]


def _pieces(corners: Sequence[Corners], texts: Sequence[str], bounds: Box) -> list[Line]:
    lean = _lean(corners)
    pieces = []
    for places, text in zip(corners, texts, strict=True):
        xs, ys = [x for x, _ in places], [y - lean * x for x, y in places]
        box = _on_page(xs, ys, bounds)
        words = Inked.at(_on_page(xs, [y for _, y in places], bounds), mended(text.strip()))  # as the page leans
        pieces.append(Line(box, words.text, places=words.places))
    return pieces


def _on_page(xs: Sequence[float], ys: Sequence[float], bounds: Box) -> Box:
    return Box(bounds.left + min(xs), bounds.top + min(ys), bounds.left + max(xs), bounds.top + max(ys))


def _lean(corners: Sequence[Corners]) -> float:
    """How far the lines of a page fall, for each point to the right."""
    falls = [
        (right[1] - left[1]) / (right[0] - left[0])
        for left, right, _, below in corners
        if right[0] - left[0] > _LEANING * abs(below[1] - left[1]) > 0
    ]
    return median(falls) if falls else 0.0


def arranged(pieces: Sequence[Line]) -> tuple[Line, ...]:
    """The pieces as lines; where those of several lines stand below each other, as rows or as columns of prose."""
    return in_columns([_line_of(band) for band in _bands(pieces)], fewest_rows=_FEWEST_ROWS)


def _line_of(band: Sequence[Line]) -> Line:
    words = joined((piece.words for piece in band), " ")
    return Line(_around(band), words.text, pieces=tuple(band) if band[1:] else (), places=words.places)


def _bands(pieces: Sequence[Line]) -> list[list[Line]]:
    """The pieces that stand on one line, from left to right."""
    bands: list[list[Line]] = []
    for piece in sorted(pieces, key=lambda one: _middle(one.box)):
        if bands and abs(_middle(bands[-1][-1].box) - _middle(piece.box)) < _SAME_LINE * piece.box.height:
            bands[-1].append(piece)
        else:
            bands.append([piece])
    return [sorted(band, key=lambda one: one.box.left) for band in bands]


def _around(pieces: Sequence[Line]) -> Box:
    found = pieces[0].box
    for piece in pieces[1:]:
        found = found.around(piece.box)
    return found


def _middle(box: Box) -> float:
    return (box.top + box.bottom) / 2
