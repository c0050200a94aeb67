"""Aid of old books without a day of decision stands last in the register, not on the day of its entry."""

from alembic import op

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    op.execute(
        "UPDATE proposals SET dated_on = '1900-01-01' WHERE dossier_id IN "
        "(SELECT id FROM dossiers WHERE from_old_book AND decided_on IS NULL)"
    )


def downgrade() -> None:
    """The days of entry are not known any more, and the register reads without them."""
