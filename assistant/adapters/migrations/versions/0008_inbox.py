"""The inbox of the staff desk: enquiries, groups of questions that ask the same, and which question stands in which."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Questions that are kept already are sorted when somebody looks."""
    op.create_table(
        "enquiry",
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("taken_at", sa.DateTime(timezone=True), nullable=False, index=True),
        sa.Column("call_id", sa.String(64), nullable=False),
        sa.Column("edition_id", sa.String(64), nullable=False),
        sa.Column("aspects", sa.JSON, nullable=False),
        sa.Column("outcome", sa.String(32), nullable=False),
    )
    op.create_table(
        "enquiry_origin",
        sa.Column("origin", sa.String(64), primary_key=True),
        sa.Column(
            "enquiry_id", sa.String(64), sa.ForeignKey("enquiry.id", ondelete="CASCADE"), nullable=False, index=True
        ),
    )
    op.create_table(
        "asked_group",
        sa.Column("key", sa.String(64), primary_key=True),
        sa.Column("call_id", sa.String(64), nullable=False),
        sa.Column("edition_id", sa.String(64), nullable=False),
        sa.Column("aspects", sa.JSON, nullable=False),
        sa.Column("words", sa.JSON, nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("entries", sa.JSON, nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True)),
        sa.Column("changed_by", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
    )
    op.create_table(
        "asked",
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("group_key", sa.String(64), sa.ForeignKey("asked_group.key"), nullable=False, index=True),
        sa.Column("answer_id", sa.String(64), sa.ForeignKey("kept_answer.id", ondelete="CASCADE"), index=True),
        sa.Column("enquiry_id", sa.String(64), sa.ForeignKey("enquiry.id", ondelete="CASCADE"), index=True),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False, index=True),
        sa.Column("outcome", sa.String(32), nullable=False),
        sa.Column("times", sa.Integer, nullable=False),
        sa.Column("said", sa.Text, nullable=False),
    )


def downgrade() -> None:
    """What was sorted and taken in is lost."""
    for table in ("asked", "asked_group", "enquiry_origin", "enquiry"):
        op.drop_table(table)
