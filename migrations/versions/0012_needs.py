"""Projects that seek aid, their budget lines and places, and the aid that answers them."""

import sqlalchemy as sa
from alembic import op

from app.core.search import create_search_index, drop_search_index

revision = "0012"
down_revision = "0011"

SORT_KEY = sa.String(length=1500).with_variant(sa.String(length=1500, collation="C"), "postgresql")
PARTIAL_DAY = sa.String(length=10).with_variant(sa.String(length=10, collation="C"), "postgresql")
TEXTS = {
    "title": 500,
    "location": 300,
    "currency": 3,
    "period_text": 200,
    "basis": 300,
    "contact": 500,
    "state": 40,
    "stopped_reason": 500,
    "remarks": 2000,
    "owner_name": 300,
    "mismatch": 600,
}
LONG_TEXTS = ("aims", "content", "search_text", "written_text")
INDEXES = (("sector_id",), ("entered_by_id",), ("sort_key", "id"), ("listed_on", "id"),
           ("state", "listed_on", "id"), ("unit_id", "listed_on", "id"))  # fmt: skip


def upgrade() -> None:
    op.create_table(
        "needs",
        *(sa.Column(name, sa.String(length=length), nullable=False) for name, length in TEXTS.items()),
        *(sa.Column(name, sa.Text(), nullable=False) for name in LONG_TEXTS),
        sa.Column("sector_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("entered_by_id", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.BigInteger(), nullable=True) for name in ("total", "asked", "counterpart")),
        *(sa.Column(name, PARTIAL_DAY, nullable=True) for name in ("starts_on", "ends_on")),
        sa.Column("listed_on", sa.Date(), nullable=False),
        sa.Column("sort_key", SORT_KEY, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("total IS NULL OR total > 0", name="ck_needs_total"),
        sa.CheckConstraint("asked IS NULL OR asked > 0", name="ck_needs_asked"),
        sa.CheckConstraint("counterpart IS NULL OR counterpart >= 0", name="ck_needs_counterpart"),
        sa.CheckConstraint(
            "ends_on IS NULL OR starts_on IS NULL OR starts_on <= ends_on || '~'", name="ck_needs_term"
        ),
        sa.CheckConstraint("state <> 'stopped' OR stopped_reason <> ''", name="ck_needs_stopped_reason"),
        sa.ForeignKeyConstraint(["sector_id"], ["sectors.id"], name="fk_needs_sector_id_sectors"),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name="fk_needs_unit_id_units"),
        sa.ForeignKeyConstraint(["entered_by_id"], ["units.id"], name="fk_needs_entered_by_id_units"),
        sa.PrimaryKeyConstraint("id", name="pk_needs"),
    )
    for columns in INDEXES:
        op.create_index(f"ix_needs_{'_'.join(columns)}", "needs", list(columns))
    _child("need_lines", None,
           sa.Column("source", sa.String(length=40), nullable=False),
           sa.Column("year", sa.Integer(), nullable=True),
           sa.Column("amount", sa.BigInteger(), nullable=False),
           sa.CheckConstraint("amount > 0", name="ck_need_lines_positive"))  # fmt: skip
    _child("need_places", ("place_id", "places"))
    _child("need_matches", ("aid_id", "aids"),
           sa.Column("matched_on", sa.Date(), nullable=False),
           sa.Column("note", sa.String(length=500), nullable=False))  # fmt: skip
    create_search_index(op.get_bind(), "needs", "search_text")
    create_search_index(op.get_bind(), "needs", "written_text")


def _child(table: str, beside: tuple[str, str] | None, *parts: sa.schema.SchemaItem) -> None:
    """A table of rows that belong to one need; `beside` names what else a row points at, once for each need."""
    pointing = [("need_id", "needs"), *([beside] if beside else [])]
    once = (
        [sa.UniqueConstraint("need_id", beside[0], name=f"uq_{table}_need_id_{beside[0]}")] if beside else []
    )
    op.create_table(
        table,
        *(sa.Column(column, sa.Integer(), nullable=False) for column, _ in pointing),
        *parts,
        sa.Column("id", sa.Integer(), nullable=False),
        *(
            sa.ForeignKeyConstraint([column], [f"{other}.id"], name=f"fk_{table}_{column}_{other}")
            for column, other in pointing
        ),
        *once,
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
    )
    for column, _ in pointing:
        op.create_index(f"ix_{table}_{column}", table, [column])


def downgrade() -> None:
    drop_search_index(op.get_bind(), "needs", "written_text")
    drop_search_index(op.get_bind(), "needs", "search_text")
    for table in ("need_matches", "need_places", "need_lines", "needs"):
        op.drop_table(table)
