"""What was agreed, as the coordinator and the administrator keep it: change, add, withdraw, and every version."""

import streamlit as st

from netwerk.access import Action
from netwerk.i18n import mark
from netwerk.ui import cache, norm_file, norm_keeping, norm_list, norm_tasks
from netwerk.ui.door import open_page
from netwerk.ui.manage_parts import Part, choose_part
from netwerk.ui.text import _, head, lead

with open_page(Action.MANAGE) as visit:
    top = head(_("Beheer"))
    known = cache.norms()
    with top:
        lead(
            mark("Hier staan de afspraken waaraan het netwerk wordt gemeten."),
            mark("Elke wijziging wordt een nieuwe versie; alle versies blijven bewaard."),
        )
    norm_keeping.show_said()
    match choose_part():
        case Part.NEW:
            norm_tasks.show_new(visit, known)
        case Part.FILE:
            norm_file.show_file(visit, known)
        case Part.AGREED:
            asked = norm_tasks.asked(known)
            if asked is None:
                norm_list.show_list(visit, known)
            else:
                st.button(
                    _("Alle afspraken"),
                    key="beheer_terug",
                    type="tertiary",
                    icon=":material/arrow_back:",
                    on_click=norm_tasks.show,
                    args=(None,),
                )
                norm_tasks.show_one(visit, known, asked)
