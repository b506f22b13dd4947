"""The one filter row of all pages: which period, which area, which layers, kinds and forms, which minimum.

The choice lives in the address and goes along from page to page; a default leaves the address.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from netwerk.i18n import mark
from netwerk.model import FIRST, LAST, Dataset, Window, as_date, day_number
from netwerk.network import data_period, twelve_months_to
from netwerk.ui.door import Visit
from netwerk.ui.session import LAST_YEAR, WHOLE, clear_filters, language, remember
from netwerk.ui.text import _, as_markdown, plain
from netwerk.views import wording

ALL_YEARS, OWN_DATES = "alle-jaren", "eigen"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What the visitor looks at.

    window : the period and the rule, ready for `network` and every analysis
    period : the period within a sentence ("schooljaar 2025/2026"); in_period begins one ("In schooljaar 2025/2026")
    area : "Hele regio", "Subregio Noord", or a name
    own_dates : whether the period was chosen by date
    filtered : whether anything differs from the defaults
    row : the row itself, for controls that only this page has
    """

    window: Window
    period: str
    in_period: str
    area: str
    own_dates: bool
    filtered: bool
    row: DeltaGenerator


def filters(visit: Visit) -> Choice:
    """Show the filter row and return what is chosen."""
    row = st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="filters")
    with row:
        named = _named_period(visit)
        begin, end = _own_dates(visit) if named == OWN_DATES else _days(visit, named)
        area = _area(visit.dataset)
        with st.popover(_("Meer filters"), icon=":material/tune:"):
            layers, kinds, forms, minimum = _more(visit.dataset)
        sort, _colon, name = area.partition(":")
        window = Window(
            begin=begin,
            end=end,
            minimum=minimum,
            forms=forms,
            kinds=kinds,
            layers=layers,
            subregions=(name,) if sort == "subregio" else (),
            municipalities=(name,) if sort == "gemeente" else (),
            areas=(name,) if sort == "gebied" else (),
        )
        filtered = named != LAST_YEAR or window != Window(begin=begin, end=end)
        if filtered:
            st.button(_("Wis filters"), type="tertiary", on_click=clear_filters, key="wis_filters")
    return Choice(
        window=window,
        period=wording.period(begin, end, language()),
        in_period=wording.in_period(begin, end, language()),
        area=wording.area(window, language()),
        own_dates=named == OWN_DATES,
        filtered=filtered,
        row=row,
    )


def period(visit: Visit) -> Choice:
    """Show the period alone and return it: for a page about one organisation, where the other filters hide its own."""
    row = st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="filters")
    with row:
        named = _named_period(visit)
        begin, end = _own_dates(visit) if named == OWN_DATES else _days(visit, named)
    window = Window(begin=begin, end=end)
    return Choice(
        window=window,
        period=wording.period(begin, end, language()),
        in_period=wording.in_period(begin, end, language()),
        area=wording.area(window, language()),
        own_dates=named == OWN_DATES,
        filtered=named != LAST_YEAR,
        row=row,
    )


def school_years(visit: Visit) -> list[str]:
    """Return the school years from the first record to the last day that is known, the newest first."""
    if visit.last_day is None:
        return []
    begin, end = data_period(visit.dataset) if len(visit.dataset.records) else (visit.last_day, visit.last_day)
    end = max(end, visit.last_day + 1)
    first, last = int(wording.school_year(begin)[:4]), int(wording.school_year(end - 1)[:4])
    return [f"{year}/{year + 1}" for year in range(last, first - 1, -1)]


def areas(dataset: Dataset) -> list[str]:
    """Return the areas to choose from: the whole region, then "subregio:…", "gemeente:…", "gebied:…" by name."""
    organisations = dataset.organisations
    found = [WHOLE]
    for prefix, column in (("subregio", "subregion"), ("gemeente", "municipality"), ("gebied", "area")):
        names = {name for values in organisations[column] for name in values}
        found += [f"{prefix}:{name}" for name in sorted(names, key=str.casefold)]
    return found


def _named_period(visit: Visit) -> str:
    labels = {
        LAST_YEAR: plain(mark("Laatste 12 maanden")),
        **{name: plain(mark("Schooljaar {name}", name=name)) for name in school_years(visit)},
        ALL_YEARS: plain(mark("Alle jaren")),
        OWN_DATES: plain(mark("Eigen datums")),
    }
    return _one_of(labels, _("Periode"), key="periode", width=188)


def _one_of(labels: Mapping[str, str], label: str, *, key: str, width: int) -> str:
    """A list to choose one from; the choice stands in the address and goes along to other pages."""
    chosen = st.selectbox(
        label,
        list(labels),
        format_func=labels.__getitem__,
        key=key,
        bind="query-params",
        persist_state="session",
        width=width,
    )
    remember(key, chosen)
    return chosen


def _days(visit: Visit, named: str) -> tuple[int, int]:
    if named == LAST_YEAR:
        return _last_year(visit)
    if named == ALL_YEARS:
        return FIRST, LAST
    return wording.school_year_period(named)


def _last_year(visit: Visit) -> tuple[int, int]:
    return (FIRST, LAST) if visit.last_day is None else twelve_months_to(visit.last_day)


def _own_dates(visit: Visit) -> tuple[int, int]:
    begin, end = _last_year(visit)
    known = data_period(visit.dataset)[0]
    earliest = min(as_date(known) or date(1900, 1, 1), as_date(begin) or date(1900, 1, 1))
    first = st.date_input(
        _("Van"), as_date(begin) or "today", key="van", bind="query-params", persist_state="session",
        min_value=earliest, max_value=date(2100, 1, 1), format="DD-MM-YYYY", width=140,
    )  # fmt: skip
    last = st.date_input(
        _("Tot en met"), as_date(end - 1) or "today", key="tot", bind="query-params", persist_state="session",
        min_value=earliest, max_value=date(2100, 1, 1), format="DD-MM-YYYY", width=140,
    )  # fmt: skip
    begin = day_number(first) if isinstance(first, date) else begin
    end = day_number(last) + 1 if isinstance(last, date) else end
    return begin, max(end, begin + 1)  # a period of no days would be no period


def _area(dataset: Dataset) -> str:
    options = areas(dataset)

    def label(option: str) -> str:
        sort, colon, name = option.partition(":")
        if not colon:
            return plain(mark("Hele regio"))
        if sort == "subregio":
            return plain(mark("Subregio {name}", name=name))
        # a list cannot tell two options apart that are called the same
        return plain(mark("Gebied {name}", name=name)) if sort == "gebied" and f"gemeente:{name}" in options else name

    labels = {option: label(option) for option in areas(dataset)}
    return _one_of(labels, _("Gebied"), key="gebied", width=168)


def _more(dataset: Dataset) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...], int]:
    classification, tongue = dataset.classification, language()
    present = set(dataset.organisations["layer"])

    def layer(code: str) -> str:
        return as_markdown(wording.layer_label(classification, code, tongue))

    def form(code: str) -> str:
        return as_markdown(wording.form_label(classification, code, tongue))

    def kind(code: str) -> str:
        return wording.kind_label(classification, code, tongue, plural=True)

    layers = st.pills(
        _("Lagen"),
        [one.code for one in classification.layers if one.code in present],
        selection_mode="multi",
        format_func=layer,
        key="lagen",
        bind="query-params",
        persist_state="session",
    )
    forms = st.pills(
        _("Vormen"),
        sorted({form for forms in dataset.form_sets for form in forms}),
        selection_mode="multi",
        format_func=form,
        key="vormen",
        bind="query-params",
        persist_state="session",
    )
    kinds = st.multiselect(
        _("Soorten"),
        sorted(set(dataset.organisations["kind"])),
        format_func=kind,
        key="soorten",
        bind="query-params",
        persist_state="session",
        placeholder=_("Alle soorten"),
    )
    minimum = st.number_input(
        _("Minimaal aantal registraties"),
        min_value=1,
        max_value=99,
        key="minimum",
        bind="query-params",
        persist_state="session",
    )
    remember("lagen", layers)
    remember("vormen", forms)
    remember("soorten", kinds)
    remember("minimum", minimum)
    st.caption(_("Kiest u niets, dan telt alles mee."))
    return tuple(layers or ()), tuple(kinds), tuple(forms or ()), int(minimum or 1)
