"""Reading files in while the page stays alive. Whatever happens, the files are in altogether or not."""

from __future__ import annotations

from collections.abc import Callable

from netwerk.records.novelty import Novelty
from netwerk.store import ImportResult
from netwerk.ui.background import Run
from netwerk.ui.session import session

Outcome = tuple[ImportResult, Novelty | None]  # what came of it and how much of that is new
ImportRun = Run[Outcome]
_KEY = "lopende_import"


def start(import_: Callable[[ImportRun], Outcome]) -> None:
    """Let `import_` work in the background; a second click while this visitor's import is under way does nothing."""
    if current() is not None:
        return
    run = ImportRun()
    session().kept[_KEY] = run
    run.start(import_, name="import")


def current() -> ImportRun | None:
    """Return this visitor's import that is under way or just over; None where there is none."""
    run: ImportRun | None = session().kept.get(_KEY)
    return run


def forget() -> None:
    """Forget this visitor's import: what came of it was told."""
    session().kept.pop(_KEY, None)
