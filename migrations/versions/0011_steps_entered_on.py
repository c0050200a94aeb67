"""The day on which a step was typed, as the office counts it: taking a step back is judged by it."""

from datetime import UTC
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


def upgrade() -> None:
    op.add_column(
        "steps", sa.Column("entered_on", sa.Date(), nullable=False, server_default=sa.text("'1900-01-01'"))
    )
    steps = sa.table(
        "steps",
        sa.column("id", sa.Integer()),
        sa.column("entered_at", sa.DateTime(timezone=True)),
        sa.column("entered_on", sa.Date()),
    )
    connection = op.get_bind()
    for step_id, at in connection.execute(sa.select(steps.c.id, steps.c.entered_at)).all():
        day = (at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone(ZONE).date()
        connection.execute(sa.update(steps).where(steps.c.id == step_id).values(entered_on=day))
    if connection.dialect.name != "sqlite":  # which cannot let go of a default
        op.alter_column("steps", "entered_on", server_default=None)


def downgrade() -> None:
    op.drop_column("steps", "entered_on")
