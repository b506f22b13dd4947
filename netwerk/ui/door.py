"""The door that every page passes first: who is it, what may they see, and what happens when something goes wrong.

    with open_page(Action.MAP) as visit:
        choice = filters(visit)

The door needs nothing that streamlit_app did: a page may be asked for directly by its address.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import streamlit as st

from netwerk.access import Action, Scope, require
from netwerk.model import Classification, Dataset
from netwerk.ui import cache, first_run, foot, menu
from netwerk.ui.mishaps import caught, done, show_outcome
from netwerk.ui.session import arrive, keep_language_in_address, session
from netwerk.ui.text import _, styles

__all__ = ["Visit", "done", "open_page"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One visitor on one page.

    dataset : what this visitor may see, and nothing else; its version is the cache key
    today : day number
    last_day : the last day that the data reach, the same for everyone: a partner that has fallen silent is told
        about now, not about its own last year; None without records
    demo : the fictional region is loaded
    """

    scope: Scope
    dataset: Dataset
    today: int
    last_day: int | None
    demo: bool

    @property
    def classification(self) -> Classification:
        return self.dataset.classification

    def may(self, action: Action) -> bool:
        return self.scope.may(action)


@contextmanager
def open_page(action: Action, *, without_data: bool = False) -> Iterator[Visit]:
    """Let the visitor in where its role holds `action`, and show the foot of the page at the end.

    Who may not enter gets one sentence and no data. An empty database shows the first-run page, unless the page
    works `without_data`. An unexpected error shows a number; the log holds the traceback under that number.
    """
    menu.configure()
    menu.draw_once()
    arrive(action.value)
    keep_language_in_address()
    styles()
    visit: Visit | None = None
    with caught():
        visit = _enter(action, without_data)
    if visit is None:
        foot.show(None)
        st.stop()
    with caught():
        yield visit
    foot.show(visit)


def _enter(action: Action, without_data: bool) -> Visit | None:
    """The visit; None where the database is empty and the first-run page was shown instead."""
    scope = session().scope
    require(scope, action)
    if cache.is_empty() and not without_data:
        first_run.show()
        return None
    dataset = cache.dataset(scope)
    today = cache.today()
    demo = cache.demo_loaded()
    if demo:
        st.caption(_("Voorbeeldregio, fictief: alle organisaties en registraties zijn verzonnen."))
    show_outcome()
    return Visit(scope=scope, dataset=dataset, today=today, last_day=cache.last_day(today), demo=demo)
