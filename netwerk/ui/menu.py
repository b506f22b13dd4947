"""The menu on top, made from what the visitor's role may do. It is a courtesy: the door is the lock."""

from __future__ import annotations

from pathlib import Path

import streamlit as st
from streamlit.navigation.page import Page

from netwerk.access import Action, require
from netwerk.i18n import Text, mark
from netwerk.settings import ROOT
from netwerk.ui import cache, foot
from netwerk.ui.mishaps import caught
from netwerk.ui.session import session
from netwerk.ui.text import plain

ICON = Path(__file__).parent / "assets" / "icon.png"  # a file: an icon by name would be fetched from outside
TITLES: dict[Action, Text] = {
    Action.OVERVIEW: mark("Overzicht"),
    Action.MAP: mark("Netwerkkaart"),
    Action.ORGANISATION: mark("Organisatie"),
    Action.GAPS: mark("Witte vlekken"),
    Action.FORMATION: mark("Netwerkvorming"),
    Action.BOARD: mark("Bestuur"),
    Action.OWN_NETWORK: mark("Mijn netwerk"),
    Action.DATA: mark("Gegevens"),
    Action.MANAGE: mark("Beheer"),
}


def configure() -> None:
    """Set the title, icon and width of the browser page; each page does, since it may run on its own."""
    st.set_page_config(page_title="Netwerk", page_icon=ICON, layout="wide", initial_sidebar_state="collapsed")


def path(action: Action) -> str:
    """Return the file of a page as `st.page_link` and `st.switch_page` want it."""
    return str(ROOT / "pages" / f"{action.value}.py")


def draw() -> Page:
    """Draw the menu of this visitor and return the page that was asked for; nothing is listed without data."""
    scope = session().scope
    session().menu_drawn = True
    pages = [
        st.Page(path(action), title=plain(title), url_path=action.value)
        for action, title in TITLES.items()
        if scope.may(action)
    ]
    pages.append(st.Page(_start, title="Netwerk", default=True, visibility="hidden"))
    return st.navigation(pages, position="hidden" if cache.is_empty() else "top")


def _start() -> None:
    """Go on to Overzicht. The page at "/" has no other address, so Overzicht itself would not open by its own."""
    if not session().scope.may(Action.OVERVIEW):  # who may open nothing has no page to go on to
        with caught():
            require(session().scope, Action.OVERVIEW)
        foot.show(None)
        return
    st.switch_page(path(Action.OVERVIEW), query_params=st.query_params.to_dict())


def draw_once() -> None:
    """Draw the menu where streamlit_app did not: Streamlit runs a page by itself on the first visit of a new server.

    From then on every run goes through streamlit_app, so the page is asked for once more.
    """
    current = session()
    drawn, current.menu_drawn = current.menu_drawn, False
    if drawn:
        return
    draw()
    current.menu_drawn = False  # it was drawn for this run alone
    if not current.sent_on:
        current.sent_on = True
        st.rerun()
