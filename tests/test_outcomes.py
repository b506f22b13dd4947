"""How agreements about circles, tables and measures came out: counted, and on how many organisations that rests."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from netwerk.analysis.fulfilment import evidence_for
from netwerk.analysis.norms import BoundRule, CircleRule, CombinationRule, Norm, PairRule, Scope
from netwerk.analysis.outcomes import Outcome, outcome, outcomes
from netwerk.model import Dataset, Window, day_number
from tests.drawn import drawn

IN_2024 = Window(begin=day_number(date(2024, 1, 1)), end=day_number(date(2025, 1, 1)))
NORM = Norm(
    id="n",
    goal="g",
    text="t",
    source="s",
    valid_from=date(2015, 1, 1),
    rule=PairRule(from_kinds=("huisarts",), to_kinds=("lokaal_team",), scope=Scope.REGION),
)
CIRCLE = replace(NORM, id="c", rule=CircleRule(kinds=("lokaal_team", "veilig_thuis", "school"), scope=Scope.SUBREGION))
TABLE = replace(NORM, id="k", rule=CombinationRule(kinds=("school", "lokaal_team"), scope=Scope.SUBREGION))
BOUND = replace(NORM, id="b", rule=BoundRule(measure="ties", at_least=3))
PARTNERS = [
    {"id": "nteam", "kind": "lokaal_team", "subregion": "Noord"},
    {"id": "zteam", "kind": "lokaal_team", "subregion": "Zuid"},
    {"id": "vt", "kind": "veilig_thuis"},  # works in both
    {"id": "nschool", "kind": "school", "subregion": "Noord"},
    {"id": "zschool", "kind": "school", "subregion": "Zuid"},
    {"id": "huisarts", "kind": "huisarts", "subregion": "Zuid"},
]


def counts(found: Outcome) -> tuple[int, int, int, int]:
    return (found.part, found.whole, found.seen, found.concerned)


def one(dataset: Dataset, norm: Norm, window: Window = IN_2024) -> Outcome:
    [found] = outcomes(dataset, window, [norm])
    return found


def test_a_circle_counts_pairs_of_kinds_over_all_units_and_concerns_who_is_of_those_kinds() -> None:
    dataset = drawn("nteam-vt", "nschool-vt", "huisarts-zteam", organisations=PARTNERS)
    # of six pairs two; of the five of these kinds the school in Zuid was not seen, the GP is no part of it
    assert counts(one(dataset, CIRCLE)) == (2, 6, 4, 5)


def test_a_combination_counts_units() -> None:
    dataset = drawn("nschool-nteam", "huisarts-zteam", organisations=PARTNERS)
    assert counts(one(dataset, TABLE)) == (1, 2, 3, 4)


def test_a_choice_of_place_leaves_out_who_works_elsewhere() -> None:
    dataset = drawn("nschool-nteam", "huisarts-zteam", organisations=PARTNERS)
    zuid = replace(IN_2024, subregions=("Zuid",))
    assert counts(one(dataset, TABLE, zuid)) == (0, 1, 1, 2)


@pytest.mark.parametrize(("at_least", "part"), [(3, 1), (4, 0)])
def test_a_bound_counts_one_and_concerns_everyone(at_least: int, part: int) -> None:
    dataset = drawn("nteam-vt", "nschool-vt", "zteam-vt", organisations=PARTNERS)
    norm = replace(BOUND, rule=BoundRule(measure="ties", at_least=at_least))
    assert counts(one(dataset, norm)) == (part, 1, 4, 6)


def test_coverage_concerns_the_register() -> None:
    dataset = drawn("nteam-vt", "nteam-someone", organisations=PARTNERS, registered=False)
    norm = replace(BOUND, rule=BoundRule(measure="coverage", at_least=0.5))
    assert counts(one(dataset, norm)) == (0, 1, 2, 6)


def test_a_bound_on_who_is_unheard_is_about_its_last_year() -> None:
    dataset = drawn({"who": "nteam-vt", "on": date(2022, 5, 1)}, {"who": "a-b", "on": date(2024, 5, 1)})
    norm = replace(BOUND, rule=BoundRule(measure="central_unheard", at_most=0), months=36)
    found = one(dataset, norm)
    assert (found.window.begin, found.seen, found.concerned) == (day_number(date(2024, 1, 1)), 2, 4)


def test_agreements_stand_in_the_order_in_which_they_were_given_in_their_version_of_the_time() -> None:
    later = replace(NORM, version=2, valid_from=date(2025, 1, 1))
    found = outcomes(drawn(organisations=PARTNERS), IN_2024, [BOUND, NORM, later, CIRCLE])
    assert [(each.norm.id, each.norm.version) for each in found] == [("b", 1), ("n", 1), ("c", 1)]


@pytest.mark.parametrize(("months", "part"), [(12, 0), (24, 1)])
def test_months_of_its_own_reach_further_than_the_window(months: int, part: int) -> None:
    dataset = drawn({"who": "nschool+nteam+vt", "on": date(2023, 5, 1)}, "zschool-zteam", organisations=PARTNERS)
    found = one(dataset, replace(TABLE, months=months))
    assert (found.part, found.window.begin) == (1 + part, day_number(date(2025 - months // 12, 1, 1)))


def test_a_measure_is_no_question_about_organisations_or_places() -> None:
    with pytest.raises(TypeError, match="network as a whole"):
        outcome(evidence_for(drawn("a-b"), IN_2024), BOUND)
