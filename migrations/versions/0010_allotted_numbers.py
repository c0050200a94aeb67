"""The numbers that the registry gives to papers of units that take them here (cấp số tại đây)."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    op.create_table(
        "allotted_numbers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("issuer_id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("serial", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(60), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["issuer_id"], ["units.id"], name="fk_allotted_numbers_issuer_id_units"),
        sa.ForeignKeyConstraint(
            ["document_id"], ["documents.id"], name="fk_allotted_numbers_document_id_documents"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_allotted_numbers"),
        sa.UniqueConstraint("issuer_id", "year", "serial", name="uq_allotted_numbers_issuer_id_year_serial"),
        sa.UniqueConstraint("document_id", name="uq_allotted_numbers_document_id"),
    )


def downgrade() -> None:
    op.drop_table("allotted_numbers")
