"""Read files in, see what was understood, undo, templates, backup."""

import streamlit as st

from netwerk.access import Action
from netwerk.i18n import mark
from netwerk.ui import imports
from netwerk.ui.door import open_page
from netwerk.ui.text import _, head, header, lead

with open_page(Action.DATA, without_data=True) as visit:
    top = head(_("Gegevens"))
    with top:
        lead(
            mark("Lees lijsten met organisaties en samenwerkingen in."),
            mark("Alles blijft op deze computer, en elke import kunt u ongedaan maken."),
        )
    imports.read_in(visit)
    st.space("small")
    header(_("Wat is ingelezen"))
    imports.show_history()
    st.space("small")
    header(_("Voorbeelden van bestanden"))
    st.caption(_("Zo kan een bestand eruitzien. Vul het aan met uw eigen rijen; andere kolommen mogen blijven staan."))
    imports.show_templates()
    st.space("small")
    header(_("Reservekopie"))
    imports.show_backup()
