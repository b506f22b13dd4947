"""Opening the database: new, older, newer, not ours, not writable, locked, full."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext

from netwerk import settings
from netwerk.errors import StoreError
from netwerk.records.deciding import Decision, Verdict
from netwerk.store import database_exists, decide, imports, is_empty, open_store, opening, stored_rows, undo
from netwerk.store.tables import HEAD, metadata
from tests.drawn_rows import drawn_rows
from tests.test_store_history import AT, keep

LATER = f"{int(HEAD) + 1:04}"
NEXT = f"""
import sqlalchemy as sa
from alembic import op

revision = "{LATER}"
down_revision = "{HEAD}"


def upgrade() -> None:
    with op.batch_alter_table("import", recreate="always") as table:
        table.add_column(sa.Column("remark", sa.Text(), nullable=False, server_default="oud"))
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "netwerk.db"


@pytest.fixture
def older(file: Path) -> Path:
    """A database of this version with one import."""
    engine = open_store(str(file))
    keep(engine, drawn_rows("anna-bert"))
    engine.dispose()
    return file


@pytest.fixture
def a_later_version(older: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make this program one that knows a second revision, as the next version will, after `older` was made."""
    assert older.exists()
    migrations = tmp_path / "migrations"
    shutil.copytree(opening.MIGRATIONS, migrations)
    (migrations / "versions" / f"{LATER}_remark.py").write_text(NEXT)
    monkeypatch.setattr(opening, "MIGRATIONS", migrations)
    monkeypatch.setattr(opening, "HEAD", LATER)


def test_the_database_is_in_data_lokaal_unless_told_otherwise(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NETWERK_DATABASE", raising=False)
    monkeypatch.setattr(settings, "LOCAL", tmp_path)
    open_store().dispose()
    assert (tmp_path / "netwerk.db").exists()


def test_the_environment_names_another_database(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NETWERK_DATABASE", f"sqlite:///{file}")
    open_store().dispose()
    assert file.exists()


def test_a_missing_folder_is_made(tmp_path: Path) -> None:
    open_store(str(tmp_path / "een" / "twee" / "netwerk.db")).dispose()
    assert (tmp_path / "een" / "twee" / "netwerk.db").exists()


def test_asking_whether_there_is_a_database_makes_none(file: Path) -> None:
    assert not database_exists(str(file))
    assert not file.exists()


def test_migrations_make_the_tables_that_the_program_uses(file: Path) -> None:
    engine = open_store(str(file))
    with engine.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), metadata)
    engine.dispose()
    assert differences == []


def test_a_second_start_does_not_load_the_machinery_of_migrations(older: Path) -> None:
    code = "import sys; from netwerk.store import open_store; open_store(sys.argv[1]); print('alembic' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code, str(older)], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


@pytest.mark.usefixtures("a_later_version")
def test_an_older_database_is_migrated_with_everything_in_it(older: Path) -> None:
    engine = open_store(str(older))
    with engine.connect() as connection:
        assert connection.exec_driver_sql('SELECT number, remark FROM "import"').all() == [(1, "oud")]
        assert connection.exec_driver_sql("SELECT count(*) FROM record_row").scalar() == 1
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
    engine.dispose()


@pytest.mark.usefixtures("a_later_version")
def test_an_older_database_is_copied_aside_before_it_is_migrated(older: Path) -> None:
    open_store(str(older)).dispose()
    with closing(sqlite3.connect(older.with_name(f"netwerk-voor-versie-{LATER}.db"))) as copy:
        assert copy.execute("SELECT version_num FROM alembic_version").fetchone() == (HEAD,)
        assert copy.execute("SELECT count(*) FROM record_row").fetchone() == (1,)


@pytest.mark.usefixtures("a_later_version")
def test_a_migration_that_fails_changes_nothing(older: Path) -> None:
    broken = opening.MIGRATIONS / "versions" / f"{LATER}_remark.py"
    broken.write_text(NEXT + "    raise ZeroDivisionError\n")
    with pytest.raises(ZeroDivisionError):
        open_store(str(older))
    with closing(sqlite3.connect(older)) as database:
        assert database.execute("SELECT version_num FROM alembic_version").fetchone() == (HEAD,)
        assert "remark" not in [column[1] for column in database.execute('PRAGMA table_info("import")')]


def test_a_newer_database_is_refused_and_left_as_it_is(older: Path) -> None:
    with closing(sqlite3.connect(older)) as database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
        database.commit()
    before = older.read_bytes()
    with pytest.raises(StoreError, match="nieuwere versie van Netwerk"):
        open_store(str(older))
    assert older.read_bytes() == before


def test_a_file_that_is_no_database_is_refused_and_left_as_it_is(file: Path) -> None:
    file.write_text("organisatie;soort\n")
    with pytest.raises(StoreError, match=r"netwerk\.db is geen database van Netwerk"):
        open_store(str(file))
    assert file.read_text() == "organisatie;soort\n"


def test_a_database_of_another_program_is_refused_and_left_as_it_is(file: Path) -> None:
    with closing(sqlite3.connect(file)) as database:
        database.execute("CREATE TABLE adres (naam)")
    before = file.read_bytes()
    with pytest.raises(StoreError, match=r"netwerk\.db is geen database van Netwerk"):
        open_store(str(file))
    assert file.read_bytes() == before


def test_an_empty_file_becomes_a_database(file: Path) -> None:
    file.touch()
    engine = open_store(str(file))
    assert is_empty(engine)
    engine.dispose()


def test_a_damaged_database_is_named(older: Path) -> None:
    content = bytearray(older.read_bytes())
    content[100:] = b"\xff" * (len(content) - 100)
    older.write_bytes(content)
    with pytest.raises(StoreError, match=r"netwerk\.db is beschadigd"):
        open_store(str(older))


def test_a_folder_in_place_of_the_database_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="is niet te openen"):
        open_store(str(tmp_path))


def test_a_place_where_no_folder_can_be_made_is_refused(tmp_path: Path) -> None:
    (tmp_path / "bestand").touch()
    with pytest.raises(StoreError, match="is niet te maken"):
        open_store(str(tmp_path / "bestand" / "netwerk.db"))


def test_a_database_that_is_read_only_can_be_read(older: Path) -> None:
    engine = open_store(f"sqlite:///file:{older}?mode=ro&uri=true")
    assert len(imports(engine)) == 1
    engine.dispose()


def test_a_database_that_is_read_only_says_so_to_who_writes(older: Path) -> None:
    engine = open_store(f"sqlite:///file:{older}?mode=ro&uri=true")
    with pytest.raises(StoreError, match="kan niet geschreven worden"):
        undo(engine, 1, at=AT)
    engine.dispose()


def test_a_locked_database_is_named_after_the_wait(older: Path) -> None:
    engine = open_store(str(older), patience=0.1)
    with closing(sqlite3.connect(older, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="Een ander programma schrijft"):
            undo(engine, 1, at=AT)
    assert imports(engine)[0].status == "active"
    engine.dispose()


def test_a_database_that_another_program_writes_can_be_read(older: Path) -> None:
    engine = open_store(str(older), patience=0.1)
    with closing(sqlite3.connect(older, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert len(imports(engine)) == 1
    engine.dispose()


def test_a_full_disk_is_named_and_nothing_is_half(older: Path) -> None:
    engine = open_store(str(older))
    pages = older.stat().st_size // 4096
    sa.event.listen(engine, "connect", lambda connection, _: connection.execute(f"PRAGMA max_page_count = {pages + 4}"))
    engine.dispose()
    with pytest.raises(StoreError, match="De schijf is vol"):
        keep(engine, drawn_rows("anna-bert", times=20_000), sha256="bb")
    assert len(imports(engine)) == 1
    engine.dispose()
    with closing(sqlite3.connect(older)) as database:
        assert database.execute("SELECT count(*) FROM record_row").fetchone() == (1,)
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)


@pytest.mark.parametrize("url", ["zomaar://plek/netwerk", "postgresql+bestaatniet://plek/netwerk"])
def test_a_database_of_an_unknown_sort_is_refused(url: str) -> None:
    with pytest.raises(StoreError, match="geen aansluiting"):
        open_store(url)


def test_an_address_that_cannot_be_read_is_refused_without_repeating_it() -> None:
    with pytest.raises(StoreError, match="niet te lezen") as refused:
        open_store("://geheim@")
    assert "geheim" not in str(refused.value)


def test_the_moment_of_an_import_keeps_its_offset(older: Path) -> None:
    engine = open_store(str(older))
    assert imports(engine)[0].at == datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
    engine.dispose()


def test_a_database_of_the_first_version_keeps_its_rows_and_takes_decisions(older: Path) -> None:
    config = Config()
    config.set_main_option("script_location", str(opening.MIGRATIONS))
    engine = open_store(str(older))
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        config.attributes["connection"] = connection
        command.downgrade(config, "0001")
    engine.dispose()

    engine = open_store(str(older))
    (rows,) = stored_rows(engine)
    assert rows.records["nth"].tolist() == [0]
    assert decide(engine, [Decision(what=Verdict.SAME, name="Anna B.", target="anna")], at=AT) == (1,)
    engine.dispose()
