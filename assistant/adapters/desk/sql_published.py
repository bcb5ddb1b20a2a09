"""The entries that readers see, for an assistant that has no desk and changes none."""

from __future__ import annotations

from sqlalchemy import Engine, select

from assistant.adapters.desk.sql_entries import entry, entry_of, published_at, shown_versions
from assistant.adapters.sql_database import reading
from assistant.domain.entries import Entry

_SHOWN = select(entry.c.id, entry.c.shown).where(entry.c.shown > 0).order_by(entry.c.id)


class SqlPublished:
    """Reads what is published, and nothing else."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def shown(self) -> tuple[tuple[str, int], ...]:
        with reading(self._engine) as connection:
            return tuple((row.id, row.shown) for row in connection.execute(_SHOWN))

    def published(self) -> tuple[Entry, ...]:
        with reading(self._engine) as connection:
            found = [entry_of(row) for row in connection.execute(shown_versions()).mappings()]
        return tuple(sorted(found, key=published_at, reverse=True))
