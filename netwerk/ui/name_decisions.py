"""The decisions that were taken about names and organisations: seeing them, taking them back, making them again."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

import streamlit as st

from netwerk import store as database
from netwerk.i18n import mark
from netwerk.records.deciding import Verdict
from netwerk.store import KeptDecision
from netwerk.ui import cache
from netwerk.ui.mishaps import carefully
from netwerk.ui.session import language, session
from netwerk.ui.text import _, header, plain
from netwerk.views import names_view, wording

if TYPE_CHECKING:
    from netwerk.ui.door import Visit


_ROUND = "namen_ronde"


def round_of_names() -> int:
    """Return the number that tells one drawing of the table of names from the next."""
    return int(session().kept.get(_ROUND, 0))


def draw_names_anew() -> None:
    """Let the table of names forget what was edited in it: that is kept, or was taken back."""
    session().kept[_ROUND] = round_of_names() + 1


def show_decisions(visit: Visit) -> None:
    """Show every decision, newest first, with a way to take some back or make them again."""
    header(_("Genomen besluiten"))
    show_list(visit, tuple(Verdict))


def show_list(visit: Visit, verdicts: Collection[Verdict]) -> None:
    """Show the decisions of these `verdicts` and the two buttons; without any only a sentence."""
    kept = sorted(database.kept_decisions(cache.engine()), key=lambda one: -one.decision.number)
    kept = [one for one in kept if one.decision.what in verdicts]
    if not kept:
        st.caption(_("Er is nog niets besloten."))
        return
    name_of = namer(visit)
    holding = [one for one in kept if one.reversed_at is None]
    gone = [one for one in kept if one.reversed_at is not None]
    every = bool(gone) and st.toggle(_("Toon ook wat is teruggedraaid"), key="besluiten_alle")
    st.dataframe(
        names_view.decisions(kept if every else holding, name_of, language()),
        hide_index=True,
        alt=plain(mark("Per besluit het nummer, wat is besloten en wanneer")),
    )
    _act(holding, name_of, "besluiten_terug", again=False)
    if every:
        _act(gone, name_of, "besluiten_opnieuw", again=True)


def namer(visit: Visit) -> Callable[[str], str]:
    """Return what turns the id of an organisation into its name; an id that nobody has stays as it is."""
    frame = visit.dataset.organisations
    called = dict(zip(frame["id"], frame["name"], strict=True))
    for change in visit.dataset.changes:
        called.setdefault(change.id, change.name)
    for one in database.decisions(cache.engine()):
        if one.called and one.target:
            called.setdefault(one.target, one.called)
    return lambda id_: called.get(id_, id_)


def _act(kept: Sequence[KeptDecision], name_of: Callable[[str], str], key: str, *, again: bool) -> None:
    if not kept:
        return
    tongue = language()
    labels = {
        one.decision.number: f"{one.decision.number}. {plain(names_view.sentence(one.decision, name_of, tongue))}"
        for one in kept
    }
    key = f"{key}_{session().kept.get(key, 0)}"
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        chosen = st.multiselect(
            _("Maak deze besluiten opnieuw") if again else _("Draai deze besluiten terug"),
            list(labels),
            format_func=labels.__getitem__,
            placeholder=_("Kies of zoek"),
            key=key,
            width=620,
        )
        st.button(
            _("Maak opnieuw") if again else _("Draai terug"),
            key=f"{key}_knop",
            icon=":material/redo:" if again else ":material/undo:",
            disabled=not chosen,
            on_click=carefully,
            args=(_make_again if again else _take_back, [one for one in kept if one.decision.number in chosen]),
        )


def _take_back(kept: Sequence[KeptDecision]) -> None:
    database.reverse(cache.engine(), [one.decision.number for one in kept], at=_now())
    session().notice = _said(len(kept), again=False)
    draw_names_anew()


def _make_again(kept: Sequence[KeptDecision]) -> None:
    database.decide(cache.engine(), [one.decision for one in kept], at=_now())
    session().notice = _said(len(kept), again=True)
    draw_names_anew()


def _said(count: int, *, again: bool) -> str:
    number = wording.capital(wording.number(count, language()))
    if count == 1:
        return _("Eén besluit geldt weer.") if again else _("Eén besluit is teruggedraaid.")
    if again:
        return _("{count} besluiten gelden weer.", count=number)
    return _("{count} besluiten zijn teruggedraaid.", count=number)


def _now() -> datetime:
    return datetime.now().astimezone()
