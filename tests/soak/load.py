"""Many records and many visitors: readers go on while another process writes, and see whole imports only."""

from __future__ import annotations

import multiprocessing
import random
import tempfile
import time
from datetime import UTC, datetime
from multiprocessing.synchronize import Event
from pathlib import Path
from typing import Any

from netwerk.store import ImportedFile, data_version, imports, open_store, stored_rows
from netwerk.store.connecting import writing
from netwerk.store.history import add_import
from tests.drawn_rows import drawn_rows

AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


def readers_beside_a_writer(*, records: int, rounds: int, readers: int) -> dict[str, Any]:
    """Let `readers` processes read while another makes `rounds` imports of `records` records.

    Returns
    -------
    looks : how often a reader read the whole database; errors : what went wrong, in words;
    imports : how many there are at the end; seconds : how long it took
    """
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.soak.load"])
    with tempfile.TemporaryDirectory() as folder:
        file = str(Path(folder) / "netwerk.db")
        engine = open_store(file)
        done, results = context.Event(), context.Queue()
        started = time.monotonic()
        watchers = [context.Process(target=_look, args=(file, records, done, results)) for _ in range(readers)]
        writer = context.Process(target=_fill, args=(file, records, rounds, results))
        for process in (*watchers, writer):
            process.start()
        writer.join()
        done.set()
        found = [results.get(timeout=120) for _ in (*watchers, writer)]
        for process in watchers:
            process.join()
        history = imports(engine)
        engine.dispose()
    return {
        "records": records,
        "looks": sum(looks for looks, _ in found),
        "errors": [error for _, errors in found for error in errors],
        "imports": len(history),
        "seconds": round(time.monotonic() - started, 1),
    }


def _fill(file: str, records: int, rounds: int, results: Any) -> None:
    errors = []
    engine = open_store(file)
    rows = drawn_rows("anna-bert", times=records)
    counts = {"read": records, "imported": records, "rejected": 0, "blank": 0}
    for _ in range(rounds):
        try:
            with writing(engine) as connection:
                files = [ImportedFile(name="getekend.csv", sha256=str(random.random()), size=1)]
                add_import(connection, rows, files, counts, at=AT, source="bestand")
        except Exception as error:
            errors.append(repr(error))
    results.put((0, errors))


def _look(file: str, records: int, done: Event, results: Any) -> None:
    looks, errors, version = 0, [], 0
    engine = open_store(file)
    while not looks or not done.is_set():
        try:
            before = data_version(engine)
            found = [len(rows.records) for rows in stored_rows(engine)]
            after = data_version(engine)
        except Exception as error:
            errors.append(repr(error))
            break
        looks += 1
        errors += [f"an import of {count} records" for count in found if count != records]
        # every import raises the version by one, so what was read lies between the versions before and after
        errors += [f"{len(found)} imports at version {before} to {after}"] if not before <= len(found) <= after else []
        errors += [f"version {before} after {version}"] if before < version else []
        version = after
    results.put((looks, errors))
