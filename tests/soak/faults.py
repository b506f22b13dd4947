"""Processes killed at random moments while they write: what is on disk afterwards is everything or nothing."""

from __future__ import annotations

import multiprocessing
import random
import sqlite3
import tempfile
import time
from contextlib import closing
from datetime import UTC, date, datetime
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from netwerk.model import KeptNorm, day_number
from netwerk.records import readers
from netwerk.records.deciding import Decision, Verdict
from netwerk.records.files import InputFile
from netwerk.store import (
    ImportedFile,
    backup,
    decide,
    decisions,
    import_files,
    imports,
    introductions,
    keep_milestone,
    keep_norms,
    kept_milestones,
    kept_norms,
    open_store,
    redo,
    restore,
    reverse,
    take_milestone_away,
    take_up,
    undo,
)
from netwerk.store.connecting import writing
from netwerk.store.history import add_import
from tests.drawn_rows import drawn_rows

AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
TODAY = day_number(date(2026, 3, 2))
LONGEST = 0.5  # seconds until a killed process dies at the latest: making a database and three imports take about this
TIMES = 6_000  # records in an import
READERS = 0.15  # of the processes, the share that reads real files, in a process of their own


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
            work = _read_in if chance.random() < READERS else _write
            process = context.Process(target=work, args=(str(file), chance.random(), there))
            process.start()
            there.close()  # or a child that dies before it says anything would be waited for without end
            try:
                reader = here.recv()
            except EOFError:
                process.join()
                broken.append(f"process {number} of seed {seed} did not start")
                continue
            time.sleep(chance.uniform(0, LONGEST if reader is None else 4 * LONGEST))  # a reader has to start first
            process.kill()
            process.join()
            kills += process.exitcode == -9
            broken += [f"process {number} of seed {seed} ended by itself"] if process.exitcode != -9 else []
            broken += [f"kill {number} of seed {seed}: {fault}" for fault in faults_in(file)]
            if reader is not None and not _gone(reader):
                broken.append(f"kill {number} of seed {seed}: its reading process lives on")
    return {"seed": seed, "times": times, "kills": kills, "broken": broken}


def _write(file: str, seed: float, there: Connection) -> None:
    """Import, take back, put back, decide, reverse, agree, introduce, save and restore without end."""
    chance = random.Random(seed)
    there.send(None)
    engine = open_store(file)
    saved = None
    while True:
        history = imports(engine)
        active = [record.number for record in history if record.status == "active"]
        undone = [record.number for record in history if record.status == "undone"]
        holding = [decision.number for decision in decisions(engine)]
        acts = ["import", "import", "undo", "redo", "decide", "decide", "reverse", "restore"]
        act = chance.choice([*acts, "agree", "agree", "introduce", "introduce", "mark"])
        if act == "undo" and active:
            undo(engine, chance.choice(active), at=AT)
        elif act == "redo" and undone:
            redo(engine, chance.choice(undone), at=AT)
        elif act == "decide":
            decide_once(file, chance)
        elif act == "reverse" and holding:
            reverse(engine, holding, at=AT)
        elif act == "agree":
            agree_once(engine)
        elif act == "introduce":
            introduce_once(engine)
        elif act == "mark":
            mark_once(engine)
        elif act == "restore" and saved is not None:
            restore(engine, saved, at=AT)
        else:
            import_once(file)
            saved = backup(engine)


def _read_in(file: str, seed: float, there: Connection) -> None:
    """Read new files in without end, each in a process of its own; first tell which process makes those."""
    chance = random.Random(seed)
    engine = open_store(file)
    readers.warm()
    there.send(readers._servers[0].process.pid)
    while True:
        register = f"id;naam\nanna;Anna {chance.random()}\n"
        lists = "".join(f"anna;bert;carl,{number},01-03-2024\n" for number in range(TIMES // 2))
        pairs = "".join(f"anna;bert;01-03-2024;{number}\n" for number in range(TIMES // 2))
        files = {"register.csv": register, "lijst.csv": f"deelnemers,thema,datum\n{lists}{chance.random()},,fout\n"}
        files["paren.csv"] = f"van;naar;datum;thema\n{pairs}anna;anna;01-03-2024;{chance.random()}\n"
        given = [InputFile(name, content.encode()) for name, content in files.items()]
        import_files(engine, given, today=TODAY, at=AT)


def _gone(process: int) -> bool:
    """Whether a process ends within a few seconds."""
    end = time.monotonic() + 10
    while time.monotonic() < end:
        if not Path(f"/proc/{process}").exists():
            return True
        time.sleep(0.01)
    return False


def decide_once(file: str, chance: random.Random) -> None:
    """Decide two things that belong together, each in the place of what was decided about it before."""
    engine = open_store(file)
    what = chance.choice([Verdict.MERGE, Verdict.SPLIT])
    succession = Decision(what=what, id="anna", target="nieuw", day=19_783, called=str(chance.random()))
    decide(engine, [succession, Decision(what=Verdict.RENAME, id="carl", name=str(chance.random()))], at=AT)
    engine.dispose()


def agree_once(engine: sa.Engine) -> None:
    """Keep the next version of three agreements that belong together."""
    number = len(kept_norms(engine)) // 3 + 1
    keep_norms(engine, [KeptNorm(id=id_, version=number, content="", withdrawn=False) for id_ in "abc"], at=AT)


def introduce_once(engine: sa.Engine) -> None:
    """Take an introduction up of two that none is running of."""
    other = f"org-{len(introductions(engine)):06}"
    take_up(engine, "anna", other, day=TODAY, owner="coördinator", note="", reasons={"norms": ["a"]}, at=AT)


def mark_once(engine: sa.Engine) -> None:
    """Keep a milestone of a name that none has, and take it away again."""
    name = f"mijlpaal {len(kept_milestones(engine))}"
    number = keep_milestone(engine, day=TODAY, name=name, organisations=("anna",), owner="coördinator", at=AT)
    take_milestone_away(engine, number, owner="coördinator", at=AT)


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
            records = imported // 2 * 2  # one more row is that of the register, where that was counted
            for table, wanted in (("record_row", records), ("participant", records // 2 * 3), ("register_row", 1)):
                found = database.execute(f"SELECT count(*) FROM {table} WHERE number = ?", (number,)).fetchone()[0]
                faults += [f"import {number} has {found} of {wanted} in {table}"] if found != wanted else []
            last = database.execute(
                "SELECT what FROM audit WHERE number = ? ORDER BY id DESC LIMIT 1", (number,)
            ).fetchone()
            if last is None or (last[0] == "undo") != (status == "undone"):
                faults.append(f"import {number} is {status}, and the audit trail says {last}")
        faults += _half_decided(database)
        faults += _half_agreed(database)
        version = database.execute("SELECT data_version FROM meta").fetchone()[0]
        noted = database.execute("SELECT coalesce(max(data_version), 0) FROM audit").fetchone()[0]
        faults += [f"version {version}, and the audit trail says {noted}"] if version != noted else []
        before = database.execute('SELECT coalesce(max(number), 0) FROM "import"').fetchone()[0]
    if import_once(str(file)) != before + 1:
        faults.append("the next import does not work")
    decide_once(str(file), random.Random(0))
    if not faults:  # of half a write nothing further is asked
        engine = open_store(str(file))
        agree_once(engine)
        introduce_once(engine)
        mark_once(engine)
        engine.dispose()
    return faults


def _half_decided(database: sqlite3.Connection) -> list[str]:
    """What does not hold of decisions, which are made two at a time and end two at a time."""
    faults = []
    for column, acts in (("since", ["decide"]), ("until", ["decide", "reverse"])):
        query = f"SELECT {column}, count(*) FROM decision WHERE {column} IS NOT NULL GROUP BY {column}"
        for version, count in database.execute(query).fetchall():
            # agreements, introductions and milestones leave the version of the data as it is
            beside = "('norms', 'introduction', 'milestone')"
            query = f"SELECT max(what) FROM audit WHERE data_version = ? AND what NOT IN {beside}"
            (what,) = database.execute(query, (version,)).fetchone()
            faults += [f"version {version} has {count} of 2 decisions"] if count != 2 else []
            faults += [f"decisions of version {version}, and the audit trail says {what}"] if what not in acts else []
    query = "SELECT count(*) FROM decision WHERE (until IS NULL) != (reversed_at IS NULL)"
    if database.execute(query).fetchone() != (0,):
        faults.append("a decision is half reversed")
    return faults


def _half_agreed(database: sqlite3.Connection) -> list[str]:
    """What does not hold of agreements, kept three at a time, and of introductions and milestones, kept with a
    first step."""
    query = "SELECT version, count(*) FROM norm GROUP BY version HAVING count(*) != 3"
    faults = [f"version {version} has {count} of 3 agreements" for version, count in database.execute(query)]
    for table in ("introduction", "milestone"):
        query = f"SELECT number FROM {table} EXCEPT SELECT number FROM {table}_step"
        faults += [f"{table} {number} has no step" for (number,) in database.execute(query)]
    for what, query in (
        ("norms", "SELECT count(DISTINCT version) FROM norm"),
        ("introduction", "SELECT count(*) FROM introduction_step"),
        ("milestone", "SELECT count(*) FROM milestone_step"),
    ):
        (made,) = database.execute(query).fetchone()
        (noted,) = database.execute("SELECT count(*) FROM audit WHERE what = ?", (what,)).fetchone()
        # a backup that is put back has fewer than were made; the trail keeps all
        faults += [f"{made} times {what}, and the audit trail says {noted}"] if made > noted else []
    return faults
