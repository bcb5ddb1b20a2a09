"""FAQ entries with every version of them, what their quotes rest on, and what colleagues say of them."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """There were no entries before."""
    op.create_table(
        "entry",
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("shown", sa.Integer, nullable=False),
        sa.Column("edition_id", sa.String(64), nullable=False),
        sa.Column("carried_from", sa.String(64), nullable=False),
    )
    op.create_table(
        "entry_version",
        sa.Column("entry_id", sa.String(64), sa.ForeignKey("entry.id"), primary_key=True),
        sa.Column("version", sa.Integer, primary_key=True),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("action", sa.String(64), nullable=False),
        sa.Column("body", sa.JSON, nullable=False),
    )
    op.create_table(
        "entry_pin",
        sa.Column("entry_id", sa.String(64), sa.ForeignKey("entry.id"), primary_key=True),
        sa.Column("version", sa.Integer, primary_key=True),
        sa.Column("document_id", sa.String(64), primary_key=True, index=True),
    )
    op.create_table(
        "entry_comment",
        sa.Column("row", sa.Integer, primary_key=True),
        sa.Column("entry_id", sa.String(64), sa.ForeignKey("entry.id"), nullable=False, index=True),
        sa.Column("body", sa.JSON, nullable=False),
    )


def downgrade() -> None:
    """The entries are lost."""
    for table in ("entry_comment", "entry_pin", "entry_version", "entry"):
        op.drop_table(table)
