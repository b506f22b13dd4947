"""Decisions about names and organisations, remembered choices of columns, and rows that keep less of their day."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_TEXTS = ("what", "name", "id", "target")
_PARTICULARS = ("called", "kind", "municipality", "area")


def upgrade() -> None:
    op.add_column("record_row", sa.Column("nth", sa.Integer(), nullable=False, server_default="0"))
    op.create_table(
        "decision",
        sa.Column("number", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("since", sa.Integer(), nullable=False),
        sa.Column("reversed_at", sa.Text()),
        sa.Column("until", sa.Integer()),
        *(sa.Column(name, sa.Text(), nullable=False) for name in _TEXTS),
        sa.Column("day", sa.Integer()),
        *(sa.Column(name, sa.Text(), nullable=False) for name in _PARTICULARS),
    )
    op.create_table(
        "choice",
        sa.Column("id", sa.Integer(), sa.Identity(), primary_key=True),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
    )


def downgrade() -> None:
    op.drop_table("choice")
    op.drop_table("decision")
    with op.batch_alter_table("record_row") as table:
        table.drop_column("nth")
