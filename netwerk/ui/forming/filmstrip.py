"""The filmstrip to take along: the chosen steps as small maps on one page, as a picture or as PDF."""

from __future__ import annotations

from functools import partial

import streamlit as st

from netwerk.analysis.layout import Layout
from netwerk.analysis.periods import written
from netwerk.i18n import Text, mark
from netwerk.report.filmstrip import Form, filmstrip
from netwerk.ui import cache
from netwerk.ui.door import Visit
from netwerk.ui.fictional import named
from netwerk.ui.forming.heading import note_of, title_of
from netwerk.ui.forming.look import Look, timeline_of
from netwerk.ui.session import language
from netwerk.ui.text import _, download, in_markdown
from netwerk.views.filmstrip import evenly, spread

_FORMS: tuple[tuple[Form, Text, str], ...] = (
    ("pdf", mark("Filmstrip (PDF)"), "application/pdf"),
    ("png", mark("Filmstrip (PNG)"), "image/png"),
)


def offer_filmstrip(visit: Visit, look: Look) -> None:
    """Offer the steps of the timeline as small maps on one page, for print (PDF) and for a slide (PNG)."""
    line, tongue = timeline_of(visit, look), language()
    steps = evenly(line)
    if not steps:
        return
    title, note = title_of(look), note_of(visit, look, steps[0], steps[-1])

    def made(form: Form) -> bytes:
        places = cache.positions(visit.dataset, Layout.MUNICIPALITIES)
        return filmstrip(visit.dataset, line, places, steps, form=form, title=title, note=note, language=tongue)

    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        for form, label, mime in _FORMS:
            name = f"{_stem(visit, look, steps)}.{form}"
            download(in_markdown(label), partial(made, form), name, mime)
        told = spread(line, steps, tongue)
        st.caption(_("Elke stap als een kleine kaart, op één A4.") + (f" {in_markdown(told)}" if told else ""))


def _stem(visit: Visit, look: Look, steps: tuple[int, ...]) -> str:
    line = timeline_of(visit, look)
    words = [written(line.step, line.begin(at)).replace("/", "-") for at in (steps[0], steps[-1])]
    return named("-".join(["filmstrip", *words]), fictional=visit.demo)
