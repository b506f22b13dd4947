"""Whether circles are closed and combinations sit at one table, in each unit."""

from datetime import date
from typing import Any

import pytest

from netwerk.analysis.circles import Circle, Combination, circles, combined
from netwerk.analysis.fulfilment import evidence_for
from netwerk.analysis.norms import CircleRule, CombinationRule, Norm, Scope
from netwerk.model import Window, day_number
from tests.drawn import drawn

COMMON: dict[str, Any] = {"id": "n", "goal": "g", "text": "t", "source": "s (R29)", "valid_from": date(2015, 1, 1)}
CIRCLE = Norm(**COMMON, rule=CircleRule(kinds=("lokaal_team", "veilig_thuis", "school"), scope=Scope.SUBREGION))
TABLE = Norm(**COMMON, rule=CombinationRule(kinds=("school", "verblijf", "jeugd_ggz"), scope=Scope.REGION))
PARTNERS = [
    {"id": "nteam", "kind": "lokaal_team", "subregion": "Noord"},
    {"id": "zteam", "kind": "lokaal_team", "subregion": "Zuid"},
    {"id": "vt", "kind": "veilig_thuis"},  # works in both
    {"id": "nschool", "kind": "school", "subregion": "Noord"},
    {"id": "zschool", "kind": "school", "subregion": "Zuid"},
]
THREE = [
    {"id": "s", "kind": "school"},
    {"id": "v", "kind": "verblijf"},
    {"id": "j", "kind": "jeugd_ggz"},
]


def test_a_circle_is_asked_in_each_subregion() -> None:
    # Noord is closed; in Zuid the team knows Veilig Thuis, and the school only knows a team from Noord
    dataset = drawn("nteam-vt", "nschool-vt", "nschool-nteam", "zteam-vt", "zschool-nteam", organisations=PARTNERS)
    assert circles(evidence_for(dataset, Window()), CIRCLE) == (
        Circle(norm=CIRCLE, window=Window(), unit="Noord", pairs=3, tied=3, missing=()),
        Circle(
            norm=CIRCLE,
            window=Window(),
            unit="Zuid",
            pairs=3,
            tied=1,
            missing=(("lokaal_team", "school"), ("veilig_thuis", "school")),
        ),
    )


def test_a_kind_that_nobody_is_in_leaves_its_pairs_open() -> None:
    dataset = drawn("nteam-vt", organisations=[PARTNERS[0], PARTNERS[2]])
    (circle,) = circles(evidence_for(dataset, Window()), CIRCLE)
    assert (circle.tied, circle.missing) == (1, (("lokaal_team", "school"), ("veilig_thuis", "school")))


def test_a_filter_on_kind_leaves_nobody_out_of_the_circle() -> None:
    dataset = drawn("nteam-vt", "nschool-vt", "nschool-nteam", organisations=PARTNERS)
    window = Window(kinds=("school",), subregions=("Noord",))
    assert [(circle.unit, circle.tied) for circle in circles(evidence_for(dataset, window), CIRCLE)] == [("Noord", 3)]


@pytest.mark.parametrize(("minimum", "tied"), [(1, 1), (2, 0)])
def test_a_circle_is_closed_by_ties_not_by_records(minimum: int, tied: int) -> None:
    dataset = drawn("nteam-vt", organisations=PARTNERS[:3:2])
    (circle,) = circles(evidence_for(dataset, Window(minimum=minimum)), CIRCLE)
    assert circle.tied == tied


def test_a_combination_counts_the_tables_where_all_kinds_sit() -> None:
    dataset = drawn(
        {"who": "j+s+v", "on": date(2024, 3, 1)},
        {"who": "j+s+v+x", "on": date(2024, 4, 1)},
        {"who": "j+s", "on": date(2024, 5, 1)},
        organisations=THREE,
    )
    assert combined(evidence_for(dataset, Window()), TABLE) == (
        Combination(norm=TABLE, window=Window(), unit="", records=2, last_record=day_number(date(2024, 4, 1))),
    )


def test_pairs_alone_make_no_combination() -> None:
    (found,) = combined(evidence_for(drawn("j-s", "s-v", "j-v", organisations=THREE), Window()), TABLE)
    assert (found.records, found.fulfilled, found.last_record) == (0, False, None)


@pytest.mark.parametrize(("largest", "records"), [(2, 0), (3, 1), (4, 1), (0, 1)])
def test_a_table_that_is_too_large_is_only_a_last_record(largest: int, records: int) -> None:
    dataset = drawn({"who": "j+s+v", "on": date(2024, 3, 1)}, organisations=THREE)
    (found,) = combined(evidence_for(dataset, Window(largest=largest)), TABLE)
    assert (found.records, found.last_record) == (records, day_number(date(2024, 3, 1)))


@pytest.mark.parametrize(
    ("on", "records", "last"),
    [
        (date(2023, 12, 31), 0, date(2023, 12, 31)),
        (date(2024, 1, 1), 1, date(2024, 1, 1)),
        (date(2024, 12, 31), 1, date(2024, 12, 31)),
        (date(2025, 1, 1), 0, None),
    ],
)
def test_a_table_counts_in_the_window_and_is_remembered_from_before(on: date, records: int, last: date | None) -> None:
    dataset = drawn({"who": "j+s+v", "on": on}, organisations=THREE)
    window = Window(begin=day_number(date(2024, 1, 1)), end=day_number(date(2025, 1, 1)))
    (found,) = combined(evidence_for(dataset, window), TABLE)
    assert (found.records, found.last_record) == (records, None if last is None else day_number(last))


def test_the_partners_of_a_combination_work_in_the_same_unit() -> None:
    norm = Norm(**COMMON, rule=CombinationRule(kinds=("lokaal_team", "school"), scope=Scope.SUBREGION))
    dataset = drawn("nschool-zteam", "nschool-nteam", organisations=PARTNERS)
    found = combined(evidence_for(dataset, Window()), norm)
    assert [(one.unit, one.records) for one in found] == [("Noord", 1), ("Zuid", 0)]


def test_each_rule_is_asked_by_its_own_question() -> None:
    evidence = evidence_for(drawn("j-s", organisations=THREE), Window())
    with pytest.raises(TypeError, match="no circle"):
        circles(evidence, TABLE)
    with pytest.raises(TypeError, match="no combination"):
        combined(evidence, CIRCLE)
