"""The map as data: who and what is on it, how large, and that nobody moves when a filter changes."""

from __future__ import annotations

import json
from datetime import date

import pytest

from netwerk.analysis.comparison import compare
from netwerk.analysis.layout import Layout, positions
from netwerk.model import Dataset, Window, day_number
from netwerk.network import network
from netwerk.views.network_map import map_note, map_payload
from tests.drawn import drawn

YEAR = Window(begin=day_number(date(2023, 8, 1)), end=day_number(date(2024, 8, 1)))
NEXT = Window(begin=day_number(date(2024, 8, 1)), end=day_number(date(2025, 8, 1)))
AUTUMN = date(2024, 10, 1)  # in NEXT; a line drawn without a date is in YEAR


def payload(dataset: Dataset, window: Window = YEAR, **options):
    return map_payload(network(dataset, window), positions(dataset), dataset_version="7", **options)


def node(found, name):
    (one,) = [one for one in found["nodes"] if one["name"] == name]
    return one


def lines(found):
    return {one["id"]: one["mark"] for one in found["edges"]}


def test_payload_is_json_without_nan():
    assert json.loads(json.dumps(payload(drawn("a-b", organisations=["c"])), allow_nan=False))["of"] == 1


def test_payload_has_the_keys_that_the_component_reads():
    assert set(payload(drawn("a-b"))) == {
        "version", "nodes", "edges", "guides", "extent", "legend", "lines", "palette", "styles", "factors",
        "difference", "options", "drawn", "of", "selected", "texts",
    }  # fmt: skip


def test_line_has_the_codes_of_its_ends_as_id():
    (edge,) = payload(drawn("b-a"))["edges"]
    assert (edge["id"], edge["from"], edge["to"]) == ("0-1", 0, 1)


def test_nobody_moves_when_the_period_changes():
    dataset = drawn("a-b", "b-c", {"who": "c-d", "on": AUTUMN})
    first, second = payload(dataset), payload(dataset, NEXT)
    places = [[(one["id"], one["x"], one["y"]) for one in found["nodes"]] for found in (first, second)]
    assert places[0] == places[1]
    assert first["version"] == second["version"]


def test_version_differs_between_layouts():
    dataset = drawn("a-b")
    found = map_payload(network(dataset, YEAR), positions(dataset, Layout.LAYERS), dataset_version="7")
    assert found["version"] != payload(dataset)["version"]


def test_organisation_without_a_tie_in_the_period_is_hollow():
    found = payload(drawn("a-b", {"who": "b-c", "on": AUTUMN}))
    assert [node(found, name)["hollow"] for name in "abc"] == [False, False, True]


def test_organisation_that_was_never_seen_is_hollow_and_marked():
    found = payload(drawn("a-b", organisations=["c"]))
    assert (node(found, "c")["hollow"], node(found, "c")["never"]) == (True, True)


def test_organisation_outside_the_filter_is_hidden():
    dataset = drawn("a-b", organisations=[{"id": "a", "kind": "school"}, {"id": "b", "kind": "huisarts"}])
    found = payload(dataset, Window(begin=YEAR.begin, end=YEAR.end, kinds=("school",)))
    assert [node(found, name)["hidden"] for name in "ab"] == [False, True]


def test_layer_kennis_is_off_the_map():
    found = payload(drawn("k-s", organisations=[{"id": "k", "kind": "kennis"}]))
    assert node(found, "k")["hidden"]
    assert found["edges"] == []


def test_layer_kennis_is_on_the_map_when_asked_for():
    dataset = drawn("k-s", organisations=[{"id": "k", "kind": "kennis"}])
    found = payload(dataset, Window(begin=YEAR.begin, end=YEAR.end, layers=("kennis",)))
    assert not node(found, "k")["hidden"]


def test_tie_whose_records_all_go_one_way_is_one_sided():
    found = payload(drawn("a>b", "a>b", "c>d", "d>c", "e>f", "e-f"))
    assert lines(found) == {"0-1": "eenzijdig", "2-3": "bevestigd", "4-5": "bevestigd"}


def test_lines_count_both_sorts():
    found = payload(drawn("a>b", "c-d", "e-f"))
    assert [(one["mark"], one["n"]) for one in found["lines"]] == [("bevestigd", 2), ("eenzijdig", 1)]


def test_more_records_make_a_line_wider():
    found = payload(drawn("a-b", *[{"who": "c-d", "theme": str(k)} for k in range(10)]))
    # 0.6 + 0.55·ln 1 and 0.6 + 0.55·ln 10
    assert [one["width"] for one in found["edges"]] == [0.6, 1.87]


@pytest.mark.parametrize(
    ("partners", "size"),
    # 7 + 11·√(partners/4), for the layout clusters × 1.15
    [(0, 8.0), (1, 14.4), (4, 20.7), (9, 20.7)],
)
def test_symbol_grows_with_the_root_of_its_partners(partners, size):
    ties = [f"a-{chr(98 + k)}" for k in range(partners)]
    found = payload(drawn(*ties, organisations=["a"]), typical=4)
    assert node(found, "a")["size"] == size


def test_sizes_compare_between_periods():
    # a has two partners in both periods, b..e only in one of them
    dataset = drawn("a-b", "a-c", {"who": "a-b", "on": AUTUMN}, {"who": "a-d", "on": AUTUMN}, "b-c", "b-d", "b-e")
    assert node(payload(dataset), "a")["size"] == node(payload(dataset, NEXT), "a")["size"]


def test_size_may_be_any_value_per_organisation():
    found = payload(drawn("a-b"), size={0: 3.0, 1: 0.0}, typical=3.0)
    assert [one["size"] for one in found["nodes"]] == [20.7, 8.0]


def test_equal_sizes_are_equal():
    found = payload(drawn("a-b", "a-c", organisations=["d"]), size="equal")
    assert {one["size"] for one in found["nodes"]} == {8.6}


def test_neighbourhood_shows_who_is_near_enough():
    found = payload(drawn("a-b", "b-c", "c-d"), neighbourhood=(0, 2))
    assert [one["hidden"] for one in found["nodes"]] == [False, False, False, True]
    assert set(lines(found)) == {"0-1", "1-2"}


def test_difference_map_marks_every_pair():
    dataset = drawn(
        "a-b", {"who": "a-b", "on": AUTUMN}, "c-d", {"who": "e-f", "on": AUTUMN},
        {"who": "g-h", "on": date(2022, 1, 1)}, {"who": "g-h", "on": AUTUMN},
    )  # fmt: skip
    found = payload(dataset, NEXT, comparison=compare(dataset, YEAR, NEXT))
    assert lines(found) == {"0-1": "gebleven", "2-3": "gestopt", "4-5": "nieuw", "6-7": "hersteld"}
    assert found["difference"]


def test_difference_map_shows_who_left():
    dataset = drawn("a-b", organisations=[{"id": "b", "end": date(2024, 8, 1)}])
    found = payload(dataset, NEXT, comparison=compare(dataset, YEAR, NEXT))
    assert [(one["hidden"], one["hollow"]) for one in found["nodes"]] == [(False, True), (False, True)]


def test_difference_map_draws_the_marks_asked_for_and_counts_all():
    dataset = drawn("a-b", {"who": "c-d", "on": AUTUMN})
    found = payload(dataset, NEXT, comparison=compare(dataset, YEAR, NEXT), marks=["nieuw"])
    assert lines(found) == {"2-3": "nieuw"}
    assert {one["mark"]: one["n"] for one in found["lines"]} == {"nieuw": 1, "hersteld": 0, "gestopt": 1, "gebleven": 0}


@pytest.mark.parametrize(("changes", "marks"), [(200, {"nieuw", "gebleven"}), (201, {"nieuw"})])
def test_difference_map_of_many_changes_starts_with_what_is_new(changes, marks):
    new = [{"who": f"x{k}-y{k}", "on": AUTUMN} for k in range(changes)]
    dataset = drawn("a-b", {"who": "a-b", "on": AUTUMN}, *new)
    found = payload(dataset, NEXT, comparison=compare(dataset, YEAR, NEXT))
    assert set(lines(found).values()) == marks


def test_directed_difference_is_one_line_per_pair():
    dataset = drawn("a>b", {"who": "b>a", "on": AUTUMN})
    first, second = (Window(begin=one.begin, end=one.end, directed=True) for one in (YEAR, NEXT))
    found = payload(dataset, second, comparison=compare(dataset, first, second))
    assert lines(found) == {"0-1": "nieuw"}


def test_above_8000_lines_the_backbone_is_drawn(monkeypatch):
    monkeypatch.setattr("netwerk.views.network_map.MOST_LINES", 4)
    heavy = [{"who": "a-b", "theme": str(k)} for k in range(50)]
    found = payload(drawn(*heavy, "a-c", "a-d", "b-c", "b-d", "c-d"))
    assert lines(found) == {"0-1": "bevestigd"}
    assert (found["drawn"], found["of"]) == (1, 6)


def test_every_line_is_drawn_when_asked(monkeypatch):
    monkeypatch.setattr("netwerk.views.network_map.MOST_LINES", 1)
    assert payload(drawn("a-b", "a-c", "b-c"), everything=True)["drawn"] == 3


def test_legend_counts_who_is_on_the_map():
    dataset = drawn(
        "a-b",
        organisations=[{"id": "a", "kind": "school"}, {"id": "b", "kind": "huisarts"}, {"id": "c", "kind": "cjg"}],
    )
    found = payload(dataset)["legend"]
    assert [(one["layer"], one["label"], one["n"]) for one in found] == [
        ("basisvoorziening", "Basisvoorziening", 3),
        (None, "Niet aangesloten", 1),
    ]


def test_sub_says_kind_and_place():
    dataset = drawn(
        "a-b",
        "c-d",
        organisations=[
            {"id": "a", "kind": "school", "municipality": "Averlo"},
            {"id": "b", "kind": "jeugd_ggz"},
            {"id": "c", "kind": "cjg", "municipality": ("Averlo", "Elsmeer", "Lindrecht")},
        ],
    )
    assert [one["sub"] for one in payload(dataset)["nodes"][:3]] == [
        "School · Averlo",
        "Jeugd-ggz · hele regio",
        "CJG · 3 gemeenten",
    ]


def test_every_layer_in_the_data_has_a_colour():
    found = payload(drawn("a-b", organisations=[{"id": "a", "kind": "cjg"}]))
    assert {one["layer"] for one in found["nodes"]} <= set(found["palette"]["dark"]["layers"])


def test_physics_is_off():
    assert payload(drawn("a-b"))["options"]["physics"] == {"enabled": False}


def test_note_says_period_numbers_and_that_the_region_is_fictional():
    dataset = drawn("a-b", organisations=["c"])
    note = map_note(network(dataset, YEAR), (YEAR.begin, YEAR.end), fictional=True)
    assert note == "Schooljaar 2023/2024 · 3 organisaties, 1 verbinding · voorbeeldregio, fictief"


def test_empty_dataset_has_an_empty_map():
    found = payload(drawn())
    assert (found["nodes"], found["edges"], found["legend"]) == ([], [], [])
