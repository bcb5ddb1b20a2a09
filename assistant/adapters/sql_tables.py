"""The tables of the truth: calls, editions, documents, revisions, pages and their pictures, passages, facts, remarks."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    DateTime,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

metadata = MetaData()

call = Table(
    "call",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("name", Text, nullable=False),
    Column("aliases", JSON, nullable=False),
)
edition = Table(
    "edition",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("call_id", ForeignKey("call.id"), nullable=False),
    Column("label", Text, nullable=False),
    Column("number", Integer),
    Column("fiscal_year", Integer),
    Column("published_on", Date),
)
document = Table(
    "document",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("source", Text, nullable=False, index=True),
    Column("file_name", Text, nullable=False),
)
revision = Table(
    "revision",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("document_id", ForeignKey("document.id"), nullable=False),
    Column("state", String(16), nullable=False),  # live, superseded, withdrawn
    Column("fingerprint", String(64), nullable=False),
    Column("call_id", ForeignKey("call.id"), nullable=False),
    Column("edition_id", ForeignKey("edition.id"), nullable=False),
    Column("own_edition_id", String(64), nullable=False),  # as the document itself says
    Column("open_edition", Boolean, nullable=False),  # it names no round
    Column("names", JSON, nullable=False),  # of its call, as the document or the secretariat states them
    Column("kind", String(16), nullable=False),
    Column("title", Text, nullable=False),
    Column("published_on", Date),
    Column("source_url", Text, nullable=False),
    Column("amends", Text, nullable=False),
    Column("ingested_at", DateTime(timezone=True), nullable=False),
    Column("original", String(64), nullable=False),  # the key of the file's bytes; "": no page of it can be drawn
)
page = Table(
    "page",
    metadata,
    Column("revision_id", ForeignKey("revision.id"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("text", Text, nullable=False),
)
picture = Table(  # beside the page, so that its text is read without it
    "picture",
    metadata,
    Column("revision_id", ForeignKey("revision.id"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("width", Float, nullable=False),
    Column("height", Float, nullable=False),
    Column("boxes", LargeBinary, nullable=False),
    Column("drawn", Boolean, nullable=False),
)
original = Table(
    "original",
    metadata,
    Column("key", String(64), primary_key=True),  # SHA-256 of the bytes
    Column("raw", LargeBinary, nullable=False),
)
passage = Table(
    "passage",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("id", String(64), nullable=False, index=True),
    Column("revision_id", ForeignKey("revision.id"), nullable=False, index=True),
    Column("page", Integer, nullable=False),
    Column("position", Integer, nullable=False),
    Column("heading", JSON, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("text", Text, nullable=False),
)
fact = Table(
    "fact",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("id", String(64), nullable=False),
    Column("revision_id", ForeignKey("revision.id"), nullable=False, index=True),
    Column("passage_id", String(64), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("label", Text, nullable=False),
    Column("value", JSON, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("text", Text, nullable=False),
)
remark = Table(
    "remark",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("revision_id", ForeignKey("revision.id"), nullable=False, index=True),
    Column("kind", String(16), nullable=False),
    Column("page", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("why", Text, nullable=False),
)
vector_generation = Table(
    "vector_generation",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("embedder", Text, nullable=False),
    Column("folder", Text, nullable=False),
)

# One live revision a document: the database itself refuses a second.
one_live = Index(
    "one_live_revision",
    revision.c.document_id,
    unique=True,
    sqlite_where=revision.c.state == "live",
    postgresql_where=revision.c.state == "live",
)
