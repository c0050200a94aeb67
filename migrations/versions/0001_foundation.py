"""The first tables: history, office, users, documents, dossiers, partners, aid."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


TRIGGERS = {
    "sqlite": (
        "CREATE TRIGGER history_no_{verb} BEFORE {VERB} ON history "
        "BEGIN SELECT RAISE(ABORT, 'history is never changed'); END",
    ),
    "postgresql": (
        "CREATE TRIGGER history_no_{verb} BEFORE {VERB} ON history "
        "FOR EACH STATEMENT EXECUTE FUNCTION history_is_never_changed()",
    ),
}
FUNCTION = (
    "CREATE FUNCTION history_is_never_changed() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION 'history is never changed'; END $$"
)


def protect_history() -> None:
    """Refuse UPDATE and DELETE of history rows in the database itself."""
    dialect = op.get_bind().dialect.name
    if dialect == "postgresql":
        op.execute(FUNCTION)
    for verb in ("update", "delete"):
        for statement in TRIGGERS[dialect]:
            op.execute(statement.format(verb=verb, VERB=verb.upper()))


def unprotect_history() -> None:
    """Let the tables go."""
    on = " ON history" if op.get_bind().dialect.name == "postgresql" else ""
    for verb in ("update", "delete"):
        op.execute(f"DROP TRIGGER history_no_{verb}{on}")
    if on:
        op.execute("DROP FUNCTION history_is_never_changed()")


def upgrade() -> None:
    op.create_table(
        "calendar_days",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("certainty", sa.String(length=40), nullable=False),
        sa.Column("basis", sa.String(length=300), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calendar_days")),
        sa.UniqueConstraint("day", name=op.f("uq_calendar_days_day")),
        info={"label": "Lịch làm việc"},
    )
    op.create_table(
        "history",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("acted_on", sa.Date(), nullable=False),
        sa.Column("actor_id", sa.Integer(), nullable=True),
        sa.Column("actor", sa.String(length=200), nullable=False),
        sa.Column("unit", sa.String(length=300), nullable=False),
        sa.Column("doing", sa.String(length=200), nullable=False),
        sa.Column("event", sa.String(length=10), nullable=False),
        sa.Column("kind", sa.String(length=60), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("root_kind", sa.String(length=60), nullable=False),
        sa.Column("root_id", sa.Integer(), nullable=False),
        sa.Column("changes", sa.Text(), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_history")),
        info={"label": "Lịch sử thay đổi"},
    )
    with op.batch_alter_table("history", schema=None) as batch_op:
        batch_op.create_index("ix_history_root", ["root_kind", "root_id", "id"], unique=False)

    op.create_table(
        "history_head",
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_history_head")),
        info={"label": "Đầu chuỗi lịch sử"},
    )
    op.create_table(
        "internal_targets",
        sa.Column("clock", sa.String(length=40), nullable=False),
        sa.Column("length", sa.Integer(), nullable=False),
        sa.Column("count", sa.String(length=40), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("document", sa.String(length=300), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("length > 0", name=op.f("ck_internal_targets_length")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_internal_targets")),
        sa.UniqueConstraint("clock", "since", name=op.f("uq_internal_targets_clock_since")),
        info={"label": "Thời hạn nội bộ"},
    )
    op.create_table(
        "places",
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("parent_id", sa.Integer(), nullable=True),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("basis", sa.String(length=300), nullable=False),
        sa.Column(
            "sort_key",
            sa.String(length=600).with_variant(sa.String(length=600, collation="C"), "postgresql"),
            nullable=False,
        ),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "valid_to IS NULL OR valid_from IS NULL OR valid_from <= valid_to", name=op.f("ck_places_days")
        ),
        sa.ForeignKeyConstraint(["parent_id"], ["places.id"], name=op.f("fk_places_parent_id_places")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_places")),
        info={"label": "Địa bàn"},
    )
    op.create_table(
        "rule_values",
        sa.Column("regime", sa.String(length=40), nullable=False),
        sa.Column("clock", sa.String(length=40), nullable=False),
        sa.Column("length", sa.Integer(), nullable=False),
        sa.Column("count", sa.String(length=40), nullable=False),
        sa.Column("article", sa.String(length=120), nullable=False),
        sa.Column("document", sa.String(length=300), nullable=False),
        sa.Column("holds_from", sa.Date(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("length > 0", name=op.f("ck_rule_values_length")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rule_values")),
        sa.UniqueConstraint(
            "regime", "clock", "holds_from", name=op.f("uq_rule_values_regime_clock_holds_from")
        ),
        info={"label": "Giá trị đã đối chiếu"},
    )
    op.create_table(
        "sectors",
        sa.Column("code", sa.String(length=10), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("basis", sa.String(length=300), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "valid_to IS NULL OR valid_from IS NULL OR valid_from <= valid_to", name=op.f("ck_sectors_days")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sectors")),
        info={"label": "Lĩnh vực"},
    )
    op.create_table(
        "settings",
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("value", sa.String(length=300), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_settings")),
        sa.UniqueConstraint("key", name=op.f("uq_settings_key")),
        info={"label": "Thiết lập"},
    )
    op.create_table(
        "sign_in_attempts",
        sa.Column("key", sa.String(length=120), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_in_attempts")),
        info={"label": "Lần đăng nhập hỏng"},
    )
    with op.batch_alter_table("sign_in_attempts", schema=None) as batch_op:
        batch_op.create_index("ix_sign_in_attempts_key_at", ["key", "at"], unique=False)

    op.create_table(
        "stored_files",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=255), nullable=False),
        sa.Column("media_type", sa.String(length=100), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("stored_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stored_files")),
        info={"label": "Tệp đính kèm"},
    )
    with op.batch_alter_table("stored_files", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_stored_files_sha256"), ["sha256"], unique=False)

    op.create_table(
        "units",
        sa.Column("code", sa.String(length=30), nullable=True),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("symbol", sa.String(length=40), nullable=False),
        sa.Column("short_name", sa.String(length=120), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("confirmed", sa.Boolean(), nullable=False),
        sa.Column("issues_numbers", sa.Boolean(), nullable=False),
        sa.Column("merged_into_id", sa.Integer(), nullable=True),
        sa.Column("search_text", sa.Text(), nullable=False),
        sa.Column(
            "sort_key",
            sa.String(length=900).with_variant(sa.String(length=900, collation="C"), "postgresql"),
            nullable=False,
        ),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["merged_into_id"], ["units.id"], name=op.f("fk_units_merged_into_id_units")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_units")),
        sa.UniqueConstraint("code", name=op.f("uq_units_code")),
        info={"label": "Đơn vị"},
    )
    with op.batch_alter_table("units", schema=None) as batch_op:
        batch_op.create_index("ix_units_sort_key_id", ["sort_key", "id"], unique=False)

    op.create_table(
        "documents",
        sa.Column("number", sa.String(length=60), nullable=False),
        sa.Column("serial", sa.Integer(), nullable=True),
        sa.Column("symbol", sa.String(length=60), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=True),
        sa.Column("issuer_id", sa.Integer(), nullable=True),
        sa.Column("issuer_name", sa.String(length=300), nullable=False),
        sa.Column("abstract", sa.String(length=1000), nullable=False),
        sa.Column("signer", sa.String(length=200), nullable=False),
        sa.Column("signature_form", sa.String(length=300), nullable=False),
        sa.Column("secrecy", sa.String(length=40), nullable=False),
        sa.Column("arrival_number", sa.String(length=40), nullable=False),
        sa.Column("arrived_on", sa.Date(), nullable=True),
        sa.Column("file_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "secrecy = 'none' OR file_id IS NULL", name=op.f("ck_documents_secret_has_no_file")
        ),
        sa.ForeignKeyConstraint(
            ["file_id"], ["stored_files.id"], name=op.f("fk_documents_file_id_stored_files")
        ),
        sa.ForeignKeyConstraint(["issuer_id"], ["units.id"], name=op.f("fk_documents_issuer_id_units")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_documents")),
        info={"label": "Văn bản"},
    )
    with op.batch_alter_table("documents", schema=None) as batch_op:
        batch_op.create_index("ix_documents_series", ["issuer_id", "symbol", "serial"], unique=False)

    op.create_table(
        "duties",
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("basis", sa.String(length=300), nullable=False),
        sa.Column("certainty", sa.String(length=40), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("until IS NULL OR since IS NULL OR since <= until", name=op.f("ck_duties_days")),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_duties_unit_id_units")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_duties")),
        info={"label": "Nhiệm vụ của đơn vị"},
    )
    with op.batch_alter_table("duties", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_duties_unit_id"), ["unit_id"], unique=False)

    op.create_table(
        "successions",
        sa.Column("from_unit_id", sa.Integer(), nullable=False),
        sa.Column("to_unit_id", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("takes_effect_on", sa.Date(), nullable=True),
        sa.Column("basis", sa.String(length=300), nullable=False),
        sa.Column("certainty", sa.String(length=40), nullable=False),
        sa.Column("carried_out", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "to_unit_id IS NULL OR from_unit_id <> to_unit_id", name=op.f("ck_successions_other_unit")
        ),
        sa.ForeignKeyConstraint(
            ["from_unit_id"], ["units.id"], name=op.f("fk_successions_from_unit_id_units")
        ),
        sa.ForeignKeyConstraint(["to_unit_id"], ["units.id"], name=op.f("fk_successions_to_unit_id_units")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_successions")),
        info={"label": "Kế thừa đơn vị"},
    )
    with op.batch_alter_table("successions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_successions_from_unit_id"), ["from_unit_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_successions_to_unit_id"), ["to_unit_id"], unique=False)

    op.create_table(
        "unit_versions",
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("symbol", sa.String(length=40), nullable=False),
        sa.Column("short_name", sa.String(length=120), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("parent_id", sa.Integer(), nullable=True),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("basis", sa.String(length=300), nullable=False),
        sa.Column("certainty", sa.String(length=40), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "valid_to IS NULL OR valid_from IS NULL OR valid_from <= valid_to",
            name=op.f("ck_unit_versions_days"),
        ),
        sa.ForeignKeyConstraint(["parent_id"], ["units.id"], name=op.f("fk_unit_versions_parent_id_units")),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_unit_versions_unit_id_units")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unit_versions")),
        info={"label": "Tên gọi theo thời gian"},
    )
    with op.batch_alter_table("unit_versions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_unit_versions_unit_id"), ["unit_id"], unique=False)

    op.create_table(
        "users",
        sa.Column("username", sa.String(length=80), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(length=40), nullable=False),
        sa.Column("position", sa.String(length=200), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("must_change_password", sa.Boolean(), nullable=False),
        sa.Column("password_hash", sa.String(length=200), nullable=False),
        sa.Column("session_key", sa.String(length=64), nullable=False),
        sa.Column(
            "sort_key",
            sa.String(length=600).with_variant(sa.String(length=600, collation="C"), "postgresql"),
            nullable=False,
        ),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_users_unit_id_units")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_users")),
        sa.UniqueConstraint("username", name=op.f("uq_users_username")),
        info={"label": "Người dùng"},
    )
    with op.batch_alter_table("users", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_users_unit_id"), ["unit_id"], unique=False)

    op.create_table(
        "dossiers",
        sa.Column("procedure", sa.String(length=40), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=True),
        sa.Column("status", sa.String(length=40), nullable=False),
        sa.Column("holder", sa.String(length=40), nullable=False),
        sa.Column("applicant_id", sa.Integer(), nullable=False),
        sa.Column("entered_by_id", sa.Integer(), nullable=False),
        sa.Column("lead_id", sa.Integer(), nullable=True),
        sa.Column("appraiser_id", sa.Integer(), nullable=True),
        sa.Column("appraiser_name", sa.String(length=200), nullable=False),
        sa.Column("no_interest_declared", sa.Boolean(), nullable=False),
        sa.Column("from_old_book", sa.Boolean(), nullable=False),
        sa.Column("regime", sa.String(length=40), nullable=True),
        sa.Column("regime_reason", sa.String(length=300), nullable=False),
        sa.Column("outcome", sa.String(length=40), nullable=True),
        sa.Column("outcome_article", sa.String(length=300), nullable=False),
        sa.Column("outcome_body", sa.String(length=300), nullable=False),
        sa.Column("outcome_confirmed_by", sa.String(length=200), nullable=False),
        sa.Column("arrival_number", sa.String(length=40), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=True),
        sa.Column("originals", sa.Integer(), nullable=True),
        sa.Column("copies", sa.Integer(), nullable=True),
        sa.Column("valid_on", sa.Date(), nullable=True),
        sa.Column("valid_reason", sa.String(length=500), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("due_counts", sa.Boolean(), nullable=False),
        sa.Column("return_to", sa.String(length=40), nullable=True),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("handed_in_on", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "regime IS NOT NULL OR from_old_book OR status IN ('drafting', 'received', 'refused', 'withdrawn', 'preparing', 'recognising', 'campaigning')",
            name=op.f("ck_dossiers_regime_pinned"),
        ),
        sa.CheckConstraint(
            "status IN ('drafting', 'received', 'withdrawn', 'preparing', 'recognising', 'campaigning') OR from_old_book OR received_on IS NOT NULL",
            name=op.f("ck_dossiers_received_day"),
        ),
        sa.CheckConstraint(
            "status NOT IN ('appraising', 'reviewing', 'consulting', 'submitted', 'signing') OR valid_on IS NOT NULL",
            name=op.f("ck_dossiers_valid_day"),
        ),
        sa.CheckConstraint(
            "status NOT IN ('approved', 'notified', 'declined') OR from_old_book OR decided_on IS NOT NULL",
            name=op.f("ck_dossiers_decision_day"),
        ),
        sa.ForeignKeyConstraint(["applicant_id"], ["units.id"], name=op.f("fk_dossiers_applicant_id_units")),
        sa.ForeignKeyConstraint(["appraiser_id"], ["users.id"], name=op.f("fk_dossiers_appraiser_id_users")),
        sa.ForeignKeyConstraint(
            ["entered_by_id"], ["units.id"], name=op.f("fk_dossiers_entered_by_id_units")
        ),
        sa.ForeignKeyConstraint(["lead_id"], ["units.id"], name=op.f("fk_dossiers_lead_id_units")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dossiers")),
        sa.UniqueConstraint("code", name=op.f("uq_dossiers_code")),
        info={"label": "Hồ sơ"},
    )
    with op.batch_alter_table("dossiers", schema=None) as batch_op:
        batch_op.create_index("ix_dossiers_applicant", ["applicant_id", "holder", "id"], unique=False)
        batch_op.create_index("ix_dossiers_entered_by", ["entered_by_id", "holder", "id"], unique=False)
        batch_op.create_index("ix_dossiers_lead", ["lead_id", "holder", "due_on", "id"], unique=False)
        batch_op.create_index("ix_dossiers_status", ["procedure", "status", "id"], unique=False)
        batch_op.create_index("ix_dossiers_work", ["holder", "due_on", "id"], unique=False)

    op.create_table(
        "opinions",
        sa.Column("dossier_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("obligatory", sa.Boolean(), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("request_id", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(length=40), nullable=True),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("answer_id", sa.Integer(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("late", sa.Boolean(), nullable=False),
        sa.Column("resolution", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("due_on IS NULL OR due_on >= asked_on", name=op.f("ck_opinions_due_after_asking")),
        sa.ForeignKeyConstraint(
            ["answer_id"], ["documents.id"], name=op.f("fk_opinions_answer_id_documents")
        ),
        sa.ForeignKeyConstraint(
            ["dossier_id"], ["dossiers.id"], name=op.f("fk_opinions_dossier_id_dossiers")
        ),
        sa.ForeignKeyConstraint(
            ["request_id"], ["documents.id"], name=op.f("fk_opinions_request_id_documents")
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_opinions_unit_id_units")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_opinions")),
        sa.UniqueConstraint(
            "dossier_id", "unit_id", "round", name=op.f("uq_opinions_dossier_id_unit_id_round")
        ),
        info={"label": "Ý kiến"},
    )
    with op.batch_alter_table("opinions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_opinions_dossier_id"), ["dossier_id"], unique=False)
        batch_op.create_index("ix_opinions_unit", ["unit_id", "kind", "due_on", "id"], unique=False)

    op.create_table(
        "papers",
        sa.Column("dossier_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("label", sa.String(length=300), nullable=False),
        sa.Column("present", sa.Boolean(), nullable=False),
        sa.Column("absence", sa.String(length=500), nullable=False),
        sa.Column("absence_accepted", sa.Boolean(), nullable=False),
        sa.Column("originals", sa.Integer(), nullable=False),
        sa.Column("copies", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(length=40), nullable=False),
        sa.Column("secrecy", sa.String(length=40), nullable=False),
        sa.Column("number", sa.String(length=60), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=True),
        sa.Column("signer", sa.String(length=200), nullable=False),
        sa.Column("expires_on", sa.Date(), nullable=True),
        sa.Column("file_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("secrecy = 'none' OR file_id IS NULL", name=op.f("ck_papers_secret_has_no_file")),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossiers.id"], name=op.f("fk_papers_dossier_id_dossiers")),
        sa.ForeignKeyConstraint(
            ["file_id"], ["stored_files.id"], name=op.f("fk_papers_file_id_stored_files")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_papers")),
        info={"label": "Thành phần hồ sơ"},
    )
    with op.batch_alter_table("papers", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_papers_dossier_id"), ["dossier_id"], unique=False)

    op.create_table(
        "prepared_papers",
        sa.Column("dossier_id", sa.Integer(), nullable=False),
        sa.Column("action", sa.String(length=40), nullable=False),
        sa.Column("label", sa.String(length=120), nullable=False),
        sa.Column("typed", sa.Text(), nullable=False),
        sa.Column("prepared_by", sa.String(length=200), nullable=False),
        sa.Column("prepared_by_id", sa.Integer(), nullable=True),
        sa.Column("prepared_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["dossier_id"], ["dossiers.id"], name=op.f("fk_prepared_papers_dossier_id_dossiers")
        ),
        sa.ForeignKeyConstraint(
            ["prepared_by_id"], ["users.id"], name=op.f("fk_prepared_papers_prepared_by_id_users")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_prepared_papers")),
        sa.UniqueConstraint("dossier_id", "action", name=op.f("uq_prepared_papers_dossier_id_action")),
        info={"label": "Dự thảo chờ ký"},
    )
    with op.batch_alter_table("prepared_papers", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_prepared_papers_dossier_id"), ["dossier_id"], unique=False)

    op.create_table(
        "remarks",
        sa.Column("dossier_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(length=1000), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("author", sa.String(length=200), nullable=False),
        sa.Column("author_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["author_id"], ["users.id"], name=op.f("fk_remarks_author_id_users")),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossiers.id"], name=op.f("fk_remarks_dossier_id_dossiers")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_remarks")),
        info={"label": "Bút phê"},
    )
    with op.batch_alter_table("remarks", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_remarks_dossier_id"), ["dossier_id"], unique=False)

    op.create_table(
        "steps",
        sa.Column("dossier_id", sa.Integer(), nullable=False),
        sa.Column("action", sa.String(length=40), nullable=False),
        sa.Column("label", sa.String(length=120), nullable=False),
        sa.Column("source", sa.String(length=40), nullable=False),
        sa.Column("target", sa.String(length=40), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("entered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor_id", sa.Integer(), nullable=True),
        sa.Column("actor", sa.String(length=200), nullable=False),
        sa.Column("unit_name", sa.String(length=300), nullable=False),
        sa.Column("note", sa.String(length=2000), nullable=False),
        sa.Column("basis", sa.String(length=300), nullable=False),
        sa.Column("taken_back", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["actor_id"], ["users.id"], name=op.f("fk_steps_actor_id_users")),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossiers.id"], name=op.f("fk_steps_dossier_id_dossiers")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_steps")),
        info={"label": "Bước xử lý"},
    )
    with op.batch_alter_table("steps", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_steps_dossier_id"), ["dossier_id"], unique=False)

    op.create_table(
        "supplement_requests",
        sa.Column("dossier_id", sa.Integer(), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=True),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("cancelled", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "answered_on IS NULL OR answered_on >= asked_on",
            name=op.f("ck_supplement_requests_answer_after_asking"),
        ),
        sa.CheckConstraint("due_on >= asked_on", name=op.f("ck_supplement_requests_due_after_asking")),
        sa.ForeignKeyConstraint(
            ["document_id"], ["documents.id"], name=op.f("fk_supplement_requests_document_id_documents")
        ),
        sa.ForeignKeyConstraint(
            ["dossier_id"], ["dossiers.id"], name=op.f("fk_supplement_requests_dossier_id_dossiers")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_supplement_requests")),
        info={"label": "Yêu cầu bổ sung"},
    )
    with op.batch_alter_table("supplement_requests", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_supplement_requests_dossier_id"), ["dossier_id"], unique=False)

    op.create_table(
        "faults",
        sa.Column("request_id", sa.Integer(), nullable=False),
        sa.Column("subject", sa.String(length=60), nullable=False),
        sa.Column("subject_label", sa.String(length=300), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("note", sa.String(length=1000), nullable=False),
        sa.Column("answer", sa.String(length=1000), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["request_id"], ["supplement_requests.id"], name=op.f("fk_faults_request_id_supplement_requests")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_faults")),
        info={"label": "Điểm cần bổ sung"},
    )
    with op.batch_alter_table("faults", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_faults_request_id"), ["request_id"], unique=False)

    op.create_table(
        "letters",
        sa.Column("dossier_id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("part", sa.String(length=40), nullable=False),
        sa.Column("label", sa.String(length=120), nullable=False),
        sa.Column("step_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id"], ["documents.id"], name=op.f("fk_letters_document_id_documents")
        ),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossiers.id"], name=op.f("fk_letters_dossier_id_dossiers")),
        sa.ForeignKeyConstraint(["step_id"], ["steps.id"], name=op.f("fk_letters_step_id_steps")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letters")),
        info={"label": "Văn bản của hồ sơ"},
    )
    with op.batch_alter_table("letters", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_letters_dossier_id"), ["dossier_id"], unique=False)
    protect_history()


def downgrade() -> None:
    unprotect_history()
    with op.batch_alter_table("letters", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_letters_dossier_id"))

    op.drop_table("letters")
    with op.batch_alter_table("faults", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_faults_request_id"))

    op.drop_table("faults")
    with op.batch_alter_table("supplement_requests", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_supplement_requests_dossier_id"))

    op.drop_table("supplement_requests")
    with op.batch_alter_table("steps", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_steps_dossier_id"))

    op.drop_table("steps")
    with op.batch_alter_table("remarks", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_remarks_dossier_id"))

    op.drop_table("remarks")
    with op.batch_alter_table("prepared_papers", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_prepared_papers_dossier_id"))

    op.drop_table("prepared_papers")
    with op.batch_alter_table("papers", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_papers_dossier_id"))

    op.drop_table("papers")
    with op.batch_alter_table("opinions", schema=None) as batch_op:
        batch_op.drop_index("ix_opinions_unit")
        batch_op.drop_index(batch_op.f("ix_opinions_dossier_id"))

    op.drop_table("opinions")
    with op.batch_alter_table("dossiers", schema=None) as batch_op:
        batch_op.drop_index("ix_dossiers_work")
        batch_op.drop_index("ix_dossiers_status")
        batch_op.drop_index("ix_dossiers_lead")
        batch_op.drop_index("ix_dossiers_entered_by")
        batch_op.drop_index("ix_dossiers_applicant")

    op.drop_table("dossiers")
    with op.batch_alter_table("users", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_users_unit_id"))

    op.drop_table("users")
    with op.batch_alter_table("unit_versions", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_unit_versions_unit_id"))

    op.drop_table("unit_versions")
    with op.batch_alter_table("successions", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_successions_to_unit_id"))
        batch_op.drop_index(batch_op.f("ix_successions_from_unit_id"))

    op.drop_table("successions")
    with op.batch_alter_table("duties", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_duties_unit_id"))

    op.drop_table("duties")
    with op.batch_alter_table("documents", schema=None) as batch_op:
        batch_op.drop_index("ix_documents_series")

    op.drop_table("documents")
    with op.batch_alter_table("units", schema=None) as batch_op:
        batch_op.drop_index("ix_units_sort_key_id")

    op.drop_table("units")
    with op.batch_alter_table("stored_files", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_stored_files_sha256"))

    op.drop_table("stored_files")
    with op.batch_alter_table("sign_in_attempts", schema=None) as batch_op:
        batch_op.drop_index("ix_sign_in_attempts_key_at")

    op.drop_table("sign_in_attempts")
    op.drop_table("settings")
    op.drop_table("sectors")
    op.drop_table("rule_values")
    op.drop_table("places")
    op.drop_table("internal_targets")
    op.drop_table("history_head")
    with op.batch_alter_table("history", schema=None) as batch_op:
        batch_op.drop_index("ix_history_root")

    op.drop_table("history")
    op.drop_table("calendar_days")
