"""How long it takes to read large files in, and how much memory the process that asks for it gives.

Asked: a workbook of 100,000 rows understood, checked and imported in 10 seconds; a CSV of a million rows in 60, by the
command line and by a server, with the server's memory under 600 MB more.
"""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import xlsxwriter

from netwerk.records import readers
from netwerk.records.apart import read_apart
from netwerk.records.files import InputFile
from netwerk.settings import ROOT, classification
from netwerk.store import import_files, load, novelty, open_store
from tests.bench.reading import TODAY, pair_file
from tests.bench.timing import Row

WORKBOOK_SECONDS, CSV_SECONDS = 10.0, 60.0
SERVER_MB = 600.0


def run() -> list[Row]:
    """Return seconds and megabytes against what is asked of them."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "paren.xlsx").write_bytes(workbook(100_000))
        (folder / "paren.csv").write_bytes(pair_file(1_000_000))
        book = _as_a_server(folder / "paren.xlsx")
        table = _as_a_server(folder / "paren.csv")
        command = _by_command(folder / "paren.csv", folder / "netwerk.db")
    whole = "understood, checked, imported"
    return [
        Row(what=f"100,000-row xlsx {whole}", seconds=book["seconds"], **_asked(WORKBOOK_SECONDS)),
        Row(what=f"1,000,000-row CSV {whole}", seconds=table["seconds"], **_asked(CSV_SECONDS)),
        Row(what="1,000,000-row CSV imported by the command", seconds=command, **_asked(CSV_SECONDS)),
        Row(what="… MB more in the server meanwhile", seconds=table["server"], **_asked(SERVER_MB)),
        Row(what="… MB at most in the reading process", seconds=table["reader"]),
    ]


def _asked(most: float) -> dict[str, object]:
    return {"against": "asked", "reference": most, "at_most": 1.0}


def workbook(rows: int) -> bytes:
    """Return an xlsx with the rows of `pair_file`, its dates as date cells."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"constant_memory": True}) as made:
        day = made.add_format({"num_format": "dd-mm-yyyy"})
        sheet = made.add_worksheet("paren")
        head, *lines = pair_file(rows).decode().splitlines()
        sheet.write_row(0, 0, head.split(";"))
        for number, line in enumerate(lines, start=1):
            a, b, when, form, source = line.split(";")
            sheet.write_row(number, 0, [a, b])
            sheet.write_datetime(number, 2, datetime.strptime(when, "%d-%m-%Y").replace(tzinfo=UTC).date(), day)
            sheet.write_row(number, 3, [form, source])
    return target.getvalue()


def _by_command(file: Path, database: Path) -> float:
    command = [sys.executable, "-m", "netwerk", "import", str(file), "--database", str(database)]
    start = time.perf_counter()
    subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    return time.perf_counter() - start


def _as_a_server(file: Path) -> dict[str, float]:
    """Do what a server does with a dropped file, in a process of its own; the memory it had before does not count."""
    script = f"from tests.bench.importing import *; print(json.dumps(serve({str(file)!r})))"
    ran = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, env={**os.environ}, capture_output=True, text=True, check=True
    )
    found: dict[str, float] = json.loads(ran.stdout)
    return found


def serve(path: str) -> dict[str, float]:
    """Do with the file at `path` what the page Gegevens does, and load the data as the page after it.

    Returns
    -------
    Seconds until the page says what was imported; megabytes more here, and at most in the reading process.
    """
    file = InputFile(Path(path).name, Path(path).read_bytes())  # as an upload holds it
    small = InputFile("klein.csv", b"naam\nA\n")
    read_apart([small], classification=classification(), today=TODAY)  # a server has read before
    with tempfile.TemporaryDirectory() as folder, _most_of_readers() as most:
        engine = open_store(str(Path(folder) / "netwerk.db"))
        Path("/proc/self/clear_refs").write_text("5")  # forgets the peak until now
        before = _megabytes("self", "VmRSS")
        start = time.perf_counter()
        shown = read_apart([file], classification=classification(), today=TODAY)
        result = import_files(engine, [file], today=TODAY, at=datetime.now(UTC))
        assert result.number is not None
        novelty(engine, result.number, classification())
        seconds = time.perf_counter() - start
        data = load(engine, classification())  # as the next page does; what was read is still kept
        assert len(data.records) <= shown.imported
        return {"seconds": seconds, "server": _megabytes("self", "VmHWM") - before, "reader": most[0]}


@contextmanager
def _most_of_readers() -> Iterator[list[float]]:
    """Look twenty times a second how much memory the reading processes hold; the list holds the most of one."""
    most, over = [0.0], threading.Event()
    server = readers._servers[0].process.pid

    def look() -> None:
        while not over.wait(0.05):
            for reader in Path(f"/proc/{server}/task/{server}/children").read_text().split():
                try:
                    most[0] = max(most[0], _megabytes(reader, "VmHWM"))
                except (OSError, StopIteration):
                    continue  # it ended just now

    watching = threading.Thread(target=look)
    watching.start()
    try:
        yield most
    finally:
        over.set()
        watching.join()


def _megabytes(process: str, which: str) -> float:
    """Memory of a process: VmRSS now, VmHWM at most."""
    lines = Path(f"/proc/{process}/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith(which))
