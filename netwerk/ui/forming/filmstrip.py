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
from netwerk.ui.fictional import FICTIONAL, named
from netwerk.ui.forming.held import version_shown
from netwerk.ui.forming.look import RULES, Look, timeline_of
from netwerk.ui.session import language
from netwerk.ui.text import _, download, in_markdown, plain
from netwerk.views import wording
from netwerk.views.filmstrip import evenly, spread
from netwerk.views.steps_view import step_name

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
    where = wording.area(look.window, tongue)
    chosen = look.window.areas or look.window.municipalities or look.window.subregions
    title = plain(mark("Netwerkvorming: {name}", name=where) if chosen else mark("Netwerkvorming"))
    note = _note(visit, look, steps)

    def made(form: Form) -> bytes:
        places = cache.positions(visit.dataset, Layout.MUNICIPALITIES)
        return filmstrip(visit.dataset, line, places, steps, form=form, title=title, note=note, language=tongue)

    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        for form, label, mime in _FORMS:
            name = f"{_stem(visit, look, steps)}.{form}"
            download(in_markdown(label), partial(made, form), name, mime)
        told = spread(line, steps, tongue)
        st.caption(_("Elke stap als een kleine kaart, op één A4.") + (f" {in_markdown(told)}" if told else ""))


def _note(visit: Visit, look: Look, steps: tuple[int, ...]) -> str:
    """Of which steps and data the pictures are, by which rule, and whether the region exists at all."""
    line = timeline_of(visit, look)
    first, last = (step_name(line.step, line.begin(at), language()) for at in (steps[0], steps[-1]))
    period = plain(mark("{first} tot en met {last}", first=first, last=last)) if first != last else first
    rule = next(plain(label) for over, label in RULES.values() if over == look.over)
    return " · ".join(
        [
            wording.capital(period),
            plain(mark("telt mee: {rule}", rule=rule[:1].lower() + rule[1:])),
            plain(mark("gegevens versie {version}", version=version_shown(visit))),
            *([plain(FICTIONAL)] if visit.demo else []),
        ]
    )


def _stem(visit: Visit, look: Look, steps: tuple[int, ...]) -> str:
    line = timeline_of(visit, look)
    words = [written(line.step, line.begin(at)).replace("/", "-") for at in (steps[0], steps[-1])]
    return named("-".join(["filmstrip", *words]), fictional=visit.demo)
