"""The first tables, and the keyword index over them."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Write every table out: a migration never follows later changes of the code."""
    _named_things()
    _revisions()
    _contents()
    op.execute(
        "CREATE VIRTUAL TABLE passage_words USING fts5(heading, body, tokenize = 'unicode61 remove_diacritics 0')"
    )


def downgrade() -> None:
    """Take the tables away, the last first."""
    names = ("passage_words", "vector_generation", "fact", "passage", "page", "revision", "document", "edition", "call")
    for name in names:
        op.drop_table(name)


def _named_things() -> None:
    op.create_table(
        "call",
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("aliases", sa.JSON, nullable=False),
    )
    op.create_table(
        "edition",
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("call_id", sa.String(64), sa.ForeignKey("call.id"), nullable=False),
        sa.Column("label", sa.Text, nullable=False),
        sa.Column("number", sa.Integer),
        sa.Column("fiscal_year", sa.Integer),
        sa.Column("published_on", sa.Date),
    )
    op.create_table(
        "document",
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("file_name", sa.Text, nullable=False, unique=True),
    )
    op.create_table(
        "vector_generation",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("embedder", sa.Text, nullable=False),
        sa.Column("folder", sa.Text, nullable=False),
    )


def _revisions() -> None:
    op.create_table(
        "revision",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("document_id", sa.String(64), sa.ForeignKey("document.id"), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("call_id", sa.String(64), sa.ForeignKey("call.id"), nullable=False),
        sa.Column("edition_id", sa.String(64), sa.ForeignKey("edition.id"), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("published_on", sa.Date),
        sa.Column("source_url", sa.Text, nullable=False),
        sa.Column("ingested_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index(
        "one_live_revision",
        "revision",
        ["document_id"],
        unique=True,
        sqlite_where=sa.text("state = 'live'"),
        postgresql_where=sa.text("state = 'live'"),
    )


def _contents() -> None:
    op.create_table(
        "page",
        sa.Column("revision_id", sa.Integer, sa.ForeignKey("revision.id"), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("text", sa.Text, nullable=False),
    )
    op.create_table(
        "passage",
        sa.Column("row", sa.Integer, primary_key=True),
        sa.Column("id", sa.String(64), nullable=False, index=True),
        sa.Column("revision_id", sa.Integer, sa.ForeignKey("revision.id"), nullable=False, index=True),
        sa.Column("page", sa.Integer, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("heading", sa.JSON, nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
    )
    op.create_table(
        "fact",
        sa.Column("row", sa.Integer, primary_key=True),
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("revision_id", sa.Integer, sa.ForeignKey("revision.id"), nullable=False, index=True),
        sa.Column("passage_id", sa.String(64), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("label", sa.Text, nullable=False),
        sa.Column("value", sa.JSON, nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
    )
