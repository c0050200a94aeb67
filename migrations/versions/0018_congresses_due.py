"""The last day of what a congress is planned for, to remind of those not held."""

from calendar import monthrange
from datetime import date

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    op.add_column("congresses", sa.Column("due_on", sa.Date(), nullable=True))
    op.create_index("ix_congresses_due_on_id", "congresses", ["due_on", "id"])
    rows = sa.table(
        "congresses",
        sa.column("id", sa.Integer()),
        sa.column("planned_on", sa.String()),
        sa.column("due_on", sa.Date()),
    )
    connection = op.get_bind()
    planned = connection.execute(
        sa.select(rows.c.id, rows.c.planned_on).where(rows.c.planned_on.is_not(None))
    )
    for row_id, text in planned.all():
        connection.execute(sa.update(rows).where(rows.c.id == row_id).values(due_on=_last_day(text)))


def _last_day(text: str) -> date:
    year, month, day = (*map(int, text.split("-")), None, None)[:3]
    month = month or 12
    return date(year, month, day or monthrange(year, month)[1])


def downgrade() -> None:
    op.drop_index("ix_congresses_due_on_id", "congresses")
    op.drop_column("congresses", "due_on")
