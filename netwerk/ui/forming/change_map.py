"""The map of what changed, on places that never move, and the records of both periods behind one of its lines."""

from __future__ import annotations

import streamlit as st

from netwerk.access import Action
from netwerk.analysis.comparison import Comparison, Mark
from netwerk.analysis.evidence import evidence
from netwerk.i18n import mark
from netwerk.ui import cache
from netwerk.ui.door import Visit
from netwerk.ui.evidence import show_evidence
from netwerk.ui.fictional import FICTIONAL
from netwerk.ui.forming.change_lists import Line
from netwerk.ui.forming.sides import Sides
from netwerk.ui.forming.which_changes import offer_one
from netwerk.ui.map_component import Selection, network_map
from netwerk.ui.session import language
from netwerk.ui.text import _, plain
from netwerk.views import wording
from netwerk.views.rows import name_of


def show_map(
    visit: Visit, sides: Sides, change: Comparison, marks: tuple[Mark, ...], line: Line | None, one: int | None
) -> Selection | None:
    """Draw what changed with `line` of the lists chosen, or else organisation `one`; return what is chosen now."""
    payload = cache.difference_map(visit.dataset, sides.between, marks, language(), code=one)
    wish: dict[str, object] | None = None if one is None else {"kind": "node", "id": one}
    if line is not None:
        wish = {"kind": "edge", "a": line[0], "b": line[1]}
    said = {"title": _title(visit, change, one), "note": _note(visit, sides)}  # on the picture that can be saved
    texts = {**payload["texts"], **said}
    return network_map({**payload, "texts": texts, "selected": wish}, key="verschilkaart", height=640)


def _title(visit: Visit, change: Comparison, one: int | None) -> str:
    if one is None:
        return plain(mark("Netwerkvorming"))
    return plain(mark("Netwerkvorming: {name}", name=name_of(visit.dataset, str(change.ids[one]))))


def _note(visit: Visit, sides: Sides) -> str:
    """Which periods, and whether the region exists at all."""
    periods = [wording.period(*days, language()) for days in (sides.first, sides.second)]
    return " · ".join([wording.capital(periods[0]), periods[1], *([plain(FICTIONAL)] if visit.demo else [])])


def show_chosen(visit: Visit, change: Comparison, chosen: Selection | None, one: int | None) -> None:
    """Show the records behind a chosen line, of both periods; a chosen organisation may be looked at alone.

    Only who may open the map reads them.
    """
    if not visit.may(Action.MAP):
        return
    if chosen is None or chosen["kind"] == "node":
        if chosen is not None and one is None:
            offer_one(visit, chosen["id"])
        st.caption(_("Klik op een lijn of kies een rij in de lijst, en lees de registraties van beide periodes."))
        return
    _show_line(visit, change, (chosen["a"], chosen["b"]))


def _show_line(visit: Visit, change: Comparison, line: Line) -> None:
    one, other = line
    names = visit.dataset.organisations["name"]
    with st.container(border=True):
        st.subheader(_("{one} en {other}", one=names.iat[one], other=names.iat[other]), anchor=False)
        for window in (change.first, change.second):
            found = evidence(visit.dataset, one, other, window)
            period = wording.capital(wording.period(window.begin, window.end, language()))
            if found.empty:
                st.markdown(_("**{period}**: er is geen samenwerking vastgelegd.", period=period))
                continue
            count = wording.figure(len(found), language())
            st.markdown(
                _("**{period}**: één registratie.", period=period)
                if len(found) == 1
                else _("**{period}**: {count} registraties.", period=period, count=count)
            )
            show_evidence(visit, found, window, key=f"vorming_registraties_{one}_{other}_{window.begin}_{window.end}")
