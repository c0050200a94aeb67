"""The orders of the aid register know the dossier of each aid, which says who sees it.

Revision ID: 0031
Revises: 0030
"""

from alembic import op

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None

SORTS = ("sort_key", "dated_on")


def upgrade() -> None:
    for column in SORTS:
        op.drop_index(f"ix_proposals_{column}_id", "proposals")
        op.create_index(f"ix_proposals_{column}_id", "proposals", [column, "id", "dossier_id"])


def downgrade() -> None:
    for column in SORTS:
        op.drop_index(f"ix_proposals_{column}_id", "proposals")
        op.create_index(f"ix_proposals_{column}_id", "proposals", [column, "id"])
