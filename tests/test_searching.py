"""What `gaps --search` adds: all of it in one answer, telling how far it is, and stopped when asked."""

from __future__ import annotations

import json

import pytest

from netwerk.analysis.searching import search
from netwerk.errors import Cancelled
from netwerk.model import Window
from netwerk.network import network
from tests.drawn import drawn

# a bow: two triangles with `m` in the middle
KINDS = [{"id": id_, "kind": "school" if id_ in "ab" else "huisarts"} for id_ in "abcde"]
BOW = network(
    drawn("a-b", "a-m", "b-m", "c-d", "c-m", "d-m", organisations=[*KINDS, {"id": "m", "kind": "cjg"}]), Window()
)


def test_everything_that_was_searched_for_as_json() -> None:
    found = json.loads(json.dumps(search(BOW).as_json(), allow_nan=False))
    assert set(found) == {"most_damaging", "key_players", "across", "roles"}
    # without m: a–b and c–d are left of ten pairs; before: six ties, four pairs at two steps, and e alone (15 pairs)
    assert found["most_damaging"][0] == {
        "away": ["m"],
        "fragmentation": {"before": pytest.approx(1 - 10 / 15), "after": pytest.approx(1 - 2 / 10)},
        "distance_fragmentation": {"before": pytest.approx(1 - 8 / 15), "after": pytest.approx(1 - 2 / 10)},
        "method": "exact",
        "candidates": 5,
        "sets": 5,
    }
    assert [len(one["away"]) for one in found["most_damaging"]] == [1, 2, 3]
    assert found["key_players"] == {
        "organisations": ["a"], "steps": 2, "method": "exact", "reached": 5, "without_tie": 1,
    }  # fmt: skip


def test_ties_across_layers_and_domains_stand_beside_what_chance_gives() -> None:
    layers, domains = search(BOW).as_json()["across"]
    assert (layers["group"], domains["group"]) == ("layer", "domain")
    # all are basisvoorziening, so nothing can cross a layer
    assert layers["whole"]["verdict"] == "one_sort"
    # two in onderwijs, three in gezondheid, one in jeugdhulp: every way to deal them out is looked at, 6!/(2! 3! 1!)
    assert (domains["draws"], domains["every"]) == (60, True)
    assert (domains["whole"]["ties"], domains["whole"]["external"], domains["whole"]["e_i_index"]) == (6, 4, 1 / 3)
    assert [one["id"] for one in domains["groups"]] == ["onderwijs", "gezondheid", "jeugdhulp"]


def test_broker_roles_are_counted_over_layers() -> None:
    found = search(BOW).as_json()["roles"]
    # m stands between a, b on the one side and c, d on the other: four pairs, all of one layer
    assert (found["group"], found["open_pairs"], found["clear"]) == ("layer", 4, [])
    assert found["whole"][0] == {"role": "coordinator", "count": 4, "expected": 4.0, "by_chance": [4, 4]}


def test_an_empty_network_has_nothing_to_find() -> None:
    found = search(network(drawn(), Window())).as_json()
    assert (found["most_damaging"], found["key_players"]["organisations"]) == ([], [])
    assert found["across"][0]["whole"]["by_chance"] is None


def test_it_tells_how_far_it_is_and_ends_at_one() -> None:
    told: list[float] = []
    search(BOW, progress=told.append)
    assert told == sorted(told)
    assert (told[0] >= 0, told[-1], told.count(1.0)) == (True, 1.0, 1)


def test_it_stops_when_asked() -> None:
    with pytest.raises(Cancelled):
        search(BOW, cancelled=lambda: True)
