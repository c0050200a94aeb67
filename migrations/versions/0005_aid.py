"""Aid: proposals with all their facts, the search index over them, and who opened a sensitive paper."""

import sqlalchemy as sa
from alembic import op

from app.core.search import create_search_index, drop_search_index

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.create_table(
        "aids",
        sa.Column("source", sa.String(length=200), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_aids")),
        info={"label": "Khoản viện trợ"},
    )
    op.create_table(
        "proposals",
        sa.Column("aid_id", sa.Integer(), nullable=False),
        sa.Column("dossier_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("title", sa.String(length=500), nullable=False),
        sa.Column("modality", sa.String(length=40), nullable=True),
        sa.Column("nature", sa.String(length=40), nullable=True),
        sa.Column("is_recovery", sa.Boolean(), nullable=False),
        sa.Column("recovery_instruction", sa.String(length=300), nullable=False),
        sa.Column("has_expert", sa.Boolean(), nullable=False),
        sa.Column("has_construction", sa.Boolean(), nullable=False),
        sa.Column("has_pm_used_goods", sa.Boolean(), nullable=False),
        sa.Column("has_pm_used_vehicles", sa.Boolean(), nullable=False),
        sa.Column("finance", sa.String(length=40), nullable=True),
        sa.Column("aid_owner_id", sa.Integer(), nullable=True),
        sa.Column("governing_body_id", sa.Integer(), nullable=True),
        sa.Column("aims", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("results", sa.Text(), nullable=False),
        sa.Column("beneficiaries", sa.String(length=1000), nullable=False),
        sa.Column("management", sa.Text(), nullable=False),
        sa.Column("preconditions", sa.Text(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("period_text", sa.String(length=200), nullable=False),
        sa.Column("missing", sa.String(length=500), nullable=False),
        sa.Column("in_force_from", sa.Date(), nullable=True),
        sa.Column("in_force_to", sa.Date(), nullable=True),
        sa.Column("decision_id", sa.Integer(), nullable=True),
        sa.Column("approving_body", sa.String(length=300), nullable=False),
        sa.Column("decision_unknown", sa.String(length=300), nullable=False),
        sa.Column("method", sa.String(length=40), nullable=True),
        sa.Column("conference_on", sa.Date(), nullable=True),
        sa.Column("conference_members", sa.Text(), nullable=False),
        sa.Column("recommendation", sa.String(length=40), nullable=True),
        sa.Column("appraisal_note", sa.Text(), nullable=False),
        sa.Column("donor_told_on", sa.Date(), nullable=True),
        sa.Column("ministries_told_on", sa.Date(), nullable=True),
        sa.Column("office_opinion", sa.Text(), nullable=False),
        sa.Column("dated_on", sa.Date(), nullable=False),
        sa.Column("donor_names", sa.String(length=600), nullable=False),
        sa.Column("owner_name", sa.String(length=300), nullable=False),
        sa.Column("search_text", sa.Text(), nullable=False),
        sa.Column(
            "sort_key",
            sa.String(length=1500).with_variant(sa.String(length=1500, collation="C"), "postgresql"),
            nullable=False,
        ),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "in_force_to IS NULL OR (in_force_from IS NOT NULL AND in_force_from <= in_force_to)",
            name=op.f("ck_proposals_force"),
        ),
        sa.CheckConstraint(
            "starts_on IS NULL OR ends_on IS NULL OR starts_on <= ends_on", name=op.f("ck_proposals_term")
        ),
        sa.ForeignKeyConstraint(["aid_id"], ["aids.id"], name=op.f("fk_proposals_aid_id_aids")),
        sa.ForeignKeyConstraint(["aid_owner_id"], ["units.id"], name=op.f("fk_proposals_aid_owner_id_units")),
        sa.ForeignKeyConstraint(
            ["decision_id"], ["documents.id"], name=op.f("fk_proposals_decision_id_documents")
        ),
        sa.ForeignKeyConstraint(
            ["dossier_id"], ["dossiers.id"], name=op.f("fk_proposals_dossier_id_dossiers")
        ),
        sa.ForeignKeyConstraint(
            ["governing_body_id"], ["units.id"], name=op.f("fk_proposals_governing_body_id_units")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposals")),
        sa.UniqueConstraint("dossier_id", name=op.f("uq_proposals_dossier_id")),
        info={"label": "Đề nghị viện trợ"},
    )
    with op.batch_alter_table("proposals", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_proposals_aid_id"), ["aid_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_proposals_aid_owner_id"), ["aid_owner_id"], unique=False)
        batch_op.create_index("ix_proposals_dated_on_id", ["dated_on", "id"], unique=False)
        batch_op.create_index("ix_proposals_sort_key_id", ["sort_key", "id"], unique=False)
        batch_op.create_index(
            "uq_proposals_in_force",
            ["aid_id"],
            unique=True,
            sqlite_where=sa.text("in_force_from IS NOT NULL AND in_force_to IS NULL"),
            postgresql_where=sa.text("in_force_from IS NOT NULL AND in_force_to IS NULL"),
        )

    op.create_table(
        "amounts",
        sa.Column("proposal_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("source", sa.String(length=40), nullable=False),
        sa.Column("form", sa.String(length=40), nullable=False),
        sa.Column("manager", sa.String(length=40), nullable=True),
        sa.Column("qualifier", sa.String(length=40), nullable=False),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("rate", sa.BigInteger(), nullable=True),
        sa.Column("rate_on", sa.Date(), nullable=True),
        sa.Column("vnd", sa.BigInteger(), nullable=True),
        sa.Column("vnd_stated", sa.Boolean(), nullable=False),
        sa.Column("usd", sa.BigInteger(), nullable=True),
        sa.Column("period_text", sa.String(length=60), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("amount > 0", name=op.f("ck_amounts_positive")),
        sa.CheckConstraint("rate IS NULL OR rate > 0", name=op.f("ck_amounts_rate")),
        sa.ForeignKeyConstraint(
            ["proposal_id"], ["proposals.id"], name=op.f("fk_amounts_proposal_id_proposals")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_amounts")),
        info={"label": "Giá trị viện trợ"},
    )
    with op.batch_alter_table("amounts", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_amounts_proposal_id"), ["proposal_id"], unique=False)

    op.create_table(
        "authority_answers",
        sa.Column("proposal_id", sa.Integer(), nullable=False),
        sa.Column("question", sa.String(length=40), nullable=False),
        sa.Column("yes", sa.Boolean(), nullable=False),
        sa.Column("note", sa.String(length=500), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["proposal_id"], ["proposals.id"], name=op.f("fk_authority_answers_proposal_id_proposals")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_authority_answers")),
        sa.UniqueConstraint(
            "proposal_id", "question", name=op.f("uq_authority_answers_proposal_id_question")
        ),
        info={"label": "Kiểm tra thẩm quyền"},
    )
    with op.batch_alter_table("authority_answers", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_authority_answers_proposal_id"), ["proposal_id"], unique=False)

    op.create_table(
        "criterion_findings",
        sa.Column("proposal_id", sa.Integer(), nullable=False),
        sa.Column("criterion", sa.String(length=10), nullable=False),
        sa.Column("finding", sa.String(length=40), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["proposal_id"], ["proposals.id"], name=op.f("fk_criterion_findings_proposal_id_proposals")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_criterion_findings")),
        sa.UniqueConstraint(
            "proposal_id", "criterion", name=op.f("uq_criterion_findings_proposal_id_criterion")
        ),
        info={"label": "Kết quả thẩm định"},
    )
    with op.batch_alter_table("criterion_findings", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_criterion_findings_proposal_id"), ["proposal_id"], unique=False)

    op.create_table(
        "goods_lines",
        sa.Column("proposal_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("measure", sa.String(length=60), nullable=False),
        sa.Column("quantity", sa.BigInteger(), nullable=False),
        sa.Column("condition", sa.String(length=40), nullable=False),
        sa.Column("origin", sa.String(length=120), nullable=False),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("value", sa.BigInteger(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("quantity > 0", name=op.f("ck_goods_lines_quantity")),
        sa.CheckConstraint("value IS NULL OR value >= 0", name=op.f("ck_goods_lines_value")),
        sa.ForeignKeyConstraint(
            ["proposal_id"], ["proposals.id"], name=op.f("fk_goods_lines_proposal_id_proposals")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_goods_lines")),
        info={"label": "Danh mục hàng hóa"},
    )
    with op.batch_alter_table("goods_lines", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_goods_lines_proposal_id"), ["proposal_id"], unique=False)

    op.create_table(
        "openings",
        sa.Column("dossier_id", sa.Integer(), nullable=False),
        sa.Column("paper_id", sa.Integer(), nullable=False),
        sa.Column("paper_label", sa.String(length=300), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=True),
        sa.Column("user", sa.String(length=200), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["dossier_id"], ["dossiers.id"], name=op.f("fk_openings_dossier_id_dossiers")
        ),
        sa.ForeignKeyConstraint(["paper_id"], ["papers.id"], name=op.f("fk_openings_paper_id_papers")),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_openings_user_id_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_openings")),
        info={"label": "Lượt mở giấy tờ"},
    )
    with op.batch_alter_table("openings", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_openings_dossier_id"), ["dossier_id"], unique=False)

    op.create_table(
        "proposal_donors",
        sa.Column("proposal_id", sa.Integer(), nullable=False),
        sa.Column("partner_id", sa.Integer(), nullable=False),
        sa.Column("via_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "via_id IS NULL OR via_id <> partner_id", name=op.f("ck_proposal_donors_via_another")
        ),
        sa.ForeignKeyConstraint(
            ["partner_id"], ["partners.id"], name=op.f("fk_proposal_donors_partner_id_partners")
        ),
        sa.ForeignKeyConstraint(
            ["proposal_id"], ["proposals.id"], name=op.f("fk_proposal_donors_proposal_id_proposals")
        ),
        sa.ForeignKeyConstraint(["via_id"], ["partners.id"], name=op.f("fk_proposal_donors_via_id_partners")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposal_donors")),
        sa.UniqueConstraint(
            "proposal_id", "partner_id", name=op.f("uq_proposal_donors_proposal_id_partner_id")
        ),
        info={"label": "Bên cung cấp của khoản viện trợ"},
    )
    with op.batch_alter_table("proposal_donors", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_proposal_donors_partner_id"), ["partner_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_proposal_donors_proposal_id"), ["proposal_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_proposal_donors_via_id"), ["via_id"], unique=False)

    op.create_table(
        "proposal_places",
        sa.Column("proposal_id", sa.Integer(), nullable=False),
        sa.Column("place_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["place_id"], ["places.id"], name=op.f("fk_proposal_places_place_id_places")),
        sa.ForeignKeyConstraint(
            ["proposal_id"], ["proposals.id"], name=op.f("fk_proposal_places_proposal_id_proposals")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposal_places")),
        sa.UniqueConstraint("proposal_id", "place_id", name=op.f("uq_proposal_places_proposal_id_place_id")),
        info={"label": "Địa bàn của khoản viện trợ"},
    )
    with op.batch_alter_table("proposal_places", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_proposal_places_place_id"), ["place_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_proposal_places_proposal_id"), ["proposal_id"], unique=False)

    op.create_table(
        "proposal_sectors",
        sa.Column("proposal_id", sa.Integer(), nullable=False),
        sa.Column("sector_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["proposal_id"], ["proposals.id"], name=op.f("fk_proposal_sectors_proposal_id_proposals")
        ),
        sa.ForeignKeyConstraint(
            ["sector_id"], ["sectors.id"], name=op.f("fk_proposal_sectors_sector_id_sectors")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposal_sectors")),
        sa.UniqueConstraint(
            "proposal_id", "sector_id", name=op.f("uq_proposal_sectors_proposal_id_sector_id")
        ),
        info={"label": "Lĩnh vực của khoản viện trợ"},
    )
    with op.batch_alter_table("proposal_sectors", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_proposal_sectors_proposal_id"), ["proposal_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_proposal_sectors_sector_id"), ["sector_id"], unique=False)

    op.create_table(
        "recipients",
        sa.Column("proposal_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("share", sa.BigInteger(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "share IS NULL OR (share > 0 AND share <= 10000)", name=op.f("ck_recipients_share")
        ),
        sa.ForeignKeyConstraint(
            ["proposal_id"], ["proposals.id"], name=op.f("fk_recipients_proposal_id_proposals")
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_recipients_unit_id_units")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recipients")),
        sa.UniqueConstraint("proposal_id", "unit_id", name=op.f("uq_recipients_proposal_id_unit_id")),
        info={"label": "Bên tiếp nhận"},
    )
    with op.batch_alter_table("recipients", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_recipients_proposal_id"), ["proposal_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_recipients_unit_id"), ["unit_id"], unique=False)

    create_search_index(op.get_bind(), "proposals", "search_text")


def downgrade() -> None:
    drop_search_index(op.get_bind(), "proposals", "search_text")
    with op.batch_alter_table("recipients", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_recipients_unit_id"))
        batch_op.drop_index(batch_op.f("ix_recipients_proposal_id"))

    op.drop_table("recipients")
    with op.batch_alter_table("proposal_sectors", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_proposal_sectors_sector_id"))
        batch_op.drop_index(batch_op.f("ix_proposal_sectors_proposal_id"))

    op.drop_table("proposal_sectors")
    with op.batch_alter_table("proposal_places", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_proposal_places_proposal_id"))
        batch_op.drop_index(batch_op.f("ix_proposal_places_place_id"))

    op.drop_table("proposal_places")
    with op.batch_alter_table("proposal_donors", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_proposal_donors_via_id"))
        batch_op.drop_index(batch_op.f("ix_proposal_donors_proposal_id"))
        batch_op.drop_index(batch_op.f("ix_proposal_donors_partner_id"))

    op.drop_table("proposal_donors")
    with op.batch_alter_table("openings", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_openings_dossier_id"))

    op.drop_table("openings")
    with op.batch_alter_table("goods_lines", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_goods_lines_proposal_id"))

    op.drop_table("goods_lines")
    with op.batch_alter_table("criterion_findings", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_criterion_findings_proposal_id"))

    op.drop_table("criterion_findings")
    with op.batch_alter_table("authority_answers", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_authority_answers_proposal_id"))

    op.drop_table("authority_answers")
    with op.batch_alter_table("amounts", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_amounts_proposal_id"))

    op.drop_table("amounts")
    with op.batch_alter_table("proposals", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_proposals_in_force",
            sqlite_where=sa.text("in_force_from IS NOT NULL AND in_force_to IS NULL"),
            postgresql_where=sa.text("in_force_from IS NOT NULL AND in_force_to IS NULL"),
        )
        batch_op.drop_index("ix_proposals_sort_key_id")
        batch_op.drop_index("ix_proposals_dated_on_id")
        batch_op.drop_index(batch_op.f("ix_proposals_aid_owner_id"))
        batch_op.drop_index(batch_op.f("ix_proposals_aid_id"))

    op.drop_table("proposals")
    op.drop_table("aids")
