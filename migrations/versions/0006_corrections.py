"""Slips put right by two people, and which step asked or closed an opinion."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

KEYS = (
    ("steps", "unit_id", "units"),
    ("opinions", "entered_by_id", "units"),
    ("opinions", "step_id", "steps"),
    ("opinions", "closing_id", "steps"),
)


def upgrade() -> None:
    # in SQL, because SQLite would have to build these tables anew, and rows of others point at them
    for table, column, other in KEYS:
        name = f"fk_{table}_{column}_{other}"
        op.execute(
            f"ALTER TABLE {table} ADD COLUMN {column} INTEGER CONSTRAINT {name} REFERENCES {other} (id)"
        )
    op.execute("ALTER TABLE opinions ADD COLUMN asked_again VARCHAR(500) NOT NULL DEFAULT ''")
    op.create_table(
        "corrections",
        sa.Column("dossier_id", sa.Integer(), nullable=False),
        sa.Column("subject", sa.String(length=80), nullable=False),
        sa.Column("subject_label", sa.String(length=300), nullable=False),
        sa.Column("old", sa.Text(), nullable=False),
        sa.Column("new", sa.Text(), nullable=False),
        sa.Column("compared", sa.String(length=300), nullable=False),
        sa.Column("as_signed", sa.Boolean(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("proposed_by_id", sa.Integer(), nullable=True),
        sa.Column("proposed_by", sa.String(length=200), nullable=False),
        sa.Column("proposed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("confirmed_by_id", sa.Integer(), nullable=True),
        sa.Column("confirmed_by", sa.String(length=200), nullable=False),
        sa.Column("refused_by_id", sa.Integer(), nullable=True),
        sa.Column("refused_by", sa.String(length=200), nullable=False),
        sa.Column("refused_because", sa.String(length=500), nullable=False),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("step_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "confirmed_by_id IS NULL OR confirmed_by_id <> proposed_by_id",
            name=op.f("ck_corrections_confirmed_by_another"),
        ),
        sa.CheckConstraint(
            "confirmed_by = '' OR refused_by = ''", name=op.f("ck_corrections_settled_one_way")
        ),
        sa.ForeignKeyConstraint(
            ["dossier_id"], ["dossiers.id"], name=op.f("fk_corrections_dossier_id_dossiers")
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_corrections_unit_id_units")),
        sa.ForeignKeyConstraint(
            ["proposed_by_id"], ["users.id"], name=op.f("fk_corrections_proposed_by_id_users")
        ),
        sa.ForeignKeyConstraint(
            ["confirmed_by_id"], ["users.id"], name=op.f("fk_corrections_confirmed_by_id_users")
        ),
        sa.ForeignKeyConstraint(
            ["refused_by_id"], ["users.id"], name=op.f("fk_corrections_refused_by_id_users")
        ),
        sa.ForeignKeyConstraint(["step_id"], ["steps.id"], name=op.f("fk_corrections_step_id_steps")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_corrections")),
    )
    op.create_index("ix_corrections_dossier_id", "corrections", ["dossier_id"])
    op.create_index("ix_corrections_waiting", "corrections", ["unit_id", "settled_at", "id"])


def downgrade() -> None:
    op.drop_table("corrections")
    op.execute("ALTER TABLE opinions DROP COLUMN asked_again")
    for table, column, _other in reversed(KEYS):
        op.execute(f"ALTER TABLE {table} DROP COLUMN {column}")
