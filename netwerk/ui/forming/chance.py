"""Whether what is seen is more than chance would give."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import streamlit as st

from netwerk.access import Action
from netwerk.analysis.chance import FEWER_DRAWS
from netwerk.analysis.chance_by_step import StepByChance, steps_by_chance, steps_to_draw
from netwerk.analysis.closure import formed_ties, over_time
from netwerk.analysis.null_model import GROUPED, ByChance, by_chance
from netwerk.analysis.periods import Step, written
from netwerk.analysis.step_network import step_network
from netwerk.analysis.timeline import Timeline
from netwerk.analysis.trend import TrendStep
from netwerk.i18n import Text, mark
from netwerk.model import Window
from netwerk.ui import cache, in_address
from netwerk.ui.controls import Choice
from netwerk.ui.door import Visit
from netwerk.ui.evidence import offer, open_groups
from netwerk.ui.fictional import labelled
from netwerk.ui.forming.basis import show_basis
from netwerk.ui.forming.look import STEPS, Look, steps_of, timeline_of, trend_of
from netwerk.ui.long_work import IsCancelled, Progress, on_request
from netwerk.ui.rows import look_up
from netwerk.ui.session import is_dark, language
from netwerk.ui.spots.parts import Part
from netwerk.ui.text import _, header, in_markdown, link_to, plain
from netwerk.views import (
    behind,
    chance_chart,
    chance_course,
    chance_view,
    chance_words,
    closing_view,
    crossing,
    palette,
    wording,
)
from netwerk.views.behind import Group
from netwerk.views.steps_view import row_name, step_name, step_short

_WIDE = 760  # px; longer lines cannot be read


@dataclass(frozen=True, slots=True, kw_only=True)
class _Chosen:
    """A step of the timeline: its number there, what may be read in it, and its name within a sentence."""

    at: int
    judged: TrendStep
    name: str


def show(visit: Visit, choice: Choice, look: Look) -> None:
    """Show the connections formed between organisations that shared a partner, and the figures of a step."""
    timeline, judged = timeline_of(visit, look), trend_of(visit, look)
    header(_("Is dit meer dan bij toeval?"))
    chosen = _choose_step(visit, look, timeline, judged, choice.window)
    before = _at(look, timeline, judged, chosen.at - 1) if chosen.at > timeline.shown else None
    _say(
        mark("Veel in een netwerk gaat vanzelf: wie veel partners heeft, deelt er ook vaak een met een ander."),
        mark("Hier staat per getal of het verder gaat dan dat."),
    )
    if not chosen.judged.complete and visit.last_day is not None:
        _say(
            mark(
                "Deze periode loopt nog: de gegevens gaan tot en met {day}.",
                day=wording.long_date(visit.last_day, language()),
            )
        )
    st.subheader(_("Komen er verbindingen tussen wie al een partner deelt?"), anchor=False)
    if before is None:
        _say(mark("Er is geen periode ervoor om mee te vergelijken."))
    else:
        _show_closing(visit, look, timeline, before, chosen)
    st.subheader(_("Het netwerk in {period}", period=chosen.name), anchor=False)
    _show_figures(visit, look, timeline, chosen)
    st.subheader(_("Door de jaren"), anchor=False)
    _show_courses(visit, look, timeline, judged)
    show_basis(visit, look)


def _at(look: Look, timeline: Timeline, judged: Sequence[TrendStep], at: int) -> _Chosen:
    one = judged[at - timeline.shown]
    return _Chosen(at=at, judged=one, name=step_name(look.step, one.begin, language()))


def _choose_step(visit: Visit, look: Look, timeline: Timeline, judged: Sequence[TrendStep], period: Window) -> _Chosen:
    """Let the visitor choose a step; that of the filter row stands first, else the latest complete one."""
    steps = steps_of(visit, look)
    names = {written(look.step, one.begin): row_name(look.step, one, language()) for one in steps}
    words = list(names)
    whole = [number for number, one in enumerate(steps) if one.complete]
    asked = [number for number, one in enumerate(steps) if (one.begin, one.end) == (period.begin, period.end)]
    first = words[(asked or whole or [-1])[-1]]
    options = [first, *(word for word in reversed(words) if word != first)]
    word = st.selectbox(
        in_markdown(STEPS[look.step]),
        options,
        format_func=names.__getitem__,
        width=220,
        **in_address.kept("toeval", options, key=f"vorming_toeval_{first}"),
    )
    return _at(look, timeline, judged, timeline.shown + words.index(word or first))


# --- pairs that shared a partner ---


def _show_closing(visit: Visit, look: Look, timeline: Timeline, before: _Chosen, chosen: _Chosen) -> None:
    found = cache.closure(
        visit.dataset,
        look.asked(visit.today),
        before.at,
    )
    names, judged = (before.name, chosen.name), (before.judged, chosen.judged)
    tongue = language()
    _say(*closing_view.closing(found, names, judged, tongue))
    _say(*closing_view.caveats(found, judged, tongue))
    if found.formed:
        table = closing_view.closing_table(found, judged, tongue)
        st.dataframe(
            table,
            hide_index=True,
            width="content",
            alt=plain(mark("Per aantal gedeelde partners: hoeveel tweetallen een verbinding kregen, en bij toeval")),
        )
        if visit.may(Action.MAP) and offer(_("Welke verbindingen zijn dat?"), "toeval_nieuw"):
            title = plain(mark("Nieuw of hersteld in {period}", period=chosen.name))
            open_groups(visit, title, _formed(visit, timeline, before.at), timeline.seen_by(chosen.at))
    with st.expander(_("Hoe wordt dit geteld?")):
        _say(*closing_view.how_closing_is_counted(tongue))


def _formed(visit: Visit, timeline: Timeline, at: int) -> list[Group]:
    """The ties formed in the step after `at`: of those who shared a partner, and of the others."""
    keys, partners = formed_ties(timeline, at)
    window, ids = timeline.seen_by(at + 1), visit.dataset.organisations["id"].to_numpy()

    def group(which: np.ndarray, label: Text) -> Group:
        a, b = timeline.split(keys[which])
        return behind.of_pairs(visit.dataset, zip(ids[a], ids[b], strict=True), window, label=label)

    return [
        group(partners > 0, mark("Deelden al een partner")),
        group(partners == 0, mark("Deelden geen partner")),
    ]


# --- the figures of a step ---


def _show_figures(visit: Visit, look: Look, timeline: Timeline, chosen: _Chosen) -> None:
    data, tongue = visit.dataset, language()
    ties = len(timeline.tied(chosen.at))
    silent = chance_words.silence(chosen.judged, tongue) or chance_words.few_ties(ties, tongue)
    if silent is not None:
        _say(silent)
        return
    _say(chance_view.about_step(chosen.judged, ties, chosen.name, tongue))

    def work(progress: Progress, cancelled: IsCancelled) -> ByChance:
        return by_chance(step_network(data, timeline, chosen.at), progress=progress, cancelled=cancelled)

    found: ByChance | None = on_request(
        "toeval",
        (data.version, look, visit.today, chosen.at),
        work,
        label=_("Vergelijk met toeval"),
        takes=_("Dit duurt een paar seconden."),
    )
    if found is not None:
        for line in chance_view.lines(found, chosen.judged, tongue):
            _show_line(visit, timeline, chosen, line)
        _say(*chance_view.about_chance(found.draws, tongue))
    with st.expander(_("Hoe wordt dit geteld?")):
        _say(*chance_view.how_counted(found, tongue))
        link_to(_("Bekijk Over de schotten"), Action.GAPS, query={"deel": Part.ACROSS.value})


def _show_line(visit: Visit, timeline: Timeline, chosen: _Chosen, line: chance_view.Line) -> None:
    name, said, button = st.columns([2.2, 7, 1.6], gap="xxsmall", vertical_alignment="center")
    name.markdown(f"**{in_markdown(line.name)}**")
    said.markdown(" ".join(in_markdown(sentence) for sentence in (line.meaning, *line.said)))
    if visit.may(Action.MAP):
        look_up(
            button,
            key=f"toeval_{line.figure.value}",
            name=plain(line.name),
            opens=lambda: _open(visit, timeline, chosen, line),
        )


def _open(visit: Visit, timeline: Timeline, chosen: _Chosen, line: chance_view.Line) -> None:
    """Open the connections behind a figure."""
    network = step_network(visit.dataset, timeline, chosen.at)
    grouping = GROUPED.get(line.figure)
    groups: Sequence[Group]
    if grouping is not None:
        groups = crossing.groups(visit.dataset, network, grouping, None)
    else:
        groups = chance_view.sharing(visit.dataset, network)
    open_groups(visit, plain(line.name), groups, network.window)


# --- through the years ---


def _show_courses(visit: Visit, look: Look, timeline: Timeline, judged: Sequence[TrendStep]) -> None:
    data, tongue = visit.dataset, language()
    if look.step not in (Step.SCHOOLYEAR, Step.YEAR):
        _say(mark("Kies bij Stap schooljaar of kalenderjaar om de jaren naast toeval te zetten."))
        return
    steps = steps_to_draw(timeline)
    if len(steps) < 2:
        _say(mark("Er is nog geen tweede jaar om mee te vergelijken."))
        return
    found: tuple[StepByChance, ...] | None = on_request(
        "toeval_jaren",
        (data.version, look, visit.today),
        lambda progress, cancelled: steps_by_chance(data, timeline, steps, progress=progress, cancelled=cancelled),
        label=_("Zet elk jaar naast toeval"),
        takes=_(
            "Dit kan een halve minuut duren. Het gaat om de laatste {years} hele jaren, met {draws} keer loten "
            "per jaar in plaats van 1.000 keer: de grenzen zijn iets minder precies.",
            years=wording.number(len(steps), tongue),
            draws=FEWER_DRAWS,
        ),
    )
    if found is None:
        return
    by_number = {timeline.shown + number: one for number, one in enumerate(judged)}
    courses = chance_course.courses(found, by_number, tongue)
    begins = [timeline.begin(one.at) for one in found]
    colours = _colours()
    columns = st.columns(2, gap="medium")
    for number, course in enumerate(courses):
        with columns[number % 2]:
            st.markdown(f"**{in_markdown(course.name)}**, {in_markdown(course.unit)}")
            st.altair_chart(
                labelled(
                    chance_chart.chance_chart(course, step=look.step, begins=begins, colours=colours, language=tongue)
                ),
                alt=plain(
                    mark(
                        "{name} door de jaren als lijn, over de band waarin het bij toeval ligt. Dezelfde getallen "
                        "staan in de tabel.",
                        name=course.name,
                    )
                ),
            )
    _say(
        mark("De lijn is wat is vastgelegd; de band is waar het getal bij toeval ligt."),
        mark("Waar de lijn ontbreekt, is er geen uitspraak."),
    )
    _say_together(found, by_number, look, timeline)
    with st.expander(_("Dezelfde getallen als tabel")):
        st.dataframe(
            chance_course.course_table(courses, [step_short(look.step, begin, tongue) for begin in begins], tongue),
            hide_index=True,
            alt=plain(mark("Per jaar elk getal, met de grenzen bij toeval")),
        )


def _say_together(
    found: Sequence[StepByChance], judged: Mapping[int, TrendStep], look: Look, timeline: Timeline
) -> None:
    """Say of two or more years together how many connections formed between those who shared a partner."""
    tongue = language()
    enough = {
        one.at: one.closing
        for one in found
        if one.closing is not None and not any(chance_words.silence(judged[at], tongue) for at in (one.at - 1, one.at))
    }
    together = over_time(list(enough.values()))
    if together is not None and len(enough) > 1:
        first, last = (step_name(look.step, timeline.begin(at), tongue) for at in (min(enough), max(enough)))
        _say(*closing_view.closing_over_time(together, first, last, tongue))


def _colours() -> dict[str, str]:
    ground = palette.GROUNDS["dark" if is_dark() else "light"]
    return {"line": ground.text, "band": ground.select}


def _say(*sentences: Text) -> None:
    if sentences:
        st.markdown(" ".join(in_markdown(sentence) for sentence in sentences), width=_WIDE)
