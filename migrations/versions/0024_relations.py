"""Foreign missions, localities, agreements, people to turn to, and the groups of countries."""

import sqlalchemy as sa
from alembic import op

from app.core.search import create_search_index, drop_search_index

revision = "0024"
down_revision = "0023"

SEARCHED = ("missions", "partner_localities", "agreements", "contacts")
DAYS = "valid_to IS NULL OR valid_from IS NULL OR valid_from <= valid_to"


def _bytewise(length: int) -> sa.types.TypeEngine[str]:
    return sa.String(length=length).with_variant(sa.String(length=length, collation="C"), "postgresql")


def _texts(**lengths: int) -> list[sa.schema.SchemaItem]:
    return [sa.Column(name, sa.String(length=length), nullable=False) for name, length in lengths.items()]


def _long(*names: str) -> list[sa.schema.SchemaItem]:
    return [sa.Column(name, sa.Text(), nullable=False) for name in names]


def _partial(table: str, first: str, last: str, *others: str) -> list[sa.schema.SchemaItem]:
    return [
        *(sa.Column(name, _bytewise(10), nullable=True) for name in (first, last, *others)),
        sa.CheckConstraint(
            f"{last} IS NULL OR {first} IS NULL OR {first} <= {last} || '~'", name=f"ck_{table}_days"
        ),
    ]


def _points(table: str, column: str, other: str, *, must: bool = False) -> list[sa.schema.SchemaItem]:
    return [
        sa.Column(column, sa.Integer(), nullable=not must),
        sa.ForeignKeyConstraint([column], [f"{other}.id"], name=f"fk_{table}_{column}_{other}"),
    ]


def _table(name: str, *parts: sa.schema.SchemaItem, versioned: bool = True) -> None:
    version = [sa.Column("version", sa.Integer(), nullable=False)] if versioned else []
    op.create_table(
        name,
        *parts,
        *version,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=f"pk_{name}"),
    )


def _keys() -> list[sa.schema.SchemaItem]:
    return [*_long("search_text", "written_text"), sa.Column("sort_key", _bytewise(1500), nullable=False)]


def _dated(name: str, *parts: sa.schema.SchemaItem) -> None:
    _table(
        name,
        *parts,
        *(sa.Column(day, sa.Date(), nullable=True) for day in ("valid_from", "valid_to")),
        *_texts(basis=300),
        sa.CheckConstraint(DAYS, name=f"ck_{name}_days"),
    )


def upgrade() -> None:
    _dated("relation_groups", *_texts(code=10, name=200))
    _dated(
        "group_members",
        *_points("group_members", "group_id", "relation_groups", must=True),
        *_texts(country=2, certainty=40),
    )
    op.create_index("ix_group_members_group_id", "group_members", ["group_id"])
    shared = {"country": 2, "remarks": 2000, "source": 200}
    texts = {
        "name": 300,
        "kind": 40,
        "city": 120,
        "address": 300,
        "district": 500,
        "phone": 120,
        "email": 120,
    }
    _table(
        "missions",
        *_texts(**texts, website=200, **shared),
        *_partial("missions", "opened_on", "closed_on"),
        *_keys(),
    )
    _table(
        "partner_localities",
        *_texts(name=300, original_name=300, tie=40, basis=300, website=200, **shared),
        *_partial("partner_localities", "begins", "ends"),
        *_keys(),
    )
    _table(
        "agreements",
        *_texts(
            name=500,
            kind=40,
            number=60,
            home_party=500,
            foreign_party=500,
            signed_at=200,
            field=300,
            **shared,
        ),
        sa.Column("number_key", _bytewise(80), nullable=False),
        *_points("agreements", "unit_id", "units"),
        *_points("agreements", "locality_id", "partner_localities"),
        *_partial("agreements", "in_force_from", "in_force_to", "signed_on"),
        *_long("progress"),
        *_keys(),
    )
    for column in ("number_key", "unit_id", "locality_id"):
        op.create_index(f"ix_agreements_{column}", "agreements", [column])
    for table in ("missions", "partner_localities", "agreements"):
        op.create_index(f"ix_{table}_sort_key_id", table, ["sort_key", "id"])
        op.create_index(f"ix_{table}_country_sort_key_id", table, ["country", "sort_key", "id"])
    bodies = {"mission_id": "missions", "locality_id": "partner_localities", "partner_id": "partners"}
    one = " + ".join(f"(CASE WHEN {column} IS NULL THEN 0 ELSE 1 END)" for column in bodies)
    _table(
        "contacts",
        *(part for column, other in bodies.items() for part in _points("contacts", column, other)),
        *_texts(name=200, post=200, phone=120, email=120, languages=120, remarks=1000),
        *_partial("contacts", "begins", "ends"),
        sa.CheckConstraint(f"{one} = 1", name="ck_contacts_one_body"),
        *_keys(),
        versioned=False,
    )
    for column in bodies:
        op.create_index(f"ix_contacts_{column}", "contacts", [column])
    op.create_index("ix_contacts_sort_key_id", "contacts", ["sort_key", "id"])
    for table in SEARCHED:
        for column in ("search_text", "written_text"):
            create_search_index(op.get_bind(), table, column)


def downgrade() -> None:
    for table in SEARCHED:
        for column in ("search_text", "written_text"):
            drop_search_index(op.get_bind(), table, column)
    for table in (
        "contacts",
        "agreements",
        "partner_localities",
        "missions",
        "group_members",
        "relation_groups",
    ):
        op.drop_table(table)
