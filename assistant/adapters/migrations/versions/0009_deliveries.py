"""What is handed in at the desk, before and after it is published."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing was handed in before."""
    op.create_table(
        "delivery",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("landed", sa.Boolean, nullable=False),
        sa.Column("size", sa.Integer, nullable=False),
        sa.Column("fingerprint", sa.String(64), nullable=False),
        sa.Column("original", sa.String(64), nullable=False),
        sa.Column("correction", sa.JSON, nullable=False),
        sa.Column("staged_by", sa.Text, nullable=False),
        sa.Column("staged_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_by", sa.Text, nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("publish_at", sa.DateTime(timezone=True)),
        sa.Column("scheduled_by", sa.JSON),
        sa.UniqueConstraint("source", "landed"),
    )
    op.create_table(
        "handled_revision",
        sa.Column("revision_id", sa.Integer, sa.ForeignKey("revision.id"), primary_key=True),
        sa.Column("delivery_id", sa.String(32), nullable=False, index=True),
        sa.Column("call_name", sa.Text, nullable=False),
    )


def downgrade() -> None:
    """What waits at the desk is lost, and what staff stated of documents."""
    op.drop_table("handled_revision")
    op.drop_table("delivery")
    op.execute(sa.text("UPDATE revision SET state = 'withdrawn' WHERE state = 'staged'"))
