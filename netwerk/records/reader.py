"""The process that takes files apart: it may use so much memory and time, keeps nothing, and may break without harm.

`python -m netwerk.records.reader` reads one job from standard input and answers on standard output. With `serve` it
waits on a socket (its standard input) and forks itself for every job, so that a reader stands ready at once and none
reads for two visitors. `netwerk.records.apart` is the other side.
"""

from __future__ import annotations

import ctypes
import gc
import importlib
import os
import pickle
import selectors
import signal
import socket
import struct
import sys
from collections.abc import Iterator
from contextlib import suppress
from typing import BinaryIO

from netwerk.errors import InputError, places_of
from netwerk.i18n import Text
from netwerk.records.files import InputFile
from netwerk.records.marking import marked_copy
from netwerk.records.pieces import ARRAY, AT_FILE, COPY, FAULT, MEMORY, READING, REFUSAL, SHARE, send
from netwerk.records.reading import Reading, read
from netwerk.records.sending import pack

LENGTH = struct.Struct(">Q")  # before a pickled job
# what reading imports only when it meets a file of the sort
_LATER = ("netwerk.records.delimited", "netwerk.records.spreadsheets", "pyarrow.csv")
_DIE_WITH_PARENT, _NO_NEW_RIGHTS = 1, 38  # PR_SET_PDEATHSIG, PR_SET_NO_NEW_PRIVS


class _Files(tuple[InputFile, ...]):
    """Files that tell which of them is being read, so that a crash can be laid at the right one."""

    answers: BinaryIO

    def __iter__(self) -> Iterator[InputFile]:
        for number, file in enumerate(super().__iter__()):
            send(self.answers, AT_FILE, b"%d" % number)
            yield file


def answer(job: BinaryIO, answers: BinaryIO) -> None:
    """Read one job, do it within its limits and answer: how far it is, then the reading or why there is none."""
    try:
        (length,) = LENGTH.unpack(job.read(LENGTH.size))
        work = pickle.loads(job.read(length))  # comes from the process that started us, never from a file
        limits = work.pop("limits")
        files = _Files(InputFile(name, job.read(size), named) for name, named, size in work.pop("files"))
        files.answers = answers
        _limit(**limits)
        if "reading" in work:
            send(answers, COPY, marked_copy(files, **work))
            return
        reading = read(files, progress=lambda share: send(answers, SHARE, b"%.6f" % share), **work)
        content, arrays = pack(reading, Reading)
        for array in arrays:
            send(answers, ARRAY, array)
        send(answers, READING, content)
    except InputError as error:
        send(answers, REFUSAL, pack(error.text, Text)[0])
    except MemoryError:
        send(answers, MEMORY)
    except BrokenPipeError:
        return  # nobody waits for the answer any more
    except Exception as error:
        send(answers, FAULT, places_of(error).encode())


def _limit(*, seconds: int, memory: int) -> None:
    """Bound what this process may still use: seconds of the processor, bytes of memory, and no file to write."""
    try:
        import resource
    except ImportError:  # Windows has no such limits; the other side still counts the time
        return
    bounds = [(resource.RLIMIT_CPU, seconds), (resource.RLIMIT_CORE, 0), (resource.RLIMIT_FSIZE, 0)]
    if sys.platform == "linux":  # macOS accepts a bound on memory and does not keep it
        bounds.append((resource.RLIMIT_AS, _held() + memory))
    for which, most in bounds:
        hard = resource.getrlimit(which)[1]
        kept = most if hard == resource.RLIM_INFINITY else min(most, hard)
        # over time the first bound says so (SIGXCPU), the second only kills
        resource.setrlimit(which, (kept, hard if which == resource.RLIMIT_CPU else kept))


def _held() -> int:
    """The address space of this process, in bytes."""
    with open("/proc/self/statm", "rb") as file:
        return int(file.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")


def serve(control: socket.socket) -> None:
    """Fork a reader for every pair of sockets that comes in, until the other side is gone.

    The first socket of a pair carries a job and its answer. The second is a leash: when the other side lets go of it
    the reader is killed, and once the reader has ended it says how, as `os.waitstatus_to_exitcode` does.
    """
    readers: dict[int, tuple[int, socket.socket]] = {}  # pidfd → process and leash
    waiting = selectors.DefaultSelector()
    waiting.register(control, selectors.EVENT_READ)
    while True:
        for key, _events in waiting.select():
            if key.fileobj is control:
                message, handed, *_ = socket.recv_fds(control, 1, 2)
                if not message:
                    return  # the readers die with this process
                job, leash = (socket.socket(fileno=number) for number in handed)
                process = os.fork()
                if process == 0:
                    _read_for(job, [control, leash, *(other for _, other in readers.values())])
                job.close()
                ended = os.pidfd_open(process)
                readers[ended] = (process, leash)
                waiting.register(ended, selectors.EVENT_READ)
                waiting.register(leash, selectors.EVENT_READ, ended)
            elif key.data is not None:
                if key.data in readers and readers[key.data][1] is key.fileobj:
                    waiting.unregister(key.fileobj)
                    signal.pidfd_send_signal(key.data, signal.SIGKILL)
            elif key.fd in readers:
                process, leash = readers.pop(key.fd)
                waiting.unregister(key.fd)
                with suppress(KeyError):
                    waiting.unregister(leash)
                os.close(key.fd)
                status = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
                with suppress(OSError):
                    leash.send(b"%d" % status)
                leash.close()


def _read_for(job: socket.socket, others: list[socket.socket]) -> None:
    """Be the reader of one job, and end."""
    code = 1
    try:
        for other in others:
            other.close()
        prctl = ctypes.CDLL(None).prctl
        prctl(_DIE_WITH_PARENT, signal.SIGKILL)
        prctl(_NO_NEW_RIGHTS, 1, 0, 0, 0)
        with job, job.makefile("rb") as questions, job.makefile("wb") as answers:
            answer(questions, answers)
        code = 0
    finally:
        os._exit(code)


def main() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the other side, which ends us
    for module in _LATER:
        importlib.import_module(module)
    if sys.argv[1:] == ["serve"]:
        gc.collect()
        gc.freeze()  # what a reader never changes, it need not copy
        serve(socket.socket(fileno=0))
    else:
        with os.fdopen(os.dup(1), "wb") as answers:
            os.dup2(2, 1)  # nothing may come between the answers
            answer(sys.stdin.buffer, answers)


if __name__ == "__main__":
    main()
