"""The signed text of an agreement, with its degree of secrecy."""

from alembic import op

revision = "0026"
down_revision = "0025"


def upgrade() -> None:
    # in SQL, because SQLite would have to build the table anew, and its search indexes with it
    op.execute("ALTER TABLE agreements ADD COLUMN secrecy VARCHAR(40) NOT NULL DEFAULT 'none'")
    op.execute(
        "ALTER TABLE agreements ADD COLUMN file_id INTEGER"
        " CONSTRAINT fk_agreements_file_id_stored_files REFERENCES stored_files (id)"
        " CONSTRAINT ck_agreements_secret_has_no_file CHECK (secrecy = 'none' OR file_id IS NULL)"
    )


def downgrade() -> None:
    op.execute("ALTER TABLE agreements DROP COLUMN file_id")
    op.execute("ALTER TABLE agreements DROP COLUMN secrecy")
