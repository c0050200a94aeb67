"""Where users get letters, and the letters that went out."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    op.add_column("users", sa.Column("email", sa.String(254), nullable=False, server_default=""))
    op.add_column("users", sa.Column("wants_digest", sa.Boolean(), nullable=False, server_default=sa.true()))
    if op.get_bind().dialect.name != "sqlite":  # which cannot let go of a default
        op.alter_column("users", "email", server_default=None)
        op.alter_column("users", "wants_digest", server_default=None)
    op.create_table(
        "mail_messages",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("address", sa.String(254), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("subject", sa.String(200), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("state", sa.String(40), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("next_try_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reason", sa.String(500), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name="fk_mail_messages_user_id_users"),
        sa.PrimaryKeyConstraint("id", name="pk_mail_messages"),
        sa.UniqueConstraint("user_id", "day", name="uq_mail_messages_user_id_day"),
    )
    op.create_index("ix_mail_messages_state", "mail_messages", ["state", "next_try_at", "id"])
    op.create_index("ix_mail_messages_day_id", "mail_messages", ["day", "id"])


def downgrade() -> None:
    op.drop_table("mail_messages")
    op.drop_column("users", "wants_digest")
    op.drop_column("users", "email")
