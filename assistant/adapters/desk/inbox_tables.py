"""The tables of the inbox: enquiries that were taken in, groups, and which question stands in which."""

from __future__ import annotations

from sqlalchemy import JSON, Column, DateTime, ForeignKey, Integer, String, Table, Text

from assistant.adapters.sql_tables import metadata

enquiry = Table(
    "enquiry",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("text", Text, nullable=False),  # masked
    Column("asked_at", DateTime(timezone=True), nullable=False),
    Column("taken_at", DateTime(timezone=True), nullable=False, index=True),
    Column("call_id", String(64), nullable=False),
    Column("edition_id", String(64), nullable=False),
    Column("aspects", JSON, nullable=False),
    Column("outcome", String(32), nullable=False),  # of our answer to a question of its group; "": there is none
)
enquiry_origin = Table(  # each letter and row is counted once, however often its file is taken in
    "enquiry_origin",
    metadata,
    Column("origin", String(64), primary_key=True),
    Column("enquiry_id", ForeignKey("enquiry.id", ondelete="CASCADE"), nullable=False, index=True),
)
group = Table(
    "asked_group",
    metadata,
    Column("key", String(64), primary_key=True),
    Column("call_id", String(64), nullable=False),
    Column("edition_id", String(64), nullable=False),
    Column("aspects", JSON, nullable=False),
    Column("words", JSON, nullable=False),  # numbers: nothing readable of a forgotten question is left
    Column("state", String(16), nullable=False),
    Column("entries", JSON, nullable=False),
    Column("changed_at", DateTime(timezone=True)),
    Column("changed_by", Text, nullable=False),
    Column("version", Integer, nullable=False),
)
asked = Table(  # goes with its question
    "asked",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("group_key", ForeignKey("asked_group.key"), nullable=False, index=True),
    Column("answer_id", ForeignKey("kept_answer.id", ondelete="CASCADE"), index=True),
    Column("enquiry_id", ForeignKey("enquiry.id", ondelete="CASCADE"), index=True),
    Column("asked_at", DateTime(timezone=True), nullable=False, index=True),
    Column("outcome", String(32), nullable=False),  # "": nobody has answered it
    Column("times", Integer, nullable=False),
    Column("said", Text, nullable=False),
)
