"""Notices of NGOs are found by the number of their letter, however it is spelled."""

import sqlalchemy as sa
from alembic import op

from app.core.parsing import number_key

revision = "0028"
down_revision = "0027"

KEY = sa.String(length=80).with_variant(sa.String(length=80, collation="C"), "postgresql")


def upgrade() -> None:
    op.add_column("partner_notices", sa.Column("number_key", KEY, nullable=False, server_default=""))
    connection = op.get_bind()
    rows = connection.execute(sa.text("SELECT id, number FROM partner_notices WHERE number <> ''")).all()
    keys = [{"id": row_id, "key": number_key(number)} for row_id, number in rows]
    if keys:
        connection.execute(sa.text("UPDATE partner_notices SET number_key = :key WHERE id = :id"), keys)
    op.create_index("ix_partner_notices_number_key", "partner_notices", ["number_key"])


def downgrade() -> None:
    op.drop_index("ix_partner_notices_number_key", "partner_notices")
    op.drop_column("partner_notices", "number_key")
