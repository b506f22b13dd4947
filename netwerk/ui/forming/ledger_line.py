"""The records behind one connection of the ledger, of all years, in the periods in which it was there."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from netwerk.analysis.ledger import Ledger, spells_of
from netwerk.analysis.timeline import Timeline
from netwerk.ui.door import Visit
from netwerk.ui.evidence import show_evidence
from netwerk.ui.selection import selected
from netwerk.ui.session import language
from netwerk.ui.text import _, in_markdown
from netwerk.views import ledger_view

_APART = 4  # periods with a table of their own; of what changes every month the earlier ones share one


def show_line(visit: Visit, timeline: Timeline, ledger: Ledger) -> None:
    """Show the chosen connection period by period, the latest first, or say how to choose one."""
    line = selected(visit.dataset)
    if line is None or line.b is None:
        st.caption(_("Kies een rij en lees de registraties van alle jaren."))
        return
    data, tongue = visit.dataset, language()
    one, other = (ledger_view.name_of(data, code, tongue) for code in (line.a, line.b))
    row = ledger.row_of(line.a, line.b)
    if row is None:
        st.caption(
            _("De verbinding van {one} en {other} was er niet in deze jaren of deze keuze.", one=one, other=other)
        )
        return
    spells, outside = spells_of(data, timeline, ledger, row)
    key = f"verbinding_{line.a}_{line.b}"
    with st.container(border=True, key="verbinding_regels"):
        st.subheader(_("{one} en {other}", one=one, other=other), anchor=False)
        for nth, spell in list(enumerate(spells))[: -_APART - 1 : -1]:
            said = ledger_view.spell_sentences(timeline, ledger, row, nth, spell, tongue)
            st.markdown(" ".join(in_markdown(sentence) for sentence in said))
            show_evidence(visit, spell.records, timeline.window, key=f"{key}_{spell.start}")
        earlier = spells[:-_APART]
        if earlier:
            step = ledger_view.step_in(timeline, earlier[-1].stop - 1, tongue)
            st.markdown(_("**{number} eerdere perioden**, tot en met {step}.", number=len(earlier), step=step))
            records = pd.concat([spell.records for spell in earlier]).drop_duplicates("record", ignore_index=True)
            show_evidence(visit, records, timeline.window, key=f"{key}_eerder")
        if len(outside):
            with st.expander(_("Andere registraties met deze twee ({number})", number=len(outside))):
                st.caption(
                    _(
                        "Deze maken hier geen verbinding: een andere vorm, een te grote bijeenkomst, te weinig keren, "
                        "of een tijd waarin één van beide er niet was."
                    )
                )
                show_evidence(visit, outside, timeline.window, key=f"{key}_buiten")
