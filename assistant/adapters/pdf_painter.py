"""Pages of PDFs as images, each drawn by a child process with limits on time, memory and output."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile

from assistant.ports import PageNotDrawn

_START = "import sys; sys.path[:] = sys.argv[5:]; from assistant.adapters.pdf_painting import main; main()"
_BEGINS, _IS = b"RIFF", b"WEBP"  # how the bytes of an image begin, and what they say at the eighth


@dataclass(frozen=True, slots=True)
class PdfPainter:
    """Starts a child for each page; a file that breaks it breaks nothing else."""

    seconds: int = 10
    memory: int = 512 << 20  # bytes that a child writes in
    output: int = 8 << 20  # bytes of an image
    begin: str = _START

    def draw(self, original: bytes, number: int) -> bytes:
        # Both ends are files: a child that reads nothing, or writes for ever, holds nobody up.
        with TemporaryFile() as given, TemporaryFile() as made:
            given.write(original)
            given.seek(0)
            try:
                subprocess.run(  # noqa: S603  # our own interpreter and our own words
                    self._command(number),
                    stdin=given,
                    stdout=made,
                    stderr=subprocess.DEVNULL,
                    timeout=self.seconds,
                    check=True,
                    env={"OPENBLAS_NUM_THREADS": "1"},  # it sees no key and no setting
                    cwd="/",
                )
            except (subprocess.SubprocessError, OSError) as error:
                raise PageNotDrawn(type(error).__name__) from error
            made.seek(0)
            image = made.read(self.output + 1)
        if len(image) > self.output or not (image.startswith(_BEGINS) and image[8:12] == _IS):
            raise PageNotDrawn("no image")
        return image

    def _command(self, number: int) -> list[str]:
        limits = (str(limit) for limit in (number, self.seconds, self.memory, self.output))
        path = (str(Path(folder).absolute()) for folder in sys.path)
        return [sys.executable, "-I", "-B", "-c", self.begin, *limits, *path]
