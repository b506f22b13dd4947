"""Everything as one file, to keep and to put back, and files to fill in."""

from __future__ import annotations

from datetime import datetime
from functools import partial

import streamlit as st

from netwerk import store as database
from netwerk.report.lists import EXCEL
from netwerk.ui import cache
from netwerk.ui.mishaps import carefully
from netwerk.ui.session import language, session
from netwerk.ui.text import _, as_markdown, download


def show_templates() -> None:
    """Offer an empty example of each kind of file."""
    with st.container(horizontal=True, gap="small"):
        for name, content in cache.templates(language()).items():
            download(as_markdown(name), partial(bytes, content), name, EXCEL)


def show_backup() -> None:
    """Offer everything as one file, and take such a file back."""
    left, right = st.columns(2, gap="medium")
    with left.container(border=True, height="stretch"):
        st.markdown(_("**Bewaren.** Eén bestand met alles wat is ingelezen."))
        download(
            _("Download de reservekopie"),
            lambda: database.backup(cache.engine()),
            f"netwerk-{datetime.now().astimezone():%Y-%m-%d}.netwerk",
            "application/gzip",
        )
    with right.container(border=True, height="stretch"):
        st.markdown(_("**Terugzetten.** Alles wat er nu staat, wordt vervangen."))
        upload = st.file_uploader(_("Kies een reservekopie"), key=f"kopie_{session().uploads}")
        if upload is not None:
            st.button(_("Zet terug"), key="kopie_terug", on_click=carefully, args=(_restore, upload.getvalue()))


def _restore(content: bytes) -> None:
    database.restore(cache.engine(), content, at=_now())
    session().notice = _("De reservekopie is teruggezet.")
    session().uploads += 1


def _now() -> datetime:
    return datetime.now().astimezone()
