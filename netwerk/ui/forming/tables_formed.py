"""Which tables bring organisations together for the first time, and what came of the pairs that met there."""

from __future__ import annotations

import streamlit as st

from netwerk.analysis.survival import MONTHS
from netwerk.analysis.tables import Tables, What
from netwerk.i18n import Text, mark
from netwerk.ui import cache, in_address
from netwerk.ui.door import Visit
from netwerk.ui.evidence import offer, open_groups
from netwerk.ui.forming.look import Look, timeline_of
from netwerk.ui.forming.row_table import row_table
from netwerk.ui.session import language
from netwerk.ui.text import _, header, in_markdown, plain
from netwerk.views import tables_formed_view

_WORDS = {What.SOURCE: "bronnen", What.SERIES: "bijeenkomsten"}


def show_tables(visit: Visit, look: Look, refusal: Text | None) -> None:
    """Show per table what came of the pairs that first met there; each table opens its pairs and records.

    refusal : why nothing may be concluded; the tables are then listed without how the pairs went on
    """
    header(_("Aan welke tafels beginnen verbindingen die blijven?"))
    top = st.container()
    what = _choose_what()
    found = cache.tables(
        visit.dataset,
        look.asked(visit.today),
        steps=tables_formed_view.LONG // MONTHS[look.step],
    )
    tongue = language()
    with top:
        said = tables_formed_view.lead(found, what, tongue) if refusal is None else (refusal,)
        st.markdown(" ".join(in_markdown(sentence) for sentence in said))
    _show_table(visit, look, found, what, conclusive=refusal is None)
    quiet = tables_formed_view.dormant(found, what, tongue)
    if quiet is not None:
        st.markdown(in_markdown(quiet))
    left_out = tables_formed_view.left_out(found, what, tongue)
    if left_out:
        st.caption(" ".join(in_markdown(sentence) for sentence in left_out))
    st.caption(
        _(
            "Dit is geen oordeel over een tafel: niet elke tafel is er om verbindingen te maken. "
            "Geen uitspraak: van minder dan tien paren is bekend hoe het verderging."
        )
    )


def _show_table(visit: Visit, look: Look, found: Tables, what: What, *, conclusive: bool) -> None:
    tongue = language()
    table = tables_formed_view.table(found, what, look.step, tongue, conclusive=conclusive)
    if table.empty:
        st.markdown(_("Geen tafels in deze keuze."))
        return
    config = {
        heading: st.column_config.Column(help=help_)
        for heading, help_ in tables_formed_view.table_help(found, look.step, tongue).items()
    }
    date = table.columns[3]
    config[date] = st.column_config.DateColumn(format="DD-MM-YYYY", help=config[date]["help"])
    key = f"vorming_tafels_{what.value}_{len(table)}"
    alt = plain(mark("Per tafel wat er was, en hoe het verderging met de paren die elkaar daar voor het eerst troffen"))
    row = row_table(visit, table, key=key, alt=alt, config=config)
    if row is None:
        return
    name = str(table.iat[row, 0])
    if offer(_("Open de paren en registraties: {name}", name=name), f"{key}_{row}"):
        place = int((found.tables["what"] == what.value).to_numpy().nonzero()[0][row])
        of = timeline_of(visit, look)
        open_groups(visit, name, tables_formed_view.of_table(visit.dataset, of, found, place), of.window)


def _choose_what() -> What:
    """Let the visitor choose between sources and series of meetings."""
    labels = {"bronnen": plain(mark("Bronnen")), "bijeenkomsten": plain(mark("Reeksen van bijeenkomsten"))}
    chosen = st.segmented_control(
        _("Tafels"),
        list(labels),
        format_func=labels.__getitem__,
        required=True,
        **in_address.kept("tafels", list(labels), key="vorming_tafels"),
    )
    return next((what for what, word in _WORDS.items() if word == chosen), What.SOURCE)
