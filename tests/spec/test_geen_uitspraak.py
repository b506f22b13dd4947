"""Regel: wij doen alleen een uitspraak over waar het netwerk heen gaat als de basis dat draagt (R47).

"Geen uitspraak" staat er als over minder dan 60 van elke 100 organisaties iets is vastgelegd, als het om minder dan
tien organisaties gaat, of als 6, 12 en 24 maanden elkaar tegenspreken. Een bron die stilvalt is geen daling.
"""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations
from typing import Any

import pytest

from netwerk.analysis.directions import directions
from netwerk.model import Dataset, Window, day_number
from netwerk.views import trend_view
from tests.drawn import drawn

TWAALF = ("A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L")
OUDJAARSDAG = date(2024, 12, 31)
# een groot congres laat zien wie er is, en telt niet als samenwerking
GROOTSTE = Window(largest=10)


def jaren(*halve_jaren: int, wie: tuple[str, ...] = TWAALF, bron: str = "Tafel") -> list[dict[str, Any]]:
    """Hoeveel paren er in elk half jaar samenwerken, te beginnen met de eerste helft van 2021."""
    paren = ["-".join(paar) for paar in combinations(wie, 2)]
    regels: list[dict[str, Any]] = []
    for half, aantal in enumerate(halve_jaren):
        jaar, helft = 2021 + half // 2, half % 2
        regels.append({"who": "+".join(wie), "on": date(jaar, 7 if helft else 1, 2), "source": bron})
        regels += [{"who": paar, "on": date(jaar, 10 if helft else 3, 1), "source": bron} for paar in paren[:aantal]]
    return regels


def region(*regels: dict[str, Any], **opties: Any) -> Dataset:
    return drawn(*regels, {"who": "A+A", "on": OUDJAARSDAG, "source": "Tafel"}, **opties)


def gezegd(dataset: Dataset, venster: Window = GROOTSTE) -> str:
    """Wat er op 31 december 2024 als eerste over het aantal verbindingen wordt gezegd."""
    gevonden = directions(dataset, venster, day_number(OUDJAARSDAG))
    return str(trend_view.conclusion([gevonden] if gevonden else [])[0])


# --- wel een uitspraak ---


def test_als_6_12_en_24_maanden_hetzelfde_zeggen_dan_zeggen_wij_het() -> None:
    assert gezegd(region(*jaren(10, 10, 10, 10, 10, 10, 30, 30))) == (
        "Over 6, 12 en 24 maanden wijst het dezelfde kant op: het aantal verbindingen stijgt."
    )


def test_een_klein_verschil_is_geen_richting() -> None:
    assert gezegd(region(*jaren(30, 30, 30, 30, 30, 30, 31, 31))) == (
        "Over 6, 12 en 24 maanden is er geen duidelijk verschil in het aantal verbindingen."
    )


def test_een_half_jaar_alleen_is_nog_geen_richting_over_langere_tijd() -> None:
    assert gezegd(region(*jaren(40, 40, 40, 40, 40, 40, 40, 20))) == (
        "Voor het aantal verbindingen: over 6 maanden daalt het, over 12 en 24 maanden is er geen duidelijk verschil."
    )


def test_de_vakantie_is_geen_daling_want_wij_kijken_naar_dezelfde_maanden_van_het_jaar_ervoor() -> None:
    # elk tweede half jaar is stiller dan het eerste
    assert gezegd(region(*jaren(40, 10, 40, 10, 40, 10, 40, 10))) == (
        "Over 6, 12 en 24 maanden is er geen duidelijk verschil in het aantal verbindingen."
    )


# --- geen uitspraak: de termijnen spreken elkaar tegen ---


def test_als_6_maanden_stijgen_en_24_maanden_dalen_doen_wij_geen_uitspraak() -> None:
    assert gezegd(region(*jaren(60, 60, 60, 60, 10, 10, 10, 30))) == (
        "Geen uitspraak over het aantal verbindingen: over 6 en 12 maanden stijgt het, over 24 maanden daalt het."
    )


# --- geen uitspraak: te weinig organisaties ---


@pytest.mark.parametrize(("hoeveel", "wel"), [(9, False), (10, True)])
def test_over_minder_dan_tien_organisaties_doen_wij_geen_uitspraak(hoeveel: int, wel: bool) -> None:
    zin = gezegd(region(*jaren(10, 10, 10, 10, 10, 10, 30, 30, wie=TWAALF[:hoeveel])), Window(largest=8))
    assert zin.startswith("Geen uitspraak: het gaat om negen organisaties.") is not wel


# --- geen uitspraak: te weinig in beeld ---


@pytest.mark.parametrize(("onbekend", "wel"), [(8, True), (9, False)])
def test_als_over_minder_dan_60_van_de_100_iets_is_vastgelegd_doen_wij_geen_uitspraak(onbekend: int, wel: bool) -> None:
    # twaalf van de twintig is 60 van de 100; twaalf van de 21 is minder
    stil = [f"stil{nummer}" for nummer in range(onbekend)]
    zin = gezegd(region(*jaren(10, 10, 10, 10, 10, 10, 30, 30), organisations=stil))
    assert (
        zin.startswith("Geen uitspraak: over twaalf van de 21 organisaties is in de laatste twaalf maanden") is not wel
    )


def test_wie_alleen_op_een_groot_congres_was_is_wel_in_beeld() -> None:
    # in elk half jaar is iedereen op het congres; dat telt niet als samenwerking, en wel als gezien
    assert not gezegd(region(*jaren(5, 5, 5, 5, 5, 5, 5, 5))).startswith("Geen uitspraak")


# --- geen uitspraak: te kort ---


def test_van_voor_de_eerste_registratie_zeggen_wij_niets() -> None:
    # de eerste is van 1 juni 2023: de laatste zes maanden zijn te vergelijken, langere termijnen nog niet
    kort = [regel for regel in jaren(0, 0, 0, 0, 0, 30, 30, 60) if regel["on"] >= date(2023, 6, 1)]
    eerste = {"who": "A-B", "on": date(2023, 6, 1), "source": "Tafel"}
    assert gezegd(region(eerste, *kort)) == (
        "Over 6 maanden stijgt het aantal verbindingen. Over langere tijd is nog niets te zeggen."
    )


def test_zonder_registraties_doen_wij_geen_uitspraak() -> None:
    assert gezegd(drawn(organisations=list(TWAALF))) == "Geen uitspraak: er is nog geen samenwerking vastgelegd."


# --- een bron die stilvalt is geen daling ---


def elke_week(bron: str, wie: str, van: date, tot: date) -> list[dict[str, Any]]:
    dagen = range(0, (tot - van).days, 7)
    return [{"who": wie, "on": van + timedelta(days=dag), "source": bron} for dag in dagen]


def test_een_bron_die_stilvalt_telt_niet_mee_in_de_vergelijking() -> None:
    # de lijst van twintig paren houdt eind 2023 op; de tafel gaat door
    tafel = [*jaren(30, 30, 30, 30, 30, 30, 30, 30), *elke_week("Rooster", "A-B", date(2021, 1, 4), date(2025, 1, 1))]
    paren = ["-".join(paar) for paar in combinations(TWAALF, 2)][40:60]
    lijst = [
        {"who": paar, "on": date(jaar, maand, 15), "source": "Lijst"}
        for paar in paren
        for jaar in (2021, 2022, 2023)
        for maand in (2, 4, 6, 8, 10, 12)
    ]
    assert gezegd(region(*tafel, *lijst)) == (
        "Over 6, 12 en 24 maanden is er geen duidelijk verschil in het aantal verbindingen."
    )


def test_paren_die_stoppen_terwijl_hun_bron_doorgaat_zijn_wel_een_daling() -> None:
    assert gezegd(region(*jaren(60, 60, 60, 60, 40, 40, 20, 20))) == (
        "Over 6, 12 en 24 maanden wijst het dezelfde kant op: het aantal verbindingen daalt."
    )
