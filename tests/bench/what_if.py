"""The search for who joins the most against the seconds it may take, and what changes without someone."""

from __future__ import annotations

from netwerk.analysis.damaging import SIZES, most_damaging
from netwerk.analysis.key_players import reach_set
from netwerk.analysis.what_if import what_if
from netwerk.network import network
from tests.bench.gaps import TWO_YEARS, random_dataset
from tests.bench.measures import random_network
from tests.bench.timing import Row, medians

ALLOWED = 15.0  # seconds for the one, the pair and the triple together, at 400 organisations


def run() -> list[Row]:
    """Return the rows of the sets that were searched for, and of what changes without some."""
    return [*sets(), *without()]


def sets() -> list[Row]:
    small, large = random_network(400, 4_000), random_network(3_000, 30_000)
    took = medians(
        {
            "small": lambda: [most_damaging(small, size) for size in SIZES],
            "reach": lambda: reach_set(small),
        },
        rounds=1,
    )
    shortlist = medians({"large": lambda: [most_damaging(large, size) for size in SIZES]}, rounds=1)["large"]
    return [
        Row(
            what="most damaging one, pair, triple, 400 organisations",
            seconds=took["small"],
            against="the time allowed",
            reference=ALLOWED,
            at_most=1.0,
        ),
        Row(what="the same from a shortlist, 3,000 organisations", seconds=shortlist),
        Row(what="fewest who reach everyone, 400 organisations", seconds=took["reach"]),
    ]


def without() -> list[Row]:
    data, window = random_dataset(3_000, 200_000, years=2), TWO_YEARS
    took = medians(
        {
            "what if": lambda: what_if(data, window, kinds=("gemeente",)),
            "network": lambda: network(data, window),
        }
    )
    return [
        Row(
            what="what if, 3,000 organisations, 200,000 records",
            seconds=took["what if"],
            against="the network alone",
            reference=took["network"],
        )
    ]
