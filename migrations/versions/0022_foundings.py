"""Founding an association: one dossier of the trunk."""

import sqlalchemy as sa
from alembic import op

from app.core.search import create_search_index, drop_search_index

revision = "0022"
down_revision = "0021"


def binary(length: int) -> sa.String:
    return sa.String(length).with_variant(sa.String(length, collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "foundings",
        sa.Column("dossier_id", sa.Integer(), nullable=False),
        sa.Column("association_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("english_name", sa.String(length=300), nullable=False),
        sa.Column("abbreviation", sa.String(length=60), nullable=False),
        sa.Column("purpose", sa.String(length=2000), nullable=False),
        sa.Column("field", sa.String(length=500), nullable=False),
        sa.Column("scope", sa.String(length=300), nullable=False),
        sa.Column("head_office", sa.String(length=300), nullable=False),
        sa.Column("manager_id", sa.Integer(), nullable=True),
        sa.Column("head", sa.String(length=200), nullable=False),
        sa.Column("committee", sa.String(length=4000), nullable=False),
        sa.Column("registered", sa.Integer(), nullable=True),
        sa.Column("asked_on", sa.Date(), nullable=True),
        sa.Column("recognised_on", sa.Date(), nullable=True),
        sa.Column("office_opinion", sa.String(length=4000), nullable=False),
        sa.Column("extended_to", sa.Date(), nullable=True),
        sa.Column("congress_on", sa.Date(), nullable=True),
        sa.Column("charter_on", sa.Date(), nullable=True),
        sa.Column("search_text", sa.Text(), nullable=False),
        sa.Column("sort_key", binary(900), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("registered IS NULL OR registered >= 0", name="ck_foundings_registered"),
        sa.ForeignKeyConstraint(
            ["association_id"], ["associations.id"], name="fk_foundings_association_id_associations"
        ),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossiers.id"], name="fk_foundings_dossier_id_dossiers"),
        sa.ForeignKeyConstraint(["manager_id"], ["units.id"], name="fk_foundings_manager_id_units"),
        sa.PrimaryKeyConstraint("id", name="pk_foundings"),
        sa.UniqueConstraint("dossier_id", name="uq_foundings_dossier_id"),
    )
    op.create_index("ix_foundings_sort_key_id", "foundings", ["sort_key", "id"])
    op.create_table(
        "founding_countries",
        sa.Column("founding_id", sa.Integer(), nullable=False),
        sa.Column("country", sa.String(length=10), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["founding_id"], ["foundings.id"], name="fk_founding_countries_founding_id_foundings"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_founding_countries"),
        sa.UniqueConstraint("founding_id", "country", name="uq_founding_countries_founding_id_country"),
    )
    op.create_index("ix_founding_countries_founding_id", "founding_countries", ["founding_id"])
    create_search_index(op.get_bind(), "foundings", "search_text")


def downgrade() -> None:
    drop_search_index(op.get_bind(), "foundings", "search_text")
    op.drop_table("founding_countries")
    op.drop_table("foundings")
