"""Milestones: days that someone wrote down, so that what happened around them can be looked at."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "milestone",
        sa.Column("number", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("organisations", sa.Text(), nullable=False),
        sa.Column("level", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
    )
    op.create_table(
        "milestone_step",
        sa.Column("id", sa.Integer(), sa.Identity(), primary_key=True),
        sa.Column("number", sa.Integer(), sa.ForeignKey("milestone.number"), nullable=False, index=True),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("counts", sa.SmallInteger(), nullable=False),
    )


def downgrade() -> None:
    op.drop_table("milestone_step")
    op.drop_table("milestone")
