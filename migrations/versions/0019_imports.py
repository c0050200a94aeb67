"""Old books brought in: the file, how it was read, what it would do, which row each record came from."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    op.create_table(
        "imports",
        sa.Column("register", sa.String(length=40), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("entered_by_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("sheet", sa.String(length=100), nullable=False),
        sa.Column("head_row", sa.Integer(), nullable=False),
        sa.Column("reading", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("job_id", sa.Integer(), nullable=True),
        sa.Column("uploaded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["file_id"], ["stored_files.id"], name="fk_imports_file_id_stored_files"),
        sa.ForeignKeyConstraint(["entered_by_id"], ["users.id"], name="fk_imports_entered_by_id_users"),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name="fk_imports_unit_id_units"),
        sa.ForeignKeyConstraint(["job_id"], ["jobs.id"], name="fk_imports_job_id_jobs"),
        sa.PrimaryKeyConstraint("id", name="pk_imports"),
    )
    op.create_index("ix_imports_unit_id_id", "imports", ["unit_id", "id"])
    op.create_table(
        "import_lines",
        sa.Column("import_id", sa.Integer(), nullable=False),
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("verdict", sa.String(length=40), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["import_id"], ["imports.id"], name="fk_import_lines_import_id_imports"),
        sa.PrimaryKeyConstraint("id", name="pk_import_lines"),
    )
    op.create_index("ix_import_lines_import_id_verdict_row", "import_lines", ["import_id", "verdict", "row"])
    op.create_index("ix_import_lines_import_id_row", "import_lines", ["import_id", "row"])
    op.create_table(
        "imported_rows",
        sa.Column("import_id", sa.Integer(), nullable=False),
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("record_kind", sa.String(length=60), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("verdict", sa.String(length=40), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["import_id"], ["imports.id"], name="fk_imported_rows_import_id_imports"),
        sa.PrimaryKeyConstraint("id", name="pk_imported_rows"),
    )
    op.create_index("ix_imported_rows_record", "imported_rows", ["record_kind", "record_id"])
    op.create_index("ix_imported_rows_import_id_row", "imported_rows", ["import_id", "row"])
    op.create_table(
        "remembered_columns",
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("register", sa.String(length=40), nullable=False),
        sa.Column("head", sa.String(length=64), nullable=False),
        sa.Column("reading", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name="fk_remembered_columns_user_id_users"),
        sa.PrimaryKeyConstraint("id", name="pk_remembered_columns"),
        sa.UniqueConstraint(
            "user_id", "register", "head", name="uq_remembered_columns_user_id_register_head"
        ),
    )


def downgrade() -> None:
    for table in ("remembered_columns", "imported_rows", "import_lines", "imports"):
        op.drop_table(table)
