"""Questions, what was said of their answers, and answers that were shared; each is kept for another time."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing was kept before."""
    op.create_table(
        "kept_answer",
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False, index=True),
        sa.Column("question", sa.Text, nullable=False),
        sa.Column("call_id", sa.String(64), nullable=False),
        sa.Column("outcome", sa.String(32), nullable=False),
        sa.Column("shown", sa.Text, nullable=False),
        sa.Column("cited", sa.JSON, nullable=False),
        sa.Column("words_version", sa.Text, nullable=False),
        sa.Column("wording", sa.Text, nullable=False),
        sa.Column("ms", sa.Float, nullable=False),
    )
    op.create_table(
        "feedback",
        sa.Column("row", sa.Integer, primary_key=True),
        sa.Column("answer_id", sa.String(64), sa.ForeignKey("kept_answer.id"), nullable=False, index=True),
        sa.Column("verdict", sa.String(16), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_table(
        "shared_answer",
        sa.Column("token", sa.String(64), primary_key=True),
        sa.Column("shared_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answer", sa.JSON, nullable=False),
    )


def downgrade() -> None:
    """What was kept and shared is lost."""
    op.drop_table("shared_answer")
    op.drop_table("feedback")
    op.drop_table("kept_answer")
