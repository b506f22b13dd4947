"""Milestones: what went up or down together with a day, beside the rest and beside chance, and never why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
import streamlit as st

from netwerk.access import Action
from netwerk.analysis.before_after import FEWEST, LENGTHS, BeforeAfter, lengths_covered
from netwerk.analysis.group_course import per_organisation, ties_of_group
from netwerk.analysis.milestones import Milestone, circles, places_of
from netwerk.analysis.timeline import Asked
from netwerk.i18n import Text, mark
from netwerk.ui import cache, in_address
from netwerk.ui.controls import Choice
from netwerk.ui.door import Visit
from netwerk.ui.evidence import offer, open_groups
from netwerk.ui.fictional import labelled
from netwerk.ui.forming.basis import show_basis
from netwerk.ui.forming.look import Look
from netwerk.ui.forming.milestone_form import offer_milestone, offer_removal, show_removed
from netwerk.ui.session import is_dark, language
from netwerk.ui.text import _, as_markdown, empty, header, in_markdown, plain
from netwerk.views import behind, milestones_view, palette, wording
from netwerk.views.course_chart import course_chart
from netwerk.views.milestone_lines import in_words, lines
from netwerk.views.milestone_marks import name_of

_YEARS = {12: mark("1 jaar"), 24: mark("2 jaar"), 36: mark("3 jaar")}
_FIRST_YEARS = 3  # school years of an organisation that is new
_MANY = 6  # milestones that stand in the list without scrolling


def show(visit: Visit, choice: Choice, look: Look) -> None:
    """Show the milestones by day, and what changed around the chosen one."""
    header(_("Mijlpalen"))
    st.markdown(
        _(
            "Een mijlpaal is een dag waarop iets begon of veranderde. Hier ziet u wat daarmee samen opging, vergeleken "
            "met de rest en met toeval."
        )
    )
    known = cache.milestones(visit.dataset)
    if known:
        chosen = _choose(visit, known)
    else:
        empty(_("Er zijn nog geen mijlpalen."), _("Een lokaal team dat begint en een fusie staan hier vanzelf."))
    offer_milestone(visit)
    if known:
        # it is laid beside the rest of the region, so a chosen place would leave nothing to compare with
        everywhere = _everywhere(look)
        if everywhere != look:
            st.caption(_("Het gekozen gebied telt hier niet: een mijlpaal staat naast de rest van de regio."))
        _show_milestone(visit, chosen, everywhere)
    show_removed(visit)
    show_basis(visit, look)


def _everywhere(look: Look) -> Look:
    window = replace(look.window, municipalities=(), areas=(), subregions=())
    return replace(look, window=window)


def _choose(visit: Visit, known: Sequence[Milestone]) -> Milestone:
    """The list, the latest first; it opens on the latest that has a year after it."""
    latest = list(reversed(known))
    reached = (one for one in latest if lengths_covered(visit.dataset, one.day, today=visit.today))
    by_key = {one.key: one for one in latest}
    first = next(reached, latest[0]).key
    labels = {key: as_markdown(milestones_view.option(one, language())) for key, one in by_key.items()}
    words = [first, *(key for key in by_key if key != first)]
    in_address.forget_unknown("mijlpaal", words, key="mijlpaal")
    with st.container(border=True, height=320 if len(by_key) > _MANY else "content"):
        key = st.radio(
            _("Kies een mijlpaal"),
            list(by_key),
            format_func=labels.__getitem__,
            captions=[
                in_markdown(
                    mark(
                        "{whom} · {origin}",
                        whom=milestones_view.whom(visit.dataset, one, language()),
                        origin=milestones_view.origin(one),
                    )
                )
                for one in by_key.values()
            ],
            **in_address.kept("mijlpaal", words, key="mijlpaal"),
        )
    chosen = by_key[key or first]
    # always in the address: which one comes first changes with the next that is written down
    if st.query_params.get("mijlpaal") != chosen.key:
        st.query_params["mijlpaal"] = chosen.key
    return chosen


def _show_milestone(visit: Visit, one: Milestone, look: Look) -> None:
    header(in_markdown(milestones_view.title(one, language())))
    around = circles(visit.dataset, one)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        months = _choose_months(visit, one)
        circle = _choose_circle(visit, one, around)
    concerned = around[circle]
    found = cache.before_after(visit.dataset, one.day, concerned, months, look.window, visit.today)
    with st.container(border=True):
        for sentence in _sentences(visit, one, found, look, circle):
            st.markdown(in_markdown(sentence))
    marks = cache.definition_marks(visit.dataset, Asked(base=look.window, today=visit.today))
    for sentence in milestones_view.sources_changed(marks, found, language()):
        st.caption(in_markdown(sentence))
    _show_figures(visit, one, found, circle)
    _show_lines(visit, one, found, circle, concerned, look)
    _offer_formed(visit, found)
    offer_removal(visit, one)


def _choose_months(visit: Visit, one: Milestone) -> int:
    """How long the windows are; it opens on the longest that the data cover, or on one year where everyone is
    concerned: of that most other days are left to lay beside it."""
    covered = lengths_covered(visit.dataset, one.day, today=visit.today)
    first = covered[-1] if covered and one.organisations else LENGTHS[0]
    words = [str(first), *(str(months) for months in LENGTHS if months != first)]
    key = f"mijlpaal_jaren_{one.key}"
    chosen = st.segmented_control(
        _("Ervoor en erna"),
        [str(months) for months in LENGTHS],
        format_func=lambda word: plain(_YEARS[int(word)]),
        required=True,
        **in_address.kept("maanden", words, key=key),
    )
    return int(chosen or first)


def _choose_circle(visit: Visit, one: Milestone, around: Mapping[str, tuple[str, ...] | None]) -> str:
    """Whom it concerns; it opens on the nearest circle that is large enough to say something of."""
    begins = visit.dataset.organisations["begin"].to_numpy()
    code_of = visit.dataset.code_of
    large = [
        name
        for name, ids in around.items()
        if ids is None or sum(begins[code_of[id_]] < one.day for id_ in ids) >= FEWEST
    ]
    first = large[0] if large else list(around)[-1]
    if len(around) == 1:
        return first
    words = [_CIRCLES[name] for name in (first, *(name for name in around if name != first))]
    labels = {_CIRCLES[name]: plain(_named(visit, one, name)[0]) for name in around}
    chosen = st.segmented_control(
        _("Om wie gaat het?"),
        list(labels),
        format_func=labels.__getitem__,
        required=True,
        **in_address.kept("wie", words, key=f"mijlpaal_wie_{one.key}"),
    )
    return next((name for name in around if _CIRCLES[name] == chosen), first)


_CIRCLES = {"own": "zelf", "area": "gebied", "municipality": "gemeente", "region": "regio"}  # words in the address


def _named(visit: Visit, one: Milestone, circle: str) -> tuple[Text, Text]:
    """What a circle is called in a list, and within a sentence."""
    if circle == "region":
        return mark("Alle organisaties"), mark("alle organisaties")
    if circle == "own":
        if one.place:
            return mark("{place}", place=one.place), mark("de organisaties in {place}", place=one.place)
        if len(one.organisations) == 1:
            return mark("Alleen deze organisatie"), mark("deze organisatie")
        return mark("Alleen deze organisaties"), mark("deze organisaties")
    places = wording.listing(places_of(visit.dataset, one, circle), language(), most=milestones_view.NAMED)
    return mark("{place}", place=places), mark("de organisaties in {place}", place=places)


def _sentences(visit: Visit, one: Milestone, found: BeforeAfter, look: Look, circle: str) -> list[Text]:
    _, who = _named(visit, one, circle)
    said = milestones_view.succession(visit.dataset, one, language())
    return [
        *([] if said is None else [said]),
        *_newcomers(visit, one, look, alone=circle == "own"),
        *milestones_view.answer(found, one, who, language()),
    ]


def _newcomers(visit: Visit, one: Milestone, look: Look, *, alone: bool) -> tuple[Text, ...]:
    """What there is to say of organisations that begin on the day: nothing before, and their first school years."""
    if one.kind != "team":
        return ()
    timeline = cache.timeline(visit.dataset, Asked(base=look.window, today=visit.today))
    at = timeline.at_step(one.day)
    if at is None:
        return ()
    members = visit.dataset.organisations["id"].isin(one.organisations).to_numpy()
    ties = ties_of_group(timeline, members)
    whole = [step for step in range(at, min(at + _FIRST_YEARS, len(timeline))) if timeline.complete(step)]
    names = [str(name) for name in visit.dataset.organisations["name"][members]]
    counts = [int(ties[step - timeline.shown]) for step in whole]
    return milestones_view.newcomers(names, counts, language(), alone=alone)


def _show_figures(visit: Visit, one: Milestone, found: BeforeAfter, circle: str) -> None:
    if found.concerned is None:
        return
    st.dataframe(
        milestones_view.figures_table(found, plain(_named(visit, one, circle)[0]), language()),
        hide_index=True,
        column_config={
            heading: st.column_config.Column(help=meaning)
            for heading, meaning in milestones_view.figures_help(language()).items()
        },
        alt=plain(mark("Verbindingen ervoor en erna, van wie het betreft en van de rest")),
    )
    for sentence in milestones_view.ranges(found, language()):
        st.markdown(in_markdown(sentence))
    st.caption(" ".join(in_markdown(sentence) for sentence in milestones_view.explained(found, language())))


def _show_lines(
    visit: Visit, one: Milestone, found: BeforeAfter, circle: str, concerned: tuple[str, ...] | None, look: Look
) -> None:
    """Draw the ties per organisation of those concerned and of the rest through time, with the milestone in it."""
    data, tongue = visit.dataset, language()
    timeline = cache.timeline(data, look.asked(visit.today))
    if len(timeline) - timeline.shown < 2:
        return
    ids = data.organisations["id"]
    inside = np.ones(len(ids), dtype=bool) if concerned is None else ids.isin(concerned).to_numpy()
    apart = ids.isin(found.new).to_numpy()
    around = inside & ~apart
    groups = {
        plain(_named(visit, one, circle)[0]): around if around.any() else inside,
        plain(mark("De rest")): ~inside & ~apart,
    }
    drawn = lines(
        {name: per_organisation(data, timeline, members) for name, members in groups.items() if members.any()},
        timeline,
        tongue,
    )
    theme: palette.Theme = "dark" if is_dark() else "light"
    ground = palette.GROUNDS[theme]
    colours = {"first": ground.select, "second": ground.muted, "text": ground.text, "muted": ground.muted}
    st.subheader(_("Verbindingen per organisatie door de jaren"), anchor=False)
    st.altair_chart(
        labelled(
            course_chart(
                drawn,
                step=look.step,
                begins=[timeline.begin(at) for at in range(timeline.shown, len(timeline))],
                ends=[timeline.end(at) for at in range(timeline.shown, len(timeline))],
                colours=colours,
                language=tongue,
                milestones=[(one.day, name_of(one, tongue))],
            )
        ),
        alt=in_words(drawn, look.step, timeline, tongue),
    )
    st.caption(
        _(
            "Elke stap telt de organisaties die er dan zijn. Een open punt: die stap loopt nog. Een onderbroken lijn: "
            "van te weinig organisaties is iets vastgelegd."
        )
    )


def _offer_formed(visit: Visit, found: BeforeAfter) -> None:
    """Offer the ties that are new in the window after the day, each with its records."""
    if not visit.may(Action.MAP) or not found.formed:
        return
    window = found.after
    new = set(found.new)
    groups = [
        (mark("Met wie er begon"), [pair for pair in found.formed if not new.isdisjoint(pair)]),
        (mark("Tussen organisaties die er al waren"), [pair for pair in found.formed if new.isdisjoint(pair)]),
    ]
    if offer(_("Welke verbindingen zijn nieuw?"), "mijlpaal_nieuw"):
        open_groups(
            visit,
            plain(mark("Verbindingen die er in de periode erna zijn, en ervoor niet")),
            [behind.of_pairs(visit.dataset, pairs, window, label=label) for label, pairs in groups if pairs],
            window,
        )
