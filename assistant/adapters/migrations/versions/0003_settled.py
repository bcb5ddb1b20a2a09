"""Each revision keeps what it says itself: the names of its call and its own edition; what is live together is settled anew."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_OWN = "UPDATE revision SET own_edition_id = edition_id"
_ALL_NAMES = (
    "UPDATE revision SET names = (SELECT json_insert("
    "json_array(call.name), '$[1]', json(call.aliases)) FROM call WHERE call.id = revision.call_id)"
)
_FLAT = (
    "UPDATE revision SET names = (SELECT json_group_array(one.value) FROM "
    "(SELECT json_extract(names, '$[0]') AS value UNION ALL SELECT value FROM json_each(names, '$[1]')) AS one)"
)


def upgrade() -> None:
    """What was read before keeps every name of its call until it is read anew."""
    op.add_column("revision", sa.Column("own_edition_id", sa.String(64), nullable=False, server_default=""))
    op.add_column("revision", sa.Column("open_edition", sa.Boolean, nullable=False, server_default=sa.false()))
    op.add_column("revision", sa.Column("names", sa.JSON, nullable=False, server_default="[]"))
    op.execute(_OWN)
    op.execute(_ALL_NAMES)
    op.execute(_FLAT)


def downgrade() -> None:
    """The names that documents state have no place in the older tables."""
    op.drop_column("revision", "names")
    op.drop_column("revision", "open_edition")
    op.drop_column("revision", "own_edition_id")
