"""Afspraak van de soort "circle": in elke subregio (gemeente, gebied) werken alle soorten twee aan twee samen (R29).

Geteld worden paren van soorten. Bij drie soorten zijn dat er drie, in elke subregio opnieuw.
"""

import pytest

from netwerk.analysis.circles import Circle
from netwerk.analysis.outcomes import outcomes
from netwerk.model import Dataset, Window
from tests.spec.drawing import IN_2024, agreement, came_out, region

KRING = agreement(
    """
    rule = "circle"
    kinds = ["lokaal_team", "veilig_thuis", "school"]
    scope = "subregion"
    """
)
#                              gemeente    gebied  subregio
REGIO = """
    Team_Noord   | lokaal_team  | Averlo    |       | Noord
    School_Noord | school       | Averlo    |       | Noord
    Team_Zuid    | lokaal_team  | Lindrecht |       | Zuid
    School_Zuid  | school       | Lindrecht |       | Zuid
    Veilig_Thuis | veilig_thuis |           |       |
"""
NOORD = ("Team_Noord-Veilig_Thuis", "School_Noord-Veilig_Thuis", "School_Noord-Team_Noord")
ZUID = ("Team_Zuid-Veilig_Thuis", "School_Zuid-Veilig_Thuis", "School_Zuid-Team_Zuid")


def ontbreekt(dataset: Dataset) -> dict[str, list[tuple[str, str]]]:
    """Per subregio tussen welke soorten niets is vastgelegd."""
    [outcome] = outcomes(dataset, IN_2024, [KRING])
    assert isinstance(outcome.found, tuple)
    return {one.unit: list(one.missing) for one in outcome.found if isinstance(one, Circle)}


def test_in_elke_subregio_kennen_alle_soorten_elkaar() -> None:
    assert came_out(region(REGIO, *NOORD, *ZUID), KRING) == "6 van 6, gehaald"


def test_een_paar_dat_in_een_subregio_ontbreekt_wordt_genoemd() -> None:
    dataset = region(REGIO, *NOORD, *ZUID[:2])
    assert came_out(dataset, KRING) == "5 van 6, deels gehaald"
    assert ontbreekt(dataset) == {"Noord": [], "Zuid": [("lokaal_team", "school")]}


def test_samenwerking_over_de_grens_van_de_subregio_sluit_geen_kring() -> None:
    dataset = region(REGIO, *NOORD, *ZUID[:2], "School_Zuid-Team_Noord")
    assert ontbreekt(dataset)["Zuid"] == [("lokaal_team", "school")]


def test_wie_in_de_hele_regio_werkt_telt_in_elke_subregio() -> None:
    assert ontbreekt(region(REGIO, "Team_Noord-Veilig_Thuis"))["Noord"] == [
        ("lokaal_team", "school"),
        ("veilig_thuis", "school"),
    ]


def test_een_gezamenlijke_tafel_sluit_de_hele_kring() -> None:
    dataset = region(REGIO, "School_Noord+Team_Noord+Veilig_Thuis", "School_Zuid+Team_Zuid+Veilig_Thuis")
    assert came_out(dataset, KRING) == "6 van 6, gehaald"


def test_een_soort_die_in_een_subregio_niet_bestaat_laat_haar_paren_open() -> None:
    regio = "\n".join(line for line in REGIO.splitlines() if "School_Zuid" not in line)
    assert ontbreekt(region(regio, *NOORD, ZUID[0])) == {
        "Noord": [],
        "Zuid": [("lokaal_team", "school"), ("veilig_thuis", "school")],
    }


def test_een_kring_van_twee_soorten_heeft_een_paar_per_gemeente() -> None:
    twee = agreement('rule = "circle"\nkinds = ["lokaal_team", "school"]\nscope = "municipality"')
    assert came_out(region(REGIO, "School_Noord-Team_Noord", "Team_Zuid-Veilig_Thuis"), twee) == (
        "1 van 2, deels gehaald"
    )


@pytest.mark.parametrize(
    ("records", "stand"),
    [
        (("School_Noord-Team_Noord",), "1 van 6, geen uitspraak"),  # twee van de vijf zijn in beeld
        (("School_Noord+Team_Noord+Veilig_Thuis",), "3 van 6, deels gehaald"),  # drie van de vijf
    ],
)
def test_van_minstens_de_helft_van_de_organisaties_moet_iets_zijn_vastgelegd(
    records: tuple[str, ...], stand: str
) -> None:
    assert came_out(region(REGIO, *records), KRING) == stand


def test_wie_een_subregio_kiest_ziet_alleen_die_kring() -> None:
    noord = Window(begin=IN_2024.begin, end=IN_2024.end, subregions=("Noord",))
    assert came_out(region(REGIO, *NOORD), KRING, noord) == "3 van 3, gehaald"


def test_zonder_een_van_de_soorten_geldt_de_afspraak_niet() -> None:
    assert came_out(region("Huisarts | huisarts | Averlo | | Noord"), KRING) == "0 van 3, geldt hier niet"
