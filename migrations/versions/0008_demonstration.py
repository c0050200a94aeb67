"""The mark of an installation that shows a demonstration."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    op.create_table(
        "demonstrations",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("installed_on", sa.Date(), nullable=False),
        sa.Column("through", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_demonstrations"),
    )


def downgrade() -> None:
    op.drop_table("demonstrations")
