"""Work that goes on in a thread of the server while the page stays alive: how far it is, what came of it, and a stop.

The thread goes on when the visitor looks at another page.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from netwerk.errors import Cancelled

Result = TypeVar("Result")
_BRIEFLY = 1.0  # seconds in which short work is done, so that nobody needs to see a bar


@dataclass(slots=True)
class Run(Generic[Result]):
    """One piece of work under way.

    share : how far it is, 0.0 to 1.0
    outcome : what came of it, once `over`; None where it was stopped or failed
    failure : why it failed, None where it did not
    """

    share: float = 0.0
    outcome: Result | None = None
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
        """Ask it to stop; nothing of it is kept."""
        self._stop.set()

    def wait(self, seconds: float) -> None:
        """Wait until it is over, but no longer than `seconds`."""
        self._over.wait(seconds)

    def tell(self, share: float) -> None:
        self.share = share

    def start(self, work: Callable[[Run[Result]], Result], *, name: str) -> None:
        """Let `work` begin, and wait a moment: short work is then done at once. `name` is for who looks at threads."""
        threading.Thread(target=self._do, args=(work,), name=name, daemon=True).start()
        self.wait(_BRIEFLY)

    def _do(self, work: Callable[[Run[Result]], Result]) -> None:
        """Do the work; what goes wrong is kept for the page, which can show it."""
        try:
            self.outcome = work(self)
        except Cancelled:
            pass
        except Exception as error:
            self.failure = error
        finally:
            self._over.set()
