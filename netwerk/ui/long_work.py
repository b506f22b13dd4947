"""Long calculations that someone asks for: a button starts one, a bar says how far it is, another button stops it.

    found = on_request("toeval", key, work, label=_("Vergelijk met toeval"), takes=_("Dit duurt enkele seconden."))
    if found is not None:
        …

A thread of the server does the work, also while the visitor looks elsewhere; what comes of it is kept for everyone.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import TypeVar

import streamlit as st

from netwerk.ui import cache
from netwerk.ui.background import Run
from netwerk.ui.mishaps import sentence_of
from netwerk.ui.session import session
from netwerk.ui.text import _

Result = TypeVar("Result")
Progress = Callable[[float], None]
IsCancelled = Callable[[], bool]
Work = Callable[[Progress, IsCancelled], Result]

_EVERY = 0.5  # seconds between two looks at how far it is
_MOST_KEPT = 60  # results


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """One calculation that was asked for; key : what it is about, its result is kept under this."""

    key: Hashable
    run: Run[object]


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
    asked = _current(name)
    if asked is not None and asked.key != whole:
        asked.run.stop()  # another period or area was chosen meanwhile
        asked = None
    found: Result | None = kept.get(whole)
    if found is not None:
        _forget(name)
        return found
    if asked is not None and asked.run.over:
        _forget(name)
        if asked.run.failure is not None:
            st.error(sentence_of(asked.run.failure), icon=":material/error:")
        elif asked.run.stopping:
            st.info(_("Gestopt. Er is niets berekend."), icon=":material/info:")
        asked = None
    if asked is None:
        st.button(label, key=f"bereken_{name}", icon=":material/calculate:", on_click=_start, args=(name, whole, work))
        if takes:
            st.caption(takes)
        return None
    _follow(name)
    return None


def _start(name: str, whole: Hashable, work: Work[object]) -> None:
    """Let `work` begin in the background; a second click while it is under way does nothing."""
    under_way = _current(name)
    if under_way is not None and under_way.key == whole and not under_way.run.over:
        return
    kept = cache.kept_results()

    def keep(run: Run[object]) -> object:
        result = work(run.tell, lambda: run.stopping)
        for old in list(kept)[: -(_MOST_KEPT - 1)]:
            kept.pop(old, None)
        kept[whole] = result
        return result

    asked = _Asked(key=whole, run=Run())
    session().kept[_kept_as(name)] = asked
    asked.run.start(keep, name=name)


def _current(name: str) -> _Asked | None:
    asked: _Asked | None = session().kept.get(_kept_as(name))
    return asked


def _forget(name: str) -> None:
    session().kept.pop(_kept_as(name), None)


def _kept_as(name: str) -> str:
    return f"berekening_{name}"


@st.fragment(run_every=_EVERY)
def _follow(name: str) -> None:
    asked = _current(name)
    if asked is None or asked.run.over:
        st.rerun()
    run = asked.run
    if run.stopping:
        st.progress(run.share, _("Bezig met stoppen."))
    else:
        st.progress(run.share, _("Bezig met rekenen. U kunt intussen verder kijken."))
        st.button(_("Stop"), key=f"stop_{name}", icon=":material/stop:", on_click=run.stop)
