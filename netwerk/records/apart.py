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
import struct
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from time import monotonic
from typing import TYPE_CHECKING, Any, BinaryIO

from netwerk.errors import Cancelled, InputError, PlainFault
from netwerk.i18n import Language, Text, mark
from netwerk.records import readers
from netwerk.records.pieces import ARRAY, AT_FILE, COPY, FAULT, MEMORY, READING, REFUSAL, SHARE, Piece, heard
from netwerk.records.readers import Reader, reader_of_its_own

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

_LENGTH = struct.Struct(">Q")
_MOST_PLACES = 10_000  # characters of a fault that go into a log

_places = threading.BoundedSemaphore(AT_ONCE)
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
            with _place(stop), reader_of_its_own() as reader:
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
        with _place(_never), reader_of_its_own() as reader:
            made: bytearray = _answer(reader, files, {"reading": reading, "language": language}, _nothing, _never)
            return bytes(made)
    except _Broken as broken:
        raise InputError(broken.sentence(files[broken.at].name)) from None


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
    reader: Reader,
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
                raise PlainFault(
                    f"reading file {at + 1} went wrong at\n{content[:_MOST_PLACES].decode('ascii', 'replace')}"
                )
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
    reader: Reader, said: queue.SimpleQueue[Piece | None], stop: Callable[[], bool], *, until: float
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
    return {-signal.SIGKILL: "memory", -signal.SIGXCPU: "time"}.get(status, "") if readers.FORKS and status else ""


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


def _never() -> bool:
    return False


def _nothing(_share: float) -> None:
    pass
