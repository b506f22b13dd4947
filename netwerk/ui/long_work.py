"""Long calculations that someone asks for: a button starts one, a bar says how far it is, another button stops it.

    found = on_request("toeval", key, work, label=_("Vergelijk met toeval"), takes=_("Dit duurt enkele seconden."))
    if found is not None:
        …

A thread of the server does the work, also while the visitor looks elsewhere; what comes of it is kept for everyone.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import TypeVar

import streamlit as st

from netwerk.errors import Cancelled
from netwerk.ui import cache
from netwerk.ui.mishaps import sentence_of
from netwerk.ui.session import session
from netwerk.ui.text import _

Result = TypeVar("Result")
Progress = Callable[[float], None]
IsCancelled = Callable[[], bool]
Work = Callable[[Progress, IsCancelled], Result]

_BRIEFLY = 1.0  # seconds in which short work is done, so that nobody needs to see a bar
_EVERY = 0.5  # seconds between two looks at how far it is
_MOST_KEPT = 60  # results


@dataclass(slots=True)
class LongWork:
    """One calculation under way.

    key : what it is about; its result is kept under this
    share : how far it is, 0.0 to 1.0
    failure : why it failed; None where it did not, or was stopped
    """

    key: Hashable
    share: float = 0.0
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

    def do(self, work: Work[object], kept: dict[Hashable, object]) -> None:
        """Do the work and put its result into `kept`; what goes wrong is kept for the page, which can show it."""
        try:
            result = work(self.tell, lambda: self.stopping)
            for old in list(kept)[: -(_MOST_KEPT - 1)]:
                kept.pop(old, None)
            kept[self.key] = result
        except Cancelled:
            pass
        except Exception as error:
            self.failure = error
        finally:
            self._over.set()


def on_request(name: str, key: Hashable, work: Work[Result], *, label: str, takes: str = "") -> Result | None:
    """Return the result of `work` where it was asked for and is done; else show the button or the bar and return None.

    Parameters
    ----------
    name : of this calculation on the page, for the keys of its buttons; one of a name runs at a time per visitor
    key : everything the result depends on: version of the data, window, what was chosen; equal keys, equal result
    work : called with (progress, cancelled) in a thread, so it must not use Streamlit; raises `Cancelled` when
        `cancelled()` says so
    label : of the button (from `_`)
    takes : what to say under the button, for instance how long it may take (from `_`)
    """
    whole = (name, key)
    kept = cache.kept_results()
    run = _current(name)
    if run is not None and run.key != whole:
        run.stop()  # another period or area was chosen meanwhile
        run = None
    found: Result | None = kept.get(whole)
    if found is not None:
        _forget(name)
        return found
    if run is not None and run.over:
        _forget(name)
        if run.failure is not None:
            st.error(sentence_of(run.failure), icon=":material/error:")
        elif run.stopping:
            st.info(_("Gestopt. Er is niets berekend."), icon=":material/info:")
        run = None
    if run is None:
        st.button(label, key=f"bereken_{name}", icon=":material/calculate:", on_click=_start, args=(name, whole, work))
        if takes:
            st.caption(takes)
        return None
    _follow(name)
    return None


def _start(name: str, whole: Hashable, work: Work[object]) -> None:
    """Let `work` begin in the background; a second click while it is under way does nothing."""
    under_way = _current(name)
    if under_way is not None and under_way.key == whole and not under_way.over:
        return
    run = LongWork(key=whole)
    session().kept[_kept_as(name)] = run
    threading.Thread(target=run.do, args=(work, cache.kept_results()), name=name, daemon=True).start()
    run.wait(_BRIEFLY)


def _current(name: str) -> LongWork | None:
    run: LongWork | None = session().kept.get(_kept_as(name))
    return run


def _forget(name: str) -> None:
    session().kept.pop(_kept_as(name), None)


def _kept_as(name: str) -> str:
    return f"berekening_{name}"


@st.fragment(run_every=_EVERY)
def _follow(name: str) -> None:
    run = _current(name)
    if run is None or run.over:
        st.rerun()
    if run.stopping:
        st.progress(run.share, _("Bezig met stoppen."))
    else:
        st.progress(run.share, _("Bezig met rekenen. U kunt intussen verder kijken."))
        st.button(_("Stop"), key=f"stop_{name}", icon=":material/stop:", on_click=run.stop)
