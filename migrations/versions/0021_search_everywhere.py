"""Texts with their accents, so that exact hits come first, and the numbers of documents in one spelling."""

from collections import defaultdict
from collections.abc import Iterable

import sqlalchemy as sa
from alembic import op

from app.core.parsing import number_key
from app.core.search import create_search_index, drop_search_index
from app.core.vietnamese import accented

revision = "0021"
down_revision = "0020"

KEY = sa.String(length=80).with_variant(sa.String(length=80, collation="C"), "postgresql")
NUMBERED = ("documents", "papers", "certificates")
POINTING = (("proposals", "decision_id"), ("letters", "document_id"), ("supplement_requests", "document_id"),
            ("opinions", "answer_id"), ("association_decisions", "document_id"),
            ("certificate_actions", "document_id"))  # fmt: skip
DONOR_NAMES = ("name", "original_name", "english_name", "abbreviation")


def upgrade() -> None:
    for table in ("partners", "proposals"):
        op.add_column(table, sa.Column("written_text", sa.Text(), nullable=False, server_default=""))
    for table in NUMBERED:
        op.add_column(table, sa.Column("number_key", KEY, nullable=False, server_default=""))
    for table in NUMBERED:
        _fill_numbers(table)
    _fill_texts()
    for table in NUMBERED:
        op.create_index(f"ix_{table}_number_key", table, ["number_key"])
    for table, column in POINTING:
        op.create_index(f"ix_{table}_{column}", table, [column])
    for table in ("partners", "proposals"):
        create_search_index(op.get_bind(), table, "written_text")


def downgrade() -> None:
    for table in ("proposals", "partners"):
        drop_search_index(op.get_bind(), table, "written_text")
    for table, column in POINTING:
        op.drop_index(f"ix_{table}_{column}", table)
    for table in NUMBERED:
        op.drop_index(f"ix_{table}_number_key", table)
        op.drop_column(table, "number_key")
    for table in ("proposals", "partners"):
        op.drop_column(table, "written_text")


def _fill_numbers(table: str) -> None:
    rows = _rows(f"SELECT id, number FROM {table} WHERE number <> ''")  # noqa: S608  # named in NUMBERED
    _fill(table, "number_key", ((row_id, number_key(number)) for row_id, number in rows))


def _fill_texts() -> None:
    """Every name of a donor; of an aid its own texts and the names of all that it points at."""
    names = ", ".join(DONOR_NAMES)
    donors = defaultdict[int, list[str]](list)
    for donor, *written in _rows(f"SELECT id, {names} FROM partners"):  # noqa: S608  # the columns named above
        donors[donor] += written
    for donor, alias in _rows("SELECT partner_id, name FROM partner_aliases ORDER BY id"):
        donors[donor].append(alias)
    _fill("partners", "written_text", ((donor, _text(texts)) for donor, texts in donors.items()))
    texts = defaultdict[int, list[str]](list)
    for aid, *written in _rows(
        "SELECT p.id, p.title, d.code, n.number, p.owner_name FROM proposals p "
        "JOIN dossiers d ON d.id = p.dossier_id LEFT JOIN documents n ON n.id = p.decision_id"
    ):
        texts[aid] += written
    for aid, donor, via in _rows("SELECT proposal_id, partner_id, via_id FROM proposal_donors ORDER BY id"):
        texts[aid] += [*donors[donor], *(donors[via] if via else [])]
    for found in (
        "SELECT r.proposal_id, u.name FROM recipients r JOIN units u ON u.id = r.unit_id ORDER BY r.id",
        "SELECT x.proposal_id, p.name FROM proposal_places x JOIN places p ON p.id = x.place_id ORDER BY x.id",
    ):
        for aid, name in _rows(found):
            texts[aid].append(name)
    _fill("proposals", "written_text", ((aid, _text(written)) for aid, written in texts.items()))


def _text(parts: Iterable[str | None]) -> str:
    return accented(" ".join(dict.fromkeys(part for part in parts if part)))


def _rows(statement: str) -> Iterable[sa.Row[tuple[int, str]]]:
    return op.get_bind().execute(sa.text(statement)).all()


def _fill(table: str, column: str, values: Iterable[tuple[int, str]]) -> None:
    rows = [{"id": row_id, "value": value} for row_id, value in values]
    if rows:
        statement = f"UPDATE {table} SET {column} = :value WHERE id = :id"  # noqa: S608  # named above
        op.get_bind().execute(sa.text(statement), rows)
