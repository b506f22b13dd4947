"""The fictional region: its files are what the generator makes, and the product finds what was planted in it.

Every expected id, day and number stands in `data/demo/README.md` too, and comes from the plan of the region
(`tests/demo_region/planted.py`), not from what the product printed.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import combinations
from random import Random

import networkx as nx
import numpy as np
import pytest

from netwerk.analysis.across import Verdict, across, across_by_chance, verdict
from netwerk.analysis.before_after import before_after
from netwerk.analysis.chance import Beside, Range
from netwerk.analysis.closure import closure
from netwerk.analysis.comparison import Mark, compare
from netwerk.analysis.damaging import most_damaging
from netwerk.analysis.evidence import described
from netwerk.analysis.finding_places import finding_places
from netwerk.analysis.formation import formation
from netwerk.analysis.fragility import fragile, without_municipality
from netwerk.analysis.freshness import sources, stopped
from netwerk.analysis.fulfilment import fulfilment
from netwerk.analysis.gaps import gaps
from netwerk.analysis.groups import groups
from netwerk.analysis.isolates import isolates, newly_silent
from netwerk.analysis.layer_carriers import layer_carriers
from netwerk.analysis.load import load
from netwerk.analysis.milestones import circles
from netwerk.analysis.milestones import found as milestones_found
from netwerk.analysis.norms import Scope, read_norms
from netwerk.analysis.null_model import Figure, by_chance
from netwerk.analysis.places import Level, by_place, places
from netwerk.analysis.roles import Role, clear_roles, roles, roles_by_chance
from netwerk.analysis.routes import routes
from netwerk.analysis.themes import themes
from netwerk.analysis.timeline import timeline
from netwerk.analysis.unheard import unheard
from netwerk.analysis.what_if import what_if
from netwerk.model import Dataset, Grouping, Precision, Severity, Window, as_date, day_number
from netwerk.network import fold, last_day, network
from netwerk.records.assembling import assemble
from netwerk.records.files import gather
from netwerk.records.reading import Reading, read
from netwerk.settings import DEMO, NORMS_FILE, classification
from tests.demo_region.calendar import in_holiday
from tests.demo_region.writing import files

TODAY = day_number(date(2026, 11, 22))


def between(begin: date, end: date) -> Window:
    return Window(begin=day_number(begin), end=day_number(end))


def school_year(start: int) -> Window:
    return between(date(start, 8, 1), date(start + 1, 8, 1))


LAST_SCHOOL_YEAR = school_year(2025)
LAST_TWELVE_MONTHS = between(date(2025, 11, 13), date(2026, 11, 13))
both_periods = pytest.mark.parametrize(
    "window", [LAST_SCHOOL_YEAR, LAST_TWELVE_MONTHS], ids=["2025/2026", "last twelve months"]
)


@cache
def reading() -> Reading:
    return read(gather([DEMO])[0], classification=classification(), today=TODAY)


@cache
def region() -> Dataset:
    return assemble([reading().rows], classification())


def degree(id_: str, window: Window) -> int:
    return int(network(region(), window).graph.degree(id_))


# --- the files ---


def test_the_files_in_the_folder_are_exactly_what_the_generator_makes() -> None:
    made = files()
    kept = {path.name: path.read_bytes() for path in DEMO.iterdir() if path.suffix in (".csv", ".xlsx")}
    assert sorted(kept) == sorted(made)
    assert [name for name in made if kept[name] != made[name]] == []


def test_the_files_together_stay_small_enough_to_download() -> None:
    assert sum(path.stat().st_size for path in DEMO.iterdir()) < 2_600_000


def test_every_row_is_read_and_none_is_odd() -> None:
    assert [problem for problem in reading().problems if problem.severity is not Severity.NOTICE] == []
    assert reading().read == reading().imported
    assert (reading().rejected, reading().blank) == (0, 0)


def test_every_name_in_the_lists_is_known_to_the_register() -> None:
    assert len(region().organisations) == 118
    assert region().organisations["registered"].all()


def test_there_are_some_ten_thousand_records_of_all_three_shapes() -> None:
    assert 10_000 < len(region().records) < 14_000
    assert set(reading().rows.records["shape"]) == {0, 1, 2}


def test_the_readme_says_that_everything_is_fictional() -> None:
    assert "fictief" in (DEMO / "README.md").read_text(encoding="utf-8").splitlines()[0]


# --- the rhythm ---


def test_the_data_end_with_the_autumn_conference_of_2026() -> None:
    assert as_date(last_day(region(), TODAY) or 0) == date(2026, 11, 12)


def test_nobody_meets_in_the_holidays() -> None:
    meetings = region().records[region().records["a"] < 0]
    days = {as_date(int(day)) for day in meetings["begin"]}
    assert [day for day in days if day and in_holiday(day)] == []


def test_eighteen_conferences_are_too_large_to_count() -> None:
    assert int((region().records["size"] > 25).sum()) == 18


def test_referrals_are_known_to_the_month_and_no_referral_reaches_into_november_2026() -> None:
    monthly = region().records[region().records["precision"] == Precision.MONTH]
    assert len(monthly) > 5_000
    assert as_date(int(monthly["end"].max())) == date(2026, 11, 1)


def test_one_source_stops_in_june_2023() -> None:
    source = region().sources.index("Signaleringsoverleg 0-12")
    records = region().records[region().records["source"] == source]
    assert as_date(int(records["begin"].max())) == date(2023, 6, 22)


def test_a_municipality_sits_at_more_than_eight_in_ten_meetings() -> None:
    # meetings with a name: a joint plan is a record without municipality
    seats = region().seats[region().records["event"].to_numpy()[region().seats["record"]] >= 0]
    council = (region().organisations["kind"] == "gemeente").to_numpy()[seats["organisation"]]
    with_council = len(np.unique(seats["record"][council]))
    assert 0.8 < with_council / len(np.unique(seats["record"])) < 0.95


# --- who is not connected ---


@both_periods
def test_who_was_never_seen(window: Window) -> None:
    assert isolates(region(), network(region(), window)).never_seen == (
        "huisartsenpraktijk-kerkpad",
        "huisartsenpraktijk-molenweg",
        "huisartsenpraktijk-waterlelie",
        "zwemvereniging-de-otters",
    )


@both_periods
def test_who_fell_silent_and_since_when(window: Window) -> None:
    silent = isolates(region(), network(region(), window)).fallen_silent
    assert [(who.id, as_date(who.last_record)) for who in silent] == [
        ("budgetwinkel-elsmeer", date(2025, 6, 12)),
        ("kinderopvang-kiekeboe", date(2024, 3, 14)),
    ]


@pytest.mark.parametrize(("window", "new"), [(LAST_SCHOOL_YEAR, ("budgetwinkel-elsmeer",)), (LAST_TWELVE_MONTHS, ())])
def test_who_newly_fell_silent(window: Window, new: tuple[str, ...]) -> None:
    # 12 June 2025 lies in the quarter before August 2025, and not in the quarter before 13 November 2025
    found = newly_silent(isolates(region(), network(region(), window)), window)
    assert tuple(who.id for who in found) == new


@both_periods
def test_no_group_is_cut_off_from_the_rest(window: Window) -> None:
    assert groups(network(region(), window)) == ()


@both_periods
def test_who_was_seen_without_a_tie(window: Window) -> None:
    assert isolates(region(), network(region(), window)).seen_without_tie == (
        "huisartsenpraktijk-het-plein",
        "kenniscentrum-opgroeien",
        "rekenkamer-waterland-oost",
        "scouting-grotenhout",
    )


@both_periods
def test_who_is_connected_through_the_municipality_only(window: Window) -> None:
    assert isolates(region(), network(region(), window)).only_via_municipality == (
        "ervaringskring-zuid",
        "oudernetwerk-averlo",
        "speeltuinvereniging-bredeweer",
    )


@both_periods
def test_who_is_only_ever_referred_to(window: Window) -> None:
    assert isolates(region(), network(region(), window)).one_sided == ("zorgboerderij-het-erf",)


# --- what is fragile ---


@both_periods
def test_on_whom_others_hang(window: Window) -> None:
    points = fragile(network(region(), window)).articulation_points
    assert {point.organisation: point.cut_off for point in points} == {
        "gemeente-averlo": ("oudernetwerk-averlo",),
        "gemeente-bredeweer": ("speeltuinvereniging-bredeweer",),
        "gezinshuis-de-hoeve": ("begeleid-kamerwonen-start", "stichting-opstap"),
        "lokaal-team-grotenhout": ("begeleid-kamerwonen-start", "gezinshuis-de-hoeve", "stichting-opstap"),
        "welzijn-diemerzand": ("jongerencentrum-de-loods", "sv-diemerzand"),
    }


@both_periods
def test_without_the_local_team_on_which_three_hang_the_others_lie_furthest_apart(window: Window) -> None:
    found = most_damaging(network(region(), window), 1)
    assert found is not None
    assert found.away == ("lokaal-team-grotenhout",)


@both_periods
def test_without_the_two_that_each_hold_a_group_the_others_lie_furthest_apart(window: Window) -> None:
    found = most_damaging(network(region(), window), 2)
    assert found is not None
    assert found.away == ("lokaal-team-grotenhout", "welzijn-diemerzand")


@both_periods
def test_without_a_cjg_nobody_comes_loose(window: Window) -> None:
    found = what_if(region(), window, codes=[region().code_of["cjg-averlo"]])
    assert found.left.cut_off == ()
    assert found.left.pairs_reachable.value == 1


@both_periods
def test_which_lines_are_the_only_one(window: Window) -> None:
    assert fragile(network(region(), window)).bridges == (
        ("gemeente-averlo", "oudernetwerk-averlo"),
        ("gemeente-bredeweer", "speeltuinvereniging-bredeweer"),
        ("gezinshuis-de-hoeve", "lokaal-team-grotenhout"),
        ("jongerencentrum-de-loods", "welzijn-diemerzand"),
        ("sv-diemerzand", "welzijn-diemerzand"),
    )


@pytest.mark.parametrize(
    ("window", "numbers"), [(LAST_SCHOOL_YEAR, (3, 3, 28, 2, 7)), (LAST_TWELVE_MONTHS, (3, 3, 30, 2, 9))]
)
def test_who_joins_two_layers_alone(window: Window, numbers: tuple[int, ...]) -> None:
    # counted tie by tie with networkx: the intersection of the ends of every tie between two layers
    found = layer_carriers(network(region(), window))
    assert [(*one.layers, one.organisations) for one in found] == [
        ("aanpalend", "gedwongen_kader", ("veilig-thuis",)),
        ("aanpalend", "inwoners", ("jongerenraad-lindrecht",)),
        ("basisvoorziening", "gedwongen_kader", ("veilig-thuis",)),
        ("eerste_lijn", "inwoners", ("jongerenraad-lindrecht",)),
        ("inwoners", "specialistisch", ("clientenraad-jeugd",)),
    ]
    assert tuple(one.ties for one in found) == numbers


@pytest.mark.parametrize(
    ("window", "numbers"),
    [
        (
            LAST_SCHOOL_YEAR,
            {"ambulant-oost": 64, "jeugdhulp-de-rietoever": 57, "veilig-thuis": 62, "verslavingszorg-de-brug": 66},
        ),
        (
            LAST_TWELVE_MONTHS,
            {
                "ambulant-oost": 71,
                "behandelgroep-de-kade": 57,
                "jeugd-ggz-de-wending": 64,
                "jeugdhulp-de-rietoever": 71,
                "veilig-thuis": 64,
                "verslavingszorg-de-brug": 68,
            },
        ),
    ],
)
def test_on_whom_much_coordination_falls(window: Window, numbers: dict[str, int]) -> None:
    # the degrees that networkx counts, of 52 and more
    found = load(network(region(), window))
    assert found is not None
    assert {one.id: one.ties for one in found.organisations} == numbers


@both_periods
def test_who_comes_loose_without_the_municipalities(window: Window) -> None:
    assert without_municipality(region(), window).cut_off == (
        "ervaringskring-zuid",
        "oudernetwerk-averlo",
        "speeltuinvereniging-bredeweer",
    )


@both_periods
def test_partners_keep_more_than_half_of_their_ties_among_themselves(window: Window) -> None:
    share = without_municipality(region(), window).among_themselves.value
    assert share is not None
    assert 0.5 < share < 0.9


# --- what is missing against the norms ---


@both_periods
@pytest.mark.parametrize(
    ("norm", "fulfilled", "missing"),
    [
        (
            "huisarts-lokaal-team",
            10,
            [
                "huisartsenpraktijk-de-brink",
                "huisartsenpraktijk-het-plein",
                "huisartsenpraktijk-kerkpad",
                "huisartsenpraktijk-molenweg",
                "huisartsenpraktijk-noorderlicht",
                "huisartsenpraktijk-waterlelie",
            ],
        ),
        ("school-lokaal-team", 16, ["basisschool-de-ark", "vmbo-de-werf"]),
        ("lokaal-team-specialist", 11, []),
        ("lokaal-team-consultatie", 11, []),
        (
            "specialist-basisvoorziening",
            12,
            ["begeleid-kamerwonen-start", "gezinshuis-de-hoeve", "stichting-opstap"],
        ),
        ("lokaal-team-sociaal-domein", 11, []),
        ("gemeente-schoolbestuur", 6, ["gemeente-diemerzand"]),
        ("gemeente-andere-subregio", 7, []),
        ("clientraad-aan-tafel", 4, []),
    ],
)
def test_who_lacks_an_agreed_connection(window: Window, norm: str, fulfilled: int, missing: list[str]) -> None:
    chosen = next(one for one in read_norms(NORMS_FILE) if one.id == norm)
    result = fulfilment(region(), window, chosen)
    assert [lacking.organisation for lacking in result.missing] == missing
    assert len(result.fulfilled) == fulfilled


@both_periods
def test_the_circle_around_safety_is_closed_in_both_subregions(window: Window) -> None:
    found = gaps(region(), window, read_norms(NORMS_FILE), today=window.end).circles
    assert [(one.norm.id, one.unit, one.tied, one.pairs) for one in found] == [
        ("cirkel-gedwongen-kader", "Noord", 6, 6),
        ("cirkel-gedwongen-kader", "Zuid", 6, 6),
    ]


@both_periods
def test_every_area_has_a_team_and_education_sits_with_living_and_mental_health(window: Window) -> None:
    found = gaps(region(), window, read_norms(NORMS_FILE), today=window.end).combinations
    assert [(one.norm.id, one.unit) for one in found if not one.fulfilled] == []
    assert [one.norm.id for one in found].count("gebied-lokaal-team") == 11
    assert [one.norm.id for one in found].count("onderwijs-wonen-ggz") == 1


@both_periods
def test_nobody_in_the_middle_was_unheard_for_a_year(window: Window) -> None:
    # the two that fell silent had two partners each, where the mean is about twenty
    assert unheard(region(), window) == ()


def test_the_gp_of_averlo_oost_still_wants_the_team_of_its_own_area() -> None:
    norm = next(one for one in read_norms(NORMS_FILE) if one.id == "huisarts-lokaal-team")
    missing = {one.organisation: one for one in fulfilment(region(), LAST_SCHOOL_YEAR, norm).missing}
    assert missing["huisartsenpraktijk-noorderlicht"].wanted == ("lokaal-team-averlo-oost",)


@both_periods
def test_only_the_gps_that_have_a_tie_can_be_reached_through_someone(window: Window) -> None:
    # kerkpad, molenweg and waterlelie were never seen, het-plein only on its own list
    norm = next(one for one in read_norms(NORMS_FILE) if one.id == "huisarts-lokaal-team")
    missing = fulfilment(region(), window, norm).missing
    found = routes(network(region(), window), [(one.organisation, one.wanted) for one in missing])
    assert [one.organisation for one, route in zip(missing, found, strict=True) if route is not None] == [
        "huisartsenpraktijk-de-brink",
        "huisartsenpraktijk-noorderlicht",
    ]


@both_periods
def test_the_gps_without_a_team_stand_in_their_own_municipality(window: Window) -> None:
    norm = next(one for one in read_norms(NORMS_FILE) if one.id == "huisarts-lokaal-team")
    towns = [place for place in places(region()) if place.level is Level.MUNICIPALITY]
    found = by_place(region(), window, None, [norm], asked=towns).placed
    assert {one.place.name: one.now[0].lacking for one in found if one.now[0] is not None} == {
        "Averlo": 1, "Bredeweer": 1, "Diemerzand": 0, "Elsmeer": 0, "Grotenhout": 1, "Lindrecht": 1, "Zuiderkoog": 2,
    }  # fmt: skip


# --- through the years ---


def test_there_are_ten_whole_school_years_and_one_that_runs() -> None:
    steps = formation(region(), today=TODAY)
    assert [step.complete for step in steps] == [True] * 10 + [False]


def test_who_joins_and_who_leaves() -> None:
    # the team in 2019/2020, the school that opens in 2021/2022, the nursery that closed on 31 July 2022
    steps = formation(region(), today=TODAY)
    assert [step.joined for step in steps] == [None, 0, 0, 1, 0, 1, 0, 0, 0, 0, 0]
    assert [step.left for step in steps] == [None, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0]


@pytest.mark.parametrize(("start", "ties"), [(2019, 6), (2020, 11), (2021, 16)])
def test_ties_form_around_the_team_that_started_in_2019(start: int, ties: int) -> None:
    assert degree("lokaal-team-elsmeer-haven", school_year(start)) == ties


def test_before_2019_there_is_no_team_in_elsmeer_haven() -> None:
    ids = network(region(), school_year(2018)).organisations["id"].to_list()
    assert "lokaal-team-elsmeer-haven" not in ids


def test_the_start_of_that_team_is_the_one_milestone_that_the_register_tells() -> None:
    (one,) = milestones_found(region())
    assert (as_date(one.day), one.name, one.kind) == (date(2019, 9, 1), "Lokaal team Elsmeer-Haven", "team")
    assert [len(ids or ()) for ids in circles(region(), one).values()] == [1, 4, 12]


@pytest.mark.parametrize(("months", "ties"), [(12, 6), (24, 11), (36, 16)])
def test_what_formed_with_that_team_stands_among_the_new_ties_around_its_start(months: int, ties: int) -> None:
    (one,) = milestones_found(region())
    found = before_after(region(), one.day, circles(region(), one)["municipality"], months=months, today=TODAY)
    assert (found.new, found.reason) == (("lokaal-team-elsmeer-haven",), None)
    assert len([pair for pair in found.formed if "lokaal-team-elsmeer-haven" in pair]) == ties


@pytest.mark.parametrize("name", ["Stichting Oeverzorg", "Rietland Jeugdhulp"])
def test_the_merged_provider_has_the_history_of_both(name: str) -> None:
    rietoever = region().organisations.set_index("id").loc["jeugdhulp-de-rietoever"]
    assert name in rietoever["aliases"]
    assert degree("jeugdhulp-de-rietoever", school_year(2016)) > 5


def test_the_merger_ends_and_forms_nobody() -> None:
    change = compare(region(), school_year(2021), school_year(2022))
    assert "jeugdhulp-de-rietoever" not in (*change.joined, *change.left)


@pytest.mark.parametrize(
    ("start", "mark", "pair"),
    [
        (2019, Mark.ENDED, ["het-atrium", "verslavingszorg-de-brug"]),
        (2023, Mark.REVIVED, ["het-atrium", "verslavingszorg-de-brug"]),
        (2025, Mark.ENDED, ["lokaal-team-lindrecht-noord", "schuldhulp-oost"]),
        (2025, Mark.FORMED, ["lokaal-team-lindrecht-zuid", "wonen-zuid"]),
    ],
)
def test_a_planted_tie_changes_in_its_year(start: int, mark: Mark, pair: list[str]) -> None:
    assert pair in compare(region(), school_year(start - 1), school_year(start)).pairs(mark)


def test_about_a_third_of_the_ties_changes_each_year() -> None:
    stability = [step.jaccard for step in formation(region(), today=TODAY)[1:-1]]
    assert len(stability) == 9
    assert [value for value in stability if value is None or not 0.55 < value < 0.75] == []


def test_an_organisation_has_some_twenty_partners_in_the_last_whole_year() -> None:
    last = network(region(), LAST_SCHOOL_YEAR)
    assert 18 < 2 * len(last.ties) / len(last) < 22


def test_ties_form_between_those_who_share_a_partner_more_than_by_chance_in_every_year() -> None:
    years = timeline(region(), today=TODAY)
    found = [closure(region(), years, at).sharing for at in range(9)]
    assert (found[-1].formed, found[-1].chance) == (226, Range(low=136, high=164))
    assert [one for one in found if one.chance is None or one.formed <= one.chance.high] == []


def test_folded_schools_are_read_as_their_board() -> None:
    # three boards have 6 + 5 + 3 schools
    assert len(fold(region()).organisations) == 118 - 14


@pytest.mark.parametrize(
    ("today", "gone"),
    [
        (date(2019, 9, 2), []),  # the first day of school after the summer
        (date(2020, 9, 1), []),  # the spring without meetings, and a summer after it
        (date(2024, 1, 15), ["Signaleringsoverleg 0-12"]),
        (date(2026, 11, 22), ["Signaleringsoverleg 0-12"]),
    ],
)
def test_the_source_that_ends_is_the_only_one_that_stopped(today: date, gone: list[str]) -> None:
    assert [one.name for one in stopped(sources(region(), day_number(today)))] == gone


def test_conferences_would_tie_those_who_only_come_there() -> None:
    everything = replace(LAST_SCHOOL_YEAR, largest=0)
    assert degree("kenniscentrum-opgroeien", everything) > 25


# --- across layers, who stands between whom, themes and finding places: reckoned once more in another way ---


def layers() -> dict[str, str]:
    return dict(zip(region().organisations["id"], region().organisations["layer"], strict=True))


@both_periods
def test_ties_across_layers_are_those_of_networkx(window: Window) -> None:
    graph, layer = network(region(), window).graph, layers()
    nx.set_node_attributes(graph, layer, "layer")
    mixing = nx.attribute_mixing_dict(graph, "layer")  # every tie from both ends
    inside = sum(row.get(name, 0) for name, row in mixing.items()) // 2
    found = across(network(region(), window), Grouping.LAYER)
    assert (found.whole.ties, found.whole.external) == (graph.number_of_edges(), graph.number_of_edges() - inside)
    pairs = list(combinations(graph, 2))
    assert found.whole.expected == pytest.approx(sum(layer[a] != layer[b] for a, b in pairs) / len(pairs))


@both_periods
def test_the_range_of_chance_is_that_of_shuffling_the_layers_of_the_graph(window: Window) -> None:
    graph, shuffler = network(region(), window).graph, Random(1)
    names, labels = list(graph), [layers()[id_] for id_ in graph]
    shares = []
    for _ in range(2_000):
        shuffler.shuffle(labels)
        layer = dict(zip(names, labels, strict=True))
        shares.append(sum(layer[a] != layer[b] for a, b in graph.edges) / graph.number_of_edges())
    shares.sort()
    chance = across_by_chance(network(region(), window), Grouping.LAYER).whole
    assert chance is not None
    # two samples of the same: their limits lie within a few in a thousand of each other
    assert [chance.low, chance.high] == pytest.approx([shares[49], shares[1949]], abs=0.015)


@both_periods
def test_ties_across_layers_cannot_be_told_from_chance_as_a_whole(window: Window) -> None:
    found = network(region(), window)
    whole = across(found, Grouping.LAYER).whole
    assert verdict(whole, across_by_chance(found, Grouping.LAYER).whole) is Verdict.CHANCE


@both_periods
def test_nor_where_everyone_keeps_as_many_partners(window: Window) -> None:
    found = network(region(), window)
    of_layers = by_chance(found, draws=100).figures[Figure.LAYER]
    assert of_layers.verdict is Beside.WITHIN
    shares = across_by_chance(found, Grouping.LAYER, draws=100).whole
    assert shares is not None
    assert of_layers.dealt == Range(low=2 * shares.low - 1, high=2 * shares.high - 1)


@both_periods
def test_who_stands_between_whom_is_that_of_every_triple_of_the_graph(window: Window) -> None:
    graph, layer = network(region(), window).graph, layers()
    found = roles(network(region(), window))
    expected = {}
    for broker in graph:
        open_pairs = [(a, b) for a, b in combinations(graph[broker], 2) if not graph.has_edge(a, b)]
        same = [(layer[a] == layer[b], layer[broker] in (layer[a], layer[b])) for a, b in open_pairs]
        expected[broker] = [same.count(kind) for kind in ((True, True), (True, False), (False, True), (False, False))]
    assert {id_: row.tolist() for id_, row in zip(found.ids, found.counts, strict=True)} == expected


@both_periods
def test_local_teams_and_the_client_council_build_bridges_more_than_chance_would(window: Window) -> None:
    found = network(region(), window)
    bridging = {
        one.organisation for one in clear_roles(roles(found), roles_by_chance(found)) if one.role is Role.LIAISON
    }
    assert {"clientenraad-jeugd", "lokaal-team-bredeweer", "lokaal-team-lindrecht-zuid"} <= bridging
    assert {id_ for id_ in bridging if not id_.startswith("lokaal-team-")} == {"clientenraad-jeugd"}


@both_periods
def test_themes_by_municipality_are_those_of_the_records_one_by_one(window: Window) -> None:
    found = themes(region(), network(region(), window), Scope.MUNICIPALITY)
    towns = dict(zip(region().organisations["id"], region().organisations["municipality"], strict=True))
    records = described(region(), np.arange(len(region().records)), window)
    inside = records[records["counts"]]
    counted: Counter[tuple[str, str]] = Counter()
    for names, who in zip(inside["themes"], inside["participants"], strict=True):
        counted.update((name, town) for name in names for town in {town for id_ in who for town in towns[id_]})
    assert {
        (name, place.name): int(count)
        for name, row in zip(found.themes, found.records, strict=True)
        for place, count in zip(found.places, row, strict=True)
        if count
    } == dict(counted)
    assert found.without_theme == int((inside["themes"].map(len) == 0).sum())


@both_periods
def test_which_finding_places_no_youth_care_reaches(window: Window) -> None:
    found = finding_places(region(), network(region(), window))
    assert (len(found.reached), len(found.places)) == (30, 36)
    assert tuple(place.organisation for place in found.unreached) == (
        "jongerencentrum-de-loods",
        "kinderopvang-kiekeboe",
        "scouting-grotenhout",
        "speeltuinvereniging-bredeweer",
        "sv-diemerzand",
        "zwemvereniging-de-otters",
    )


@both_periods
def test_reached_finding_places_are_the_neighbours_of_youth_care_in_networkx(window: Window) -> None:
    graph = network(region(), window).graph
    register = region().organisations.set_index("id")
    care = [
        id_
        for id_ in graph
        if register.at[id_, "domain"] == "jeugdhulp" or register.at[id_, "layer"] in ("eerste_lijn", "specialistisch")
    ]
    near = set().union(*(graph[id_] for id_ in care))
    kinds = {"school", "kinderopvang", "welzijn", "vereniging"}
    assert set(finding_places(region(), network(region(), window)).reached) == {
        id_ for id_ in near if register.at[id_, "kind"] in kinds
    }
