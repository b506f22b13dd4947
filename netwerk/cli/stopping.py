"""Ctrl+C: remembered as well as raised, for what is raised while a library is busy may be lost in there."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_asked = threading.Event()


@contextmanager
def listening() -> Iterator[None]:
    """Remember Ctrl+C inside; only the main thread can listen to it."""
    _asked.clear()
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, _remember)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def asked_to_stop() -> bool:
    """Return whether Ctrl+C was pressed since `listening` began."""
    return _asked.is_set()


def _remember(_signal: int, _frame: FrameType | None) -> None:
    _asked.set()
    raise KeyboardInterrupt
