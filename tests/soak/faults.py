"""Processes killed at random moments while they write: what is on disk afterwards is everything or nothing."""

from __future__ import annotations

import multiprocessing
import random
import sqlite3
import tempfile
import time
from contextlib import closing
from datetime import UTC, datetime
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from netwerk.store import ImportedFile, backup, imports, open_store, redo, restore, undo
from netwerk.store.connecting import writing
from netwerk.store.history import add_import
from tests.drawn_rows import drawn_rows

AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
LONGEST = 0.5  # seconds until a killed process dies at the latest: making a database and three imports take about this
TIMES = 6_000  # records in an import


def killed(*, seed: int, times: int) -> dict[str, Any]:
    """Kill `times` processes, each at its own moment of a random row of writes, and look at what they left.

    Returns
    -------
    kills (processes that died while they worked), whole (those after which everything held), broken (what did not
    hold, in words).
    """
    chance = random.Random(seed)
    # children are forked from a server that has imported everything, so that most of their life is writing
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.soak.faults"])
    kills, broken = 0, []
    for number in range(times):
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "netwerk.db"
            if chance.random() < 0.7:  # else the process makes the database itself
                open_store(str(file)).dispose()
            here, there = context.Pipe()
            process = context.Process(target=_write, args=(str(file), chance.random(), there))
            process.start()
            there.close()  # or a child that dies before it says anything would be waited for without end
            try:
                here.recv()
            except EOFError:
                process.join()
                broken.append(f"process {number} of seed {seed} did not start")
                continue
            time.sleep(chance.uniform(0, LONGEST))
            process.kill()
            process.join()
            kills += process.exitcode == -9
            broken += [f"process {number} of seed {seed} ended by itself"] if process.exitcode != -9 else []
            broken += [f"kill {number} of seed {seed}: {fault}" for fault in faults_in(file)]
    return {"seed": seed, "times": times, "kills": kills, "broken": broken}


def _write(file: str, seed: float, there: Connection) -> None:
    """Import, take back, put back, save and restore without end."""
    chance = random.Random(seed)
    there.send("ready")
    engine = open_store(file)
    saved = None
    while True:
        history = imports(engine)
        active = [record.number for record in history if record.status == "active"]
        undone = [record.number for record in history if record.status == "undone"]
        act = chance.choice(["import", "import", "undo", "redo", "restore"])
        if act == "undo" and active:
            undo(engine, chance.choice(active), at=AT)
        elif act == "redo" and undone:
            redo(engine, chance.choice(undone), at=AT)
        elif act == "restore" and saved is not None:
            restore(engine, saved, at=AT)
        else:
            import_once(file)
            saved = backup(engine)


def import_once(file: str) -> int:
    engine = open_store(file)
    rows = drawn_rows("anna-bert", "anna+carl+dora", register=["anna"], times=TIMES // 2)
    counts = {"read": TIMES, "imported": TIMES, "rejected": 0, "blank": 0}
    with writing(engine) as connection:
        files = [ImportedFile(name="getekend.csv", sha256=str(random.random()), size=1)]
        number, _ = add_import(connection, rows, files, counts, at=AT, source="bestand")
    engine.dispose()
    return number


def faults_in(file: Path) -> list[str]:
    """Return what is wrong with the database that a killed process left; opening it mends what SQLite mends."""
    open_store(str(file)).dispose()
    with closing(sqlite3.connect(file)) as database:
        faults = [line for (line,) in database.execute("PRAGMA integrity_check") if line != "ok"]
        faults += [f"row without its import in {row[0]}" for row in database.execute("PRAGMA foreign_key_check")]
        for number, status, imported in database.execute('SELECT number, status, imported FROM "import"').fetchall():
            for table, wanted in (("record_row", imported), ("participant", imported // 2 * 3), ("register_row", 1)):
                found = database.execute(f"SELECT count(*) FROM {table} WHERE number = ?", (number,)).fetchone()[0]
                faults += [f"import {number} has {found} of {wanted} in {table}"] if found != wanted else []
            last = database.execute(
                "SELECT what FROM audit WHERE number = ? ORDER BY id DESC LIMIT 1", (number,)
            ).fetchone()
            if last is None or (last[0] == "undo") != (status == "undone"):
                faults.append(f"import {number} is {status}, and the audit trail says {last}")
        version = database.execute("SELECT data_version FROM meta").fetchone()[0]
        noted = database.execute("SELECT coalesce(max(data_version), 0) FROM audit").fetchone()[0]
        faults += [f"version {version}, and the audit trail says {noted}"] if version != noted else []
        before = database.execute('SELECT coalesce(max(number), 0) FROM "import"').fetchone()[0]
    if import_once(str(file)) != before + 1:
        faults.append("the next import does not work")
    return faults
