"""Reading files in while the page stays alive: a thread of the server does it, the page shows how far it is.

The thread goes on when the visitor looks at another page. Whatever happens, the files are in altogether or not.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field

from netwerk.errors import Cancelled
from netwerk.records.novelty import Novelty
from netwerk.store import ImportResult
from netwerk.ui.session import session

Outcome = tuple[ImportResult, Novelty | None]
_KEY = "lopende_import"
_BRIEFLY = 1.0  # seconds in which a small file is in, so that nobody needs to see a progress bar


@dataclass(slots=True)
class ImportRun:
    """One import under way.

    share : how far it is, 0.0 to 1.0
    outcome : what came of it and how much of that is new, once `over`; None where it was stopped or failed
    failure : why it failed, None where it did not
    """

    share: float = 0.0
    outcome: Outcome | None = None
    failure: Exception | None = None
    _stop: threading.Event = field(default_factory=threading.Event)
    _over: threading.Event = field(default_factory=threading.Event)

    @property
    def over(self) -> bool:
        return self._over.is_set()

    @property
    def stopping(self) -> bool:
        return self._stop.is_set()

    def stop(self) -> None:
        """Ask it to stop; what was read by then is not kept."""
        self._stop.set()

    def wait(self, seconds: float) -> None:
        """Wait until it is over, but no longer than `seconds`."""
        self._over.wait(seconds)

    def tell(self, share: float) -> None:
        self.share = share

    def work(self, import_: Callable[[ImportRun], Outcome]) -> None:
        """Do the import; what goes wrong is kept for the page, which can show it."""
        try:
            self.outcome = import_(self)
        except Cancelled:
            pass
        except Exception as error:
            self.failure = error
        finally:
            self._over.set()


def start(import_: Callable[[ImportRun], Outcome]) -> None:
    """Let `import_` work in the background; a second click while this visitor's import is under way does nothing."""
    if current() is not None:
        return
    run = ImportRun()
    session().kept[_KEY] = run
    threading.Thread(target=run.work, args=(import_,), name="import", daemon=True).start()
    run.wait(_BRIEFLY)


def current() -> ImportRun | None:
    """Return this visitor's import that is under way or just over; None where there is none."""
    run: ImportRun | None = session().kept.get(_KEY)
    return run


def forget() -> None:
    """Forget this visitor's import: what came of it was told."""
    session().kept.pop(_KEY, None)
