"""Coordination load: who has far more ties than research found, and when nothing can be said of it."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from netwerk.analysis.load import Loaded, load
from netwerk.errors import InputError
from netwerk.model import Dataset, UsualTies, Window, day_number
from netwerk.network import network
from netwerk.settings import classification
from tests.drawn import drawn

YEAR = Window(begin=day_number(date(2024, 1, 1)), end=day_number(date(2025, 1, 1)))
FOUR = UsualTies(low=1, high=3, many=4, source="test")


def held_against(usual: UsualTies | None, dataset: Dataset) -> Dataset:
    return replace(dataset, classification=replace(dataset.classification, usual_ties=usual))


# z and a each tie with four others, b with three; ten organisations have a tie
TEN = drawn("z-c", "z-d", "z-e", "z-f", "a-g", "a-h", "a-i", "a-b", "b-c", "b-d", organisations=["nobody"])


def test_who_has_as_many_ties_as_the_bound_is_named_by_id_and_not_by_number() -> None:
    found = load(network(held_against(FOUR, TEN), YEAR))
    assert found is not None
    assert found.organisations == (Loaded(id="a", ties=4), Loaded(id="z", ties=4))


def test_who_has_one_tie_more_than_the_bound_is_named_and_who_has_one_less_is_not() -> None:
    found = load(network(held_against(replace(FOUR, many=3), TEN), YEAR))
    assert found is not None
    assert [(one.id, one.ties) for one in found.organisations] == [("a", 4), ("b", 3), ("z", 4)]


def test_the_mean_counts_everyone_in_the_network() -> None:
    found = load(network(held_against(FOUR, TEN), YEAR))
    assert found is not None
    assert found.mean == 20 / 11


def test_of_fewer_than_ten_with_a_tie_nothing_is_said() -> None:
    nine = drawn("z-c", "z-d", "z-e", "z-f", "a-g", "a-h", "a-b", organisations=["nobody", "nobody_else"])
    assert load(network(held_against(FOUR, nine), YEAR)) is None


@pytest.mark.parametrize(("end", "said"), [(date(2025, 1, 1), True), (date(2025, 1, 2), False)])
def test_of_a_period_longer_than_a_year_nothing_is_said(end: date, said: bool) -> None:
    window = replace(YEAR, end=day_number(end))  # 2024 has 366 days
    assert (load(network(held_against(FOUR, TEN), window)) is not None) is said


def test_of_all_years_together_nothing_is_said() -> None:
    assert load(network(held_against(FOUR, TEN), Window())) is None


def test_without_numbers_in_the_configuration_nothing_is_said() -> None:
    assert load(network(held_against(None, TEN), YEAR)) is None


def test_the_standard_numbers_are_those_of_the_research_and_twice_its_highest() -> None:
    usual = classification().usual_ties
    assert usual is not None
    # Blanken et al. (2022), Cross-sectoral collaboration: comparing complex child service delivery systems, Journal of
    # Health Organization and Management: "network members have contact with an average of 20–26 organizations"
    assert (usual.low, usual.high, usual.many) == (20, 26, 52)


def written(folder: Path, text: str) -> Path:
    file = folder / "indeling.toml"
    file.write_text(f"[samenwerkingspartners]\n{text}\n", encoding="utf-8")
    return file


@pytest.mark.parametrize(
    "text",
    [
        'gewoon_van = 26\ngewoon_tot = 20\nveel_vanaf = 52\nbron = "x"',
        'gewoon_van = 20\ngewoon_tot = 26\nveel_vanaf = 26\nbron = "x"',
        'gewoon_van = -1\ngewoon_tot = 26\nveel_vanaf = 52\nbron = "x"',
        'gewoon_van = "20"\ngewoon_tot = 26\nveel_vanaf = 52\nbron = "x"',
        'gewoon_van = 20.5\ngewoon_tot = 26\nveel_vanaf = 52\nbron = "x"',
        'gewoon_van = true\ngewoon_tot = 26\nveel_vanaf = 52\nbron = "x"',
    ],
)
def test_numbers_that_cannot_be_are_refused_with_what_is_accepted(tmp_path: Path, text: str) -> None:
    with pytest.raises(InputError, match=r"indeling\.toml.*gewoon_van.*Schrijf drie hele getallen, van laag naar hoog"):
        classification(written(tmp_path, text))


def test_a_missing_number_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="veel_vanaf"):
        classification(written(tmp_path, 'gewoon_van = 20\ngewoon_tot = 26\nbron = "x"'))


def test_a_configuration_may_leave_the_numbers_out(tmp_path: Path) -> None:
    file = tmp_path / "indeling.toml"
    file.write_text("", encoding="utf-8")
    assert classification(file).usual_ties is None
