"""Where organisations stand: the same place for good, apart from each other, in any data."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache

import numpy as np
import pandas as pd
import pytest
from scipy.spatial.distance import pdist

from netwerk.analysis.layout import Band, Layout, positions
from netwerk.analysis.layout.union import union
from netwerk.model import Dataset
from netwerk.records.assembling import assemble
from netwerk.records.files import gather
from netwerk.records.reading import read
from netwerk.settings import DEMO, classification
from tests.drawn import drawn

every_layout = pytest.mark.parametrize("layout", list(Layout))


@cache
def region() -> Dataset:
    return assemble([read(gather([DEMO])[0], classification=classification(), today=20779).rows], classification())


def nearest(dataset: Dataset, layout: Layout) -> float:
    found = positions(dataset, layout)
    return float(pdist(np.column_stack([found.x, found.y])).min())


@every_layout
def test_same_data_give_the_same_places(layout):
    first, second = positions(region(), layout), positions(region(), layout)
    assert first.x.tolist() == second.x.tolist()
    assert first.y.tolist() == second.y.tolist()


@every_layout
def test_no_two_organisations_of_the_region_stand_on_each_other(layout):
    # the largest symbol is 18 × 1.35 map units in radius and few are; 40 keeps ordinary ones apart
    assert nearest(region(), layout) > 40


@every_layout
def test_places_do_not_depend_on_the_order_of_the_records(layout):
    one = drawn("a-b", "b-c", "c-d", "d-e", "a-c")
    other = drawn("a-c", "d-e", "c-d", "b-c", "a-b")
    assert positions(one, layout).x.tolist() == positions(other, layout).x.tolist()


@every_layout
@pytest.mark.parametrize(
    "dataset",
    [
        drawn(),
        drawn(organisations=["a"]),
        drawn(organisations=["a", "b"]),
        drawn("a+a"),
        drawn("a-b"),
        drawn("a+a", "b+b", "c+c"),
        drawn("a-b", organisations=[{"id": "a", "layer": "eigen laag"}, {"id": "b", "municipality": "Nergenshuizen"}]),
        drawn("a-b", "c-d", organisations=["e", "f"]),
    ],
    ids=["nobody", "one", "two never seen", "one alone", "a pair", "all alone", "unknown layer", "two pieces"],
)
def test_every_organisation_has_a_place_of_its_own(dataset, layout):
    found = positions(dataset, layout)
    places = set(zip(found.x.tolist(), found.y.tolist(), strict=True))
    assert len(places) == len(dataset.organisations)
    assert np.isfinite(found.x).all()
    assert np.isfinite(found.y).all()


@every_layout
def test_organisation_that_no_record_names_stands_in_the_band_of_never_seen(layout):
    found = positions(drawn("a-b", organisations=["zwemclub"]), layout)
    (band,) = [guide for guide in found.guides if isinstance(guide, Band) and guide.never]
    assert found.never.tolist() == [False, False, True]
    assert band.x0 < found.x[2] < band.x1
    assert band.y0 < found.y[2] < band.y1
    assert max(found.y[:2]) < band.y0


def test_organisation_seen_without_a_tie_is_not_in_the_band():
    assert positions(drawn("a-b", "c+c")).never.tolist() == [False, False, False]


def test_record_of_more_than_25_organisations_pulls_nobody_together():
    crowd = "+".join(f"z{number}" for number in range(26))
    assert positions(drawn("a-b", crowd)).typical == {"degree": 1.0, "records": 1.0}


def test_running_agreement_weighs_in_every_school_year_up_to_the_last_record():
    # a–b runs from 2020/2021 to 2023/2024, four school years of 1 + ln 1; c–d meets twice in one: 1 + ln 2
    meeting = {"who": "c-d", "on": date(2023, 9, 1)}
    dataset = drawn({"who": "a-b", "begin": date(2020, 9, 1), "end": None}, meeting, {**meeting, "form": "afspraak"})
    assert union(dataset).weight.tolist() == pytest.approx([4.0, 1.6931471805599454])


def test_bands_of_layers_follow_the_order_of_the_configuration():
    dataset = drawn(
        "g-s",
        "g-t",
        organisations=[
            {"id": "g", "kind": "gemeente"},
            {"id": "s", "kind": "school"},
            {"id": "t", "kind": "lokaal_team"},
        ],
    )
    found = positions(dataset, Layout.LAYERS)
    assert [guide.layer for guide in found.guides] == ["basisvoorziening", "eerste_lijn", "gemeente_regio"]
    assert found.y[1] < found.y[2] < found.y[0]


def test_layer_off_the_map_stands_below_the_band_of_never_seen():
    dataset = drawn("k-s", organisations=[{"id": "k", "kind": "kennis"}, {"id": "s", "kind": "school"}, {"id": "z"}])
    found = positions(dataset, Layout.LAYERS)
    assert found.y[1] < found.y[2] < found.y[0]


def test_within_a_band_partners_stand_over_each_other():
    dataset = drawn(
        "s1-t2",
        "s2-t1",
        organisations=[
            *({"id": id_, "kind": "school"} for id_ in ("s1", "s2")),
            *({"id": id_, "kind": "lokaal_team"} for id_ in ("t1", "t2")),
        ],
    )
    x = positions(dataset, Layout.LAYERS).x
    assert (x[0] < x[1]) == (x[3] < x[2])


def test_sector_of_a_municipality_holds_its_organisations():
    dataset = drawn(
        "a-b",
        "c-d",
        organisations=[
            {"id": "a", "municipality": "Averlo"},
            {"id": "b", "municipality": "Averlo"},
            {"id": "c", "municipality": "Zuiderkoog"},
            {"id": "d", "municipality": "Zuiderkoog"},
        ],
    )
    found = positions(dataset, Layout.MUNICIPALITIES)
    assert [guide.municipality for guide in found.guides] == ["Averlo", "Zuiderkoog"]
    assert max(found.y[:2]) < 0 < min(found.y[2:])


def test_who_works_for_several_municipalities_stands_in_the_middle():
    dataset = drawn(
        "a-r", organisations=[{"id": "a", "municipality": "Averlo"}, {"id": "r", "municipality": ("Averlo", "Elsmeer")}]
    )
    found = positions(dataset, Layout.MUNICIPALITIES)
    assert np.hypot(found.x, found.y).argmin() == 1


@every_layout
def test_renaming_an_organisation_moves_nobody(layout):
    dataset = drawn("a-b", "b-c", "c-a", "c-d")
    renamed = replace(dataset, organisations=dataset.organisations.assign(name=["zz", "yy", "xx", "ww"]))
    assert positions(dataset, layout).x.tolist() == positions(renamed, layout).x.tolist()


@every_layout
def test_t40_ten_thousand_organisations_each_have_a_place(layout):
    found = positions(_crowd(10_000), layout)

    assert len(np.unique(np.column_stack([found.x, found.y]).round(3), axis=0)) == 10_000
    assert np.isfinite([found.x, found.y]).all()


def _crowd(size: int) -> Dataset:
    small = drawn("o00000-o00001", organisations=[f"o{number:05}" for number in range(size)])
    a = np.arange(size, dtype=np.int32)
    records = pd.concat([small.records] * size, ignore_index=True).assign(a=a, b=(a * 7 + 1) % size)
    return replace(small, records=records[records["a"] != records["b"]].reset_index(drop=True))
