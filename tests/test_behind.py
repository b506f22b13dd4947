"""What stands behind a figure: names with the records that make it so, and the last that did where it is not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pandas as pd

from netwerk.analysis.evidence import described, last_evidence, rows_behind
from netwerk.analysis.fragility import apart, fragile, without_municipality
from netwerk.analysis.fulfilment import NormResult, evidence_for, fulfilment, records_behind
from netwerk.analysis.isolates import isolates
from netwerk.analysis.norms import Direction, Norm, PairRule, Scope
from netwerk.model import Dataset, Place, Window, day_number
from netwerk.network import network
from netwerk.views import behind
from netwerk.views.evidence_view import evidence_table, where_from
from tests.drawn import drawn

YEAR = Window(begin=day_number(date(2024, 1, 1)), end=day_number(date(2025, 1, 1)))
GP = {"id": "gp", "kind": "huisarts", "name": "Huisarts"}
GP2 = {"id": "gp2", "kind": "huisarts", "name": "Andere huisarts"}
TEAM = {"id": "team", "kind": "lokaal_team", "name": "Lokaal team"}
BEFORE = {"who": "gp2-team", "on": date(2023, 5, 1)}


def norm(**values: object) -> Norm:
    rule = PairRule(from_kinds=("huisarts",), to_kinds=("lokaal_team",), scope=Scope.REGION, **values)  # type: ignore[arg-type]
    return Norm(id="n", goal="g", text="t", source="s", valid_from=date(2015, 1, 1), rule=rule)


def result(dataset: Dataset, agreed: Norm | None = None) -> NormResult:
    return fulfilment(dataset, YEAR, agreed or norm())


def rows(found: pd.DataFrame) -> list[int]:
    """The rows of the file (drawn lines stand from row 2)."""
    return sorted(found["row"].tolist())


def of(records: pd.DataFrame, dataset: Dataset) -> list[tuple[str, str, int]]:
    ids = dataset.organisations["id"]
    return [(ids[one.organisation], ids[one.partner], one.record) for one in records.itertuples()]


# --- an agreement ---


def test_an_agreement_rests_on_the_records_between_who_is_asked_and_who_is_agreed() -> None:
    dataset = drawn("gp-team", "gp-gp2", {"who": "gp+team+x", "on": date(2024, 6, 1)}, organisations=[GP, GP2, TEAM])
    found = records_behind(evidence_for(dataset, YEAR), norm())
    assert of(found, dataset) == [("gp", "team", 0), ("gp", "team", 2)]


def test_records_of_another_form_or_direction_stay_out() -> None:
    dataset = drawn(
        "gp-team", {"who": "gp>team", "form": "verwijzen"}, {"who": "team>gp", "form": "verwijzen"},
        organisations=[GP, TEAM],
    )  # fmt: skip
    agreed = norm(forms=("verwijzen",), direction=Direction.OUT)
    assert of(records_behind(evidence_for(dataset, YEAR), agreed), dataset) == [("gp", "team", 1)]


def test_whoever_is_counted_has_records_and_the_other_way_round() -> None:
    dataset = drawn("gp-team", BEFORE, organisations=[GP, GP2, TEAM])
    found = records_behind(evidence_for(dataset, YEAR), norm())
    assert [dataset.organisations["id"][code] for code in found["organisation"]] == list(result(dataset).fulfilled)


def test_an_agreement_over_months_of_its_own_opens_the_records_of_those_months() -> None:
    dataset = drawn(BEFORE, organisations=[GP, GP2, TEAM])
    longer = replace(norm(), months=60)
    found = fulfilment(dataset, longer.asked_over(YEAR), longer)
    group = behind.of_agreements_of(dataset, [found], "gp2", "nl")
    assert (str(group.members[0].cells[0]), rows(group.members[0].look().records)) == ("vastgelegd", [2])


def test_who_is_connected_opens_the_records_that_make_it_so() -> None:
    dataset = drawn("gp-team", BEFORE, organisations=[GP, GP2, TEAM])
    connected, *_rest = behind.of_agreement(dataset, result(dataset), "nl")
    one = connected.members[0]
    assert (one.name, str(one.cells[1]), rows(one.look().records)) == ("Huisarts", "Lokaal team", [2])


def test_who_is_missing_opens_the_last_record_with_one_who_could() -> None:
    dataset = drawn("gp-team", BEFORE, organisations=[GP, GP2, TEAM])
    _connected, missing, _unseen = behind.of_agreement(dataset, result(dataset), "nl")
    one = missing.members[0]
    assert (one.name, str(one.cells[1]), rows(one.look().records)) == ("Andere huisarts", "1 mei 2023", [3])


def test_who_never_met_one_has_nothing_to_open_and_that_is_said() -> None:
    dataset = drawn("gp-team", "gp2-x", organisations=[GP, GP2, TEAM])
    _connected, missing, _unseen = behind.of_agreement(dataset, result(dataset), "nl")
    one = missing.members[0]
    assert (len(one.look().records), str(one.look().said[0])) == (
        0,
        "Er is niets te openen: nog nooit is een registratie samen met Lokaal team vastgelegd.",
    )


def test_who_was_not_seen_in_the_period_stands_apart() -> None:
    dataset = drawn("gp-team", BEFORE, organisations=[GP, GP2, TEAM])
    *_others, unseen = behind.of_agreement(dataset, result(dataset), "nl")
    assert [one.name for one in unseen.members] == ["Andere huisarts"]


def test_a_record_of_before_the_period_says_that_it_does_not_count() -> None:
    dataset = drawn(BEFORE, organisations=[GP2, TEAM])
    found = last_evidence(dataset, dataset.code_of["gp2"], [dataset.code_of["team"]], YEAR)
    assert evidence_table(dataset, found, YEAR)["Telt mee"].tolist() == ["nee, buiten deze periode"]


def test_records_that_share_the_last_day_are_all_the_last() -> None:
    dataset = drawn("a-b", "a-c", {"who": "a-b", "on": date(2023, 1, 1)})
    assert rows(last_evidence(dataset, 0, None, YEAR)) == [2, 3]


# --- who is alone ---


def test_who_has_fallen_silent_opens_its_last_record() -> None:
    dataset = drawn("a-b", {"who": "c-d", "on": date(2023, 1, 1)}, {"who": "c-d", "on": date(2023, 4, 1)})
    one = behind.of_one(dataset, "c", YEAR)
    assert (rows(one.look().records), str(one.look().said[0])) == (
        [4],
        "In deze periode is niets vastgelegd. Dit is het laatste van ervoor:",
    )


def test_who_was_never_seen_has_nothing_to_open_and_why() -> None:
    dataset = drawn("a-b", "a-c", organisations=["d"])
    one = behind.of_one(dataset, "d", YEAR)
    assert len(one.look().records) == 0
    assert [str(text) for text in one.look().said] == [
        "Er is niets te openen: in geen van de 2 registraties tot het einde van deze periode komt zij voor.",
        "Zij staat in het register. Dat niets is vastgelegd, kan ook aan de gegevens liggen.",
    ]


def test_who_was_seen_without_a_tie_opens_what_was_seen() -> None:
    dataset = drawn("a", "b-c", day=date(2024, 3, 1))
    assert rows(behind.of_one(dataset, "a", YEAR).look().records) == [2]


def test_who_is_not_connected_stands_under_its_sort() -> None:
    dataset = drawn("a-b", {"who": "c-d", "on": date(2023, 1, 1)}, "e", organisations=["f"])
    found = network(dataset, YEAR)
    groups = behind.of_unconnected(dataset, found, isolates(dataset, found), "nl")
    assert [[one.name for one in group.members] for group in groups] == [["f"], ["c", "d"], ["e"]]


def test_who_is_in_sight_is_whoever_was_seen_before_the_end() -> None:
    dataset = drawn({"who": "a-b", "on": date(2023, 1, 1)}, organisations=["c"])
    seen, unseen = behind.of_sight(dataset, network(dataset, YEAR), "nl")
    assert [[one.name for one in group.members] for group in (seen, unseen)] == [["a", "b"], ["c"]]


# --- connections ---


def test_every_tie_opens_its_records() -> None:
    dataset = drawn("a-b", "b-c", "a-b")
    group = behind.of_ties(dataset, network(dataset, YEAR))
    assert [(one.name, rows(one.look().records)) for one in group.members] == [("a – b", [2, 4]), ("b – c", [3])]


def test_who_holds_others_opens_the_connections_by_which_they_hang() -> None:
    dataset = drawn("a-b", "b-c", "c-a", "c-d")  # d hangs on c
    found = network(dataset, YEAR)
    group = behind.of_holder(dataset, found, fragile(found).articulation_points[0])
    assert [one.name for one in group.members] == ["c – d"]


def test_a_pair_of_kinds_opens_who_is_connected_and_who_is_not() -> None:
    dataset = drawn("gp-team", "gp>team", BEFORE, organisations=[GP, GP2, TEAM])
    with_, without = behind.of_kinds(dataset, network(dataset, YEAR), "huisarts", "lokaal_team", "nl")
    assert [(one.name, rows(one.look().records)) for one in with_.members] == [("Huisarts", [2, 3])]
    assert [(one.name, rows(one.look().records)) for one in without.members] == [("Andere huisarts", [4])]


def test_ties_without_the_municipality_are_those_that_its_figure_counts() -> None:
    dataset = drawn("a-b", "b+c+m", "a+c+m", "a-c", organisations=[{"id": "m", "kind": "gemeente"}])
    stay, go = apart(dataset, YEAR, kinds=("gemeente",))
    share = without_municipality(dataset, YEAR).among_themselves
    assert (stay, go) == ((("a", "b"), ("a", "c")), (("b", "c"),))
    assert (len(stay), len(stay) + len(go)) == (share.part, share.whole)


# --- from a record to its rows ---


def test_a_record_knows_every_row_it_was_read_from() -> None:
    dataset = drawn("a+b+c")
    dataset.more_rows.loc[0] = [0, 0, 4]
    dataset.more_rows.loc[1] = [0, 0, 3]
    dataset.more_rows.loc[2] = [0, 0, 9]
    assert rows_behind(dataset, 0) == ((Place(file="getekend.csv"), (2, 3, 4, 9)),)


def test_rows_that_follow_on_each_other_are_told_as_one_span() -> None:
    sheets = [(Place(file="tafel.xlsx", sheet="mei"), (12, 13, 14, 17)), (Place(file="kopie.csv"), (5,))]
    assert [str(text) for text in where_from(sheets)] == ["tafel.xlsx, blad mei, rijen 12–14, 17", "kopie.csv, rij 5"]


def test_records_are_described_in_order_of_their_days() -> None:
    dataset = drawn({"who": "a-b", "on": date(2024, 5, 1)}, {"who": "a-b", "on": date(2024, 4, 1)})
    assert rows(described(dataset, dataset.records.index.to_numpy(), YEAR)) == [2, 3]
    assert described(dataset, dataset.records.index.to_numpy(), YEAR)["record"].tolist() == [1, 0]
