"""Reading files into the database: the accepted rows of one command go in together or not at all."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from netwerk import settings
from netwerk.errors import Cancelled
from netwerk.i18n import mark
from netwerk.records.apart import read_apart
from netwerk.records.by_month import kept_by_month
from netwerk.records.choices import SheetChoice
from netwerk.records.files import InputFile, plain_name
from netwerk.records.reading import Progress, Reading
from netwerk.store.connecting import reading, writing
from netwerk.store.decisions import decisions
from netwerk.store.history import DEMO, ImportedFile, add_import, holders, refuse_demo_beside_own
from netwerk.store.loading import stored_register
from netwerk.store.remembered import remembered

FILES = "bestand"  # the source of an import of own files
_READ = 0.6  # of all the work, the share that is done once the files are read


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportResult:
    """What reading files into the database came to.

    number : the new import; where every file was there already the newest import that holds one of them;
        None where no row could be accepted
    repeated : names of files that were skipped, as their bytes are in an active import or came twice in this one
    made : whether `number` is a new import
    demo_removed : the import of the fictional region that was taken back to make room, if any
    """

    number: int | None
    made: bool
    repeated: tuple[str, ...]
    reading: Reading
    demo_removed: int | None


def import_files(
    engine: sa.Engine,
    files: Sequence[InputFile],
    *,
    today: int,
    at: datetime,
    source: str = FILES,
    choices: Sequence[SheetChoice] = (),
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> ImportResult:
    """Read `files` in a process of their own and keep the accepted rows as one import.

    Own files take the fictional region out first, in the same transaction. Records of forms that the configuration
    keeps by month lose their day.

    Parameters
    ----------
    today : day number against which later moments are judged
    at : the moment that the history shows
    source : bestand, demo or handmatig
    choices : what someone said about the sheets of these files; own files are also read as was remembered of
        earlier files with the same headings, and what is said here goes before that
    progress : called with the share done, 0.0 to 1.0
    cancelled : asked a few times a second whether to stop

    Raises
    ------
    InputError
        If a file cannot be understood at all, or breaks the reading process. Nothing is changed then.
    StoreError
        If the database cannot be written, or the fictional region would stand among own files. Nothing is
        changed then.
    Cancelled
        If `cancelled` says so. Nothing is changed then.
    """
    own = source != DEMO
    earlier = remembered(engine) if source == FILES else ()

    def told(share: float) -> None:
        if cancelled is not None and cancelled():
            raise Cancelled(mark("Gestopt. Er is niets veranderd."))
        if progress is not None:
            progress(share)

    while True:
        with reading(engine) as connection:
            refuse_demo_beside_own(connection, source)
            holding = holders(connection, without_demo=own)
        fresh, repeated = _split(files, holding)
        register = stored_register(engine, without_demo=own)
        decided = decisions(engine)
        result = read_apart(
            fresh,
            classification=settings.classification(),
            today=today,
            known=register,
            choices=(*earlier, *choices),
            decisions=decided,
            progress=lambda share: told(_READ * share),
            cancelled=cancelled,
        )
        if not result.imported:
            known = [holding[file.sha256] for file in files if file.sha256 in holding]
            # files of no known shape beside them hold no rows, so they are nothing that is left to read in
            number = max(known) if known and not result.read else None
            return ImportResult(number=number, made=False, repeated=repeated, reading=result, demo_removed=None)
        rows = result.rows
        if own:  # the fictional region has nobody to protect
            rows = kept_by_month(rows, settings.classification(), known=register, decisions=decided)
        with writing(engine) as connection:
            # reading is slow and locks nobody out, so another process may have read in the same file meanwhile
            if _split(fresh, holders(connection, without_demo=own))[1]:
                continue
            number, removed = add_import(
                connection,
                rows,
                _understood(fresh, result),
                _counts(result),
                at=at,
                source=source,
                progress=lambda share: told(_READ + (1 - _READ) * share),
            )
        return ImportResult(number=number, made=True, repeated=repeated, reading=result, demo_removed=removed)


def _split(files: Sequence[InputFile], holding: Mapping[str, int]) -> tuple[tuple[InputFile, ...], tuple[str, ...]]:
    """Return the files to read, and the names of those that are in `holding` (sha256 → import) or came before."""
    fresh: dict[str, InputFile] = {}
    repeated = []
    for file in files:
        if file.sha256 in holding or file.sha256 in fresh:
            repeated.append(plain_name(file.name))
        else:
            fresh[file.sha256] = file
    return tuple(fresh.values()), tuple(repeated)


def _understood(files: Sequence[InputFile], result: Reading) -> list[ImportedFile]:
    """Return the files of a known shape: one that was only skipped may be read in when it is mended or mapped."""
    known = {report.sha256 for report in result.files if report.shape is not None}
    return [
        ImportedFile(name=plain_name(file.name), sha256=file.sha256, size=len(file.content))
        for file in files
        if file.sha256 in known
    ]


def _counts(result: Reading) -> dict[str, int]:
    return {"read": result.read, "imported": result.imported, "rejected": result.rejected, "blank": result.blank}
