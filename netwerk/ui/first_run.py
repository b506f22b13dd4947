"""What an empty database shows: look at the example region, or read in own files."""

from __future__ import annotations

import streamlit as st

from netwerk.access import Action
from netwerk.i18n import mark
from netwerk.ui import menu, reading_in
from netwerk.ui.session import session
from netwerk.ui.text import _, head, lead


def show() -> None:
    """Show the first-run page."""
    middle = st.columns([1, 6, 1])[1]
    with middle:
        head(_("Welkom bij Netwerk"))
        lead(
            mark("Er staan nog geen gegevens in."),
            mark("Bekijk eerst de voorbeeldregio, of lees eigen bestanden in."),
        )
        left, right = st.columns(2, gap="medium")
        with left.container(border=True, height="stretch"):
            st.markdown("### :material/travel_explore: " + _("Voorbeeldregio"))
            st.markdown(
                _("Een verzonnen regio met ruim honderd organisaties en tien schooljaren. U kunt alles proberen.")
            )
            if st.button(_("Bekijk de voorbeeldregio"), key="voorbeeldregio"):
                with st.spinner(_("Voorbeeldregio laden")):
                    reading_in.load_demo()
                st.rerun()
        with right.container(border=True, height="stretch"):
            st.markdown("### :material/upload_file: " + _("Eigen bestanden"))
            st.markdown(
                _(
                    "Excel of CSV: een lijst met organisaties en een lijst met bijeenkomsten of samenwerkingen. "
                    "Alles blijft op deze computer."
                )
            )
            if session().scope.may(Action.DATA) and st.button(_("Lees eigen bestanden in"), key="eigen_bestanden"):
                st.switch_page(menu.path(Action.DATA))
        st.caption(
            _(
                "Lees geen bestanden in met namen of nummers van cliënten. "
                "Kolommen die Netwerk niet kent, worden niet bewaard."
            )
        )
