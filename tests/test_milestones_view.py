"""Milestones in words: what went together with a day and what did not, never why, and why nothing is said."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import numpy as np
import pytest

from netwerk.analysis.around_day import Group, Side
from netwerk.analysis.before_after import BeforeAfter, Beside, Reason
from netwerk.analysis.definitions import DefinitionMark
from netwerk.analysis.group_course import per_organisation, ties_of_group
from netwerk.analysis.milestones import Milestone
from netwerk.analysis.timeline import timeline
from netwerk.i18n import Text, mark, translate
from netwerk.model import Change, Window, day_number
from netwerk.store import KeptMilestone, MilestoneStep
from netwerk.views import milestones_view as view
from netwerk.views.milestone_lines import in_words, lines
from tests.drawn import drawn

DAY = day_number(date(2019, 9, 1))
BEFORE = Window(begin=day_number(date(2016, 9, 1)), end=DAY)
AFTER = Window(begin=DAY, end=day_number(date(2022, 9, 1)))
TEAM = Milestone(day=DAY, name="Team Haven", kind="team", organisations=("haven",), source="register")
WHO = mark("de organisaties in {place}", place="Elsmeer")


def side(average: float, kept: float | None) -> Side:
    return Side(begin=0, end=1, ties=10, per_organisation=average, kept=kept, formed=0.039, coverage=1.0)


def group(size: int, *sides: Side) -> Group:
    return Group(organisations=tuple(f"o{number}" for number in range(size)), before=sides[0], after=sides[1])


def beside(change: float, low: float, high: float) -> Beside:
    return Beside(change=change, low=low, high=high, others=1000, every=False)


FOUND = BeforeAfter(
    day=DAY,
    months=36,
    before=BEFORE,
    after=AFTER,
    reach=(BEFORE.begin, AFTER.end),
    new=(),
    concerned=group(11, side(19.5, 0.69), side(22.4, 0.79)),
    rest=group(105, side(24.6, 0.80), side(26.2, 0.77)),
    against="organisations",
    ties=beside(1.3, -2.1, 2.0),
    kept=beside(0.13, -0.091, 0.12),
    reason=None,
    formed=(),
)


def said(texts: Any) -> list[str]:
    return [translate(text, "nl") for text in texts]


def refused(reason: Reason) -> list[str]:
    return said(view.answer(replace(FOUND, reason=reason, ties=None, kept=None), TEAM, WHO))


# --- the answer ---


def test_what_stands_out_went_together_with_the_milestone() -> None:
    assert said(view.answer(FOUND, TEAM, WHO))[1] == (
        "**Samen opgegaan met** de start van Team Haven (september 2019). In de drie jaren erna bleven 79 van de 100 "
        "verbindingen van de organisaties in Elsmeer een jaar later bestaan, in de drie jaren ervoor 69; bij de rest "
        "77 en 80."
    )


def test_what_lies_within_the_range_cannot_be_told_from_chance() -> None:
    assert said(view.answer(FOUND, TEAM, WHO))[0] == (
        "**Niet te onderscheiden van toeval.** In de drie jaren erna hadden de organisaties in Elsmeer gemiddeld 22,4 "
        "verbindingen, in de drie jaren ervoor 19,5; bij de rest 26,2 en 24,6."
    )


def test_every_answer_ends_with_what_it_does_not_say() -> None:
    assert said(view.answer(FOUND, TEAM, WHO))[-1] == ("Of het een door het ander komt, is hieruit niet af te leiden.")


def test_where_everyone_is_concerned_there_is_no_rest_to_speak_of() -> None:
    found = replace(FOUND, rest=None, against="days", kept=None)
    assert said(view.answer(found, TEAM, mark("alle organisaties")))[0].endswith(
        "hadden alle organisaties gemiddeld 22,4 verbindingen, in de drie jaren ervoor 19,5."
    )


@pytest.mark.parametrize(
    ("months", "words"), [(12, "In het jaar erna"), (24, "In de twee jaren erna"), (36, "In de drie jaren erna")]
)
def test_the_length_of_the_windows_is_said(months: int, words: str) -> None:
    assert words in said(view.answer(replace(FOUND, months=months), TEAM, WHO))[0]


# --- why nothing is said ---


def test_data_that_begin_too_late_are_told_with_their_day() -> None:
    assert refused(Reason.BEFORE) == [
        "**Geen uitspraak:** voor 36 maanden ervoor zijn gegevens nodig vanaf 1 september 2016; zij beginnen op "
        "1 september 2016."
    ]


def test_data_that_stop_too_early_are_told_with_their_day() -> None:
    assert refused(Reason.AFTER) == [
        "**Geen uitspraak:** voor 36 maanden erna zijn gegevens nodig tot en met 31 augustus 2022; zij gaan tot en met "
        "1 september 2022."
    ]


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        (Reason.FEW, "minder dan tien organisaties"),
        (Reason.THIN, "van minder dan 60 van de 100"),
        (Reason.NO_OTHERS, "te weinig vergelijkbare"),
        (Reason.DISAGREE, "niet dezelfde kant op"),
    ],
)
def test_each_other_reason_is_told(reason: Reason, words: str) -> None:
    (sentence,) = refused(reason)
    assert sentence.startswith("**Geen uitspraak:** ")
    assert words in sentence


# --- the figures ---


def test_the_range_stands_beside_the_difference() -> None:
    assert said(view.ranges(FOUND))[0] == (
        "Verbindingen per organisatie: verschil met de rest +1,3. Bij 1.000 gelote groepen met evenveel organisaties "
        "per laag ligt dat in 95 van de 100 gevallen tussen −2,1 en +2,0."
    )


def test_a_share_is_told_per_hundred() -> None:
    assert "verschil met de rest +13,0." in said(view.ranges(FOUND))[1]


def test_a_range_over_other_days_says_so() -> None:
    found = replace(FOUND, against="days", kept=None)
    assert said(view.ranges(found)) == [
        "Verbindingen per organisatie: verschil +1,3. Rond 1.000 andere dagen lag dat bij 95 van de 100 tussen −2,1 en "
        "+2,0."
    ]


def test_the_table_has_a_row_before_and_one_after_for_who_is_concerned_and_for_the_rest() -> None:
    table = view.figures_table(FOUND, "Elsmeer")
    assert list(table.columns) == [
        "Wie", "Verbindingen", "Per organisatie", "Bleef een jaar", "Nieuw na een jaar", "In beeld"
    ]  # fmt: skip
    assert list(table["Wie"]) == [
        "Elsmeer (11), ervoor",
        "Elsmeer (11), erna",
        "De rest (105), ervoor",
        "De rest (105), erna",
    ]
    assert list(table["Per organisatie"]) == ["19,5", "22,4", "24,6", "26,2"]
    assert list(table["Bleef een jaar"]) == ["69 van de 100", "79 van de 100", "80 van de 100", "77 van de 100"]
    assert table["Nieuw na een jaar"].iat[0] == "3,9 van de 100"


def test_what_is_not_known_is_a_dash() -> None:
    found = replace(FOUND, concerned=group(11, side(1, None), side(2, 0.5)), rest=None)
    assert list(view.figures_table(found, "Elsmeer")["Bleef een jaar"]) == ["–", "50 van de 100"]


def test_a_figure_of_which_nothing_is_known_has_no_column() -> None:
    found = replace(FOUND, concerned=group(11, side(1, None), side(2, None)), rest=None)
    assert "Bleef een jaar" not in view.figures_table(found, "Elsmeer").columns


def test_each_column_with_a_figure_is_explained() -> None:
    assert list(view.figures_help()) == list(view.figures_table(FOUND, "Elsmeer").columns[1:])


@pytest.mark.parametrize(
    ("value", "written"), [(1.26, "+1,3"), (-0.44, "−0,4"), (0.04, "0,0"), (-0.04, "0,0"), (1234.5, "+1.234,5")]
)
def test_a_change_has_its_sign(value: float, written: str) -> None:
    assert view.signed(value) == written


def test_a_change_in_english_has_a_point() -> None:
    assert view.signed(1234.5, "en") == "+1,234.5"


# --- the milestone itself ---


@pytest.mark.parametrize(
    ("one", "title"),
    [
        (TEAM, "Start van Team Haven"),
        (replace(TEAM, kind="merger", name="Riet", former=("Land", "Oever")), "Land en Oever worden Riet"),
        (replace(TEAM, kind="merger", name="Riet", former=("Oever",)), "Oever gaat op in Riet"),
        (replace(TEAM, kind="split", name="Riet", former=("Oever",)), "Oever splitst; Riet gaat verder"),
        (replace(TEAM, kind="rename", name="Riet", former=("Oever",)), "Oever heet voortaan Riet"),
        (replace(TEAM, kind="own", name="Nieuw contract"), "Nieuw contract"),
    ],
)
def test_each_milestone_has_its_title(one: Milestone, title: str) -> None:
    assert translate(view.title(one), "nl") == title


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("team", "de start van Riet (september 2019)"),
        ("merger", "de fusie tot Riet (september 2019)"),
        ("split", "de splitsing van Oever (september 2019)"),
        ("rename", "de nieuwe naam van Riet (september 2019)"),
        ("own", "'Riet' (september 2019)"),
    ],
)
def test_each_milestone_stands_in_a_sentence(kind: Any, words: str) -> None:
    assert translate(view.event(replace(TEAM, kind=kind, name="Riet", former=("Oever",))), "nl") == words


def test_a_milestone_of_everyone_is_of_the_region() -> None:
    assert translate(view.whom(drawn("a-b"), replace(TEAM, organisations=())), "nl") == "Hele regio"


def test_a_milestone_says_by_name_whom_it_concerns() -> None:
    data = drawn("haven-b", organisations=[{"id": "haven", "name": "Team Haven"}])
    assert translate(view.whom(data, TEAM), "nl") == "Team Haven"


def test_in_a_list_it_stands_with_its_day() -> None:
    assert view.option(TEAM) == "1 september 2019: Start van Team Haven"


# --- what there is to say of organisations that come, merge or change their name ---


def test_who_is_new_has_no_before() -> None:
    assert said(view.newcomers(["Team Haven"], [6, 11, 16])) == [
        "Team Haven bestond ervoor nog niet en had toen dus geen verbindingen. Vergeleken worden de organisaties "
        "eromheen.",
        "In de eerste drie schooljaren: 6, 11 en 16 verbindingen.",
    ]


def test_of_who_is_new_alone_there_is_nothing_to_compare() -> None:
    assert said(view.newcomers(["Team Haven"], [], alone=True))[0].endswith(
        "Er valt dus niets te vergelijken: kies hierboven de organisaties eromheen."
    )


def test_who_is_new_and_has_no_whole_school_year_yet_has_no_counts() -> None:
    assert len(view.newcomers(["Team Haven"], [])) == 1


def test_a_merger_forms_and_ends_nothing() -> None:
    one = replace(TEAM, kind="merger", name="Riet", former=("Land", "Oever"))
    text = view.succession(drawn("haven-b"), one)
    assert text is not None
    assert translate(text, "nl") == (
        "De fusie vormt en beëindigt niets: Riet staat in elk jaar voor Land en Oever, met hun hele geschiedenis."
    )


def test_with_the_organisations_of_the_time_a_merger_is_no_loss_either() -> None:
    gone = Change(what="merge", organisation="haven", id="oever", name="Oever", day=DAY, decision=1)
    data = replace(drawn("haven-b", "oever-b"), changes=(gone,))
    text = view.succession(data, replace(TEAM, kind="merger", former=("Oever",)))
    assert text is not None
    assert "is geen verlies en geen winst" in translate(text, "nl")


def test_of_a_team_that_starts_nothing_is_said_of_succession() -> None:
    assert view.succession(drawn("haven-b"), TEAM) is None


@pytest.mark.parametrize(
    ("what", "words"),
    [
        ("source_began", "De bron Casustafels begint op 1 maart 2020, binnen deze periodes."),
        ("source_stopped", "De bron Casustafels is stil sinds 29 februari 2020, binnen deze periodes."),
    ],
)
def test_a_source_that_began_or_stopped_within_the_windows_is_told(what: Any, words: str) -> None:
    mark_ = DefinitionMark(day=day_number(date(2020, 3, 1)), what=what, name="Casustafels")
    assert said(view.sources_changed([mark_], FOUND))[0].startswith(words)


def test_a_source_that_began_outside_the_windows_is_not() -> None:
    mark_ = DefinitionMark(day=AFTER.end, what="source_began", name="Casustafels")
    assert view.sources_changed([mark_], FOUND) == ()


def test_the_history_says_who_did_what_when() -> None:
    steps = tuple(
        MilestoneStep(at=datetime(2026, 3, day, 9, 30, tzinfo=UTC), owner="beleid", counts=counts)
        for day, counts in ((2, True), (3, False), (4, True))
    )
    kept = KeptMilestone(number=1, day=DAY, name="Contract", organisations=(), level="", place="", steps=steps)
    assert said(view.history(kept)) == [
        "02-03-2026 09.30: opgeschreven, beleid",
        "03-03-2026 09.30: weggehaald, beleid",
        "04-03-2026 09.30: teruggezet, beleid",
    ]


def test_a_name_from_a_file_stays_a_value_of_the_text() -> None:
    one = replace(TEAM, name="<b>**Team**</b>")
    title: Text = view.title(one)
    assert (title.template, title.values) == ("Start van {name}", {"name": "<b>**Team**</b>"})


# --- the lines through the years ---


YEARS = drawn(
    {"who": "a-b", "on": date(2020, 10, 1)},
    {"who": "a-b", "on": date(2021, 10, 1)},
    {"who": "a-c", "on": date(2021, 10, 1)},
    {"who": "c-d", "on": date(2022, 10, 1)},
    {"who": "a-b", "on": date(2022, 10, 1)},
)


def members(*ids: str) -> Any:
    return YEARS.organisations["id"].isin(ids).to_numpy()


def test_the_ties_of_a_group_are_counted_per_step() -> None:
    assert ties_of_group(timeline(YEARS), members("a")).tolist() == [1, 2, 1]


def test_a_tie_within_a_group_counts_once_as_a_tie_and_for_both_its_ends() -> None:
    assert ties_of_group(timeline(YEARS), members("a", "b")).tolist() == [1, 2, 1]
    assert per_organisation(YEARS, timeline(YEARS), members("a", "b")) == (1.0, 1.5, 1.0)


def test_a_step_in_which_too_few_of_a_group_are_seen_is_a_gap() -> None:
    assert per_organisation(YEARS, timeline(YEARS), members("c", "d")) == (None, None, 1.0)


def test_who_is_chosen_away_is_not_seen_for_those_who_are_there() -> None:
    schools = [{"id": id_, "kind": "school"} for id_ in ("a", "b", "c")]
    data = drawn("a-x", "x-y", "y-z", organisations=[*schools, "x", "y", "z"])
    everyone = np.ones(len(data.organisations), dtype=bool)
    # of the three schools one was seen; x, y and z are no schools
    assert per_organisation(data, timeline(data, base=Window(kinds=("school",))), everyone) == (None,)


def test_a_line_says_its_figures_and_its_gaps() -> None:
    (line,) = lines({"Elsmeer": (None, 1.5, 1.0)}, timeline(YEARS))
    assert [point.said for point in line.points] == [
        "geen uitspraak: van te weinig organisaties is iets vastgelegd",
        "1,5 verbindingen per organisatie",
        "1,0 verbindingen per organisatie",
    ]


def test_the_step_that_still_runs_is_not_whole() -> None:
    (line,) = lines({"Elsmeer": (1.0, 1.5, 1.0)}, timeline(YEARS))
    assert [point.whole for point in line.points] == [True, True, False]


def test_who_cannot_see_the_lines_reads_them() -> None:
    of = timeline(YEARS)
    assert in_words(lines({"Elsmeer": (None, 1.5, 1.0)}, of), of.step, of) == (
        "Verbindingen per organisatie door de jaren. Elsmeer: 2021/2022 1,5, 2022/2023 1,0"
    )
