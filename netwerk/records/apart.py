"""Reading files in a process of its own: whatever is in them, it costs one sentence and nobody else notices.

The reading process (`netwerk.records.reader`) gets the bytes through a pipe and answers through one, so nothing of a
file comes on disk. It may use so much memory and time and no more, and its answer is taken as words and numbers only.
"""

from __future__ import annotations

import logging
import os
import pickle
import queue
import signal
import socket
import struct
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any, BinaryIO

from netwerk.errors import Cancelled, InputError, PlainFault
from netwerk.i18n import Language, Text, mark
from netwerk.records.pieces import ARRAY, AT_FILE, COPY, FAULT, MEMORY, READING, REFUSAL, SHARE, Piece, heard

if TYPE_CHECKING:  # pandas takes a third of a second, in which the reading process can be made ready
    from netwerk.model import Classification, Problem, Rows
    from netwerk.records.choices import SheetChoice
    from netwerk.records.deciding import Decision
    from netwerk.records.files import InputFile
    from netwerk.records.reading import Progress, Reading

MOST_MEMORY = 3_000_000_000  # bytes that reading may take, where this is not more than half of what there is
SECONDS = 120  # of the processor, for files of no size …
SECONDS_PER_MB = 1  # … and for each megabyte of them; twice that on the clock
LOOK = 0.1  # seconds between two looks whether someone wants to stop
AT_ONCE = max(2, os.cpu_count() or 1)  # readings; who comes later waits

_PROGRAM = (sys.executable, "-m", "netwerk.records.reader")
_ROOT = Path(__file__).resolve().parents[2]
_LENGTH = struct.Struct(">Q")
# elsewhere a fork breaks what numpy uses, or does not exist: there every reading starts a process
_FORKS = sys.platform == "linux"
_KEPT = ("PATH", "LANG", "LC_ALL", "LD_LIBRARY_PATH", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR", "VIRTUAL_ENV")

_places = threading.BoundedSemaphore(AT_ONCE)
_lock = threading.Lock()
log = logging.getLogger(__name__)


def read_apart(
    files: Sequence[InputFile],
    *,
    classification: Classification,
    today: int,
    known: Sequence[Rows] = (),
    choices: Sequence[SheetChoice] = (),
    decisions: Sequence[Decision] = (),
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Reading:
    """Return what `records.reading.read` returns, read in a process of its own that has limits.

    A file of a folder (not `named`) that breaks the process is left out with a problem, like one that is damaged.

    cancelled : asked about ten times a second whether to stop

    Raises
    ------
    InputError
        If a file that was asked for by itself cannot be understood at all, or breaks the process.
    Cancelled
        If `cancelled` says so; the process is gone then.
    """
    work: dict[str, Any] = {
        "classification": classification,
        "today": today,
        "known": tuple(known),
        "choices": tuple(choices),
        "decisions": tuple(decisions),
    }
    stop = cancelled or _never
    if not files:
        from netwerk.records.reading import read

        return read((), progress=progress, **work)
    left = list(files)
    problems: list[Problem] = []
    while True:
        try:
            with _place(stop), _reader() as reader:
                reading: Reading = _answer(reader, left, work, progress or _nothing, stop)
            return replace(reading, problems=(*problems, *reading.problems)) if problems else reading
        except _Broken as broken:
            file = left.pop(broken.at)
            if file.named:
                raise InputError(broken.sentence(file.name)) from None
            problems.append(_left_out(file.name, broken))


def mark_apart(files: Sequence[InputFile], reading: Reading, language: Language = "nl") -> bytes:
    """Return what `records.marking.marked_copy` returns, made in a process of its own, as that opens the files again.

    Raises
    ------
    InputError
        If a file breaks the process.
    """
    try:
        with _place(_never), _reader() as reader:
            made: bytearray = _answer(reader, files, {"reading": reading, "language": language}, _nothing, _never)
            return bytes(made)
    except _Broken as broken:
        raise InputError(broken.sentence(files[broken.at].name)) from None


def warm() -> None:
    """Make a reading process ready, so that the next file need not wait for one."""
    with _lock:
        if _FORKS:
            _server()
        elif not _spares:
            _spares.append(_Spawned())


class _Broken(Exception):
    """The reading process came to an end over the file at position `at`, for want of `want` (memory, time, "")."""

    def __init__(self, at: int, want: str) -> None:
        super().__init__(want)
        self.at, self.want = at, want

    def sentence(self, file: str) -> Text:
        from netwerk.records.files import plain_name

        name = plain_name(file)
        if self.want == "memory":
            return mark(
                "{file}: dit bestand vraagt te veel geheugen. Splits het, of bewaar de tabel als CSV.",
                file=name,
            )
        if self.want == "time":
            return mark(
                "{file}: het lezen van dit bestand duurt te lang. Splits het, of bewaar de tabel als CSV.", file=name
            )
        return mark(
            "{file}: dit bestand is niet te lezen: het is beschadigd of te groot. "
            "Open het in Excel en bewaar de tabel als nieuw bestand, of als CSV.",
            file=name,
        )


def _left_out(file: str, broken: _Broken) -> Problem:
    from netwerk.model import Problem, Severity
    from netwerk.records.files import plain_name

    return Problem(
        file=plain_name(file),
        sheet=None,
        row=None,
        column=None,
        code="unreadable_file",
        severity=Severity.WARNING,
        message=broken.sentence(file),
    )


def _answer(
    reader: _Forked | _Spawned,
    files: Sequence[InputFile],
    work: dict[str, Any],
    progress: Progress,
    stop: Callable[[], bool],
) -> Any:
    """Hand the job to `reader` and wait for its answer: a Reading, or the bytes of a marked copy."""
    from netwerk.records.reading import Reading
    from netwerk.records.sending import Unsendable, unpack

    seconds = SECONDS + SECONDS_PER_MB * sum(len(file.content) for file in files) // 1_000_000
    heads = [(file.name, file.named, len(file.content)) for file in files]
    job = pickle.dumps({**work, "files": heads, "limits": {"seconds": seconds, "memory": _memory()}}, protocol=5)
    said: queue.SimpleQueue[Piece | None] = queue.SimpleQueue()
    parts = [_LENGTH.pack(len(job)), job, *(file.content for file in files)]
    threading.Thread(target=_tell, args=(reader.job, parts), daemon=True).start()
    threading.Thread(target=_hear, args=(reader.answers, said), daemon=True).start()
    arrays: list[bytearray] = []
    at = -1
    try:
        for kind, content in _pieces(reader, said, stop, until=monotonic() + 2 * seconds):
            if kind == AT_FILE:
                at = int(_figure(content, most=len(files) - 1))
            elif kind == SHARE:
                progress(_figure(content, most=1))
            elif kind == ARRAY:
                arrays.append(content)
            elif kind == READING:
                return unpack(content, arrays, Reading)
            elif kind == COPY:
                return content
            elif kind == REFUSAL:
                raise InputError(unpack(content, (), Text))
            elif kind == MEMORY:
                raise _Ended("memory")
            elif kind == FAULT:
                raise PlainFault(f"reading file {at + 1} went wrong at\n{content.decode(errors='replace')}")
        status = reader.status()
        if at < 0 and (status is None or status > 0):
            raise PlainFault("the reading process could not be started")  # it has not seen a file yet
        raise _Ended(_want(status))
    except (_Ended, Unsendable) as error:
        want = error.want if isinstance(error, _Ended) else ""
        at = max(at, 0)
        log.info("the reading process broke over file %d of %d (%s)", at + 1, len(files), want or "crash")
        raise _Broken(at, want) from None


def _pieces(
    reader: _Forked | _Spawned, said: queue.SimpleQueue[Piece | None], stop: Callable[[], bool], *, until: float
) -> Iterator[Piece]:
    """Yield what `reader` says until it says no more, looking meanwhile whether to stop and at the clock."""
    while True:
        if stop():
            raise Cancelled(mark("Gestopt. Er is niets veranderd."))
        if monotonic() > until:
            raise _Ended("time")
        with suppress(queue.Empty):
            piece = said.get(timeout=LOOK)
            if piece is None:
                return
            yield piece


def _memory() -> int:
    """The bytes that reading may take on this computer."""
    if "SC_PHYS_PAGES" not in getattr(os, "sysconf_names", {}):  # Windows, which keeps no such limit
        return MOST_MEMORY
    return min(MOST_MEMORY, os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") // 2)


class _Ended(Exception):
    """The reading process came to an end, for want of memory or time or otherwise."""

    def __init__(self, want: str) -> None:
        super().__init__(want)
        self.want = want


def _figure(content: bytearray, *, most: float) -> float:
    from netwerk.records.sending import Unsendable

    try:
        return min(max(float(content), 0.0), most)
    except ValueError:
        raise Unsendable("figure") from None


def _want(status: int | None) -> str:
    """What a process that ended with `status` lacked."""
    # the kernel kills with SIGKILL who takes memory that is not there
    return {-signal.SIGKILL: "memory", -signal.SIGXCPU: "time"}.get(status, "") if _FORKS and status else ""


def _tell(job: BinaryIO, parts: Sequence[bytes]) -> None:
    # a process that is gone listens no more; why it went shows in its answer
    with suppress(OSError, ValueError), job:
        for part in parts:
            job.write(part)


def _hear(answers: BinaryIO, said: queue.SimpleQueue[Piece | None]) -> None:
    with suppress(OSError, ValueError, MemoryError):
        for piece in heard(answers):
            said.put(piece)
    said.put(None)


@contextmanager
def _place(stop: Callable[[], bool]) -> Iterator[None]:
    """Wait until fewer than `AT_ONCE` files are being read."""
    while not _places.acquire(timeout=LOOK):
        if stop():
            raise Cancelled(mark("Gestopt. Er is niets veranderd."))
    try:
        yield
    finally:
        _places.release()


@contextmanager
def _reader() -> Iterator[_Forked | _Spawned]:
    """Give a reading process that has read nothing yet; it is gone afterwards."""
    with _lock:
        reader = _Forked(_server().control) if _FORKS else _spares.pop() if _spares else _Spawned()
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


def _never() -> bool:
    return False


def _nothing(_share: float) -> None:
    pass
