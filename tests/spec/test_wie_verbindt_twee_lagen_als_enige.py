"""Regel: heeft elke verbinding tussen twee lagen dezelfde organisatie aan één kant, dan draagt die ze alleen (R26)."""

from dataclasses import replace
from datetime import date

import pytest

from netwerk.analysis.layer_carriers import layer_carriers
from netwerk.model import Dataset, Window
from netwerk.network import network
from tests.spec.drawing import IN_2024, region

#   basisvoorziening:  School   Huisarts
#                         \      /
#   eerste lijn:          Team_A     Team_B
REGIO = """
    School   | school      | Weert
    Huisarts | huisarts    | Weert
    Team_A   | lokaal_team | Weert
    Team_B   | lokaal_team | Weert
    Wonen    | wonen       | Weert
    Vreemd   | iets_nieuws | Weert
"""


def alleen(dataset: Dataset, periode: Window = IN_2024) -> list[tuple[tuple[str, ...], int]]:
    """Wie twee lagen alleen verbindt, en met hoeveel verbindingen."""
    return [(drager.organisations, drager.ties) for drager in layer_carriers(network(dataset, periode))]


def test_wie_aan_elke_verbinding_tussen_twee_lagen_meedoet_draagt_ze_alleen() -> None:
    assert alleen(region(REGIO, "School-Team_A", "Huisarts-Team_A")) == [(("Team_A",), 2)]


def test_een_verbinding_buiten_haar_om_is_genoeg_om_niet_meer_alleen_te_dragen() -> None:
    assert alleen(region(REGIO, "School-Team_A", "Huisarts-Team_A", "Huisarts-Team_B")) == []


def test_van_een_enkele_verbinding_worden_beide_kanten_genoemd() -> None:
    assert alleen(region(REGIO, "School-Team_A")) == [(("School", "Team_A"), 1)]


def test_verbindingen_binnen_een_laag_doen_niet_mee() -> None:
    assert alleen(region(REGIO, "School-Huisarts", "Team_A-Team_B")) == []


def test_elk_paar_van_lagen_wordt_op_zichzelf_bekeken() -> None:
    assert alleen(region(REGIO, "School-Team_A", "Huisarts-Team_A", "Team_A-Wonen", "Team_B-Wonen")) == [
        (("Wonen",), 2),  # aanpalend – eerste lijn
        (("Team_A",), 2),  # basisvoorziening – eerste lijn
    ]


def test_een_soort_zonder_laag_telt_niet_als_laag() -> None:
    assert alleen(region(REGIO, "School-Vreemd", "Vreemd-Team_A")) == []


@pytest.mark.parametrize(
    ("dag", "dragers"),
    [
        (date(2023, 12, 31), [(("Team_A",), 2)]),
        (date(2024, 1, 1), []),
        (date(2024, 12, 31), []),
        (date(2025, 1, 1), [(("Team_A",), 2)]),
    ],
)
def test_alleen_een_andere_verbinding_in_de_periode_telt(dag: date, dragers: list[tuple[tuple[str, ...], int]]) -> None:
    dataset = region(REGIO, "School-Team_A", "Huisarts-Team_A", {"who": "Huisarts-Team_B", "on": dag})
    assert alleen(dataset) == dragers


@pytest.mark.parametrize(("minimum", "dragers"), [(1, []), (2, [(("Team_A",), 2)])])
def test_een_andere_verbinding_met_te_weinig_registraties_telt_niet(
    minimum: int, dragers: list[tuple[tuple[str, ...], int]]
) -> None:
    twee_keer = ("School-Team_A", "Huisarts-Team_A") * 2
    assert alleen(region(REGIO, *twee_keer, "Huisarts-Team_B"), replace(IN_2024, minimum=minimum)) == dragers


def test_wie_de_enige_van_haar_laag_is_staat_daarbij() -> None:
    dataset = region("School | school\nHuisarts | huisarts\nTeam | lokaal_team", "School-Team", "Huisarts-Team")
    (drager,) = layer_carriers(network(dataset, IN_2024))
    assert drager.sole == ("eerste_lijn",)
