"""What the office keeps of a donor over time, and records that were merged into another."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"

PARTIAL_DAY = sa.String(length=10).with_variant(sa.String(length=10, collation="C"), "postgresql")


def upgrade() -> None:
    # in SQL, because SQLite would have to build the table anew, and its search index with it
    op.execute(
        "ALTER TABLE partners ADD COLUMN merged_into_id INTEGER"
        " CONSTRAINT fk_partners_merged_into_id_partners REFERENCES partners (id)"
        " CONSTRAINT ck_partners_merged_into_another CHECK (merged_into_id IS NULL OR merged_into_id <> id)"
    )
    op.execute("ALTER TABLE partners ADD COLUMN merged_because VARCHAR(300) NOT NULL DEFAULT ''")
    op.create_index("ix_partners_merged_into_id", "partners", ["merged_into_id"])
    op.create_table(
        "local_partners",
        sa.Column("partner_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("content", sa.String(length=1000), nullable=False),
        sa.Column("since", PARTIAL_DAY, nullable=True),
        sa.Column("until", PARTIAL_DAY, nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("unit_id IS NOT NULL OR name <> ''", name=op.f("ck_local_partners_named")),
        sa.CheckConstraint(
            "until IS NULL OR since IS NULL OR since <= until || '~'", name=op.f("ck_local_partners_days")
        ),
        sa.ForeignKeyConstraint(
            ["partner_id"], ["partners.id"], name=op.f("fk_local_partners_partner_id_partners")
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_local_partners_unit_id_units")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_local_partners")),
    )
    op.create_index("ix_local_partners_partner_id", "local_partners", ["partner_id"])
    op.create_index("ix_local_partners_unit_id", "local_partners", ["unit_id"])
    op.create_table(
        "partner_commendations",
        sa.Column("partner_id", sa.Integer(), nullable=False),
        sa.Column("on", PARTIAL_DAY, nullable=False),
        sa.Column("form", sa.String(length=200), nullable=False),
        sa.Column("number", sa.String(length=60), nullable=False),
        sa.Column("awarded_by", sa.String(length=300), nullable=False),
        sa.Column("reason", sa.String(length=1000), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["partner_id"], ["partners.id"], name=op.f("fk_partner_commendations_partner_id_partners")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_partner_commendations")),
    )
    op.create_index("ix_partner_commendations_partner_id", "partner_commendations", ["partner_id"])
    op.create_table(
        "partner_visits",
        sa.Column("partner_id", sa.Integer(), nullable=False),
        sa.Column("on", PARTIAL_DAY, nullable=False),
        sa.Column("people", sa.String(length=500), nullable=False),
        sa.Column("host", sa.String(length=300), nullable=False),
        sa.Column("content", sa.String(length=2000), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["partner_id"], ["partners.id"], name=op.f("fk_partner_visits_partner_id_partners")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_partner_visits")),
    )
    op.create_index("ix_partner_visits_partner_id", "partner_visits", ["partner_id"])
    op.create_table(
        "representatives",
        sa.Column("partner_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("post", sa.String(length=40), nullable=False),
        sa.Column("since", PARTIAL_DAY, nullable=True),
        sa.Column("until", PARTIAL_DAY, nullable=True),
        sa.Column("contact", sa.String(length=300), nullable=False),
        sa.Column("note", sa.String(length=500), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "until IS NULL OR since IS NULL OR since <= until || '~'", name=op.f("ck_representatives_days")
        ),
        sa.ForeignKeyConstraint(
            ["partner_id"], ["partners.id"], name=op.f("fk_representatives_partner_id_partners")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_representatives")),
    )
    op.create_index("ix_representatives_partner_id", "representatives", ["partner_id"])
    op.create_table(
        "staff_counts",
        sa.Column("partner_id", sa.Integer(), nullable=False),
        sa.Column("on", PARTIAL_DAY, nullable=False),
        sa.Column("foreign", sa.Integer(), nullable=True),
        sa.Column("vietnamese", sa.Integer(), nullable=True),
        sa.Column("note", sa.String(length=500), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            '"foreign" IS NOT NULL OR vietnamese IS NOT NULL', name=op.f("ck_staff_counts_counted")
        ),
        sa.ForeignKeyConstraint(
            ["partner_id"], ["partners.id"], name=op.f("fk_staff_counts_partner_id_partners")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff_counts")),
    )
    op.create_index("ix_staff_counts_partner_id", "staff_counts", ["partner_id"])


def downgrade() -> None:
    op.drop_table("staff_counts")
    op.drop_table("representatives")
    op.drop_table("partner_visits")
    op.drop_table("partner_commendations")
    op.drop_table("local_partners")
    op.drop_index("ix_partners_merged_into_id", "partners")
    op.execute("ALTER TABLE partners DROP COLUMN merged_because")
    op.execute("ALTER TABLE partners DROP COLUMN merged_into_id")
