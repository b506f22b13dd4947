"""One step to open: what came, what returned and what stopped in it, and the way to those connections."""

from __future__ import annotations

from itertools import pairwise

import streamlit as st

from netwerk.analysis.formation import FormationStep
from netwerk.analysis.periods import written
from netwerk.ui import in_address
from netwerk.ui.door import Visit
from netwerk.ui.forming import ledger, two_periods
from netwerk.ui.forming.look import Look, steps_of
from netwerk.ui.forming.parts import Part, go_to
from netwerk.ui.session import language
from netwerk.ui.text import _, header
from netwerk.views import steps_view, wording

_PARAMETER, _KEY = "open", "vorming_open"


def show_one_step(visit: Visit, look: Look) -> None:
    """Choose a step, and go to the connections that began or stopped in it, or set it beside the one before."""
    steps = steps_of(visit, look)
    header(_("Eén stap bekijken"))
    compared = {written(look.step, now.begin): (before, now) for before, now in pairwise(steps)}
    complete = [word for word, (_before, now) in compared.items() if now.complete]
    newest_first = list(compared)[::-1]
    default = complete[-1] if complete else newest_first[0]
    words = [default, *newest_first]
    in_address.forget_unknown(_PARAMETER, words, key=_KEY)
    tongue = language()
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        chosen = st.selectbox(
            _("Stap"),
            newest_first,
            format_func=lambda word: steps_view.row_name(look.step, compared[word][1], tongue),
            width=220,
            **in_address.kept(_PARAMETER, words, key=_KEY, again=True),
        )
        before, now = compared[chosen or default]
        _ways(look, before, now)


def _ways(look: Look, before: FormationStep, now: FormationStep) -> None:
    """Buttons to the connections of a step; a count on each says what is there."""
    earlier, later = written(look.step, before.begin), written(look.step, now.begin)
    tongue = language()
    if now.formed:
        st.button(
            _("Begonnen of hersteld: {count}", count=wording.figure(now.formed, tongue)),
            icon=":material/arrow_forward:",
            on_click=_to_ledger,
            kwargs={"began": later},
            key="vorming_stap_begonnen",
        )
    if now.ended:
        st.button(
            _("Gestopt: {count}", count=wording.figure(now.ended, tongue)),
            icon=":material/arrow_forward:",
            on_click=_to_ledger,
            kwargs={"stopped": later},
            key="vorming_stap_gestopt",
        )
    st.button(
        _("Naast {before} op de kaart", before=steps_view.step_short(look.step, before.begin, tongue)),
        icon=":material/arrow_forward:",
        on_click=_to_comparison,
        args=(earlier, later),
        key="vorming_stap_kaart",
    )


def _to_ledger(*, began: str = "", stopped: str = "") -> None:
    ledger.ask(began=began, stopped=stopped)
    go_to(Part.LEDGER)


def _to_comparison(first: str, second: str) -> None:
    two_periods.ask(first, second)
    go_to(Part.COMPARE)
