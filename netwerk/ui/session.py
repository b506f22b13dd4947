"""What the app remembers of one visitor between two clicks: language, role, and what was chosen last.

One typed value under one key, so that no name can be misspelt. Pages do not touch `st.session_state`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from threading import RLock
from typing import Any

import streamlit as st

from netwerk.access import Role, Scope
from netwerk.i18n import LANGUAGES, Language

LAST_YEAR, WHOLE = "12-maanden", "regio"
# keys of the filter row with their defaults; the two days of "Eigen datums" stay, they count only with that choice
FILTERS: dict[str, Any] = {
    "periode": LAST_YEAR,
    "gebied": WHOLE,
    "lagen": [],
    "soorten": [],
    "vormen": [],
    "minimum": 1,
}
_KEY = "netwerk"
_LANGUAGE_PARAMETER = "taal"


@dataclass(slots=True)
class Session:
    """The choices of one visitor that no widget keeps.

    scope : as whom the visitor looks ("kijk als"); without sign-in one starts as coordinator
    selected : the organisation id or the line ("a|b") chosen on the map
    menu_drawn : whether the menu was drawn in this run; sent_on : whether a page that ran by itself was asked again
    uploads : raised to empty the file box after an import
    notice, failure : what to say on the next run, once: what a button did, or why it could not (Markdown)
    page : the page that was opened last
    filters : what was last chosen in the filter row, by key
    kept : values that a part of the screen keeps under its own name
    acting : held while a button does its work: Streamlit runs a second click beside the first
    """

    language: Language = "nl"
    scope: Scope = field(default_factory=lambda: Scope(role=Role.COORDINATOR))
    selected: str | None = None
    menu_drawn: bool = False
    sent_on: bool = False
    uploads: int = 0
    notice: str | None = None
    failure: str | None = None
    page: str | None = None
    filters: dict[str, Any] = field(default_factory=dict)
    kept: dict[str, Any] = field(default_factory=dict)
    acting: RLock = field(default_factory=RLock, repr=False, compare=False)


def session() -> Session:
    """Return the session of this visitor; at its start the language is that of the address."""
    if _KEY not in st.session_state:
        asked = st.query_params.get(_LANGUAGE_PARAMETER, "nl")
        st.session_state[_KEY] = Session(language=next((known for known in LANGUAGES if known == asked), "nl"))
    current: Session = st.session_state[_KEY]
    return current


def language() -> Language:
    """Return the visitor's language."""
    return session().language


def keep_language_in_address() -> None:
    """Write the language into the address, so that a link reopens in it; Dutch leaves the address."""
    wanted = session().language
    if wanted == "nl":
        if _LANGUAGE_PARAMETER in st.query_params:
            del st.query_params[_LANGUAGE_PARAMETER]
    elif st.query_params.get(_LANGUAGE_PARAMETER) != wanted:
        st.query_params[_LANGUAGE_PARAMETER] = wanted


def choose_language(wanted: Language) -> None:
    """Change the language; what was chosen in the filter row stays chosen, though its words change."""
    for key in {*FILTERS, *session().filters}:
        if key in st.session_state:
            st.session_state[key] = st.session_state[key]
    session().language = wanted


def arrive(page: str) -> None:
    """Note the page that is opened; on a change of page the filter row keeps what was chosen on the one before.

    Streamlit itself keeps what the visitor chose there, but forgets at the first change of page what had come from
    the address.
    """
    current = session()
    if current.page not in (None, page):
        for key, value in current.filters.items():
            st.session_state[key] = value
    current.page = page


def remember(key: str, chosen: Any) -> None:
    """Keep a choice of the filter row for the other pages."""
    session().filters[key] = chosen


def clear_filters() -> None:
    """Set the filter row back to its defaults."""
    for key, default in FILTERS.items():
        st.session_state[key] = default


def is_dark() -> bool:
    """Return whether the visitor's screen is dark."""
    return st.context.theme.type == "dark"
