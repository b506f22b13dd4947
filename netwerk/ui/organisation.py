"""The parts of the page Organisatie: choosing one, its years, its role, its records and their download."""

from __future__ import annotations

import re
from dataclasses import replace

import pandas as pd
import streamlit as st

from netwerk.analysis.evidence import evidence
from netwerk.analysis.gaps import Gaps
from netwerk.analysis.own import partners as find_partners
from netwerk.analysis.own import years as find_years
from netwerk.analysis.periods import Step
from netwerk.i18n import mark
from netwerk.model import FIRST, Dataset, Window
from netwerk.network import Network
from netwerk.report.lists import EXCEL, csv_list, excel_list
from netwerk.ui import cache
from netwerk.ui.controls import Choice
from netwerk.ui.door import Visit
from netwerk.ui.evidence import offer, open_groups, show_behind, show_evidence
from netwerk.ui.fictional import FICTIONAL, labelled, named
from netwerk.ui.lines import show_lines
from netwerk.ui.map_controls import search
from netwerk.ui.selection import selected
from netwerk.ui.session import is_dark, language
from netwerk.ui.text import _, as_markdown, download, plain
from netwerk.views import behind, charts, organisation_view, palette, wording
from netwerk.views.evidence_view import evidence_table
from netwerk.views.own_network import year_table


def choose(dataset: Dataset, choice: Choice) -> int | None:
    """Return the code of the chosen organisation and offer to choose another; a chosen line is no organisation."""
    picked = selected(dataset)
    with choice.row:
        search(dataset, picked)
    return picked.a if picked is not None and picked.b is None else None


def show_partners(visit: Visit, network: Network, code: int) -> None:
    """Show the partners per layer, by name; choosing one shows the records of that connection under the list."""
    dataset = visit.dataset
    ever = find_partners(dataset, code, replace(network.window, begin=FIRST))
    found = organisation_view.partners_by_layer(dataset, network, code, ever, language())
    if not found:
        st.markdown(_("Geen partners in deze periode."))
    for number, (label, table, partners) in enumerate(found):
        st.markdown(f"### {as_markdown(label)}")
        picked = st.dataframe(
            table,
            hide_index=True,
            height=min(360, 38 + 35 * len(table)),
            alt=plain(mark("Partners: {layer}", layer=label)),
            on_select="rerun",
            selection_mode="single-cell",
            key=f"organisatie_partners_{code}_{number}_{network.window.begin}",
        )
        for row, _column in picked["selection"]["cells"]:
            if row < len(partners):
                _connection(visit, network, code, partners[row])
    if found:
        st.caption(_("Klik op een partner en lees de registraties van die verbinding."))


def _connection(visit: Visit, network: Network, code: int, partner: int) -> None:
    names, window = visit.dataset.organisations["name"], network.window
    with st.container(border=True):
        st.markdown(f"**{as_markdown(names.iat[code])} – {as_markdown(names.iat[partner])}**")
        found = evidence(visit.dataset, code, partner, window)
        show_evidence(visit, found, window, key=f"organisatie_lijn_{code}_{partner}")


def show_years(visit: Visit, code: int, window: Window) -> None:
    """Show the partners per school year, as bars and as a table."""
    last_day = visit.last_day
    years = () if last_day is None else find_years(visit.dataset, code, base=window, last_day=last_day)
    if not years:
        st.markdown(_("Van deze organisatie is nog geen samenwerking vastgelegd."))
        return
    if len(years) > 1:
        theme: palette.Theme = "dark" if is_dark() else "light"
        ground = palette.GROUNDS[theme]
        colours = {**palette.mark_colours(theme), "text": ground.text, "muted": ground.muted}
        st.altair_chart(
            labelled(
                charts.formation_chart(
                    organisation_view.for_chart(years), step=Step.SCHOOLYEAR, colours=colours, language=language()
                )
            ),
            alt=plain(
                mark("Staven per schooljaar: partners die bleven, nieuw zijn of terugkwamen, en gestopte eronder")
            ),
        )
    with st.expander(_("Dezelfde getallen als tabel"), expanded=len(years) < 2):
        st.dataframe(
            year_table(years, language()),
            hide_index=True,
            alt=plain(mark("Per schooljaar het aantal partners en wat er veranderde")),
        )
        st.caption(_("Elk schooljaar is vergeleken met het jaar ervoor. Meer verbindingen is niet vanzelf beter."))


def show_role(visit: Visit, choice: Choice, code: int) -> None:
    """Show the measures of one organisation in plain words, in a box to open."""
    with st.expander(_("Verdieping: haar plaats in het netwerk")):
        rows = organisation_view.role_rows(
            cache.measures(visit.dataset, choice.window), visit.dataset, code, language()
        )
        if not rows:
            st.markdown(_("Deze organisatie hoort niet bij deze keuze."))
            return
        show_lines(rows)
        number = len(cache.network(visit.dataset, choice.window))
        st.caption(
            _(
                "{period}, {number} organisaties. Deze getallen zeggen iets over de plaats in het netwerk, "
                "niet over hoe goed iemand werkt.",
                period=wording.capital(choice.period),
                number=number,
            )
        )


def offer_agreements(visit: Visit, code: int, found: Gaps) -> None:
    """Offer the records behind the agreements that ask something of the organisation."""
    id_ = str(visit.dataset.organisations["id"].iat[code])
    group = behind.of_agreements_of(visit.dataset, found.norms, id_, language())
    if group.members and offer(_("Waaruit blijken de afspraken?"), f"afspraken_{code}"):
        open_groups(visit, str(visit.dataset.organisations["name"].iat[code]), [group], found.window)


def show_records(visit: Visit, choice: Choice, code: int) -> None:
    """Show every record of the period in which the organisation is named, and offer them as a file; else its last."""
    id_ = str(visit.dataset.organisations["id"].iat[code])
    show_behind(visit, behind.of_one(visit.dataset, id_, choice.window), choice.window, key=f"organisatie_{code}")
    found = evidence(visit.dataset, code, None, choice.window)
    if len(found):
        _downloads(visit, code, evidence_table(visit.dataset, found, choice.window, language()), choice.period)


def _downloads(visit: Visit, code: int, table: pd.DataFrame, period: str) -> None:
    one = visit.dataset.organisations.iloc[code]
    stem = named("registraties-" + re.sub(r"[^\w-]+", "-", str(one["id"])), fictional=visit.demo)
    title = ", ".join([one["name"], period, *([plain(FICTIONAL)] if visit.demo else [])])
    with st.container(horizontal=True, gap="small"):
        download(_("Download als Excel"), lambda: excel_list(table, title=title), f"{stem}.xlsx", EXCEL)
        download(_("Download als CSV"), lambda: csv_list(table), f"{stem}.csv", "text/csv")
