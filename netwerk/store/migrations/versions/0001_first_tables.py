"""The first tables: imports with their files and rows, the audit trail and the version of the data."""

from __future__ import annotations

import uuid
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    meta = op.create_table(
        "meta",
        sa.Column("id", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("identity", sa.Text(), nullable=False),
        sa.Column("data_version", sa.Integer(), nullable=False),
    )
    op.create_table(
        "import",
        sa.Column("number", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("read", sa.Integer(), nullable=False),
        sa.Column("imported", sa.Integer(), nullable=False),
        sa.Column("rejected", sa.Integer(), nullable=False),
        sa.Column("blank", sa.Integer(), nullable=False),
    )
    op.create_table(
        "import_file",
        *_key("position"),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
    )
    op.create_index("ix_import_file_sha256", "import_file", ["sha256"])
    op.create_table(
        "place",
        *_key("place"),
        sa.Column("file", sa.Text(), nullable=False),
        sa.Column("sheet", sa.Text()),
        sa.Column("sha256", sa.Text(), nullable=False),
    )
    op.create_table("text", *_key("code"), sa.Column("text", sa.Text(), nullable=False), sqlite_with_rowid=False)
    texts = ["id", "name", "kind", "part_of", "contact_role", "kvk", "brin", "agb"]
    lists = ["municipality", "area", "subregion", "aliases"]
    op.create_table(
        "register_row",
        *_key("position"),
        *_columns(sa.Integer(), ["place", "row"]),
        *_columns(sa.Text(), texts + lists),
        *_columns(sa.Integer(), ["begin", "end"]),
    )
    op.create_table(
        "record_row",
        *_key("position"),
        *_columns(sa.Integer(), ["place", "row"]),
        *_columns(sa.SmallInteger(), ["shape"]),
        *_columns(sa.Integer(), ["a", "b"]),
        *_columns(sa.SmallInteger(), ["role"]),
        *_columns(sa.Integer(), ["event", "form", "theme", "source", "begin", "end"]),
        *_columns(sa.SmallInteger(), ["precision", "moment"]),
        sa.Column("intensity", sa.Double(), nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table("participant", *_key("position"), *_columns(sa.Integer(), ["row", "name"]), sqlite_with_rowid=False)
    op.create_table(
        "audit",
        sa.Column("id", sa.Integer(), sa.Identity(), primary_key=True),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer()),
        sa.Column("data_version", sa.Integer(), nullable=False),
    )
    op.bulk_insert(meta, [{"id": 1, "identity": uuid.uuid4().hex, "data_version": 0}])
    if op.get_bind().dialect.name == "sqlite":
        op.execute("PRAGMA application_id = 0x4E54574B")


def downgrade() -> None:
    for table in (
        "audit",
        "participant",
        "record_row",
        "register_row",
        "text",
        "place",
        "import_file",
        "import",
        "meta",
    ):
        op.drop_table(table)


def _key(name: str) -> list[sa.Column[int]]:
    return [
        sa.Column("number", sa.Integer(), sa.ForeignKey("import.number"), primary_key=True),
        sa.Column(name, sa.Integer(), primary_key=True, autoincrement=False),
    ]


def _columns(type_: sa.types.TypeEngine[Any], names: list[str]) -> list[sa.Column[Any]]:
    return [sa.Column(name, type_, nullable=False) for name in names]
