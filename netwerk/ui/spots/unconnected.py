"""Who is not or hardly connected, and in which way."""

from __future__ import annotations

import streamlit as st

from netwerk.i18n import mark
from netwerk.model import Window
from netwerk.ui import cache
from netwerk.ui.door import Visit
from netwerk.ui.evidence import open_evidence
from netwerk.ui.rows import show_rows
from netwerk.ui.session import language
from netwerk.ui.text import _, header, in_markdown
from netwerk.views import alone, behind, wording

OPEN = 6  # a short list is open from the start


def show(visit: Visit, window: Window) -> None:
    """Show each sort of organisations that are not or hardly connected."""
    header(_("Wie is niet of nauwelijks aangesloten?"))
    data = visit.dataset
    found, network = cache.gaps(data, window, visit.today), cache.network(data, window)
    for sort in alone.sorts(data, network, found.isolates, language()):
        show_sort(visit, sort, window)


def show_sort(visit: Visit, sort: alone.Sort, window: Window) -> None:
    """Show one sort of organisations that are not or hardly connected; who they are opens with one click."""
    number = wording.number(len(sort.rows), language())
    count = mark("één organisatie") if len(sort.rows) == 1 else mark("{number} organisaties", number=number)
    box = st.expander(
        f"**{in_markdown(sort.name)}** · {in_markdown(count)}",
        expanded=0 < len(sort.rows) <= OPEN,
        key=f"soort_{sort.name.template}",
        on_change="rerun",
    )
    if box.open:
        with box:
            st.markdown(in_markdown(sort.meaning) if sort.rows else _("In deze periode is dat er geen een."))
            if sort.rows:
                show_rows(
                    alone.HEADINGS,
                    sort.rows,
                    wide_last=True,
                    key=f"soort_{sort.name.template}",
                    opens=lambda id_: open_evidence(visit, behind.of_one(visit.dataset, id_, window), window),
                )
