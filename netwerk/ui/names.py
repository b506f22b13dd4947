"""The part "Namen" of the page Gegevens: names in files that fit no organisation, or more than one, are settled here.

In pages of 25, or equal cases at once; beside it the decisions that were taken, and what became of organisations.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING

import streamlit as st

from netwerk import store as database
from netwerk.errors import InputError
from netwerk.i18n import Text, mark
from netwerk.records.deciding import OpenName, Verdict
from netwerk.records.matching import normalise, settle
from netwerk.records.settling_names import (
    Wish,
    equal_cases,
    known_in,
    known_of,
    together,
)
from netwerk.records.suggesting import Known
from netwerk.ui import cache, dropped, name_decisions, names_table, succession
from netwerk.ui.mishaps import carefully
from netwerk.ui.session import language, session
from netwerk.ui.text import _, header, lead, plain
from netwerk.views import names_view, wording

if TYPE_CHECKING:
    from netwerk.ui.door import Visit

PAGE = 25
_START, _PAGE = "namen_vanaf", "namen_bladzijde"


class _Task(StrEnum):
    SETTLE = "vaststellen"
    DECIDED = "besluiten"
    SUCCESSION = "opvolging"


_TASKS: dict[_Task, Text] = {
    _Task.SETTLE: mark("Namen vaststellen"),
    _Task.DECIDED: mark("Genomen besluiten"),
    _Task.SUCCESSION: mark("Samengaan, splitsen, hernoemen"),
}


def show_names(visit: Visit) -> None:
    """Show the names to settle, the decisions that were taken, or what became of organisations."""
    chosen = st.segmented_control(
        _("Wat wilt u doen?"),
        list(_Task),
        default=_Task.SETTLE,
        required=True,
        format_func=lambda task: plain(_TASKS[task]),
        key="namen_taak",
        label_visibility="collapsed",
    )
    match chosen:
        case _Task.DECIDED:
            name_decisions.show_decisions(visit)
        case _Task.SUCCESSION:
            succession.show_succession(visit)
        case _:
            _show_open(visit)


def _show_open(visit: Visit) -> None:
    names, known = _names(visit), _known(visit)
    header(_("Wie is wie?"))
    page = _page(names)
    if not page:
        lead(names_view.still_open(0))
        st.caption(_("Namen die in nieuwe bestanden niet te plaatsen zijn, komen vanzelf hier te staan."))
        return
    called = names_view.labels(known)
    about = names_view.particulars(known, visit.classification, language())
    towns = names_view.towns(visit.dataset, known)
    kinds = names_view.kinds(visit.classification, language())
    shown = {name.name for name in page}
    elsewhere = sum(name.name not in shown for name in names)
    names_table.settle(page, elsewhere, cache.candidates(known, page), called, about, kinds, towns)
    _turn_pages(page, names, elsewhere)
    _show_equal_cases(names, known, called)


def _names(visit: Visit) -> tuple[OpenName, ...]:
    """The names to settle in the files in the box and in the database, where the fictional region gives way."""
    pending = dropped.pending(visit.today)
    return together(pending, () if visit.demo and dropped.dropped().files else cache.open_names())


def _known(visit: Visit) -> tuple[Known, ...]:
    """The organisations that may be meant: those of the database and of registers in the box."""
    files = dropped.dropped().files
    stored = () if visit.demo and files else known_of(visit.dataset)
    if not files:
        return stored
    try:
        rows = dropped.understood(visit.today).rows
    except InputError:
        return stored
    store = cache.engine()
    register = settle([*database.stored_register(store, without_demo=True), rows], database.decisions(store))
    return (*stored, *known_in(register, visit.classification, besides={one.id for one in stored}))


def _page(names: Sequence[OpenName]) -> tuple[OpenName, ...]:
    """The names in the table: those that stood there, also where they are settled by now, while one of them is open.

    So rows stay where they are for who works through them; other names come when one asks for them.
    """
    kept = session().kept
    is_open, settled = {name.name for name in names}, names_table.about_names()
    page: tuple[OpenName, ...] = kept.get(_PAGE, ())
    page = tuple(name for name in page if name.name in is_open or normalise(name.name) in settled)
    if not any(name.name in is_open for name in page):
        start = int(kept.get(_START, 0))
        start = start if start < len(names) else max(0, (len(names) - 1) // PAGE * PAGE)
        kept[_START] = start
        page = tuple(names[start : start + PAGE])
    kept[_PAGE] = page
    return page


def _turn_pages(page: Sequence[OpenName], names: Sequence[OpenName], others: int) -> None:
    start = int(session().kept[_START])
    behind = others - start
    if not others and len(names) == len(page):
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.button(
            _("Vorige"),
            key="namen_vorige",
            icon=":material/chevron_left:",
            disabled=start == 0,
            on_click=_go_to,
            args=(max(0, start - PAGE),),
        )
        st.button(
            _("Volgende"),
            key="namen_volgende",
            icon=":material/chevron_right:",
            disabled=behind <= 0,
            on_click=_go_on,
            args=(start, page),
        )
        if len(names) < len(page) + others:
            st.button(
                _("Verberg wat is vastgesteld"), key="namen_verberg", type="tertiary", on_click=_go_to, args=(start,)
            )
        if others:
            number = wording.figure(others, language())
            st.caption(
                _("Op andere bladzijden staat nog één naam.")
                if others == 1
                else _("Op andere bladzijden staan nog {count} namen.", count=number)
            )


def _go_to(start: int) -> None:
    session().kept[_START] = start
    session().kept.pop(_PAGE, None)


def _go_on(start: int, page: Sequence[OpenName]) -> None:
    """Go to the names behind `page`; those of it that were settled are no longer counted."""
    holding = names_table.about_names()
    _go_to(start + sum(normalise(name.name) not in holding for name in page))


def _show_equal_cases(names: tuple[OpenName, ...], known: tuple[Known, ...], called: Mapping[str, str]) -> None:
    """Show names that differ in the same way from who they look like, to decide about them at once."""
    opened = st.expander(_("Gelijke gevallen tegelijk"), key="namen_gelijk", on_change="rerun")
    if not opened.open:
        return
    with opened:
        found = equal_cases(names, cache.candidates(known, names))
        if not found:
            st.caption(_("Er zijn geen namen die op dezelfde manier op één organisatie lijken."))
            return
        case = st.selectbox(
            _("Wat is er anders?"),
            list(found),
            format_func=lambda one: f"{plain(names_view.CASES[one])} ({len(found[one])})",
            key="namen_geval",
            width=420,
        )
        pairs = found[case]
        st.dataframe(
            names_view.cases(pairs, called, language()),
            hide_index=True,
            alt=plain(mark("Per naam de organisatie op wie zij lijkt, en waarom")),
        )
        chosen = [(name.name, Wish(verdict=Verdict.SAME, organisation=one.id)) for name, one in pairs]
        count = wording.number(len(pairs), language())
        st.button(
            _("Neem dit voorstel over") if len(pairs) == 1 else _("Neem deze {count} voorstellen over", count=count),
            key="namen_alle",
            icon=":material/done_all:",
            on_click=carefully,
            args=(names_table.decide_together, chosen, called),
        )
