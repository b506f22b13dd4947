"""Starts a Streamlit script as a user would, on a port of its own, and stops it again."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from netwerk.settings import ROOT

GUARD = Path(__file__).resolve().parent / "guard"
PATIENCE = 60.0  # seconds


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """A running server: its address without a slash at the end, what it printed, and whom it tried to reach."""

    url: str
    log_file: Path
    outgoing_file: Path

    def log(self) -> str:
        return self.log_file.read_text(encoding="utf-8", errors="replace")

    def outgoing(self) -> list[str]:
        """Every attempt of the server process to reach another computer; all were refused."""
        return self.outgoing_file.read_text(encoding="utf-8").splitlines()


@contextmanager
def serve(
    script: Path | str,
    database_url: Path | str,
    *,
    environment: Mapping[str, str] | None = None,
    options: tuple[str, ...] = (),
) -> Iterator[Server]:
    """Run `script` from the project root with that database, without a way to other computers.

    `environment` is set on top of our own; `options` go to `streamlit run`.

    Raises
    ------
    RuntimeError
        If it ends or does not answer within a minute; the message holds what it printed.
    """
    with tempfile.TemporaryDirectory(prefix="netwerk-server-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        server = Server(
            url=f"http://127.0.0.1:{_free_port()}", log_file=folder / "log.txt", outgoing_file=folder / "outgoing.txt"
        )
        server.outgoing_file.touch()
        with server.log_file.open("wb") as log:
            process = subprocess.Popen(
                _command(script, server, options),
                cwd=ROOT,
                env=_environment(server, str(database_url), environment or {}),
                stdout=log,
                stderr=subprocess.STDOUT,
            )
            try:
                _wait_for(server, process)
                yield server
            finally:
                process.kill()
                process.wait()


def _command(script: Path | str, server: Server, options: tuple[str, ...]) -> list[str]:
    port = server.url.rpartition(":")[2]
    own = ["--server.port", port, "--server.headless", "true", "--server.address", "127.0.0.1"]
    return [sys.executable, "-m", "streamlit", "run", str(script), *own, *options]


def _environment(server: Server, database_url: str, extra: Mapping[str, str]) -> dict[str, str]:
    path = os.pathsep.join(filter(None, [str(GUARD), str(ROOT), os.environ.get("PYTHONPATH")]))
    ours = {"NETWERK_DATABASE": database_url, "NETWERK_OUTGOING": str(server.outgoing_file), "PYTHONPATH": path}
    return {**os.environ, **ours, **extra}


def _wait_for(server: Server, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if process.poll() is not None:
            raise RuntimeError(f"the server ended with {process.returncode}:\n{server.log()}")
        try:
            with urlopen(f"{server.url}/_stcore/health", timeout=5) as answer:
                if answer.status == 200:
                    return
        except (URLError, HTTPException, OSError):
            pass  # not listening yet
        time.sleep(0.1)
    raise RuntimeError(f"no answer from the server within {PATIENCE:.0f} s:\n{server.log()}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
