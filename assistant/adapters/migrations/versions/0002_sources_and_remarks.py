"""Several documents may come in one file; what the secretariat must know of a reading is kept; a fact says its type."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_TYPED = (
    "UPDATE fact SET value = json_set(value, '$.type', CASE "
    "WHEN kind = 'contact' THEN 'contact' "
    "WHEN json_extract(value, '$.closes') IS NULL AND json_extract(value, '$.opens') IS NULL THEN 'wording' "
    "ELSE 'period' END)"
)


def upgrade() -> None:
    """Add what the newer reading tells; a file that was read before is read anew at its next ingest."""
    _let_documents_share_a_file()
    op.execute("ALTER TABLE revision RENAME COLUMN sha256 TO fingerprint")
    op.add_column("revision", sa.Column("amends", sa.Text, nullable=False, server_default=""))
    op.create_table(
        "remark",
        sa.Column("row", sa.Integer, primary_key=True),
        sa.Column("revision_id", sa.Integer, sa.ForeignKey("revision.id"), nullable=False, index=True),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("page", sa.Integer, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("why", sa.Text, nullable=False),
    )
    op.execute(_TYPED)


def downgrade() -> None:
    """Several documents of one file have no place in the older tables."""
    raise NotImplementedError


def _let_documents_share_a_file() -> None:
    """SQLite drops no constraint: the table is made anew under its own name, so that the keys that point to it still do."""
    op.execute("PRAGMA defer_foreign_keys = ON")
    op.execute("CREATE TEMPORARY TABLE kept AS SELECT id, file_name FROM document")
    op.drop_table("document")
    op.create_table(
        "document",
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("source", sa.Text, nullable=False, index=True),
        sa.Column("file_name", sa.Text, nullable=False),
    )
    op.execute("INSERT INTO document (id, source, file_name) SELECT id, file_name, file_name FROM kept")
    op.execute("DROP TABLE kept")
