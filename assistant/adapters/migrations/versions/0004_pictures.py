"""A page keeps where its characters stand, and a revision the file that its pages are drawn from."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """What was read before has no pictures until it is read anew."""
    op.add_column("revision", sa.Column("original", sa.String(64), nullable=False, server_default=""))
    op.create_table(
        "picture",
        sa.Column("revision_id", sa.Integer, sa.ForeignKey("revision.id"), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("width", sa.Float, nullable=False),
        sa.Column("height", sa.Float, nullable=False),
        sa.Column("boxes", sa.LargeBinary, nullable=False),
        sa.Column("drawn", sa.Boolean, nullable=False),
    )
    op.create_table(
        "original",
        sa.Column("key", sa.String(64), primary_key=True),
        sa.Column("raw", sa.LargeBinary, nullable=False),
    )


def downgrade() -> None:
    """The older tables show quotes without their pages."""
    op.drop_table("original")
    op.drop_table("picture")
    op.drop_column("revision", "original")
