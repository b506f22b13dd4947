"""The years: each step as a bar, one figure through the steps as a line, one step to open, and all of it in a table."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from netwerk.analysis.formation import FormationStep
from netwerk.analysis.periods import Step
from netwerk.analysis.timeline import Timeline
from netwerk.analysis.trend import TrendStep
from netwerk.i18n import Text, mark
from netwerk.model import as_date
from netwerk.report.lists import EXCEL, csv_list, excel_list
from netwerk.ui import cache
from netwerk.ui.controls import Choice
from netwerk.ui.door import Visit
from netwerk.ui.fictional import FICTIONAL, labelled, named
from netwerk.ui.forming.basis import show_basis
from netwerk.ui.forming.course import show_course
from netwerk.ui.forming.look import Look, steps_of, timeline_of, trend_of
from netwerk.ui.forming.one_step import open_step, show_one_step
from netwerk.ui.forming.reading import show_reading
from netwerk.ui.session import is_dark, language
from netwerk.ui.text import _, download, header, in_markdown, plain
from netwerk.views import charts, milestone_marks, palette, steps_view
from netwerk.views.course_view import comparable, filled

_CLICKED = "staaf"  # the selection of a bar, as Vega and Streamlit call it
HEADINGS: dict[Step, Text] = {
    Step.SCHOOLYEAR: mark("Verbindingen per schooljaar"),
    Step.YEAR: mark("Verbindingen per jaar"),
    Step.QUARTER: mark("Verbindingen per kwartaal"),
    Step.MONTH: mark("Verbindingen per maand"),
}


def show(visit: Visit, choice: Choice, look: Look) -> None:
    """Show every step of the timeline."""
    steps, trend, timeline = steps_of(visit, look), trend_of(visit, look), timeline_of(visit, look)
    full = filled(visit.dataset, timeline)
    said = comparable(trend, full)
    marks = marks_of(visit, timeline)
    header(plain(HEADINGS[look.step]))
    if len(steps) > 1:
        show_bars(steps, trend, said, look, marks)
        show_one_step(visit, look)
    show_notes(visit, steps, trend, full, look, marks)
    show_reading(visit, look)
    if len(steps) > 1:
        show_course(visit, look, marks)
    show_table(visit, look, steps, trend, said)
    show_basis(visit, look)


def marks_of(visit: Visit, timeline: Timeline) -> tuple[tuple[int, str], ...]:
    """Return the milestones in the steps shown that are about an organisation of this choice, as marks on a chart."""
    ids = visit.dataset.organisations["id"].to_numpy(dtype=object)
    present = frozenset(ids[timeline.organisations.thing])
    first, last = timeline.begin(timeline.shown), timeline.end(len(timeline) - 1)
    found = milestone_marks.marks(cache.milestones(visit.dataset), present, language())
    return tuple((day, name) for day, name in found if first <= day < last)


def show_bars(
    steps: Sequence[FormationStep],
    trend: Sequence[TrendStep],
    said: Sequence[bool],
    look: Look,
    marks: Sequence[tuple[int, str]],
) -> None:
    """Show every step as a bar of what stayed, came back, is new and stopped."""
    theme: palette.Theme = "dark" if is_dark() else "light"
    ground = palette.GROUNDS[theme]
    colours = {**palette.mark_colours(theme), "text": ground.text, "muted": ground.muted}
    chart = charts.formation_chart(
        steps,
        step=look.step,
        colours=colours,
        language=language(),
        milestones=marks,
        silent={one.begin: one.ended_silent for one in trend if one.ended_silent},
        unsaid={one.begin for one, may in zip(steps[1:], said[1:], strict=True) if not may},
        choose=_CLICKED,
    )
    key = f"vorming_staven_{look.step.value}"

    def choose() -> None:
        for one in st.session_state[key]["selection"][_CLICKED]:
            open_step(look, steps, one["step"])

    st.altair_chart(
        labelled(chart),
        key=key,
        on_select=choose,
        selection_mode=_CLICKED,
        alt=plain(
            mark(
                "Gestapelde staven {per}: gebleven, hersteld en nieuw boven de nullijn, gestopt eronder. "
                "Dezelfde getallen staan in de tabel.",
                per=_PER[look.step],
            )
        ),
    )


_PER: dict[Step, Text] = {
    Step.SCHOOLYEAR: mark("per schooljaar"),
    Step.YEAR: mark("per jaar"),
    Step.QUARTER: mark("per kwartaal"),
    Step.MONTH: mark("per maand"),
}


def show_notes(
    visit: Visit,
    steps: Sequence[FormationStep],
    trend: Sequence[TrendStep],
    full: Sequence[bool],
    look: Look,
    marks: Sequence[tuple[int, str]],
) -> None:
    """Say how to read the bars, and of which of them nothing may be concluded."""
    tongue = language()
    notes: list[Text] = []
    if len(steps) > 1:
        notes.append(
            mark(
                "Boven de lijn: de verbindingen die tellen. Onder de lijn: verbindingen van {before} die zijn gestopt.",
                before=steps_view.before_words(look.step),
            )
        )
        if len(steps) - 1 <= charts.MANY:
            notes.append(mark("Het getal is het aantal verbindingen."))
    if marks:
        notes.append(mark("Gestreept: {milestones}.", milestones=milestone_marks.listed(marks, tongue)))
    running = steps_view.running(steps, visit.last_day, tongue, step=look.step)
    warnings = [] if running is None else [running]
    warnings.extend(steps_view.open_bars(steps, trend, full, step=look.step, language=tongue))
    if look.step in (Step.MONTH, Step.QUARTER) and look.over.rule == "step":
        warnings.append(
            mark(
                "Niet elk overleg is er elke maand, en in vakanties wordt minder vastgelegd: wat hier stopt, komt vaak "
                "terug. Kies bij Telt mee ‘De laatste 12 maanden’ om daar niet naar te kijken."
            )
        )
    vague = steps_view.imprecise(steps, step=look.step, language=tongue)
    if vague is not None:
        warnings.append(vague)
    for said in (notes, warnings):
        if said:
            st.caption(" ".join(in_markdown(note) for note in said))


def show_table(
    visit: Visit, look: Look, steps: Sequence[FormationStep], trend: Sequence[TrendStep], said: Sequence[bool]
) -> None:
    """Show every figure of every step as a table to take along."""
    tongue = language()
    table = steps_view.year_table(steps, tongue, step=look.step, trend=trend, said=said)
    helped = steps_view.year_help(tongue, step=look.step, wide=True)
    with st.expander(_("Dezelfde getallen als tabel"), expanded=len(steps) < 2):
        st.dataframe(
            table,
            hide_index=True,
            column_config={
                heading: st.column_config.Column(help=help_, pinned=at == 0)
                for at, (heading, help_) in enumerate(helped.items())
            },
            alt=plain(mark("{per} de verbindingen en wat er veranderde", per=_PER[look.step])),
        )
        st.caption(
            _(
                "Elke rij is vergeleken met {before}. De eerste heeft niets om mee te vergelijken. "
                "Meer verbindingen is niet vanzelf beter.",
                before=plain(steps_view.before_words(look.step)),
            )
        )
        first, last = as_date(steps[0].begin), as_date(steps[-1].end - 1)
        name = named(f"netwerkvorming-{look.step.value}-{first}-{last}", fictional=visit.demo)
        title = ", ".join([plain(mark("Netwerkvorming")), *([plain(FICTIONAL)] if visit.demo else [])])
        with st.container(horizontal=True):
            download(_("Download de tabel (CSV)"), lambda: csv_list(table), f"{name}.csv", "text/csv")
            download(_("Download de tabel (Excel)"), lambda: excel_list(table, title=title), f"{name}.xlsx", EXCEL)
