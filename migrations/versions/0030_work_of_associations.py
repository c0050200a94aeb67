"""What associations do in a year and the reports they owe.

Revision ID: 0030
Revises: 0029
"""

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None


def binary(length: int) -> sa.types.TypeEngine[str]:
    return sa.String(length).with_variant(sa.String(length, collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "association_activities",
        sa.Column("association_id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=500), nullable=False),
        sa.Column("planned", sa.Boolean(), nullable=False),
        sa.Column("planned_on", binary(10), nullable=True),
        sa.Column("held_on", binary(10), nullable=True),
        sa.Column("place", sa.String(length=300), nullable=False),
        sa.Column("participants", sa.Integer(), nullable=True),
        sa.Column("result", sa.String(length=1000), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "participants IS NULL OR participants >= 0", name="ck_association_activities_participants"
        ),
        sa.ForeignKeyConstraint(
            ["association_id"],
            ["associations.id"],
            name="fk_association_activities_association_id_associations",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_association_activities"),
    )
    op.create_index("ix_association_activities_association_id", "association_activities", ["association_id"])
    op.create_table(
        "association_reports",
        sa.Column("association_id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("received_on", sa.Date(), nullable=True),
        sa.Column("number", sa.String(length=60), nullable=False),
        sa.Column("note", sa.String(length=500), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["association_id"], ["associations.id"], name="fk_association_reports_association_id_associations"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_association_reports"),
        sa.UniqueConstraint(
            "association_id", "year", "kind", "due_on",
            name="uq_association_reports_association_id_year_kind_due_on",
        ),
    )  # fmt: skip
    op.create_index("ix_association_reports_association_id", "association_reports", ["association_id"])


def downgrade() -> None:
    op.drop_table("association_reports")
    op.drop_table("association_activities")
