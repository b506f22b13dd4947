"""The player: the years as a film on a map of which no place moves."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

import numpy as np
import streamlit as st

from netwerk.access import Action
from netwerk.analysis.evidence import evidence
from netwerk.analysis.timeline import Asked, Timeline
from netwerk.i18n import mark
from netwerk.ui import cache
from netwerk.ui.controls import Choice
from netwerk.ui.door import Visit
from netwerk.ui.evidence import show_behind, show_evidence
from netwerk.ui.fictional import named
from netwerk.ui.forming.basis import show_basis
from netwerk.ui.forming.filmstrip import offer_filmstrip
from netwerk.ui.forming.heading import note_of, title_of
from netwerk.ui.forming.look import Look, timeline_of
from netwerk.ui.forming.years import marks_of
from netwerk.ui.map_component import Selection
from netwerk.ui.player_component import player
from netwerk.ui.session import language
from netwerk.ui.text import _, as_markdown, download, header
from netwerk.views import behind, player_html, wording
from netwerk.views import player as film

_KEY = "vorming_film"


def show(visit: Visit, choice: Choice, look: Look) -> None:
    """Show the film of the timeline, the records behind what is chosen in it, and the film as a file."""
    header(_("De jaren als film"))
    timeline = timeline_of(visit, look)
    asked, marks = look.asked(visit.today), marks_of(visit, timeline)
    # who sees only its own records cannot tell a source's rhythm
    payload = cache.film(visit.dataset, asked, marks, judged=visit.scope.whole, language=language())
    st.caption(
        _(
            "Elke organisatie blijft op haar plaats. Een ring is: erbij gekomen; een gestreepte ring: weggegaan. "
            "Met de spatiebalk speelt u af, met de pijltjes gaat u een stap verder of terug."
        )
    )
    if payload["drawn"] < payload["of"]:
        st.info(
            _(
                "Deze film toont de hoofdlijnen: {drawn} van de {lines} verbindingen. "
                "Kies een gebied om alles te zien.",
                drawn=wording.figure(payload["drawn"], language()),
                lines=wording.figure(payload["of"], language()),
            ),
            icon=":material/info:",
        )
    moment, chosen = player(payload, film_key=_name_of(visit, asked, marks), key=_KEY)
    show_chosen(visit, timeline, moment, chosen)
    offer_film(visit, look, payload)
    offer_filmstrip(visit, look)
    show_basis(visit, look)


def show_chosen(visit: Visit, timeline: Timeline, moment: str, chosen: Selection | None) -> None:
    """Show the records behind what is chosen in the film, of what its step looks at; of what is gone, one step back."""
    if not visit.may(Action.MAP):
        return
    if chosen is None:
        st.caption(_("Zet de film stil en klik op een lijn of een organisatie. Hieronder staan dan de registraties."))
        return
    at = timeline.shown + film.moments(timeline).index(moment)
    windows = [timeline.seen_by(one) for one in _looked_at(timeline, at, chosen)]
    names = visit.dataset.organisations["name"]
    with st.container(border=True):
        if chosen["kind"] == "node":
            id_ = str(visit.dataset.organisations["id"].iat[chosen["id"]])
            st.subheader(as_markdown(names.iat[chosen["id"]]), anchor=False)
            show_behind(visit, behind.of_one(visit.dataset, id_, windows[0]), windows[0], key=f"film_{id_}_{moment}")
            return
        a, b = chosen["a"], chosen["b"]
        st.subheader(_("{one} en {other}", one=names.iat[a], other=names.iat[b]), anchor=False)
        for window in windows:
            found = evidence(visit.dataset, a, b, window)
            period = wording.capital(wording.period(window.begin, window.end, language()))
            if found.empty:
                st.markdown(_("**{period}**: er is geen samenwerking vastgelegd.", period=period))
                continue
            st.markdown(_("**{period}**:", period=period))
            show_evidence(visit, found, window, key=f"film_{a}_{b}_{window.begin}_{window.end}")


def _looked_at(timeline: Timeline, at: int, chosen: Selection) -> tuple[int, ...]:
    """The step the film rests on; first the one before it where what is chosen is there no more."""
    if chosen["kind"] == "node":
        there = chosen["id"] in timeline.present(at)
    else:
        a, b, width = chosen["a"], chosen["b"], timeline.width
        there = bool(np.isin([a * width + b, b * width + a], timeline.tied(at)).any())
    return (at,) if there or at == timeline.shown else (at - 1, at)


def offer_film(visit: Visit, look: Look, payload: Mapping[str, Any]) -> None:
    """Offer the film as one file that plays without a network."""
    timeline, tongue = timeline_of(visit, look), language()
    main = []
    if payload["drawn"] < payload["of"]:
        drawn, lines = (wording.figure(payload[one], tongue) for one in ("drawn", "of"))
        main.append(mark("hoofdlijnen: {drawn} van de {lines} verbindingen", drawn=drawn, lines=lines))
    note = note_of(visit, look, timeline.shown, len(timeline) - 1, *main)
    texts = {**payload["texts"], "title": title_of(look), "note": note}
    download(
        _("Download de film (HTML)"),
        lambda: player_html.html_of({**payload, "texts": texts}, language=tongue).encode(),
        f"{named('netwerkvorming-film', fictional=visit.demo)}.html",
        "text/html",
    )


def _name_of(visit: Visit, asked: Asked, marks: tuple[tuple[int, str], ...]) -> str:
    """What the film is of: equal names, equal film."""
    what = (visit.dataset.version, asked, marks, language())
    return hashlib.sha256(repr(what).encode()).hexdigest()[:16]
