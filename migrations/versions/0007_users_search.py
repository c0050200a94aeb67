"""Users are found by name, username and position without accents, and listed in Vietnamese order."""

import sqlalchemy as sa
from alembic import op

from app.core.vietnamese import folded

revision = "0007"
down_revision = "0006"

USERS = sa.table(
    "users",
    sa.column("id", sa.Integer),
    sa.column("name", sa.String),
    sa.column("username", sa.String),
    sa.column("position", sa.String),
    sa.column("search_text", sa.Text),
)


def upgrade() -> None:
    op.add_column("users", sa.Column("search_text", sa.Text(), nullable=False, server_default=""))
    op.create_index("ix_users_sort_key_id", "users", ["sort_key", "id"])
    connection = op.get_bind()
    for row in connection.execute(sa.select(USERS)).all():
        text = folded(f"{row.name} {row.username} {row.position}")
        connection.execute(sa.update(USERS).where(USERS.c.id == row.id).values(search_text=text))


def downgrade() -> None:
    op.drop_index("ix_users_sort_key_id", "users")
    op.drop_column("users", "search_text")
