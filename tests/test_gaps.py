"""The whole answer of `gaps`, in the shape that scripts rely on."""

import json
from dataclasses import replace
from datetime import date

import pytest

from netwerk.analysis.gaps import Bound, gaps
from netwerk.analysis.norms import BoundRule, CircleRule, Norm, Scope, parse_norms
from netwerk.model import Window, day_number
from tests.drawn import drawn

TODAY = day_number(date(2024, 9, 1))
YEAR = Window(begin=day_number(date(2024, 1, 1)), end=day_number(date(2025, 1, 1)))
COMMON = 'goal = "g"\ntext = "Afgesproken."\nsource = "s"\nvalid_from = 2024-01-01\n'
NORMS = parse_norms(
    f"""
    [[norm]]
    id = "paar"
    {COMMON}
    rule = "pair"
    from_kinds = ["huisarts"]
    to_kinds = ["lokaal_team"]
    scope = "area"
    [[norm]]
    id = "kring"
    {COMMON}
    rule = "circle"
    kinds = ["huisarts", "lokaal_team"]
    scope = "area"
    [[norm]]
    id = "tafel"
    {COMMON}
    rule = "combination"
    kinds = ["huisarts", "lokaal_team"]
    scope = "region"
    [[norm]]
    id = "grens"
    {COMMON}
    rule = "bound"
    measure = "connectedness"
    at_least = 0.9
    """,
    file="normen.toml",
)
#   gem - h2    h1 - team (Noord)    los: never seen    stil: last seen in 2023
DATASET = drawn(
    "gem-h2",
    "h1-team",
    {"who": "h2+stil+team", "on": date(2023, 5, 4)},
    organisations=[
        {"id": "gem", "kind": "gemeente"},
        {"id": "h1", "kind": "huisarts", "area": "Noord"},
        {"id": "h2", "kind": "huisarts", "area": "Noord"},
        {"id": "team", "kind": "lokaal_team", "area": "Noord"},
        "los",
        "stil",
    ],
)


def test_gaps_in_the_shape_of_the_contract() -> None:
    assert gaps(DATASET, YEAR, NORMS, today=TODAY).as_json() == {
        "window": {"from": "2024-01-01", "until": "2025-01-01", "minimum": 1, "largest": 25, "imprecise": 0},
        "norms": [
            {
                "id": "paar",
                "text": "Afgesproken.",
                "applies_to": 2,
                "fulfilled": 1,
                "missing": [{"organisation": "h2", "wanted": ["team"], "last_record": "2023-05-04"}],
            }
        ],
        "circles": [{"id": "kring", "text": "Afgesproken.", "unit": "Noord", "pairs": 1, "tied": 1, "missing": []}],
        "combinations": [
            {
                "id": "tafel",
                "text": "Afgesproken.",
                "unit": None,
                "fulfilled": True,
                "records": 1,
                "last_record": "2024-03-01",
            }
        ],
        "bounds": [
            {
                "id": "grens",
                "text": "Afgesproken.",
                "measure": "connectedness",
                "value": 2 / 15,  # two of the fifteen pairs
                "at_least": 0.9,
                "at_most": None,
                "fulfilled": False,
            }
        ],
        "isolates": {
            "never_seen": ["los"],
            "fallen_silent": [{"id": "stil", "last_record": "2023-05-04"}],
            "seen_without_tie": [],
            "only_via_municipality": ["h2"],
            "one_sided": [],
        },
        "groups": [["h1", "team"]],  # of two equal ones that with the smallest id is the largest
        "fragile": {"articulation_points": [], "bridges": [["gem", "h2"], ["h1", "team"]]},
        "layer_carriers": [
            {"layers": ["basisvoorziening", "eerste_lijn"], "organisations": ["h1", "team"], "ties": 1},
            {"layers": ["basisvoorziening", "gemeente_regio"], "organisations": ["gem", "h2"], "ties": 1},
        ],
        "load": None,  # four organisations with a tie are too few
        "without_municipality": {
            "ties_kept": 0.5,
            "among_themselves": 1.0,
            "pairs_reachable": 1.0,
            "cut_off": ["h2"],  # gem-h2 was the largest of two equal ones; h1-team is what is left
        },
    }


def test_an_answer_about_nothing_can_still_be_written() -> None:
    result = gaps(drawn(), Window(), NORMS, today=TODAY).as_json()
    assert json.loads(json.dumps(result, allow_nan=False))["bounds"][0]["fulfilled"] is None


def test_without_dates_it_reads_the_twelve_months_that_end_with_the_last_record() -> None:
    window = gaps(DATASET, Window(), (), today=TODAY).as_json()["window"]
    assert (window["from"], window["until"]) == ("2023-03-02", "2024-03-02")


def test_without_dates_it_never_reads_past_today() -> None:
    window = gaps(DATASET, Window(), (), today=day_number(date(2023, 12, 31))).as_json()["window"]
    assert (window["from"], window["until"]) == ("2023-01-01", "2024-01-01")


def test_an_open_side_of_the_window_is_stated_as_the_caller_says() -> None:
    found = gaps(DATASET, Window(end=YEAR.end), (), today=TODAY)
    period = (day_number(date(2023, 5, 4)), YEAR.end)
    assert found.as_json(period=period)["window"]["from"] == "2023-05-04"


@pytest.mark.parametrize(("end", "norms"), [(date(2024, 1, 1), 0), (date(2024, 1, 2), 1)])
def test_norms_that_were_not_valid_yet_are_left_out(end: date, norms: int) -> None:
    window = Window(begin=day_number(date(2023, 1, 1)), end=day_number(end))
    assert len(gaps(DATASET, window, NORMS, today=TODAY).norms) == norms


def test_folding_leaves_the_norms_to_the_parts() -> None:
    dataset = drawn(
        "h1-team",
        organisations=[
            {"id": "keten", "kind": "huisarts"},
            {"id": "h1", "kind": "huisarts", "part_of": "keten"},
            {"id": "team", "kind": "lokaal_team"},
        ],
    )
    found = gaps(dataset, YEAR, NORMS[:1], today=TODAY, folded=True)
    assert found.norms[0].fulfilled == ("h1",)
    assert found.fragile.bridges == (("keten", "team"),)


BOUND = Norm(
    id="b",
    goal="g",
    text="t",
    source="s",
    valid_from=date(2015, 1, 1),
    rule=BoundRule(measure="coverage", at_least=0.5),
)


@pytest.mark.parametrize(
    ("rule", "value", "fulfilled"),
    [
        (BoundRule(measure="coverage", at_least=0.5), 0.49, False),
        (BoundRule(measure="coverage", at_least=0.5), 0.5, True),
        (BoundRule(measure="coverage", at_most=0.5), 0.5, True),
        (BoundRule(measure="coverage", at_most=0.5), 0.51, False),
        (BoundRule(measure="coverage", at_least=0.2, at_most=0.5), 0.1, False),
        (BoundRule(measure="coverage", at_most=0.5), None, None),
    ],
)
def test_a_bound_holds_up_to_and_including_its_limit(
    rule: BoundRule, value: float | None, fulfilled: bool | None
) -> None:
    assert Bound(norm=BOUND, window=Window(), rule=rule, value=value).fulfilled is fulfilled


def test_coverage_is_the_share_of_the_register_that_was_seen() -> None:
    # four of the six in the register were seen in 2024
    (bound,) = gaps(DATASET, YEAR, [BOUND], today=TODAY).bounds
    assert (bound.value, bound.fulfilled) == (4 / 6, True)


def test_coverage_without_a_register_is_undefined() -> None:
    (bound,) = gaps(drawn("a-b", registered=False), YEAR, [BOUND], today=TODAY).bounds
    assert (bound.value, bound.fulfilled) == (None, None)


def test_folding_leaves_a_bound_to_the_parts() -> None:
    dataset = drawn("h1-team", organisations=["keten", {"id": "h1", "part_of": "keten"}, "team"])
    bound = replace(BOUND, rule=BoundRule(measure="organisations", at_most=2))
    assert [one.value for one in gaps(dataset, YEAR, [bound], today=TODAY, folded=True).bounds] == [3]


def test_an_open_pair_of_a_circle_is_given_in_the_order_of_its_codes() -> None:
    circle = replace(BOUND, rule=CircleRule(kinds=("welzijn", "school", "huisarts"), scope=Scope.REGION))
    (found,) = gaps(drawn("a-b"), YEAR, [circle], today=TODAY).as_json()["circles"]
    assert found["missing"] == [["huisarts", "school"], ["huisarts", "welzijn"], ["school", "welzijn"]]
