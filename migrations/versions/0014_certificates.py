"""Certificates of foreign NGOs, what was done about each, and the notices that NGOs owe."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    op.create_table(
        "certificates",
        sa.Column("partner_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("number", sa.String(length=60), nullable=False),
        sa.Column("issuer", sa.String(length=200), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=False),
        sa.Column("expires_on", sa.Date(), nullable=False),
        sa.Column("remarks", sa.String(length=1000), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("issued_on <= expires_on", name=op.f("ck_certificates_days")),
        sa.ForeignKeyConstraint(
            ["partner_id"], ["partners.id"], name=op.f("fk_certificates_partner_id_partners")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_certificates")),
    )
    op.create_index("ix_certificates_expires_on_id", "certificates", ["expires_on", "id"])
    op.create_index("ix_certificates_issued_on_id", "certificates", ["issued_on", "id"])
    op.create_index("ix_certificates_partner_id", "certificates", ["partner_id"])
    op.create_table(
        "certificate_actions",
        sa.Column("certificate_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=True),
        sa.Column("expires_on", sa.Date(), nullable=True),
        sa.Column("suspended_to", sa.Date(), nullable=True),
        sa.Column("missing", sa.String(length=300), nullable=False),
        sa.Column("note", sa.String(length=1000), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "kind <> 'issued' OR expires_on IS NOT NULL", name=op.f("ck_certificate_actions_issued_until")
        ),
        sa.CheckConstraint(
            'expires_on IS NULL OR "on" <= expires_on', name=op.f("ck_certificate_actions_expiry")
        ),
        sa.CheckConstraint(
            'suspended_to IS NULL OR "on" <= suspended_to', name=op.f("ck_certificate_actions_suspension")
        ),
        sa.ForeignKeyConstraint(
            ["certificate_id"],
            ["certificates.id"],
            name=op.f("fk_certificate_actions_certificate_id_certificates"),
        ),
        sa.ForeignKeyConstraint(
            ["document_id"], ["documents.id"], name=op.f("fk_certificate_actions_document_id_documents")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_certificate_actions")),
    )
    op.create_index("ix_certificate_actions_certificate_id", "certificate_actions", ["certificate_id"])
    op.create_table(
        "partner_notices",
        sa.Column("partner_id", sa.Integer(), nullable=False),
        sa.Column("certificate_id", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("runs_from", sa.Date(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("rule", sa.String(length=200), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=True),
        sa.Column("number", sa.String(length=60), nullable=False),
        sa.Column("note", sa.String(length=1000), nullable=False),
        sa.Column("listed_on", sa.Date(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("kind <> 'report' OR year IS NOT NULL", name=op.f("ck_partner_notices_year")),
        sa.CheckConstraint("kind = 'report' OR runs_from IS NOT NULL", name=op.f("ck_partner_notices_runs")),
        sa.ForeignKeyConstraint(
            ["certificate_id"],
            ["certificates.id"],
            name=op.f("fk_partner_notices_certificate_id_certificates"),
        ),
        sa.ForeignKeyConstraint(
            ["partner_id"], ["partners.id"], name=op.f("fk_partner_notices_partner_id_partners")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_partner_notices")),
    )
    op.create_index("ix_partner_notices_certificate_id", "partner_notices", ["certificate_id"])
    op.create_index("ix_partner_notices_listed_on_id", "partner_notices", ["listed_on", "id"])
    op.create_index("ix_partner_notices_partner_id", "partner_notices", ["partner_id"])
    op.create_table(
        "certificate_places",
        sa.Column("action_id", sa.Integer(), nullable=False),
        sa.Column("place_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["action_id"],
            ["certificate_actions.id"],
            name=op.f("fk_certificate_places_action_id_certificate_actions"),
        ),
        sa.ForeignKeyConstraint(
            ["place_id"], ["places.id"], name=op.f("fk_certificate_places_place_id_places")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_certificate_places")),
        sa.UniqueConstraint("action_id", "place_id", name=op.f("uq_certificate_places_action_id_place_id")),
    )
    op.create_index("ix_certificate_places_action_id", "certificate_places", ["action_id"])
    op.create_index("ix_certificate_places_place_id", "certificate_places", ["place_id"])
    op.create_table(
        "certificate_sectors",
        sa.Column("action_id", sa.Integer(), nullable=False),
        sa.Column("sector_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["action_id"],
            ["certificate_actions.id"],
            name=op.f("fk_certificate_sectors_action_id_certificate_actions"),
        ),
        sa.ForeignKeyConstraint(
            ["sector_id"], ["sectors.id"], name=op.f("fk_certificate_sectors_sector_id_sectors")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_certificate_sectors")),
        sa.UniqueConstraint(
            "action_id", "sector_id", name=op.f("uq_certificate_sectors_action_id_sector_id")
        ),
    )
    op.create_index("ix_certificate_sectors_action_id", "certificate_sectors", ["action_id"])
    op.create_index("ix_certificate_sectors_sector_id", "certificate_sectors", ["sector_id"])


def downgrade() -> None:
    op.drop_table("certificate_sectors")
    op.drop_table("certificate_places")
    op.drop_table("partner_notices")
    op.drop_table("certificate_actions")
    op.drop_table("certificates")
