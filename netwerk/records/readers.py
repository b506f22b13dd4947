"""The processes that read files: one is made for every reading, has read nothing before, and is gone after it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Protocol

# elsewhere a fork breaks what numpy uses, or does not exist: there every reading starts a process
FORKS = sys.platform == "linux"

_PROGRAM = (sys.executable, "-m", "netwerk.records.reader")
_ROOT = Path(__file__).resolve().parents[2]
_KEPT = ("PATH", "LANG", "LC_ALL", "LD_LIBRARY_PATH", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR", "VIRTUAL_ENV")
_lock = threading.Lock()


class Reader(Protocol):
    """A reading process: `job` goes in, `answers` come out."""

    job: BinaryIO
    answers: BinaryIO

    def status(self) -> int | None:
        """Return how the process ended, as `subprocess` does; None where it does not say."""

    def end(self) -> None:
        """End the process, whatever it does."""


def warm() -> None:
    """Make a reading process ready, so that the next file need not wait for one."""
    with _lock:
        if FORKS:
            _server()
        elif not _spares:
            _spares.append(_Spawned())


@contextmanager
def reader_of_its_own() -> Iterator[Reader]:
    """Give a reading process that has read nothing yet; it is gone afterwards."""
    with _lock:
        reader = _Forked(_server().control) if FORKS else _spares.pop() if _spares else _Spawned()
    try:
        yield reader
    finally:
        reader.end()


class _Spawned:
    """A reading process of which this one is the parent."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            _PROGRAM,
            cwd=_ROOT,
            env=_environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self.job: BinaryIO = self._process.stdin  # type: ignore[assignment]
        self.answers: BinaryIO = self._process.stdout  # type: ignore[assignment]

    def status(self) -> int | None:
        with suppress(subprocess.TimeoutExpired):
            return self._process.wait(timeout=5)
        return None

    def end(self) -> None:
        self._process.kill()
        self._process.wait()
        with suppress(OSError):
            self.job.close()
        self.answers.close()


class _Forked:
    """A reading process that the one at the other end of `control` has forked; see `reader.serve`."""

    def __init__(self, control: socket.socket) -> None:
        (here, there), (self._leash, end) = socket.socketpair(), socket.socketpair()
        with there, end:
            socket.send_fds(control, [b"r"], [there.fileno(), end.fileno()])
        self._socket = here
        self._ended: bytes | None = None
        self._leash.settimeout(5)
        self.job: BinaryIO = here.makefile("wb")
        self.answers: BinaryIO = here.makefile("rb")

    def status(self) -> int | None:
        if self._ended is None:
            self._ended = b""
            with suppress(OSError):
                self._ended = self._leash.recv(16)
        return int(self._ended) if self._ended else None

    def end(self) -> None:
        for one in (self._leash, self._socket):
            with suppress(OSError):
                one.shutdown(socket.SHUT_WR if one is self._leash else socket.SHUT_RDWR)
        self.status()
        self._leash.close()
        self._socket.close()


@dataclass(frozen=True, slots=True)
class _Server:
    """The process that forks readers; `owner` started it, and a fork of that needs one of its own."""

    process: subprocess.Popen[bytes]
    control: socket.socket
    owner: int


_spares: list[_Spawned] = []
_servers: list[_Server] = []


def _server() -> _Server:
    """The process that forks readers, started where it is not there (any more)."""
    if not _servers or _servers[0].owner != os.getpid() or _servers[0].process.poll() is not None:
        control, there = socket.socketpair()
        with there:
            process = subprocess.Popen(
                [*_PROGRAM, "serve"],
                cwd=_ROOT,
                env=_environment(),
                stdin=there.fileno(),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
        _servers[:] = [_Server(process, control, os.getpid())]
    return _servers[0]


def _environment() -> dict[str, str]:
    """What a reading process may know of this one: not the address of the database, nor any other secret."""
    kept = {name: value for name, value in os.environ.items() if name in _KEPT or name.startswith("PYTHON")}
    return {**kept, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MALLOC_ARENA_MAX": "2"}
