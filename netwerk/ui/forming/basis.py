"""The line under every figure through time that says what it rests on."""

from __future__ import annotations

import streamlit as st

from netwerk.ui import cache
from netwerk.ui.door import Visit
from netwerk.ui.forming.held import version_shown
from netwerk.ui.forming.look import Look
from netwerk.ui.session import language
from netwerk.ui.text import in_markdown
from netwerk.views import basis_view


def show_basis(visit: Visit, look: Look) -> None:
    """Say how many records, organisations and sources the figures of `look` rest on, of when, and of which data."""
    found = cache.basis(visit.dataset, look.asked(visit.today))
    st.caption(in_markdown(basis_view.basis(found, version_shown(visit), language())))
