"""Donors, the names they are written by, and the search index over those names."""

import sqlalchemy as sa
from alembic import op

from app.core.search import create_search_index, drop_search_index

revision = "0004"
down_revision = "0003"

SORT_KEY = sa.String(length=900).with_variant(sa.String(length=900, collation="C"), "postgresql")
LENGTHS = {
    "name": 300,
    "original_name": 300,
    "english_name": 300,
    "abbreviation": 60,
    "kind": 40,
    "country": 2,
    "founded": 10,
    "head_office": 300,
    "website": 200,
    "contact": 500,
    "remarks": 2000,
    "source": 200,
}


def upgrade() -> None:
    op.create_table(
        "partners",
        *(sa.Column(name, sa.String(length=length), nullable=False) for name, length in LENGTHS.items()),
        sa.Column("entered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("search_text", sa.Text(), nullable=False),
        sa.Column("sort_key", SORT_KEY, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_partners"),
    )
    op.create_index("ix_partners_sort_key_id", "partners", ["sort_key", "id"])
    for column in ("kind", "country"):
        op.create_index(f"ix_partners_{column}_sort_key_id", "partners", [column, "sort_key", "id"])
    op.create_index("ix_partners_entered_at_id", "partners", ["entered_at", "id"])
    op.create_table(
        "partner_aliases",
        sa.Column("partner_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("folded", sa.String(length=300), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["partner_id"], ["partners.id"], name="fk_partner_aliases_partner_id_partners"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_partner_aliases"),
    )
    for column in ("partner_id", "folded"):
        op.create_index(f"ix_partner_aliases_{column}", "partner_aliases", [column])
    create_search_index(op.get_bind(), "partners", "search_text")


def downgrade() -> None:
    drop_search_index(op.get_bind(), "partners", "search_text")
    op.drop_table("partner_aliases")
    op.drop_table("partners")
