"""Copies of an SQLite database while others may be using it."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path


def copy_database(source: Path, target: Path) -> None:
    """Write all committed data of `source` to the new file `target`; it is there whole or not at all."""
    unfinished = target.with_name(target.name + ".deel")
    unfinished.unlink(missing_ok=True)  # left by a killed process
    with closing(sqlite3.connect(source)) as from_, closing(sqlite3.connect(unfinished)) as to:
        from_.backup(to)
    os.replace(unfinished, target)


def copy_aside(file: Path, reason: str) -> Path:
    """Copy the database beside itself as `name-reason.db`, never over an earlier copy; return the copy."""
    target, count = file.with_name(f"{file.stem}-{reason}{file.suffix}"), 1
    while target.exists():
        count += 1
        target = file.with_name(f"{file.stem}-{reason}-{count}{file.suffix}")
    copy_database(file, target)
    return target
