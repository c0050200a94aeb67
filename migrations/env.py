"""How migrations run: on the application's own engine, in batch mode because SQLite alters little by itself."""

from typing import Any

from alembic import context
from flask import current_app
from sqlalchemy.types import TypeDecorator

from app.core.db import Base

engine = current_app.extensions["migrate"].db.engine


def render_plain(kind: str, value: Any, _autogen: Any) -> str | bool:
    """Write the plain type into a migration, so that no migration depends on today's code."""
    if kind == "type" and isinstance(value, TypeDecorator):
        return f"sa.{value.impl!r}"
    return False


def run() -> None:
    with engine.connect() as connection:
        context.configure(
            connection=connection,
            target_metadata=Base.metadata,
            render_as_batch=True,
            render_item=render_plain,
            compare_type=True,
        )
        with context.begin_transaction():
            context.run_migrations()


run()
