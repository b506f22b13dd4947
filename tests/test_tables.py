"""What came of the pairs that first met at a table: a source, or a series of meetings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerk.analysis.first_met import later
from netwerk.analysis.tables import Tables, tables
from netwerk.analysis.timeline import timeline
from netwerk.model import Dataset, Window, day_number
from netwerk.network import months_before
from tests.drawn import drawn

# the first and the last record of a region of five school years, 2018/2019 to 2022/2023; of a table that stands aside
FRAME = (
    {"who": "x-y", "on": date(2018, 9, 1), "source": "Aan de zijlijn"},
    {"who": "x-y", "on": date(2023, 7, 31), "source": "Aan de zijlijn"},
)


def line(who: str, on: date, source: str = "Tafel", **more: Any) -> Mapping[str, Any]:
    return {"who": who, "on": on, "source": source, **more}


def region(*lines: Mapping[str, Any], organisations: tuple[Mapping[str, Any], ...] = ()) -> Dataset:
    return drawn(*FRAME, *lines, organisations=organisations)


def in_series(data: Dataset, *names: str) -> Dataset:
    """`data` with the name of a meeting for each record after the frame; "" for none."""
    events = sorted({name for name in names if name})
    code = [-1, -1, *(events.index(name) if name else -1 for name in names)]
    return replace(data, records=data.records.assign(event=np.array(code, dtype=np.int32)), events=tuple(events))


def found(data: Dataset, *, steps: int = 3, base: Window | None = None) -> Tables:
    return tables(data, timeline(data, base=base), steps=steps)


def row(told: Tables, name: str = "Tafel", what: str = "source") -> pd.Series:
    (at,) = np.flatnonzero((told.tables["name"] == name) & (told.tables["what"] == what))
    return told.tables.iloc[at]


def outcome(*lines: Mapping[str, Any]) -> tuple[int, int, int]:
    """joined, known and stayed of the table."""
    one = row(found(region(*lines)))
    return int(one["joined"]), int(one["known"]), int(one["stayed"])


def test_a_pair_counts_at_the_table_of_its_first_record() -> None:
    told = found(region(line("a-b", date(2020, 3, 1)), line("a-b", date(2021, 4, 1), "Elders")))
    assert (row(told)["joined"], row(told, "Elders")["joined"]) == (1, 0)


def test_a_record_of_another_table_in_the_second_year_counts_as_going_on() -> None:
    assert outcome(line("a-b", date(2020, 3, 1)), line("a-b", date(2021, 4, 1), "Elders")) == (1, 1, 1)


@pytest.mark.parametrize(
    ("again", "stayed"),
    [(date(2021, 2, 28), 0), (date(2021, 3, 1), 1), (date(2022, 2, 28), 1), (date(2022, 3, 1), 0)],
)
def test_the_second_year_is_that_of_twelve_to_twenty_four_months_after_the_first_record(
    again: date, stayed: int
) -> None:
    assert outcome(line("a-b", date(2020, 3, 1)), line("a-b", again)) == (1, 1, stayed)


@pytest.mark.parametrize(("first", "known"), [(date(2021, 8, 1), 1), (date(2021, 8, 2), 0)])
def test_a_pair_that_met_less_than_two_years_before_the_end_is_too_early_to_tell(first: date, known: int) -> None:
    one = row(found(region(line("a-b", first))))
    assert (one["joined"], one["known"], one["early"]) == (1, known, 1 - known)


@pytest.mark.parametrize(("first", "joined"), [(date(2019, 8, 31), 0), (date(2019, 9, 1), 1)])
def test_a_pair_of_the_first_twelve_months_of_the_data_may_have_met_before(first: date, joined: int) -> None:
    told = found(region(line("a-b", first)))
    assert (row(told)["joined"], told.earlier) == (joined, 2 - joined)  # x and y of the frame are the other


def test_an_agreement_of_long_ago_does_not_make_those_who_met_first_new() -> None:
    long_ago = {"who": "p-q", "begin": date(2009, 10, 1), "end": None, "source": "Contracten"}
    told = found(region(long_ago, line("a-b", date(2019, 8, 31))))
    assert row(told)["joined"] == 0


def test_dates_after_the_data_have_no_tables() -> None:
    data = region(line("a-b", date(2020, 3, 1)))
    told = tables(data, timeline(data, begin=day_number(date(2040, 1, 1))))
    assert (len(told.tables), len(told.pairs)) == (0, 0)


def test_an_agreement_that_runs_on_is_there_in_the_second_year() -> None:
    running = {"who": "a-b", "begin": date(2020, 3, 1), "end": None, "source": "Tafel"}
    assert outcome(running) == (1, 1, 1)


def test_two_tables_on_the_first_day_both_brought_the_pair_together() -> None:
    told = found(region(line("a-b", date(2020, 3, 1)), line("a-b", date(2020, 3, 1), "Elders")))
    assert (row(told)["joined"], row(told, "Elders")["joined"]) == (1, 1)


def test_a_meeting_brings_every_pair_together() -> None:
    assert outcome(line("a+b+c", date(2020, 3, 1)), line("a-c", date(2021, 4, 1))) == (3, 3, 1)


def test_a_large_meeting_brings_nobody_together() -> None:
    told = found(region(line("a+b+c", date(2020, 3, 1))), base=Window(largest=2))
    assert told.tables["name"].tolist() == ["Aan de zijlijn"]


def test_a_tie_of_two_records_asks_for_two_in_the_second_year() -> None:
    data = region(line("a-b", date(2020, 3, 1)), line("a-b", date(2021, 4, 1)), line("c-d", date(2020, 3, 1)))
    assert row(found(data, base=Window(minimum=2)))["stayed"] == 0


def test_organisations_outside_the_choice_make_no_pair() -> None:
    organisations = ({"id": "a", "municipality": "Averlo"}, {"id": "b", "municipality": "Elsmeer"})
    data = region(line("a-b", date(2020, 3, 1)), organisations=organisations)
    assert "Tafel" not in found(data, base=Window(municipalities=("Averlo",))).tables["name"].tolist()


def test_a_record_after_an_organisation_stopped_makes_no_pair() -> None:
    data = region(line("a-b", date(2020, 3, 1)), organisations=({"id": "a", "end": date(2020, 1, 1)},))
    assert "Tafel" not in found(data).tables["name"].tolist()


def test_a_long_spell_lasts_as_many_steps_as_asked() -> None:
    years = [line("a-b", date(year, 10, 1)) for year in (2019, 2020, 2021)]
    data = region(*years, line("c-d", date(2019, 10, 1)), line("c-d", date(2020, 10, 1)))
    one = row(found(data, steps=3))
    assert (one["long_known"], one["long"]) == (2, 1)


def test_a_spell_that_cannot_be_followed_long_enough_is_left_out() -> None:
    one = row(found(region(line("a-b", date(2021, 10, 1))), steps=3))
    assert (one["joined"], one["long_known"]) == (1, 0)


def test_a_series_is_a_name_that_was_held_on_two_days() -> None:
    data = in_series(
        region(line("a-b", date(2020, 3, 1)), line("c-d", date(2020, 4, 1)), line("e-f", date(2020, 4, 1))),
        "Overleg",
        "Overleg",
        "Themadag",
    )
    told = found(data)
    assert told.tables.loc[told.tables["what"] == "series", "name"].tolist() == ["Overleg"]
    assert told.single == 1


def test_a_series_tells_its_meetings_organisations_and_last_day() -> None:
    data = in_series(region(line("a-b", date(2020, 3, 1)), line("b-c", date(2021, 4, 1))), "Overleg", "Overleg")
    one = row(found(data), "Overleg", "series")
    assert (one["meetings"], one["organisations"], one["last"]) == (2, 3, day_number(date(2021, 4, 1)))


@pytest.mark.parametrize(("last", "dormant"), [(date(2022, 7, 31), True), (date(2022, 8, 1), False)])
def test_a_table_without_a_day_in_the_last_twelve_months_is_dormant(last: date, dormant: bool) -> None:
    assert row(found(region(line("a-b", last))))["dormant"] == dormant


def test_an_agreement_that_still_runs_is_not_dormant() -> None:
    running = {"who": "a-b", "begin": date(2019, 3, 1), "end": None, "source": "Tafel"}
    assert not row(found(region(running)))["dormant"]


def test_tables_stand_by_name() -> None:
    data = region(*(line("a-b", date(2020, 3, 1), source) for source in ("zomer", "Berk", "aarde")))
    assert found(data).tables["name"].tolist() == ["Aan de zijlijn", "aarde", "Berk", "zomer"]


def weekly(who: str, source: str, begin: date, end: date) -> list[Mapping[str, Any]]:
    return [line(who, begin + timedelta(days=7 * week), source) for week in range((end - begin).days // 7)]


def test_the_pairs_of_a_source_that_fell_silent_are_not_said_to_have_stopped() -> None:
    going = weekly("x-y", "Gaat door", date(2018, 9, 1), date(2023, 7, 31))
    stopping = weekly("p-q", "Tafel", date(2018, 9, 1), date(2021, 6, 30))
    # the second year of a and b was half over when the source fell silent, that of c and d had just begun
    pairs = (line("a-b", date(2019, 9, 2)), line("c-d", date(2020, 3, 1)))
    one = row(found(drawn(*going, *stopping, *pairs)))
    assert (one["joined"], one["silent"], one["known"]) == (2, 1, 1)


def test_the_pairs_of_a_series_of_a_source_that_fell_silent_neither() -> None:
    going = weekly("x-y", "Gaat door", date(2018, 9, 1), date(2023, 7, 31))
    stopping = weekly("p-q", "Lijst", date(2018, 9, 1), date(2021, 6, 30))
    data = drawn(*going, *stopping, line("c-d", date(2020, 3, 1), "Lijst"))
    events = np.r_[np.full(len(going), -1), np.zeros(len(stopping) + 1)].astype(np.int32)
    told = found(replace(data, records=data.records.assign(event=events), events=("Overleg",)))
    assert (row(told, "Overleg", "series")["joined"], row(told, "Overleg", "series")["silent"]) == (1, 1)


def test_the_pairs_behind_a_table_are_named() -> None:
    told = found(region(line("a-b", date(2020, 3, 1)), line("a-b", date(2021, 4, 1))))
    (at,) = np.flatnonzero(told.tables["name"] == "Tafel")
    pairs = told.pairs[told.pairs["table"] == at]
    assert pairs[["a", "b", "first", "outcome"]].values.tolist() == [[0, 1, day_number(date(2020, 3, 1)), 1]]


def test_without_records_there_are_no_tables() -> None:
    told = found(drawn(organisations=["a", "b"]))
    assert (len(told.tables), len(told.pairs), told.earlier) == (0, 0, 0)


def test_own_dates_ask_only_for_who_met_between_them() -> None:
    data = region(line("a-b", date(2020, 3, 1)), line("c-d", date(2021, 3, 1)))
    of = timeline(data, begin=day_number(date(2020, 8, 1)), end=day_number(date(2023, 8, 1)))
    assert row(tables(data, of))["joined"] == 1


@given(st.dates(date(2000, 1, 1), date(2030, 12, 31)), st.integers(1, 30))
def test_months_later_is_as_many_months_as_the_network_counts(day: date, months: int) -> None:
    number = day_number(day)
    assert later(np.array([number]), months).tolist() == [months_before(number, -months)]
