"""Regel: wie onderling werkt maar met niemand daarbuiten, vormt een groep die los staat van de rest (R1)."""

from dataclasses import replace
from datetime import date

import pytest

from netwerk.analysis.groups import groups
from netwerk.model import Dataset, Window
from netwerk.network import network
from tests.spec.drawing import IN_2024, region

#   School --- Team          Sportclub --- Welzijn        Huisarts
#        \     /
#        Gemeente
REGIO = """
    Gemeente  | gemeente    | Weert
    School    | school      | Weert
    Team      | lokaal_team | Weert
    Huisarts  | huisarts    | Weert
    Sportclub | vereniging  | Weert
    Welzijn   | welzijn     | Weert
"""
VERBINDINGEN = ("School-Team", "School-Gemeente", "Team-Gemeente", "Sportclub-Welzijn")


def los(dataset: Dataset, periode: Window = IN_2024) -> tuple[tuple[str, ...], ...]:
    return groups(network(dataset, periode))


def test_twee_die_alleen_elkaar_kennen_zijn_een_groep() -> None:
    assert los(region(REGIO, *VERBINDINGEN)) == (("Sportclub", "Welzijn"),)


def test_wie_helemaal_geen_verbinding_heeft_is_geen_groep() -> None:
    assert los(region(REGIO, "School-Team", "School-Gemeente")) == ()


def test_een_verbinding_met_de_rest_is_genoeg_om_niet_los_te_staan() -> None:
    assert los(region(REGIO, *VERBINDINGEN, "Welzijn-Team")) == ()


def test_drie_losse_organisaties_zijn_samen_een_groep_van_drie() -> None:
    assert los(region(REGIO, *VERBINDINGEN, "Welzijn-Huisarts", "School-klas", "klas-Team")) == (
        ("Huisarts", "Sportclub", "Welzijn"),
    )


def test_twee_groepen_worden_elk_genoemd() -> None:
    assert los(region(REGIO, *VERBINDINGEN, "Huisarts-praktijk")) == (
        ("Huisarts", "praktijk"),
        ("Sportclub", "Welzijn"),
    )


@pytest.mark.parametrize(
    ("dag", "groepen"),
    [
        (date(2023, 12, 31), (("Sportclub", "Welzijn"),)),
        (date(2024, 1, 1), ()),
        (date(2024, 12, 31), ()),
        (date(2025, 1, 1), (("Sportclub", "Welzijn"),)),
    ],
)
def test_alleen_een_verbinding_in_de_periode_haalt_een_groep_erbij(
    dag: date, groepen: tuple[tuple[str, ...], ...]
) -> None:
    assert los(region(REGIO, *VERBINDINGEN, {"who": "Welzijn-Team", "on": dag})) == groepen


@pytest.mark.parametrize(("minimum", "groepen"), [(1, ()), (2, (("Sportclub", "Welzijn"),))])
def test_een_verbinding_met_te_weinig_registraties_haalt_een_groep_er_niet_bij(
    minimum: int, groepen: tuple[tuple[str, ...], ...]
) -> None:
    dataset = region(REGIO, *VERBINDINGEN, *VERBINDINGEN, "Welzijn-Team")
    assert los(dataset, replace(IN_2024, minimum=minimum)) == groepen


def test_samen_op_een_groot_congres_haalt_een_groep_er_niet_bij() -> None:
    gasten = "+".join(f"gast{nummer}" for nummer in range(24))
    assert los(region(REGIO, *VERBINDINGEN, f"Welzijn+Team+{gasten}")) == (("Sportclub", "Welzijn"),)


def test_binnen_een_keuze_telt_alleen_wie_daarin_zit() -> None:
    # buiten de keuze verbindt de gemeente het team met welzijn; zonder haar staan zij los
    dataset = region(REGIO, "School-Team", "School-Huisarts", "Team-Gemeente", "Gemeente-Welzijn", "Welzijn-Sportclub")
    kinds = ("school", "lokaal_team", "huisarts", "welzijn", "vereniging")
    assert los(dataset) == ()
    assert los(dataset, replace(IN_2024, kinds=kinds)) == (("Sportclub", "Welzijn"),)
