"""Ctrl+C while a command works: one sentence, nothing half, and no process left."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from netwerk.cli.stopping import asked_to_stop, listening
from netwerk.settings import ROOT
from netwerk.store import imports, open_store

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks in /proc")


def children(pid: int) -> list[int]:
    try:
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except FileNotFoundError:
        return []


def test_an_import_that_is_interrupted_says_so_and_leaves_nothing(tmp_path: Path) -> None:
    file = tmp_path / "lang.csv"
    file.write_bytes(b"van;naar;datum\n" + b'"anna";bert;01-03-2024\n' * 2_000_000)  # seconds of work
    database = tmp_path / "netwerk.db"
    command = subprocess.Popen(
        [sys.executable, "-m", "netwerk", "import", str(file), "--database", str(database)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "NETWERK_TAAL": "nl"},
        text=True,
    )
    server = _wait_for_child(command.pid)
    reader = _wait_for_child(server)
    command.send_signal(signal.SIGINT)
    out, err = command.communicate(timeout=60)

    assert (command.returncode, out, err) == (130, "", "Afgebroken. Er is niets veranderd.\n")
    assert imports(open_store(str(database))) == ()
    _wait_until_gone(server)
    _wait_until_gone(reader)


def _wait_for_child(pid: int) -> int:
    end = time.monotonic() + 60
    while not (found := children(pid)):
        assert time.monotonic() < end
        time.sleep(0.01)
    return found[0]


def _wait_until_gone(pid: int) -> None:
    end = time.monotonic() + 30
    while Path(f"/proc/{pid}").exists():
        assert time.monotonic() < end
        time.sleep(0.01)


def test_ctrl_c_that_a_library_swallows_still_stops_the_command() -> None:
    with listening():
        with suppress(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
        assert asked_to_stop()
    with listening():
        assert not asked_to_stop()
