"""The parts of Mijn netwerk: whom it is about, its records, and what the municipality sees of it.

The data are always those of `access.visible` for a partner, also where a coordinator looks along.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import partial

import pandas as pd
import streamlit as st

from netwerk.access import Role, Scope
from netwerk.analysis.evidence import evidence
from netwerk.analysis.fulfilment import fulfilment
from netwerk.analysis.own import Agreement, OwnYear
from netwerk.analysis.own import partners as find_partners
from netwerk.analysis.own import years as find_years
from netwerk.i18n import mark
from netwerk.model import FIRST, Dataset, Window
from netwerk.report.lists import csv_list
from netwerk.ui import cache
from netwerk.ui.door import Visit
from netwerk.ui.evidence import offer, open_evidence
from netwerk.ui.fictional import named
from netwerk.ui.introductions_of import show_own_introductions
from netwerk.ui.lines import show_lines
from netwerk.ui.rows import look_up
from netwerk.ui.session import language
from netwerk.ui.text import _, as_markdown, download, in_markdown, plain
from netwerk.views import behind, own_network, wording
from netwerk.views.evidence_view import evidence_table
from netwerk.views.own_network import Line

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


def show_partners(me: Own, lines: Iterable[Line], window: Window) -> None:
    """Show partners with what is known of each; a button opens the records with that partner."""
    ids = me.dataset.organisations["id"]
    with st.container(gap=None):
        for one in lines:
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                with st.container():
                    show_lines([one])
                if one.code is not None:
                    found = behind.of_pair(me.dataset, str(ids.iat[me.code]), str(ids.iat[one.code]), window)
                    look_up(
                        st.container(width="content"),
                        key=f"mijn_{me.scope.organisation}_{one.code}",
                        name=one.name,
                        opens=partial(open_evidence, me.visit, found, window),
                    )


def show_agreement(me: Own, one: Agreement, window: Window, in_period: str) -> None:
    """Show one agreement; a button opens the records that make it so, or the last that did."""
    asked = one.norm.asked_over(window)
    if asked != window:
        in_period = wording.in_period(asked.begin, asked.end, language())
    sentences = own_network.agreement(one, in_period, language())
    st.markdown(" ".join(in_markdown(sentence) for sentence in sentences))
    name = one.norm.text_in(language())
    if offer(_("Registraties"), f"mijn_{me.scope.organisation}_{one.norm.id}"):
        result = fulfilment(me.dataset, asked, one.norm)
        id_ = str(me.dataset.organisations["id"].iat[me.code])
        if one.fulfilled:
            found = behind.fulfilled(me.dataset, result, language())[id_]
        else:  # who is wanted stands in the register, of which its own data hold only a part
            found = behind.missing(me.dataset, result, language())[id_]
            said = (behind.last_together(one.last_record, one.wanted, language()),)
            look = found.look
            found = replace(found, look=lambda: replace(look(), said=said))
        open_evidence(me.visit, replace(found, name=name), asked)


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
        show_own_introductions(me.scope, me.dataset, me.visit.today)
        st.caption(_("Andere partners zien dit niet. Zij zien alleen de registraties waar zij zelf aan deelnamen."))
