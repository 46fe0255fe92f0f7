"""What Alembic runs to reach the database: the connection it was handed."""

from __future__ import annotations

from alembic import context

from bot.core.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transaction_per_migration=True,
)
context.run_migrations()
