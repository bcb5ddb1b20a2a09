from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine, select, text

from assistant.adapters.sql_database import MIGRATIONS, open_database
from assistant.adapters.sql_library import SqlLibrary
from assistant.adapters.sql_tables import revision
from assistant.domain import Call, Contact, FactKind, Page, Period, Wording
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


_OF_THE_SECOND = (
    "INSERT INTO call VALUES ('hub', '地域みらい拠点選抜制度', '[\"みらいハブ\", \"Mirai HUB\"]')",
    "INSERT INTO edition VALUES ('hub-7', 'hub', '第7回', 7, 2025, NULL)",
    "INSERT INTO document VALUES ('d', '要領.pdf', '要領.pdf')",
    "INSERT INTO revision VALUES (1, 'd', 'live', 'abc', 'hub', 'hub-7', 'guideline', '公募要領', NULL, '', '2025-07-18', '')",
)


def test_a_library_of_the_second_tables_keeps_the_names_and_editions_that_it_had(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'koubo.sqlite3'}"
    _migrated(url, "0002", _OF_THE_SECOND)

    engine = open_database(url)
    library = SqlLibrary(engine)

    assert library.calls() == (Call("hub", "地域みらい拠点選抜制度", ("みらいハブ", "Mirai HUB")),)
    assert [(one.edition_id, one.call_id) for one in library.documents()] == [("hub-7", "hub")]
    with engine.connect() as connection:
        own = connection.execute(select(revision.c.names, revision.c.own_edition_id, revision.c.open_edition)).all()
    assert own == [(["地域みらい拠点選抜制度", "みらいハブ", "Mirai HUB"], "hub-7", False)]


_OF_THE_THIRD = (
    "INSERT INTO call VALUES ('hub', '地域みらい拠点選抜制度', '[]')",
    "INSERT INTO edition VALUES ('hub-7', 'hub', '第7回', 7, 2025, NULL)",
    "INSERT INTO document VALUES ('d', '要領.pdf', '要領.pdf')",
    "INSERT INTO revision VALUES (1, 'd', 'live', 'abc', 'hub', 'hub-7', 'guideline', '要領', NULL, '', '2025-07-18 00:00:00', '', 'hub-7', 0, '[]')",
    "INSERT INTO page VALUES (1, 1, '公募締切 令和7年8月27日(水)12時')",
)


def test_a_page_that_was_read_before_there_were_pictures_is_shown_as_text(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'koubo.sqlite3'}"
    _migrated(url, "0003", _OF_THE_THIRD)

    library = SqlLibrary(open_database(url))
    source = library.source("d")

    assert source is not None
    assert (source.pages, source.original) == ((1,), "")
    assert library.page(1, 1) == Page(1, "公募締切 令和7年8月27日(水)12時")


def _migrated(url: str, version: str, statements: tuple[str, ...]) -> None:
    engine = create_engine(url)
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, version)
        for statement in statements:
            connection.execute(text(statement))
    engine.dispose()


def test_a_library_of_the_first_tables_answers_on_after_the_second_migration(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'koubo.sqlite3'}"
    _migrated(url, "0001", _OLD)

    library = SqlLibrary(open_database(url))
    facts = library.facts(document_ids=["d"], kinds=list(FactKind))

    assert [(one.source, one.file_name, one.amends) for one in library.documents()] == [("要領.pdf", "要領.pdf", "")]
    assert [passage.text for passage in library.passages()] == ["公募締切 令和7年8月27日(水)12時"]
    assert [fact.value for fact in facts] == [
        Period(None, dated(2025, 8, 27, 12)),
        Contact(mail=("a@jimukyoku.example",)),
        Wording(),
    ]
