"""What may be concluded from the years, in a short box: where it goes, what is silent, what changed in counting."""

from __future__ import annotations

import streamlit as st

from netwerk.analysis.directions import Directions, Figure
from netwerk.i18n import mark
from netwerk.ui import cache
from netwerk.ui.door import Visit
from netwerk.ui.forming.look import Look
from netwerk.ui.session import language
from netwerk.ui.text import _, in_markdown, plain
from netwerk.views import trend_view

_READ: tuple[Figure, ...] = ("ties", "stability")


def show_reading(visit: Visit, look: Look) -> None:
    """Say whether anything may be concluded from the steps of `look`, and what to know before reading them."""
    tongue = language()
    # years of one's own choice are read as they stood at their end
    today = visit.today if look.end is None else min(visit.today, look.end - 1)
    found = tuple(one for of in _READ if (one := cache.directions(visit.dataset, look.window, today, of=of)))
    with st.container(border=True):
        st.markdown(_("**Wat mag u hieruit opmaken?**"))
        st.markdown(" ".join(in_markdown(sentence) for sentence in trend_view.conclusion(found, tongue)))
        _show_silences(visit, look)
        with st.expander(_("Waarop dit rust")):
            _show_directions(found)
            _show_definitions(visit, look)


def _show_silences(visit: Visit, look: Look) -> None:
    """Say which sources fell silent; who sees only its own records cannot tell a source's rhythm."""
    if not visit.scope.whole:
        return
    found = cache.silent_steps(visit.dataset, look.asked(visit.today))
    for sentence in trend_view.silent(found, language()):
        st.markdown(in_markdown(sentence))


def _show_directions(found: tuple[Directions, ...]) -> None:
    tongue = language()
    if found:
        st.dataframe(
            trend_view.direction_table(found, tongue),
            hide_index=True,
            column_config={
                heading: st.column_config.Column(help=help_)
                for heading, help_ in trend_view.direction_help(tongue).items()
            },
            alt=plain(mark("Waar het heen gaat over 6, 12 en 24 maanden")),
        )
    notes = [*trend_view.rule(tongue)]
    without = trend_view.left_out(found, tongue)
    st.caption(" ".join(in_markdown(note) for note in (*notes, *([without] if without else []))))


def _show_definitions(visit: Visit, look: Look) -> None:
    """List what changed in what is counted: agreements, and for who sees everything the sources too."""
    marks = cache.definition_marks(visit.dataset, look.asked(visit.today))
    if not visit.scope.whole:
        marks = tuple(one for one in marks if one.what == "norm")
    st.markdown(_("**Wat is er veranderd in wat wij tellen?**"))
    said = trend_view.definitions(marks, language())
    if not said:
        st.markdown(_("Niets in deze periode."))
    st.markdown("\n".join(f"- {in_markdown(sentence)}" for sentence in said))
