"""Agreements that were changed in the app, and organisations that someone brings together."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "norm",
        sa.Column("number", sa.Integer(), sa.Identity(), primary_key=True),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("withdrawn", sa.SmallInteger(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
    )
    op.create_table(
        "introduction",
        sa.Column("number", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("a", sa.Text(), nullable=False),
        sa.Column("b", sa.Text(), nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("reasons", sa.Text(), nullable=False),
    )
    op.create_table(
        "introduction_step",
        sa.Column("id", sa.Integer(), sa.Identity(), primary_key=True),
        sa.Column("number", sa.Integer(), sa.ForeignKey("introduction.number"), nullable=False, index=True),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
    )


def downgrade() -> None:
    op.drop_table("introduction_step")
    op.drop_table("introduction")
    op.drop_table("norm")
