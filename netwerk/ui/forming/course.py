"""One figure through the years as a line, with what was agreed in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from netwerk.analysis.definitions import DefinitionMark
from netwerk.analysis.norms import Norm, norms_in
from netwerk.analysis.timeline import Timeline
from netwerk.i18n import Text, mark
from netwerk.ui import cache, in_address
from netwerk.ui.door import Visit
from netwerk.ui.fictional import labelled
from netwerk.ui.forming.look import Look, steps_of, timeline_of, trend_of
from netwerk.ui.session import is_dark, language
from netwerk.ui.text import _, as_markdown, header, in_markdown, plain
from netwerk.views import course_view, palette, trend_view
from netwerk.views.agreements import in_order
from netwerk.views.course_chart import course_chart
from netwerk.views.course_view import Course, Figure

_AGREED = "afspraak-"  # before the id of an agreement, in the address
_PARAMETER, _KEY = "lijn", "vorming_lijn_door_de_jaren"


def show_course(visit: Visit, look: Look, marks: Sequence[tuple[int, str]]) -> None:
    """Show one chosen figure, or one chosen agreement, through the steps."""
    header(_("Eén getal door de jaren"))
    timeline = timeline_of(visit, look)
    norms = agreements(timeline)
    chosen = _choose(norms)
    tongue = language()
    norm = norms.get(chosen)
    if norm is None:
        figure = Figure(chosen)
        full = course_view.filled(visit.dataset, timeline)
        found = course_view.course(figure, steps_of(visit, look), trend_of(visit, look), full, language=tongue)
        meaning = course_view.explained(figure, look.step)
    else:
        windows = tuple(timeline.seen_by(at) for at in course_view.asked_steps(timeline))
        outcomes = cache.outcomes_of(visit.dataset, windows, norm.id)
        found = course_view.agreed_course(norm, outcomes, timeline, language=tongue)
        meaning = course_view.agreed_explained(norm, tongue)
    st.markdown(in_markdown(meaning))
    if all(point.value is None for line in found.lines for point in line.points):
        st.markdown(as_markdown(found.lines[0].points[-1].said))
        _notes((), asked=bool(norms))
        return
    changes = changes_of(visit, look, norm)
    _draw(found, look, marks, [one.day for one in changes])
    _notes(course_notes(found, look, changes), asked=bool(norms))


def changes_of(visit: Visit, look: Look, norm: Norm | None) -> tuple[DefinitionMark, ...]:
    """Return where the chosen agreement changed, or the list of sources; only who sees everything knows of those."""
    marks = cache.definition_marks(visit.dataset, look.asked(visit.today))
    if norm is not None:
        return tuple(one for one in marks if one.what == "norm" and one.name == norm.id)
    return tuple(one for one in marks if one.what != "norm" and visit.scope.whole)


def agreements(timeline: Timeline) -> Mapping[str, Norm]:
    """Return the agreements that hold at the end of the timeline, by their word in the address.

    None where its steps do not look at twelve months: over those an agreement is asked.
    """
    asked = course_view.asked_steps(timeline)
    if not asked:
        return {}
    return {f"{_AGREED}{norm.id}": norm for norm in in_order(norms_in(cache.norms(), timeline.seen_by(asked[-1])))}


def _choose(norms: Mapping[str, Norm]) -> str:
    labels = {figure.value: plain(label) for figure, label in course_view.LABELS.items()}
    labels |= {word: plain(mark("Afspraak: {text}", text=norm.text_in(language()))) for word, norm in norms.items()}
    words = list(labels)
    in_address.forget_unknown(_PARAMETER, words, key=_KEY)
    chosen = st.selectbox(
        _("Welk getal?"),
        words,
        format_func=labels.__getitem__,
        width=520,
        **in_address.kept(_PARAMETER, words, key=_KEY, again=True),
    )
    return words[0] if chosen is None else chosen


def _draw(found: Course, look: Look, marks: Sequence[tuple[int, str]], changes: Sequence[int]) -> None:
    theme: palette.Theme = "dark" if is_dark() else "light"
    ground = palette.GROUNDS[theme]
    colours = {
        "first": ground.select,
        "second": palette.mark_colours(theme)["formed"],
        "text": ground.text,
        "muted": ground.muted,
    }
    chart = course_chart(
        found.lines,
        step=look.step,
        begins=found.begins,
        ends=found.ends,
        colours=colours,
        language=language(),
        bound=found.bound,
        highest=found.highest,
        milestones=marks,
        changes=changes,
    )
    st.altair_chart(labelled(chart), alt=course_view.in_words(found, look.step, language()))


def course_notes(found: Course, look: Look, changes: Sequence[DefinitionMark]) -> tuple[Text, ...]:
    """Return how to read the line: beside six years before, what still runs, what is not told or counted otherwise."""
    tongue = language()
    notes = list(course_view.six_years(found, look.step, tongue))
    notes.append(mark("Een netwerk vormt zich in jaren: kijk naar de hele lijn, niet naar één stap."))
    if any(not point.whole and point.value is not None for line in found.lines for point in line.points):
        notes.append(mark("Een open punt: die stap loopt nog."))
    if any(all(line.points[at].value is None for line in found.lines) for at in range(len(found.begins))):
        notes.append(mark("Een grijze kolom: geen uitspraak over die stap."))
    if changes:
        notes.append(mark("Een streepje onderaan: toen veranderde wat wij tellen."))
        notes.extend(trend_view.definitions(changes, tongue))
    return tuple(notes)


def _notes(notes: Sequence[Text], *, asked: bool) -> None:
    """Show the notes, and where no agreement may be asked, why."""
    why = mark(
        "Afspraken gaan over twaalf maanden. Kies schooljaren, of bij Telt mee ‘De laatste 12 maanden’, om er een in "
        "de lijn te zien."
    )
    said = [*notes, *(() if asked else (why,))]
    if said:
        st.caption(" ".join(in_markdown(note) for note in said))
