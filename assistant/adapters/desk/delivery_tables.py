"""The tables of what is handed in at the desk, and of the revisions that came from there or that it may restore."""

from __future__ import annotations

from sqlalchemy import JSON, Boolean, Column, DateTime, ForeignKey, Integer, String, Table, Text, UniqueConstraint

from assistant.adapters.sql_tables import metadata

delivery = Table(
    "delivery",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("source", Text, nullable=False),
    Column("landed", Boolean, nullable=False),
    Column("size", Integer, nullable=False),
    Column("fingerprint", String(64), nullable=False),
    Column("original", String(64), nullable=False),  # the key of the file's bytes, to read them again
    Column("correction", JSON, nullable=False),
    Column("staged_by", Text, nullable=False),
    Column("staged_at", DateTime(timezone=True), nullable=False),
    Column("changed_by", Text, nullable=False),
    Column("changed_at", DateTime(timezone=True), nullable=False),
    Column("version", Integer, nullable=False),
    Column("publish_at", DateTime(timezone=True)),
    Column("scheduled_by", JSON),  # who, from where: the deed is theirs
    UniqueConstraint("source", "landed"),  # of each file one that waits, and the one that was published last
)
handled = Table(
    "handled_revision",
    metadata,
    Column("revision_id", ForeignKey("revision.id"), primary_key=True),
    Column("delivery_id", String(32), nullable=False, index=True),  # "": it came by another way
    Column("call_name", Text, nullable=False),  # that it gives its call when it is published
)
