"""Friendship associations, the Union, and every kind of row that belongs to them."""

import sqlalchemy as sa
from alembic import op

from app.core.search import create_search_index, drop_search_index

revision = "0017"
down_revision = "0016"


def binary(length: int) -> sa.String:
    return sa.String(length).with_variant(sa.String(length, collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "associations",
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("english_name", sa.String(length=300), nullable=False),
        sa.Column("abbreviation", sa.String(length=60), nullable=False),
        sa.Column("standing", sa.String(length=40), nullable=False),
        sa.Column("founded_on", binary(10), nullable=True),
        sa.Column("founded_note", sa.String(length=120), nullable=False),
        sa.Column("field", sa.String(length=500), nullable=False),
        sa.Column("scope", sa.String(length=300), nullable=False),
        sa.Column("manager_id", sa.Integer(), nullable=True),
        sa.Column("central_body", sa.String(length=300), nullable=False),
        sa.Column("head_office", sa.String(length=300), nullable=False),
        sa.Column("seal", sa.String(length=300), nullable=False),
        sa.Column("account", sa.String(length=300), nullable=False),
        sa.Column("contact", sa.String(length=500), nullable=False),
        sa.Column("remarks", sa.String(length=2000), nullable=False),
        sa.Column("source", sa.String(length=200), nullable=False),
        sa.Column("term_begins", binary(10), nullable=True),
        sa.Column("term_ends", binary(10), nullable=True),
        sa.Column("term_due_on", sa.Date(), nullable=True),
        sa.Column("search_text", sa.Text(), nullable=False),
        sa.Column("sort_key", binary(900), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["manager_id"], ["units.id"], name="fk_associations_manager_id_units"),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name="fk_associations_unit_id_units"),
        sa.PrimaryKeyConstraint("id", name="pk_associations"),
        sa.UniqueConstraint("unit_id", name="uq_associations_unit_id"),
    )
    op.create_index("ix_associations_sort_key_id", "associations", ["sort_key", "id"])
    op.create_table(
        "association_branches",
        sa.Column("association_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("parent_id", sa.Integer(), nullable=True),
        sa.Column("head", sa.String(length=200), nullable=False),
        sa.Column("place", sa.String(length=300), nullable=False),
        sa.Column("founded_on", binary(10), nullable=True),
        sa.Column("ended_on", binary(10), nullable=True),
        sa.Column("note", sa.String(length=1000), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "ended_on IS NULL OR founded_on IS NULL OR founded_on <= ended_on || '~'",
            name="ck_association_branches_days",
        ),
        sa.CheckConstraint(
            "parent_id IS NULL OR parent_id <> id", name="ck_association_branches_other_branch"
        ),
        sa.ForeignKeyConstraint(
            ["association_id"],
            ["associations.id"],
            name="fk_association_branches_association_id_associations",
        ),
        sa.ForeignKeyConstraint(
            ["parent_id"],
            ["association_branches.id"],
            name="fk_association_branches_parent_id_association_branches",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_association_branches"),
    )
    op.create_index("ix_association_branches_association_id", "association_branches", ["association_id"])
    op.create_index("ix_association_branches_parent_id", "association_branches", ["parent_id"])
    op.create_table(
        "association_budgets",
        sa.Column("association_id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("money_source", sa.String(length=40), nullable=False),
        sa.Column("planned", sa.BigInteger(), nullable=True),
        sa.Column("spent", sa.BigInteger(), nullable=True),
        sa.Column("note", sa.String(length=500), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["association_id"], ["associations.id"], name="fk_association_budgets_association_id_associations"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_association_budgets"),
        sa.UniqueConstraint(
            "association_id",
            "year",
            "money_source",
            name="uq_association_budgets_association_id_year_money_source",
        ),
    )
    op.create_index("ix_association_budgets_association_id", "association_budgets", ["association_id"])
    op.create_table(
        "association_commendations",
        sa.Column("association_id", sa.Integer(), nullable=False),
        sa.Column("form", sa.String(length=200), nullable=False),
        sa.Column("awarded_to", sa.String(length=300), nullable=False),
        sa.Column("given_by", sa.String(length=300), nullable=False),
        sa.Column("number", sa.String(length=60), nullable=False),
        sa.Column("awarded_on", binary(10), nullable=True),
        sa.Column("reason", sa.String(length=1000), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["association_id"],
            ["associations.id"],
            name="fk_association_commendations_association_id_associations",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_association_commendations"),
    )
    op.create_index(
        "ix_association_commendations_association_id", "association_commendations", ["association_id"]
    )
    op.create_table(
        "association_countries",
        sa.Column("association_id", sa.Integer(), nullable=False),
        sa.Column("country", sa.String(length=10), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["association_id"],
            ["associations.id"],
            name="fk_association_countries_association_id_associations",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_association_countries"),
        sa.UniqueConstraint(
            "association_id", "country", name="uq_association_countries_association_id_country"
        ),
    )
    op.create_index(
        "ix_association_countries_country", "association_countries", ["country", "association_id"]
    )
    op.create_table(
        "association_decisions",
        sa.Column("association_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("decided_on", binary(10), nullable=True),
        sa.Column("effective_on", binary(10), nullable=True),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("result", sa.String(length=700), nullable=False),
        sa.Column("note", sa.String(length=1000), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["association_id"],
            ["associations.id"],
            name="fk_association_decisions_association_id_associations",
        ),
        sa.ForeignKeyConstraint(
            ["document_id"], ["documents.id"], name="fk_association_decisions_document_id_documents"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_association_decisions"),
    )
    op.create_index("ix_association_decisions_association_id", "association_decisions", ["association_id"])
    op.create_table(
        "association_divisions",
        sa.Column("association_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("head", sa.String(length=200), nullable=False),
        sa.Column("tasks", sa.String(length=1000), nullable=False),
        sa.Column("founded_on", binary(10), nullable=True),
        sa.Column("ended_on", binary(10), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "ended_on IS NULL OR founded_on IS NULL OR founded_on <= ended_on || '~'",
            name="ck_association_divisions_days",
        ),
        sa.ForeignKeyConstraint(
            ["association_id"],
            ["associations.id"],
            name="fk_association_divisions_association_id_associations",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_association_divisions"),
    )
    op.create_index("ix_association_divisions_association_id", "association_divisions", ["association_id"])
    op.create_table(
        "association_posts",
        sa.Column("association_id", sa.Integer(), nullable=False),
        sa.Column("person", sa.String(length=200), nullable=False),
        sa.Column("title", sa.String(length=40), nullable=False),
        sa.Column("body", sa.String(length=40), nullable=True),
        sa.Column("outside_office", sa.String(length=300), nullable=False),
        sa.Column("begins", binary(10), nullable=True),
        sa.Column("ends", binary(10), nullable=True),
        sa.Column("seen_on", binary(10), nullable=True),
        sa.Column("note", sa.String(length=1000), nullable=False),
        sa.Column("source", sa.String(length=200), nullable=False),
        sa.Column("search_text", sa.Text(), nullable=False),
        sa.Column("sort_key", binary(600), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "ends IS NULL OR begins IS NULL OR begins <= ends || '~'", name="ck_association_posts_days"
        ),
        sa.ForeignKeyConstraint(
            ["association_id"], ["associations.id"], name="fk_association_posts_association_id_associations"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_association_posts"),
    )
    op.create_index("ix_association_posts_association_id", "association_posts", ["association_id"])
    op.create_index("ix_association_posts_sort_key_id", "association_posts", ["sort_key", "id"])
    op.create_table(
        "congresses",
        sa.Column("association_id", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("planned_on", binary(10), nullable=True),
        sa.Column("held_on", binary(10), nullable=True),
        sa.Column("form", sa.String(length=40), nullable=True),
        sa.Column("place", sa.String(length=300), nullable=False),
        sa.Column("called", sa.Integer(), nullable=True),
        sa.Column("present", sa.Integer(), nullable=True),
        sa.Column("requested_by", sa.String(length=40), nullable=True),
        sa.Column("requesting", sa.Integer(), nullable=True),
        sa.Column("entitled", sa.Integer(), nullable=True),
        sa.Column("term_begins", binary(10), nullable=True),
        sa.Column("term_ends", binary(10), nullable=True),
        sa.Column("term_ended_on", binary(10), nullable=True),
        sa.Column("note", sa.String(length=1000), nullable=False),
        sa.Column("source", sa.String(length=200), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "present IS NULL OR called IS NULL OR present <= called", name="ck_congresses_present"
        ),
        sa.CheckConstraint(
            "term_ends IS NULL OR term_begins IS NULL OR term_begins <= term_ends || '~'",
            name="ck_congresses_term",
        ),
        sa.CheckConstraint(
            "term_ended_on IS NULL OR term_begins IS NULL OR term_begins <= term_ended_on || '~'",
            name="ck_congresses_term_end",
        ),
        sa.ForeignKeyConstraint(
            ["association_id"], ["associations.id"], name="fk_congresses_association_id_associations"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_congresses"),
    )
    op.create_index("ix_congresses_association_id", "congresses", ["association_id"])
    op.create_table(
        "establishments",
        sa.Column("association_id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("given", sa.Integer(), nullable=True),
        sa.Column("filled", sa.Integer(), nullable=True),
        sa.Column("note", sa.String(length=500), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["association_id"], ["associations.id"], name="fk_establishments_association_id_associations"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_establishments"),
        sa.UniqueConstraint(
            "association_id", "year", "kind", name="uq_establishments_association_id_year_kind"
        ),
    )
    op.create_index("ix_establishments_association_id", "establishments", ["association_id"])
    op.create_table(
        "social_resources",
        sa.Column("association_id", sa.Integer(), nullable=False),
        sa.Column("supporter", sa.String(length=300), nullable=False),
        sa.Column("activity", sa.String(length=500), nullable=False),
        sa.Column("value", sa.BigInteger(), nullable=True),
        sa.Column("in_kind", sa.String(length=500), nullable=False),
        sa.Column("given_on", binary(10), nullable=True),
        sa.Column("note", sa.String(length=500), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["association_id"], ["associations.id"], name="fk_social_resources_association_id_associations"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_social_resources"),
    )
    op.create_index("ix_social_resources_association_id", "social_resources", ["association_id"])
    op.create_table(
        "member_counts",
        sa.Column("association_id", sa.Integer(), nullable=False),
        sa.Column("branch_id", sa.Integer(), nullable=True),
        sa.Column("counted_on", binary(10), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("joined", sa.Integer(), nullable=True),
        sa.Column("departed", sa.Integer(), nullable=True),
        sa.Column("source", sa.String(length=200), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "number >= 0 AND (joined IS NULL OR joined >= 0) AND (departed IS NULL OR departed >= 0)",
            name="ck_member_counts_numbers",
        ),
        sa.ForeignKeyConstraint(
            ["association_id"], ["associations.id"], name="fk_member_counts_association_id_associations"
        ),
        sa.ForeignKeyConstraint(
            ["branch_id"], ["association_branches.id"], name="fk_member_counts_branch_id_association_branches"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_member_counts"),
    )
    op.create_index("ix_member_counts_association_id", "member_counts", ["association_id"])
    op.create_index("ix_member_counts_branch_id", "member_counts", ["branch_id"])
    op.create_index("ix_member_counts_counted_on_id", "member_counts", ["counted_on", "id"])
    create_search_index(op.get_bind(), "associations", "search_text")
    create_search_index(op.get_bind(), "association_posts", "search_text")


def downgrade() -> None:
    drop_search_index(op.get_bind(), "associations", "search_text")
    drop_search_index(op.get_bind(), "association_posts", "search_text")
    op.drop_table("member_counts")
    op.drop_table("social_resources")
    op.drop_table("establishments")
    op.drop_table("congresses")
    op.drop_table("association_posts")
    op.drop_table("association_divisions")
    op.drop_table("association_decisions")
    op.drop_table("association_countries")
    op.drop_table("association_commendations")
    op.drop_table("association_budgets")
    op.drop_table("association_branches")
    op.drop_table("associations")
