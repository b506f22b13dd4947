"""The agreements per place in words, and what warns when two places are set side by side."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from netwerk.analysis.norms import CombinationRule, Norm, PairRule, Scope
from netwerk.analysis.places import REGION, ByPlace, Level, Place, Placed, by_place, places
from netwerk.model import Dataset, Window, day_number
from netwerk.views import places_view
from tests.drawn import drawn

IN_2024 = Window(begin=day_number(date(2024, 1, 1)), end=day_number(date(2025, 1, 1)))
IN_2023 = Window(begin=day_number(date(2023, 1, 1)), end=day_number(date(2024, 1, 1)))
WEERT = Place(level=Level.MUNICIPALITY, name="Weert")
LEUDAL = Place(level=Level.MUNICIPALITY, name="Leudal")
WITH_TEAM = Norm(
    id="team", goal="g", text="Elke huisarts kent het team", text_en="Each GP knows the team", source="s",
    valid_from=date(2015, 1, 1),
    rule=PairRule(from_kinds=("huisarts",), to_kinds=("lokaal_team",), scope=Scope.MUNICIPALITY),
)  # fmt: skip
AT_WORK = Norm(
    id="gebied", goal="a", text="In elke subregio is een team", source="s", valid_from=date(2015, 1, 1),
    rule=CombinationRule(kinds=("lokaal_team",), scope=Scope.SUBREGION),
)  # fmt: skip


def told(dataset: Dataset, *asked: Place, norm: Norm = WITH_TEAM, earlier: Window | None = IN_2023) -> ByPlace:
    return by_place(dataset, IN_2024, earlier, [norm], asked=asked)


def cell(dataset: Dataset, place: Place = WEERT, **values: Any) -> tuple[str, str | None, str]:
    """The only agreement in one place: the figure, a year ago, and both in a sentence."""
    found = told(dataset, place, **values)
    (line,) = places_view.lines(found, found.placed, "nl")
    (one,) = line.row.cells
    return str(one.figure), None if one.before is None else str(one.before), str(one.said)


def gps(number: int, municipality: str = "Weert", *, start: int = 0) -> list[dict[str, Any]]:
    return [{"id": f"h{k:02d}", "kind": "huisarts", "municipality": municipality} for k in range(start, start + number)]


TEAM = {"id": "t", "kind": "lokaal_team", "municipality": "Weert"}


def test_a_cell_is_x_of_y_beside_a_year_ago() -> None:
    region = drawn(
        {"who": "h00-t", "on": date(2023, 3, 1)},
        {"who": "h00+h01+t", "on": date(2024, 3, 1)},
        {"who": "h01-t", "on": date(2024, 3, 1)},
        {"who": "h02-h01", "on": date(2023, 3, 1)},
        organisations=[*gps(3), TEAM],
    )
    assert cell(region) == (
        "**2** van 3", "vorig jaar 1 van 3", "Weert: 2 van 3. Een jaar geleden: 1 van 3."
    )  # fmt: skip


def test_without_a_year_before_a_cell_says_so() -> None:
    assert cell(drawn("h00-t", organisations=[*gps(1), TEAM]), earlier=None) == (
        "**1** van 1", "vorig jaar –", "Weert: 1 van 1. Er is geen cijfer van vorig jaar."
    )  # fmt: skip


def test_where_nobody_is_concerned_the_agreement_does_not_apply() -> None:
    assert cell(drawn(organisations=[*gps(1, "Leudal"), TEAM])) == (
        "n.v.t.", None, "Weert: deze afspraak geldt hier niet."
    )  # fmt: skip


def test_where_too_few_were_seen_there_is_no_conclusion() -> None:
    assert cell(drawn("h00-t", organisations=[*gps(3), TEAM])) == (
        "geen uitspraak",
        None,
        "Weert: geen uitspraak. Van 2 van de 3 organisaties zijn in deze periode geen gegevens ontvangen.",
    )


def test_an_agreement_about_a_subregion_is_not_told_of_a_municipality() -> None:
    region = drawn(organisations=[{**TEAM, "subregion": "West"}])
    assert cell(region, norm=AT_WORK) == ("n.v.t.", None, "Weert: Deze afspraak gaat over een hele subregio.")


def test_what_is_not_counted_in_organisations_says_in_what() -> None:
    found = told(drawn(organisations=[{**TEAM, "subregion": "West"}]), REGION, norm=AT_WORK)
    (line,) = places_view.lines(found, found.placed, "nl")
    assert (line.row.label, str(line.row.note)) == ("In elke subregio is een team", "geteld in subregio’s")


def test_agreements_about_gps_stand_on_top_and_are_said_in_english() -> None:
    found = by_place(
        drawn(organisations=[{**TEAM, "subregion": "West"}, *gps(1)]), IN_2024, None, [AT_WORK, WITH_TEAM],
        asked=[REGION],
    )  # fmt: skip
    assert [line.row.label for line in places_view.lines(found, found.placed, "en")] == [
        "Each GP knows the team",
        "In elke subregio is een team",
    ]


def test_places_are_chosen_by_level_with_the_whole_region_first() -> None:
    region = drawn(
        organisations=[
            {"id": "a", "subregion": "West", "municipality": "Weert", "area": "Weert"},
            {"id": "b", "subregion": "West", "municipality": "Leudal"},
        ]
    )
    found = told(region, *places(region))
    assert [one.place.name for one in places_view.at_level(found, Level.MUNICIPALITY)] == ["", "Leudal", "Weert"]
    names = places_view.distinct_names([one.place for one in found.placed], "nl")
    assert list(names.values()) == ["Hele regio", "Subregio West", "Leudal", "Weert", "Gebied Weert"]


def test_the_table_says_who_counts_in_several_places() -> None:
    said = [str(sentence) for sentence in places_view.how_to_read(Level.AREA, narrowed=False)]
    assert said[1:3] == [
        "De gebieden staan op alfabet.",
        "Wie in meer gebieden werkt, telt in elk daarvan; wie er geen noemt, telt in alle.",
    ]


def test_the_table_says_when_the_page_looks_at_a_part_of_the_region() -> None:
    said = [str(sentence) for sentence in places_view.how_to_read(Level.MUNICIPALITY, narrowed=True)]
    assert said[-2:] == [
        "De aantallen tellen dus niet op tot dat van de regio.",
        "De keuze van een gebied hierboven verandert deze tabel niet.",
    ]


# --- two places ---


def placed(place: Place, organisations: int, *, start: int = 0) -> Placed:
    ids = tuple(f"o{k:03d}" for k in range(start, start + organisations))
    return Placed(place=place, organisations=ids, now=(), earlier=())


def test_two_places_of_unlike_size_get_a_warning() -> None:
    said = places_view.warnings(placed(WEERT, 12), placed(LEUDAL, 61), "nl")
    assert [str(one) for one in said] == [
        "Deze twee gebieden verschillen in grootte (12 en 61 organisaties). Vergelijk de aantallen niet rechtstreeks."
    ]


def test_two_places_of_like_size_get_none() -> None:
    assert places_view.warnings(placed(WEERT, 10), placed(LEUDAL, 20), "nl") == ()


def test_a_place_of_fewer_than_ten_organisations_gets_a_warning() -> None:
    said = places_view.warnings(placed(WEERT, 9), placed(LEUDAL, 10), "nl")
    assert [str(one) for one in said] == [
        "Let op: Weert telt minder dan tien organisaties. Over verschillen is dan geen uitspraak mogelijk."
    ]


def test_who_works_in_both_is_said() -> None:
    said = places_view.sizes(placed(WEERT, 12), placed(LEUDAL, 11, start=9), "nl")
    assert [str(one) for one in said[:2]] == [
        "Weert: 12 organisaties. Leudal: 11 organisaties.",
        "Drie organisaties werken op allebei de plaatsen en tellen twee keer.",
    ]


@pytest.mark.parametrize(
    ("in_weert", "warning"),
    [(9, "Geen uitspraak: minder dan tien."), (10, None), (0, "Geldt niet op allebei.")],
)
def test_an_agreement_about_fewer_than_ten_is_not_compared(in_weert: int, warning: str | None) -> None:
    everyone = [*gps(in_weert), *gps(10, "Leudal", start=20)]
    meeting = "+".join(["t", *(str(one["id"]) for one in everyone)])
    found = told(drawn(meeting, organisations=[*everyone, TEAM]), WEERT, LEUDAL)
    (compared,) = places_view.compared(found, *found.placed, "nl")
    assert (None if compared.warning is None else str(compared.warning)) == warning


def test_an_agreement_that_too_few_were_seen_for_is_not_compared() -> None:
    found = told(drawn(organisations=[*gps(12), *gps(12, "Leudal", start=20), TEAM]), WEERT, LEUDAL)
    (compared,) = places_view.compared(found, *found.placed, "nl")
    assert str(compared.warning) == "Geen uitspraak: te weinig gegevens."
