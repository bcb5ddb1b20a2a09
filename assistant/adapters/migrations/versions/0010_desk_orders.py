"""What is set at the desk: limits, and calls that are not answered."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing was set before."""
    op.create_table(
        "desk_orders",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("limits", sa.JSON, nullable=False),
        sa.Column("shut", sa.JSON, nullable=False),
        sa.Column("set_at", sa.DateTime(timezone=True), nullable=False),
    )


def downgrade() -> None:
    """The settings alone hold again."""
    op.drop_table("desk_orders")
