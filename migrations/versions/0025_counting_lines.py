"""Aid counted by its lines: donor, place and sector with the aid they belong to, without reading the aid itself.

Revision ID: 0025
Revises: 0024
"""

from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None

LINES = {"proposal_donors": "partner_id", "proposal_places": "place_id", "proposal_sectors": "sector_id"}


def upgrade() -> None:
    for table, column in LINES.items():
        op.create_index(f"ix_{table}_{column}_proposal_id", table, [column, "proposal_id"])
        op.drop_index(f"ix_{table}_{column}", table)
    op.create_index("ix_proposals_id_dossier_id", "proposals", ["id", "dossier_id"])


def downgrade() -> None:
    op.drop_index("ix_proposals_id_dossier_id", "proposals")
    for table, column in LINES.items():
        op.create_index(f"ix_{table}_{column}", table, [column])
        op.drop_index(f"ix_{table}_{column}_proposal_id", table)
