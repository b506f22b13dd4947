"""The boxes for one record: when, in which form, between whom, and according to whom."""

from __future__ import annotations

import streamlit as st

from netwerk.i18n import mark
from netwerk.model import Dataset
from netwerk.records.by_hand import Entry
from netwerk.ui.session import language
from netwerk.ui.text import _, plain
from netwerk.views import own_network, wording

MOST = 25  # organisations in one record; a larger meeting is evidence only, and rather a file


def show_boxes(data: Dataset, key: str, *, by_month: bool) -> None:
    """Show the boxes; `key` begins the key of each. Only organisations of the register can be chosen.

    by_month : say of forms that are kept by month that they are
    """
    known = data.classification
    forms = {form.code: wording.form_label(known, form.code, language()) for form in known.forms}
    left, right = st.columns(2, gap="medium")
    with left:
        st.text_input(
            _("Datum of maand"), key=f"{key}when", placeholder=_("22-11-2026, of alleen 2026-11"), max_chars=40
        )
        st.text_input(_("Thema"), key=f"{key}theme", placeholder=_("Mag leeg blijven"), max_chars=100)
    with right:
        form = st.selectbox(
            _("Vorm"),
            list(forms),
            index=None,
            format_func=forms.__getitem__,
            key=f"{key}form",
            placeholder=_("Kies een vorm"),
        )
        st.text_input(_("Bron"), plain(mark("telefoon")), key=f"{key}source", max_chars=100)
    if by_month and form in known.forms_by_month:
        st.caption(_("Deze vorm bewaren wij per maand, ook als u een dag invult."))
    _participants(data, key, directed=_is_directed(data, form))


def _participants(data: Dataset, key: str, *, directed: bool) -> None:
    """Two boxes, and one more for each that is filled; a directed form is between two."""
    called = own_network.choices(data)
    registered = set(data.organisations["id"][data.organisations["registered"]])
    options = [id_ for id_ in called if id_ in registered]
    columns = st.columns(2, gap="medium")
    for number in range(2 if directed else MOST):
        label = (_("Van"), _("Naar"))[number] if directed else _("Organisatie {number}", number=number + 1)
        chosen = columns[number % 2].selectbox(
            label,
            options,
            index=None,
            format_func=called.__getitem__,
            key=f"{key}wie_{number}",
            placeholder=_("Typ een naam"),
        )
        if number > 0 and chosen is None:
            return


def _is_directed(data: Dataset, form: str | None) -> bool:
    return bool(form) and form not in data.classification.undirected_forms


def typed(data: Dataset, key: str) -> Entry:
    """Return what stands in the boxes."""

    def text(field: str) -> str:
        return " ".join(str(st.session_state[f"{key}{field}"] or "").split())

    form = text("form")
    directed = _is_directed(data, form)
    boxes = (st.session_state.get(f"{key}wie_{number}") for number in range(2 if directed else MOST))
    return Entry(
        when=text("when"),
        form=form,
        theme=text("theme"),
        source=text("source"),
        participants=tuple(dict.fromkeys(id_ for id_ in boxes if id_)),
        directed=directed,
    )
