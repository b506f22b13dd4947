"""The boxes for the particulars of one organisation, filled with what is known, and what was typed in them."""

from __future__ import annotations

from datetime import date
from typing import Any

import streamlit as st

from netwerk.i18n import mark
from netwerk.model import FIRST, LAST, UNKNOWN, Classification, Dataset, as_date, day_number
from netwerk.records.by_hand import Particulars
from netwerk.records.matching import Words
from netwerk.ui.session import language
from netwerk.ui.text import _, plain
from netwerk.views import own_network, wording

_EARLIEST, _LATEST = date(1900, 1, 1), date(2100, 1, 1)


def show_boxes(data: Dataset, given: Particulars, key: str) -> None:
    """Show the boxes, filled with `given`; `key` begins the key of each."""
    st.caption(_("Meer gemeenten, gebieden, subregio’s of namen? Zet er een ; tussen. De eerste gemeente is de zetel."))
    left, right = st.columns(2, gap="medium")
    with left:
        st.text_input(_("Naam"), given.name, key=f"{key}name", max_chars=200)
        _several(_("Gemeente"), given.municipality, f"{key}municipality")
        _several(_("Subregio"), given.subregion, f"{key}subregion")
        _day(_("Bestaat vanaf"), given.begin, f"{key}begin")
        _several(_("Andere namen"), given.aliases, f"{key}aliases")
        st.text_input(_("KvK-nummer"), given.kvk, key=f"{key}kvk", max_chars=40)
        st.text_input(_("AGB-code"), given.agb, key=f"{key}agb", max_chars=40)
    with right:
        _kind(data.classification, given.kind, f"{key}kind")
        _several(_("Gebied"), given.area, f"{key}area")
        _parent(data, given, f"{key}part_of")
        _day(_("Bestaat tot en met"), given.end - 1, f"{key}end")
        st.text_input(
            _("Contactrol"),
            given.contact_role,
            key=f"{key}contact_role",
            max_chars=200,
            placeholder=_("Een functie, nooit een naam"),
        )
        st.text_input(_("BRIN"), given.brin, key=f"{key}brin", max_chars=40)


def typed(data: Dataset, given: Particulars, key: str) -> Particulars:
    """Return what stands in the boxes; what was not touched stays as it is written, where a box shows another word."""

    def box(field: str) -> Any:
        return st.session_state[f"{key}{field}"]

    def text(field: str) -> str:
        return " ".join(str(box(field) or "").split())

    def several(field: str) -> tuple[str, ...]:
        parts = (" ".join(part.split()) for part in str(box(field) or "").split(";"))
        return tuple(dict.fromkeys(part for part in parts if part))

    begin, end, kind, parent = (box(field) for field in ("begin", "end", "kind", "part_of"))
    return Particulars(
        id=given.id,
        name=text("name"),
        kind=given.kind if kind == _kind_of(data.classification, given.kind) else kind,
        municipality=several("municipality"),
        area=several("area"),
        subregion=several("subregion"),
        part_of=given.part_of if parent == _parent_of(data, given) else parent,
        begin=FIRST if begin is None else day_number(begin),
        end=LAST if end is None else day_number(end) + 1,
        aliases=several("aliases"),
        contact_role=text("contact_role"),
        kvk=text("kvk"),
        brin=text("brin"),
        agb=text("agb"),
    )


def _several(label: str, given: tuple[str, ...], key: str) -> None:
    st.text_input(label, "; ".join(given), key=key, max_chars=500)


def _day(label: str, day: int, key: str) -> None:
    st.date_input(label, as_date(day), key=key, min_value=_EARLIEST, max_value=_LATEST, format="DD-MM-YYYY")


def _kind(known: Classification, given: str, key: str) -> None:
    current = _kind_of(known, given)
    options = list(dict.fromkeys([UNKNOWN, *(kind.code for kind in known.kinds), current]))
    labels = {code: wording.kind_label(known, code, language()) for code in options}
    st.selectbox(_("Soort"), options, options.index(current), format_func=labels.__getitem__, key=key)


def _kind_of(known: Classification, written: str) -> str:
    return Words.of(known).kind(written) or written


def _parent(data: Dataset, given: Particulars, key: str) -> None:
    called = own_network.choices(data)
    current = _parent_of(data, given)
    options = list(dict.fromkeys(["", *(id_ for id_ in called if id_ != given.id), current]))
    labels = {id_: called.get(id_, id_) or plain(mark("niets")) for id_ in options}
    st.selectbox(_("Onderdeel van"), options, options.index(current), format_func=labels.__getitem__, key=key)


def _parent_of(data: Dataset, given: Particulars) -> str:
    """The id that `part_of` means; as it is written where it means nobody."""
    code = data.code_of.get(given.id)
    parent = -1 if code is None else data.organisations["part_of"].tolist()[code]
    return str(data.organisations["id"].iat[parent]) if parent >= 0 else given.part_of
