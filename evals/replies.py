"""What a model said to each prompt, kept in a file, so that the way through a model can be measured without one."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from assistant.ports import LanguageModel, ModelUnavailable
from assistant.settings import Settings
from assistant.wiring import model_of

Listening = LanguageModel | None

_HOW = "モデルを設定して koubo eval --record {path} で記録してください。"


class RepliesUnusable(Exception):
    """A file of replies cannot be read, or lacks a reply that is asked for."""


@dataclass(frozen=True, slots=True)
class Reply:
    """All that a model said, and why it then failed."""

    lines: tuple[str, ...]
    failure: str = ""  # "": it finished


class RecordingModel:
    """Asks a model what was never asked, and remembers the whole reply or the failure."""

    def __init__(self, model: LanguageModel, known: dict[str, Reply]) -> None:
        self.name = model.name
        self._model = model
        self._known = known
        self.heard: dict[str, Reply] = {}

    def lines(self, prompt: str) -> Iterator[str]:
        digest = digest_of(prompt)
        if digest not in self.heard:
            self.heard[digest] = self._known.get(digest) or _whole(self._model, prompt)
        yield from _again(self.heard[digest])


class ReplayedModel:
    """Says what a file says, and knows nothing else."""

    def __init__(self, path: Path) -> None:
        self.name, self._replies = read_replies(path)
        self._path = path

    def lines(self, prompt: str) -> Iterator[str]:
        reply = self._replies.get(digest_of(prompt))
        if reply is None:
            raise RepliesUnusable(
                f"{self._path} に返事の記録がない問いかけがあります（…{_end(prompt)}）。"
                "質問、文書、プロンプト、検索のどれかが、記録のあとに変わっています。" + _HOW.format(path=self._path)
            )
        yield from _again(reply)


@contextmanager
def listening_to(settings: Settings, *, record: Path | None = None, replay: Path | None = None) -> Iterator[Listening]:
    """The model of the settings, or one that records it, or one that stands in for it; None: no model at all."""
    if replay is not None:
        yield ReplayedModel(replay)
        return
    model = model_of(settings)
    if record is None:
        yield model
        return
    if model is None:
        raise RepliesUnusable("--record には、記録するモデルが要ります。KOUBO_MODEL を設定してください。")
    with recording(model, record) as heard:
        yield heard


@contextmanager
def recording(model: LanguageModel, path: Path) -> Iterator[RecordingModel]:
    """What is known already is not asked again, but for failures; what was not asked this time is dropped."""
    name, replies = read_replies(path) if path.exists() else (model.name, {})
    known = {digest: reply for digest, reply in replies.items() if name == model.name and not reply.failure}
    listening = RecordingModel(model, known)
    try:
        yield listening
    except BaseException:  # replies may have cost money
        write_replies(path, model.name, known | listening.heard)
        raise
    write_replies(path, model.name, listening.heard)


def digest_of(prompt: str) -> str:
    """What a prompt is known by."""
    return hashlib.sha256(prompt.encode()).hexdigest()[:20]


def read_replies(path: Path) -> tuple[str, dict[str, Reply]]:
    """The name of the model, and its reply to each prompt."""
    try:
        head, *rest = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
        return str(head["model"]), {row["prompt"]: _read(row) for row in rest}
    except (KeyError, OSError, TypeError, ValueError) as error:
        raise RepliesUnusable(f"返事の記録 {path} を読めません（{error}）。{_HOW.format(path=path)}") from error


def write_replies(path: Path, name: str, replies: dict[str, Reply]) -> None:
    """The model, then a prompt a line in the order of the digests, so that a commit shows what changed."""
    rows: list[dict[str, object]] = [{"model": name}]
    rows += [{"prompt": digest, **asdict(reply)} for digest, reply in sorted(replies.items())]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")


def _read(row: dict[str, Any]) -> Reply:
    return Reply(tuple(map(str, row["lines"])), str(row["failure"]))


def _whole(model: LanguageModel, prompt: str) -> Reply:
    lines: list[str] = []
    try:
        lines.extend(model.lines(prompt))
    except ModelUnavailable as error:
        return Reply(tuple(lines), str(error) or "failed")
    return Reply(tuple(lines))


def _again(reply: Reply) -> Iterator[str]:
    yield from reply.lines
    if reply.failure:
        raise ModelUnavailable(reply.failure)


def _end(prompt: str) -> str:
    """The end of a prompt, where the question stands."""
    return " ".join(prompt.split())[-40:]
