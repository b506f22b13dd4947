"""What Alembic runs: the revisions, inside the transaction that `opening` has begun."""

from __future__ import annotations

from alembic import context

from netwerk.store.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,  # SQLite changes a table by copying it
)
context.run_migrations()
