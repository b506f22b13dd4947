"""A view that was kept: the same page on the data as they were known then, so that a link gives the same numbers.

The address holds the version of the data (`?versie=…`) and the day on which one looked (`?op=…`), because what lies
in the future counts only from its day on. `?toen=1` shows the organisations of the time.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import streamlit as st

from netwerk.access import Role, Scope
from netwerk.i18n import mark
from netwerk.model import as_date, day_number
from netwerk.network import last_day
from netwerk.ui import cache
from netwerk.ui.door import Visit
from netwerk.ui.session import language
from netwerk.ui.text import _, in_markdown
from netwerk.views import wording

_VERSION, _DAY, _THEN = "versie", "op", "toen"
_EARLIEST = date(1900, 1, 1)  # as in the boxes of the filter row


def read(visit: Visit) -> Visit:
    """Return the visit on the data that the address asks for, and say so when these are not those of now."""
    version, as_then = _version_asked(), shows_then()
    if version is None and (never := _number_in_address()) is not None:
        st.warning(
            in_markdown(
                mark("Versie {version} van de gegevens is er niet. U ziet de gegevens van nu.", version=never),
            ),
            icon=":material/history:",
        )
    if version is None and not as_then:
        return visit
    data = cache.dataset_as(visit.scope, version=version, as_then=as_then)
    whole = cache.dataset_as(Scope(role=Role.COORDINATOR), version=version, as_then=as_then)
    today = visit.today if version is None else _day_asked(visit.today)
    return replace(visit, dataset=data, today=today, last_day=last_day(whole, today))


def choose(visit: Visit) -> None:
    """Offer to keep this view, and to see the organisations of the time."""
    st.toggle(
        _("Organisaties van toen"),
        value=shows_then(),
        key="vorming_toen",
        on_change=_then,
        help=_(
            "Uit: gefuseerde en hernoemde organisaties staan in elk jaar zoals zij nu heten. "
            "Aan: elke stap toont de organisaties van die tijd."
        ),
    )
    if _version_asked() is None:
        st.button(
            _("Houd deze weergave vast"),
            type="tertiary",
            icon=":material/bookmark:",
            on_click=_hold,
            args=(cache.data_version(), visit.today),
            key="vorming_vasthouden",
            help=_(
                "Het adres bovenin houdt dan de versie van de gegevens vast. Wie de link later opent, "
                "ziet dezelfde cijfers."
            ),
        )


def show(visit: Visit) -> None:
    """Say which data these are when they are not those of now, and offer to return."""
    version = _version_asked()
    if version is not None:
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            said = (
                mark(
                    "U ziet de gegevens van versie {version}, zoals bekend op {day}.",
                    version=version,
                    day=wording.long_date(visit.today, language()),
                ),
                # both are typed beside the data, and no version of the data holds them
                mark("Afspraken en zelf opgeschreven mijlpalen zijn die van nu."),
            )
            st.info(" ".join(in_markdown(sentence) for sentence in said), icon=":material/history:")
            st.button(_("Terug naar nu"), type="tertiary", on_click=_release, key="vorming_loslaten")
    if shows_then():
        st.info(_("U ziet in elke stap de organisaties van die tijd."), icon=":material/history:")


def version_shown(visit: Visit) -> int:
    """Return the version of the data that this page shows."""
    asked = _version_asked()
    return cache.data_version() if asked is None else asked


def shows_then() -> bool:
    """Return whether the page shows the organisations of the time."""
    return st.query_params.get(_THEN) == "1"


def _hold(version: int, today: int) -> None:
    st.query_params[_VERSION] = str(version)
    st.query_params[_DAY] = str(as_date(today))


def _release() -> None:
    for parameter in (_VERSION, _DAY):
        if parameter in st.query_params:
            del st.query_params[parameter]


def _then() -> None:
    if st.session_state["vorming_toen"]:
        st.query_params[_THEN] = "1"
    elif _THEN in st.query_params:
        del st.query_params[_THEN]


def _version_asked() -> int | None:
    """The version of the data in the address, where this database ever had it."""
    number = _number_in_address()
    return None if number is None or number > cache.data_version() else number


def _number_in_address() -> int | None:
    text = st.query_params.get(_VERSION, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None


def _day_asked(today: int) -> int:
    """The day in the address, where one can have looked on it: not before there were data, and not after today."""
    try:
        day = date.fromisoformat(st.query_params.get(_DAY, ""))
    except ValueError:
        return today
    return min(day_number(day), today) if day >= _EARLIEST else today
