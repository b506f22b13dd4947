"""The tables of the database: what was read in, from which files, and what happened to it when.

Rows of an import are never changed or deleted: taking an import back only changes its status. The record and
register rows mirror `netwerk.model.Rows`; days are numbers since 1970-01-01 and texts are codes into `text`.
`migrations/` makes these tables; a test holds the two together.
"""

from __future__ import annotations

import sqlalchemy as sa

HEAD = "0004"  # the newest revision in migrations/versions: what this program reads and writes
APPLICATION_ID = 0x4E54574B  # "NTWK" in the header of an SQLite file tells that it is ours

metadata = sa.MetaData()


def _number() -> sa.Column[int]:
    """Return the first part of the key of everything that belongs to an import."""
    return sa.Column("number", sa.Integer, sa.ForeignKey("import.number"), primary_key=True)


def _key(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, primary_key=True, autoincrement=False)


def _integer(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=False)


def _small(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.SmallInteger, nullable=False)


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False)


# one row: which database this is, and the version of its data, raised by every change
meta = sa.Table("meta", metadata, _key("id"), _text("identity"), _integer("data_version"))

import_ = sa.Table(
    "import",
    metadata,
    _key("number"),
    _text("at"),  # ISO 8601, with the offset it was given
    _text("status"),  # active | undone
    _text("source"),  # bestand | demo | handmatig
    _integer("read"),
    _integer("imported"),
    _integer("rejected"),
    _integer("blank"),
)

import_file = sa.Table(
    "import_file",
    metadata,
    _number(),
    _key("position"),
    _text("name"),
    sa.Column("sha256", sa.Text, nullable=False, index=True),
    sa.Column("size", sa.BigInteger, nullable=False),
)

place = sa.Table(
    "place",
    metadata,
    _number(),
    _key("place"),
    _text("file"),
    sa.Column("sheet", sa.Text),  # null: a file without sheets
    _text("sha256"),
)

text = sa.Table("text", metadata, _number(), _key("code"), _text("text"), sqlite_with_rowid=False)

register_row = sa.Table(
    "register_row",
    metadata,
    _number(),
    _key("position"),
    _integer("place"),
    _integer("row"),
    _text("id"),
    _text("name"),
    _text("kind"),
    _text("part_of"),
    _text("contact_role"),
    _text("kvk"),
    _text("brin"),
    _text("agb"),
    _text("municipality"),  # these four: a JSON list of texts
    _text("area"),
    _text("subregion"),
    _text("aliases"),
    _integer("begin"),
    _integer("end"),
)

# rows come in the order of the key, so without a rowid the table is its own index
record_row = sa.Table(
    "record_row",
    metadata,
    _number(),
    _key("position"),
    _integer("place"),
    _integer("row"),
    _small("shape"),
    _integer("a"),
    _integer("b"),
    _small("role"),
    _integer("event"),
    _integer("form"),
    _integer("theme"),
    _integer("source"),
    _integer("begin"),
    _integer("end"),
    _small("precision"),
    _small("moment"),
    sa.Column("intensity", sa.Double, nullable=False),
    sa.Column("nth", sa.Integer, nullable=False, server_default="0"),
    sqlite_with_rowid=False,
)

participant = sa.Table(
    "participant",
    metadata,
    _number(),
    _key("position"),
    _integer("row"),
    _integer("name"),
    sqlite_with_rowid=False,
)

# what people decided about names and organisations (`netwerk.records.deciding.Decision`); a row never changes, save
# that a decision is reversed: then `until` says at which data_version. It holds where since <= version < until
decision = sa.Table(
    "decision",
    metadata,
    _key("number"),
    _text("at"),
    _integer("since"),
    sa.Column("reversed_at", sa.Text),
    sa.Column("until", sa.Integer),
    _text("what"),
    _text("name"),
    _text("id"),
    _text("target"),
    sa.Column("day", sa.Integer),
    _text("called"),
    _text("kind"),
    _text("municipality"),
    _text("area"),
)

# how sheets with these headings are read; the latest of each `headings` holds
choice = sa.Table(
    "choice",
    metadata,
    sa.Column("id", sa.Integer, sa.Identity(), primary_key=True),
    _text("at"),
    _text("key"),  # what the choice is for: its sheet and headings, as JSON
    _text("content"),  # the choice, as JSON
)

# each version of each agreement, as it was decided on: a row never changes. Without rows the file of the program holds
norm = sa.Table(
    "norm",
    metadata,
    sa.Column("number", sa.Integer, sa.Identity(), primary_key=True),
    _text("at"),
    _text("id"),
    _integer("version"),
    _small("withdrawn"),
    _text("content"),  # the agreement, as TOML
)

# two organisations that should meet, taken up by someone, and each thing that was written about it since
introduction = sa.Table(
    "introduction",
    metadata,
    _key("number"),
    _text("at"),
    _text("a"),  # ids, a < b
    _text("b"),
    _integer("day"),  # on which it was taken up
    _text("reasons"),  # why it was proposed, as JSON
)

introduction_step = sa.Table(
    "introduction_step",
    metadata,
    sa.Column("id", sa.Integer, sa.Identity(), primary_key=True),
    sa.Column("number", sa.Integer, sa.ForeignKey("introduction.number"), nullable=False, index=True),
    _text("at"),
    _integer("day"),
    _text("status"),
    _text("owner"),
    _text("note"),
)

# a day that someone wrote down and what happened then, and each time that it was taken away or put back
milestone = sa.Table(
    "milestone",
    metadata,
    _key("number"),
    _integer("day"),
    _text("name"),
    _text("organisations"),  # ids, as a JSON list; empty: those of the place, or everyone
    _text("level"),  # municipality | area | subregion, or empty
    _text("place"),
)

milestone_step = sa.Table(
    "milestone_step",
    metadata,
    sa.Column("id", sa.Integer, sa.Identity(), primary_key=True),
    sa.Column("number", sa.Integer, sa.ForeignKey("milestone.number"), nullable=False, index=True),
    _text("at"),
    _text("owner"),
    _small("counts"),  # whether the milestone holds since
)

# what happened, in order; the imports that were active at a data_version follow from it
audit = sa.Table(
    "audit",
    metadata,
    sa.Column("id", sa.Integer, sa.Identity(), primary_key=True),
    _text("at"),
    _text("what"),  # import | undo | redo | restore | decide | reverse | norms | introduction | milestone
    sa.Column("number", sa.Integer),
    _integer("data_version"),
)
