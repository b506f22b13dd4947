"""Afspraak van de soort "pair": elke organisatie van de ene soort werkt samen met een van de andere soort.

Waar de ander moet werken (scope), met hoeveel (minimum), in welke vorm (forms) en in welke richting (direction).
"""

from datetime import date

import pytest

from netwerk.model import Window, day_number
from tests.spec.drawing import IN_2024, agreement, came_out, region

#                          gemeente    gebied    subregio
REGIO = """
    Huisarts | huisarts    | Averlo    | Haven   | Noord
    Buurt    | lokaal_team | Averlo    | Haven   | Noord
    Stad     | lokaal_team | Averlo    | Centrum | Noord
    Dorp     | lokaal_team | Bredeweer | Dorp    | Noord
    Ver      | lokaal_team | Lindrecht | Kern    | Zuid
"""


def huisarts_met_team(scope: str, more: str = "") -> str:
    return f"""
        rule = "pair"
        from_kinds = ["huisarts"]
        to_kinds = ["lokaal_team"]
        scope = "{scope}"
        {more}
    """


# --- waar de ander werkt ---


@pytest.mark.parametrize(
    ("scope", "team", "stand"),
    [
        ("area", "Buurt", "1 van 1, gehaald"),
        ("area", "Stad", "0 van 1, nog niet gehaald"),
        ("municipality", "Stad", "1 van 1, gehaald"),
        ("municipality", "Dorp", "0 van 1, nog niet gehaald"),
        ("subregion", "Dorp", "1 van 1, gehaald"),
        ("subregion", "Ver", "0 van 1, nog niet gehaald"),
        ("region", "Ver", "1 van 1, gehaald"),
        ("other_subregion", "Ver", "1 van 1, gehaald"),
        ("other_subregion", "Dorp", "0 van 1, nog niet gehaald"),
    ],
)
def test_de_ander_werkt_waar_het_is_afgesproken(scope: str, team: str, stand: str) -> None:
    assert came_out(region(REGIO, f"Huisarts-{team}"), agreement(huisarts_met_team(scope))) == stand


def test_wie_geen_subregio_heeft_werkt_niet_in_een_andere() -> None:
    regio = REGIO + "Regioteam | lokaal_team | | |"
    afspraak = agreement(huisarts_met_team("other_subregion"))
    assert came_out(region(regio, "Huisarts-Regioteam"), afspraak) == "0 van 1, nog niet gehaald"


def test_wie_geen_gebied_heeft_werkt_in_de_hele_gemeente() -> None:
    regio = REGIO + "Stadsteam | lokaal_team | Averlo | | Noord"
    assert came_out(region(regio, "Huisarts-Stadsteam"), agreement(huisarts_met_team("area"))) == "1 van 1, gehaald"


# --- met hoeveel ---


@pytest.mark.parametrize(
    ("records", "stand"),
    [
        (("Huisarts-Buurt",), "0 van 1, nog niet gehaald"),
        (("Huisarts-Buurt", "Huisarts-Buurt"), "0 van 1, nog niet gehaald"),  # twee keer dezelfde is er één
        (("Huisarts-Buurt", "Huisarts-Stad"), "1 van 1, gehaald"),
        (("Huisarts-Buurt", "Huisarts-Stad", "Huisarts-Dorp"), "1 van 1, gehaald"),
    ],
)
def test_met_twee_verschillende_teams(records: tuple[str, ...], stand: str) -> None:
    assert came_out(region(REGIO, *records), agreement(huisarts_met_team("region", "minimum = 2"))) == stand


# --- in welke vorm ---


@pytest.mark.parametrize(
    ("form", "stand"), [("consulteren", "1 van 1, gehaald"), ("overleg", "0 van 1, nog niet gehaald")]
)
def test_alleen_de_afgesproken_vorm_telt(form: str, stand: str) -> None:
    dataset = region(REGIO, {"who": "Huisarts-Buurt", "form": form})
    assert came_out(dataset, agreement(huisarts_met_team("area", 'forms = ["consulteren"]'))) == stand


# --- in welke richting ---


@pytest.mark.parametrize(
    ("direction", "record", "stand"),
    [
        ("out", "Huisarts>Buurt", "1 van 1, gehaald"),
        ("out", "Buurt>Huisarts", "0 van 1, nog niet gehaald"),
        ("in", "Buurt>Huisarts", "1 van 1, gehaald"),
        ("in", "Huisarts>Buurt", "0 van 1, nog niet gehaald"),
        ("any", "Buurt>Huisarts", "1 van 1, gehaald"),
        ("out", "Huisarts-Buurt", "1 van 1, gehaald"),  # een overleg heeft geen richting en telt voor beide
        ("in", "Huisarts-Buurt", "1 van 1, gehaald"),
    ],
)
def test_een_verwijzing_telt_in_de_afgesproken_richting(direction: str, record: str, stand: str) -> None:
    afspraak = agreement(huisarts_met_team("area", f'direction = "{direction}"'))
    assert came_out(region(REGIO, record), afspraak) == stand


# --- in welke periode ---


@pytest.mark.parametrize(
    ("day", "stand"),
    [
        (date(2023, 12, 31), "0 van 1, geen uitspraak"),  # niet gezien in de periode
        (date(2024, 1, 1), "1 van 1, gehaald"),
        (date(2024, 12, 31), "1 van 1, gehaald"),
        (date(2025, 1, 1), "0 van 1, geen uitspraak"),
    ],
)
def test_de_registratie_valt_in_de_periode(day: date, stand: str) -> None:
    dataset = region(REGIO, {"who": "Huisarts-Buurt", "on": day})
    assert came_out(dataset, agreement(huisarts_met_team("area"))) == stand


@pytest.mark.parametrize(
    ("day", "stand"),
    [(date(2023, 6, 30), "0 van 1, geen uitspraak"), (date(2023, 7, 1), "1 van 1, gehaald")],
)
def test_een_afspraak_over_achttien_maanden_kijkt_verder_terug_dan_het_jaar_op_de_pagina(day: date, stand: str) -> None:
    dataset = region(REGIO, {"who": "Huisarts-Buurt", "on": day})
    assert came_out(dataset, agreement(huisarts_met_team("area", "months = 18"))) == stand


@pytest.mark.parametrize(
    ("end", "number"),
    [(date(2020, 1, 1), 0), (date(2020, 1, 2), 1)],  # de afspraak geldt vanaf 1 januari 2020
)
def test_een_afspraak_telt_pas_als_zij_geldt_aan_het_eind_van_de_periode(end: date, number: int) -> None:
    window = Window(begin=day_number(date(2019, 1, 1)), end=day_number(end))
    afspraak = agreement(huisarts_met_team("area"))
    assert afspraak.counts_in(window) is bool(number)


# --- geen uitspraak ---

VIER = "\n".join(f"    Huisarts{number} | huisarts | Averlo | Haven | Noord" for number in range(4))


@pytest.mark.parametrize(
    ("seen", "stand"),
    [
        (("Huisarts0-Buurt",), "1 van 4, geen uitspraak"),
        (("Huisarts0-Buurt", "Huisarts1-Gemeente"), "1 van 4, deels gehaald"),
        (("Huisarts0-Buurt", "Huisarts1-Gemeente", "Huisarts2-Gemeente"), "1 van 4, deels gehaald"),
    ],
)
def test_van_minstens_de_helft_moet_iets_zijn_vastgelegd(seen: tuple[str, ...], stand: str) -> None:
    regio = f"Buurt | lokaal_team | Averlo | Haven | Noord\n{VIER}\nGemeente | gemeente | Averlo | | Noord"
    assert came_out(region(regio, *seen), agreement(huisarts_met_team("area")), IN_2024) == stand


def test_waar_geen_huisarts_is_geldt_de_afspraak_niet() -> None:
    regio = "Buurt | lokaal_team | Averlo | Haven | Noord"
    assert came_out(region(regio), agreement(huisarts_met_team("area"))) == "0 van 0, geldt hier niet"
