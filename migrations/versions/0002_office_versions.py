"""Rows of the office that are edited on their own carry a version; a confirmed figure keeps its paper's day."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

EDITED = ("successions", "duties", "places", "sectors", "calendar_days", "internal_targets", "rule_values")


def upgrade() -> None:
    for table in EDITED:
        op.add_column(table, sa.Column("version", sa.Integer(), nullable=False, server_default="1"))
    op.add_column("rule_values", sa.Column("issued_on", sa.Date(), nullable=True))


def downgrade() -> None:
    """Dropped in place: a table made anew would take the rows that refer to it along."""
    op.execute("ALTER TABLE rule_values DROP COLUMN issued_on")
    for table in EDITED:
        op.execute(f"ALTER TABLE {table} DROP COLUMN version")
