from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine, text

from assistant.adapters.sql_database import MIGRATIONS, open_database
from assistant.adapters.sql_library import SqlLibrary
from assistant.domain import Contact, FactKind, Period, Wording
from tests.shelf import dated

_OLD = (
    "INSERT INTO call VALUES ('hub', '地域みらい拠点選抜制度', '[]')",
    "INSERT INTO edition VALUES ('hub-7', 'hub', '第7回', 7, 2025, NULL)",
    "INSERT INTO document VALUES ('d', '要領.pdf')",
    "INSERT INTO revision VALUES (1, 'd', 'live', 'abc', 'hub', 'hub-7', 'guideline', '公募要領', NULL, '', '2025-07-18')",
    "INSERT INTO page VALUES (1, 1, '公募締切 令和7年8月27日(水)12時')",
    "INSERT INTO passage VALUES (1, 'p', 1, 1, 0, '[]', 0, 24, '公募締切 令和7年8月27日(水)12時')",
    "INSERT INTO fact VALUES (1, 'a', 1, 'p', 'deadline', '公募締切', '{\"closes\": \"2025-08-27T12:00:00+09:00\"}', 5, 24, '…')",
    "INSERT INTO fact VALUES (2, 'b', 1, 'p', 'contact', '事務局', '{\"mail\": [\"a@jimukyoku.example\"]}', 0, 4, '…')",
    "INSERT INTO fact VALUES (3, 'c', 1, 'p', 'eligibility', '対象', '{}', 0, 4, '…')",
)


def test_a_library_of_the_first_tables_answers_on_after_the_second_migration(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'koubo.sqlite3'}"
    engine = create_engine(url)
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        for statement in _OLD:
            connection.execute(text(statement))
    engine.dispose()

    library = SqlLibrary(open_database(url))
    facts = library.facts(document_ids=["d"], kinds=list(FactKind))

    assert [(one.source, one.file_name, one.amends) for one in library.documents()] == [("要領.pdf", "要領.pdf", "")]
    assert [passage.text for passage in library.passages()] == ["公募締切 令和7年8月27日(水)12時"]
    assert [fact.value for fact in facts] == [
        Period(None, dated(2025, 8, 27, 12)),
        Contact(mail=("a@jimukyoku.example",)),
        Wording(),
    ]
