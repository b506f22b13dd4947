"""Regel: een thema is vastgelegd waar een organisatie uit dat gebied meedeed aan een registratie met dat thema."""

from datetime import date
from typing import Any

import pytest

from netwerk.analysis.norms import Scope
from netwerk.analysis.themes import Themes, themes
from netwerk.model import Window
from netwerk.network import network
from tests.spec.drawing import IN_2024, region

# Weert heeft twee gebieden; Nederweert heeft er geen
REGIO = """
    School Noord | school      | Weert      | Noord
    Team Noord   | lokaal_team | Weert      | Noord
    Team Zuid    | lokaal_team | Weert      | Zuid
    Gemeente     | gemeente    | Weert      |
    Welzijn      | welzijn     | Nederweert |
    Regio        | kennis      |            |
"""


def samen(wie: str, thema: str, **meer: Any) -> dict[str, Any]:
    return {"who": wie, "theme": thema, **meer}


def kijk(*registraties: Any, per: Scope = Scope.AREA, periode: Window = IN_2024) -> Themes:
    dataset = region(REGIO, *registraties)
    return themes(dataset, network(dataset, periode), per)


def vakjes(gevonden: Themes) -> dict[str, dict[str, int]]:
    """Per thema en per plaats in hoeveel registraties."""
    return {
        thema: {plaats.name: int(aantal) for plaats, aantal in zip(gevonden.places, rij, strict=True)}
        for thema, rij in zip(gevonden.themes, gevonden.records, strict=True)
    }


def test_een_thema_telt_in_het_gebied_van_wie_meedeed() -> None:
    gevonden = kijk(samen("School Noord-Team Noord", "schoolverzuim"))
    assert vakjes(gevonden) == {"schoolverzuim": {"Noord": 1, "Zuid": 0, "Nederweert": 0}}


def test_een_bijeenkomst_van_twee_gebieden_telt_in_beide_een_keer() -> None:
    gevonden = kijk(samen("School Noord+Team Noord+Team Zuid", "schoolverzuim"))
    assert vakjes(gevonden) == {"schoolverzuim": {"Noord": 1, "Zuid": 1, "Nederweert": 0}}


def test_wie_voor_de_hele_gemeente_werkt_telt_bij_geen_gebied() -> None:
    gevonden = kijk(samen("Gemeente-Regio", "wonen"))
    assert vakjes(gevonden) == {"wonen": {"Noord": 0, "Zuid": 0, "Nederweert": 0}}
    assert gevonden.whole == (1,)


def test_een_gemeente_zonder_gebieden_staat_er_als_geheel() -> None:
    gevonden = kijk(samen("Welzijn-Regio", "armoede"))
    assert vakjes(gevonden) == {"armoede": {"Noord": 0, "Zuid": 0, "Nederweert": 1}}
    assert [plaats.name for plaats in gevonden.places if plaats.municipality] == ["Nederweert"]


def test_per_gemeente_telt_wie_voor_de_hele_gemeente_werkt_wel() -> None:
    gevonden = kijk(samen("Gemeente-Regio", "wonen"), per=Scope.MUNICIPALITY)
    assert vakjes(gevonden) == {"wonen": {"Nederweert": 0, "Weert": 1}}


def test_leeg_is_een_vak_zonder_registratie() -> None:
    gevonden = kijk(samen("School Noord-Team Noord", "schoolverzuim"))
    assert [gevonden.places[leeg].name for leeg in gevonden.uncovered(0)] == ["Zuid", "Nederweert"]


@pytest.mark.parametrize(
    ("dag", "telt"),
    [(date(2023, 12, 31), 0), (date(2024, 1, 1), 1), (date(2024, 12, 31), 1)],
)
def test_alleen_registraties_in_de_periode_tellen(dag: date, telt: int) -> None:
    assert kijk(samen("School Noord-Team Noord", "schoolverzuim", on=dag)).whole == (telt,)


def test_een_thema_van_na_de_periode_is_er_nog_niet() -> None:
    assert kijk(samen("School Noord-Team Noord", "schoolverzuim", on=date(2025, 1, 1))).themes == ()


def test_een_congres_met_meer_dan_25_organisaties_telt_niet() -> None:
    gasten = "+".join(f"gast{nummer}" for nummer in range(25))
    assert kijk(samen(f"School Noord+{gasten}", "preventie")).whole == (0,)


def test_registraties_zonder_thema_worden_geteld() -> None:
    gevonden = kijk(samen("School Noord-Team Noord", "schoolverzuim"), "School Noord-Team Noord", "Team Zuid-Gemeente")
    assert (gevonden.with_theme, gevonden.without_theme) == (1, 2)


def test_een_thema_staat_er_zoals_het_is_geschreven() -> None:
    gevonden = kijk(samen("School Noord-Team Noord", "Verzuim"), samen("School Noord-Team Zuid", "verzuim"))
    assert gevonden.themes == ("Verzuim", "verzuim")
