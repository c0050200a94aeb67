"""Lists of dossiers by status alone, those from an old book, those that a unit leads.

Revision ID: 0013
Revises: 0012
"""

from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_index("ix_dossiers_status", "dossiers")
    op.create_index("ix_dossiers_status", "dossiers", ["status", "procedure", "id"])
    op.create_index("ix_dossiers_old_book", "dossiers", ["from_old_book", "id"])
    op.create_index("ix_dossiers_led", "dossiers", ["lead_id", "handed_in_on", "from_old_book", "id"])


def downgrade() -> None:
    op.drop_index("ix_dossiers_led", "dossiers")
    op.drop_index("ix_dossiers_old_book", "dossiers")
    op.drop_index("ix_dossiers_status", "dossiers")
    op.create_index("ix_dossiers_status", "dossiers", ["procedure", "status", "id"])
