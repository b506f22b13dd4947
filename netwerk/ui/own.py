"""The parts of Mijn netwerk: whom it is about, its records, and what the municipality sees of it.

The data are always those of `access.visible` for a partner, also where a coordinator looks along.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import pandas as pd
import streamlit as st

from netwerk.access import Role, Scope
from netwerk.analysis.evidence import evidence
from netwerk.analysis.own import OwnYear
from netwerk.analysis.own import partners as find_partners
from netwerk.analysis.own import years as find_years
from netwerk.i18n import mark
from netwerk.model import FIRST, Dataset, Window
from netwerk.report.lists import csv_list
from netwerk.ui import cache
from netwerk.ui.door import Visit
from netwerk.ui.fictional import named
from netwerk.ui.lines import show_lines
from netwerk.ui.session import language
from netwerk.ui.text import _, as_markdown, download, in_markdown, plain
from netwerk.views import own_network
from netwerk.views.evidence_view import evidence_table

_ALL = -1  # in the place of a code: with all partners
SHOWN = 8  # records on the screen at once; the file has them all


@dataclass(frozen=True, slots=True, kw_only=True)
class Own:
    """The organisation that the page is about. visit : as its own; code : its place in the data of that visit."""

    visit: Visit
    code: int

    @property
    def scope(self) -> Scope:
        return self.visit.scope

    @property
    def dataset(self) -> Dataset:
        """What this organisation may see."""
        return self.visit.dataset


def choose(visit: Visit) -> Own | None:
    """Return whom the page is about: a partner itself, for a coordinator the organisation chosen in a box."""
    if visit.scope.role is Role.PARTNER:
        return _own(visit, visit.scope)
    called = own_network.choices(visit.dataset)
    id_ = st.selectbox(
        _("Organisatie"),
        list(called),
        index=None,
        format_func=lambda option: called[option],
        placeholder=_("Kies een organisatie"),
        key="mijn_organisatie",
        bind="query-params",
        persist_state="session",
    )
    return None if id_ is None else _own(visit, Scope(role=Role.PARTNER, organisation=id_))


def _own(visit: Visit, scope: Scope) -> Own | None:
    dataset = cache.dataset(scope)
    code = dataset.code_of.get(scope.organisation or "")
    if code is None:
        return None
    st.caption(as_markdown(dataset.organisations["name"].iat[code]))
    return Own(visit=replace(visit, scope=scope, dataset=dataset), code=code)


def partners(me: Own, window: Window) -> pd.DataFrame:
    """Return the partners in `window`, as `analysis.own` gives them."""
    return find_partners(me.dataset, me.code, window)


def partners_ever(me: Own, window: Window) -> pd.DataFrame:
    """Return the partners up to the end of `window`."""
    return find_partners(me.dataset, me.code, Window(begin=FIRST, end=window.end))


def years(me: Own) -> tuple[OwnYear, ...]:
    """Return the school years since the first record, up to now."""
    last_day = me.visit.last_day
    return () if last_day is None else find_years(me.dataset, me.code, base=Window(), last_day=last_day)


def show_records(me: Own, with_: pd.DataFrame, window: Window) -> None:
    """Show the records in which this organisation took part, of all partners or of the one that is chosen."""
    names = me.dataset.organisations["name"]
    labels = {_ALL: plain(mark("Alle partners"))}
    for code in sorted(with_["partner"].tolist(), key=lambda code: str(names.iat[code]).casefold()):
        labels[code] = str(names.iat[code])
    partner = st.selectbox(
        _("Met"),
        list(labels),
        format_func=labels.__getitem__,
        key=f"mijn_partner_{language()}_{me.scope.organisation}",
    )
    found = evidence(me.dataset, me.code, None if partner == _ALL else partner, window)
    if found.empty:
        st.markdown(_("Er is in deze periode niets over u vastgelegd."))
        return
    lines = own_network.record_lines(me.dataset, me.code, found, language())
    show_lines(lines[:SHOWN])
    if len(lines) > SHOWN:
        st.caption(
            _("De {shown} nieuwste van {all} registraties. Het bestand heeft ze alle.", shown=SHOWN, all=len(lines))
        )
    table = evidence_table(me.dataset, found, window, language())
    download(
        _("Download uw registraties (CSV)"),
        lambda: csv_list(table[table.columns[:7]]),  # without where in whose file it was read
        named("mijn-registraties.csv", fictional=me.visit.demo),
        "text/csv",
    )


def show_what_the_municipality_sees(me: Own) -> None:
    """Explain in a box to open what the municipality sees of this organisation."""
    with st.expander(_("Wat ziet de gemeente over ons?")):
        st.markdown(
            _(
                "De coördinator van de gemeente ziet dezelfde registraties als u, en die van de andere organisaties. "
                "Er staan geen namen van cliënten in."
            )
        )
        st.markdown(in_markdown(own_network.sources(me.dataset, language())))
        st.markdown(_("Dit staat over u in het register:"))
        show_lines(own_network.particulars(me.dataset, me.code, language()))
        st.caption(_("Andere partners zien dit niet. Zij zien alleen de registraties waar zij zelf aan deelnamen."))
