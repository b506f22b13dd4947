"""Read files in, settle names, change by hand, see and undo imports, keep everything as one file."""

import streamlit as st

from netwerk.access import Action
from netwerk.i18n import mark
from netwerk.ui import import_history, keeping, reading_in
from netwerk.ui.data_parts import Part, choose_part
from netwerk.ui.door import open_page
from netwerk.ui.text import _, head, header, lead

with open_page(Action.DATA, without_data=True) as visit:
    top = head(_("Gegevens"))
    with top:
        lead(
            mark("Lees lijsten met organisaties en samenwerkingen in."),
            mark("Alles blijft op deze computer, en elke import kunt u ongedaan maken."),
        )
    match choose_part(open_names=0):
        case Part.READ_IN:
            reading_in.read_in(visit)
        case Part.NAMES:
            from netwerk.ui.names import show_names

            show_names(visit)
        case Part.BY_HAND:
            from netwerk.ui.by_hand import show_by_hand

            show_by_hand(visit)
        case Part.HISTORY:
            header(_("Wat is ingelezen"))
            import_history.show_history()
        case Part.KEEP:
            header(_("Reservekopie"))
            keeping.show_backup()
            st.space("small")
            header(_("Voorbeelden van bestanden"))
            st.caption(
                _("Zo kan een bestand eruitzien. Vul het aan met uw eigen rijen; andere kolommen mogen blijven staan.")
            )
            keeping.show_templates()
