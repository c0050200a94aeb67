"""Letters are sent as a job, which nobody in particular asks for; never two such jobs at once."""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"

OPEN_MAIL = sa.text("kind = 'mail' AND state IN ('queued', 'running')")


def upgrade() -> None:
    _let_owner_be_empty(True)
    op.create_index(
        "uq_jobs_open_mail",
        "jobs",
        ["kind"],
        unique=True,
        sqlite_where=OPEN_MAIL,
        postgresql_where=OPEN_MAIL,
    )


def downgrade() -> None:
    op.drop_index("uq_jobs_open_mail", "jobs")
    op.execute("DELETE FROM jobs WHERE kind = 'mail' OR owner_id IS NULL")
    _let_owner_be_empty(False)


def _let_owner_be_empty(may_be: bool) -> None:
    """SQLite builds the table anew for it, which no row of another table may point to meanwhile."""
    connection = op.get_bind()
    imports = sa.table("imports", sa.column("id"), sa.column("job_id"))
    pointing = connection.execute(sa.select(imports).where(imports.c.job_id.is_not(None))).all()
    connection.execute(sa.update(imports).values(job_id=None))
    with op.batch_alter_table("jobs") as batch:
        batch.alter_column("owner_id", existing_type=sa.Integer(), nullable=may_be)
    for import_id, job_id in pointing:
        connection.execute(sa.update(imports).where(imports.c.id == import_id).values(job_id=job_id))
