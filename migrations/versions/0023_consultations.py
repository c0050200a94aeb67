"""Consultations on the registration of foreign NGOs, with the units asked."""

import sqlalchemy as sa
from alembic import op

from app.core.search import create_search_index, drop_search_index

revision = "0023"
down_revision = "0022"


def upgrade() -> None:
    op.create_table(
        "consultations",
        sa.Column("ngo_name", sa.String(length=300), nullable=False),
        sa.Column("partner_id", sa.Integer(), nullable=True),
        sa.Column("subject", sa.String(length=40), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=True),
        sa.Column("asker", sa.String(length=200), nullable=False),
        sa.Column("letter_id", sa.Integer(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("draft", sa.Text(), nullable=False),
        sa.Column("answer_id", sa.Integer(), nullable=True),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("entered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("search_text", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(answered_on IS NULL) = (answer_id IS NULL)", name=op.f("ck_consultations_answered_by_paper")
        ),
        sa.CheckConstraint(
            "answered_on IS NULL OR received_on <= answered_on",
            name=op.f("ck_consultations_answered_after_receipt"),
        ),
        sa.CheckConstraint("received_on <= due_on", name=op.f("ck_consultations_due_after_receipt")),
        sa.ForeignKeyConstraint(
            ["answer_id"], ["documents.id"], name=op.f("fk_consultations_answer_id_documents")
        ),
        sa.ForeignKeyConstraint(
            ["letter_id"], ["documents.id"], name=op.f("fk_consultations_letter_id_documents")
        ),
        sa.ForeignKeyConstraint(
            ["partner_id"], ["partners.id"], name=op.f("fk_consultations_partner_id_partners")
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_consultations_unit_id_units")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consultations")),
    )
    op.create_index("ix_consultations_due_on_id", "consultations", ["due_on", "id"])
    op.create_index("ix_consultations_partner_id", "consultations", ["partner_id"])
    op.create_index("ix_consultations_received_on_id", "consultations", ["received_on", "id"])
    op.create_index("ix_consultations_unit_id", "consultations", ["unit_id"])
    op.create_table(
        "consultation_opinions",
        sa.Column("consultation_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=True),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("answer_id", sa.Integer(), nullable=True),
        sa.Column("entered_by_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(kind IS NULL) = (answered_on IS NULL)", name=op.f("ck_consultation_opinions_answered_on_a_day")
        ),
        sa.CheckConstraint("asked_on <= due_on", name=op.f("ck_consultation_opinions_due_after_asking")),
        sa.ForeignKeyConstraint(
            ["answer_id"], ["documents.id"], name=op.f("fk_consultation_opinions_answer_id_documents")
        ),
        sa.ForeignKeyConstraint(
            ["consultation_id"],
            ["consultations.id"],
            name=op.f("fk_consultation_opinions_consultation_id_consultations"),
        ),
        sa.ForeignKeyConstraint(
            ["entered_by_id"], ["units.id"], name=op.f("fk_consultation_opinions_entered_by_id_units")
        ),
        sa.ForeignKeyConstraint(
            ["unit_id"], ["units.id"], name=op.f("fk_consultation_opinions_unit_id_units")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consultation_opinions")),
        sa.UniqueConstraint(
            "consultation_id", "unit_id", name=op.f("uq_consultation_opinions_consultation_id_unit_id")
        ),
    )
    op.create_index("ix_consultation_opinions_consultation_id", "consultation_opinions", ["consultation_id"])
    op.create_index("ix_consultation_opinions_unit_id", "consultation_opinions", ["unit_id"])
    create_search_index(op.get_bind(), "consultations", "search_text")


def downgrade() -> None:
    drop_search_index(op.get_bind(), "consultations", "search_text")
    op.drop_table("consultation_opinions")
    op.drop_table("consultations")
