"""The years: every step as a bar and as a row, and what may be read in them."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from netwerk.analysis.formation import FormationStep
from netwerk.analysis.periods import Step
from netwerk.i18n import mark
from netwerk.ui.controls import Choice
from netwerk.ui.door import Visit
from netwerk.ui.fictional import labelled
from netwerk.ui.forming.look import Look, steps_of
from netwerk.ui.session import is_dark, language
from netwerk.ui.text import _, header, in_markdown, plain
from netwerk.views import charts, palette, steps_view


def show(visit: Visit, choice: Choice, look: Look) -> None:
    """Show every step of the timeline."""
    header(_("Verbindingen per schooljaar"))
    show_years(steps_of(visit, look), visit.last_day)


def show_years(steps: Sequence[FormationStep], last_day: int | None) -> None:
    """Show every school year as a bar and as a row of a table."""
    theme: palette.Theme = "dark" if is_dark() else "light"
    ground = palette.GROUNDS[theme]
    colours = {**palette.mark_colours(theme), "text": ground.text, "muted": ground.muted}
    tongue = language()
    if len(steps) > 1:
        st.altair_chart(
            labelled(charts.formation_chart(steps, step=Step.SCHOOLYEAR, colours=colours, language=tongue)),
            alt=plain(
                mark(
                    "Gestapelde staven per schooljaar: gebleven, hersteld en nieuw boven de nullijn, gestopt eronder. "
                    "Dezelfde getallen staan in de tabel."
                )
            ),
        )
        st.caption(
            _(
                "Boven de lijn: verbindingen in dat schooljaar. Onder de lijn: verbindingen uit het jaar ervoor "
                "die zijn gestopt. Het getal is het aantal verbindingen in dat jaar."
            )
        )
    running = steps_view.running(steps, last_day, tongue)
    if running is not None:
        st.caption(in_markdown(running))
    with st.expander(_("Dezelfde getallen als tabel"), expanded=len(steps) < 2):
        st.dataframe(
            steps_view.year_table(steps, tongue),
            hide_index=True,
            column_config={
                heading: st.column_config.Column(help=help_) for heading, help_ in steps_view.year_help(tongue).items()
            },
            alt=plain(mark("Per schooljaar de verbindingen en wat er veranderde")),
        )
        st.caption(
            _(
                "Elk schooljaar is vergeleken met het jaar ervoor. Het eerste jaar heeft niets om mee te vergelijken. "
                "Meer verbindingen is niet vanzelf beter."
            )
        )
