"""Regel: een vindplaats (school, opvang, club) is bereikt als zij een verbinding met de jeugdhulp heeft (R41)."""

from datetime import date
from typing import Any

import pytest

from netwerk.analysis.finding_places import FindingPlace, FindingPlaces, finding_places
from netwerk.model import day_number
from netwerk.network import network
from tests.spec.drawing import IN_2024, region

REGIO = """
    School    | school             | Weert | Noord
    Sportclub | vereniging         | Weert | Noord
    Team      | lokaal_team        | Weert | Noord
    Aanbieder | jeugdhulpaanbieder | Weert |
    Ggz       | jeugd_ggz          | Weert |
    Huisarts  | huisarts           | Weert | Noord
    Gemeente  | gemeente           | Weert |
"""


def kijk(*registraties: Any) -> FindingPlaces:
    dataset = region(REGIO, *registraties)
    return finding_places(dataset, network(dataset, IN_2024))


def niet_bereikt(gevonden: FindingPlaces) -> list[str]:
    return [plaats.organisation for plaats in gevonden.unreached]


def test_vindplaatsen_zijn_scholen_opvang_welzijn_en_verenigingen() -> None:
    assert kijk().kinds == ("school", "kinderopvang", "welzijn", "vereniging")
    assert kijk().places == ("School", "Sportclub")


@pytest.mark.parametrize("jeugdhulp", ["Team", "Aanbieder", "Ggz"])
def test_wie_met_de_jeugdhulp_werkt_is_bereikt(jeugdhulp: str) -> None:
    gevonden = kijk(f"School-{jeugdhulp}")
    assert (gevonden.reached, niet_bereikt(gevonden)) == (("School",), ["Sportclub"])


@pytest.mark.parametrize("ander", ["Huisarts", "Gemeente", "Sportclub"])
def test_wie_alleen_met_anderen_werkt_is_niet_bereikt(ander: str) -> None:
    assert "School" in niet_bereikt(kijk(f"School-{ander}"))


def test_een_verwijzing_telt_in_beide_richtingen() -> None:
    assert kijk("School>Team", "Team>Sportclub").reached == ("School", "Sportclub")


def test_wat_er_het_laatst_met_de_jeugdhulp_was_staat_erbij() -> None:
    eerder = {"who": "School-Team", "on": date(2023, 5, 4)}
    (school, club) = kijk(eerder, {"who": "School-Huisarts", "on": date(2024, 6, 1)}).unreached
    assert school == FindingPlace(
        organisation="School",
        last_together=day_number(date(2023, 5, 4)),
        last_seen=day_number(date(2024, 6, 1)),
        seen=True,
    )
    assert club == FindingPlace(organisation="Sportclub", last_together=None, last_seen=None, seen=False)


def test_samen_op_een_groot_congres_is_geen_verbinding_maar_wel_vastgelegd() -> None:
    gasten = "+".join(f"gast{nummer}" for nummer in range(24))
    (school, _club) = kijk(f"School+Team+{gasten}").unreached
    assert (school.organisation, school.last_together) == ("School", day_number(date(2024, 3, 1)))


def test_wat_na_de_periode_kwam_telt_niet() -> None:
    (school, _club) = kijk({"who": "School-Team", "on": date(2025, 1, 1)}).unreached
    assert (school.last_together, school.last_seen, school.seen) == (None, None, False)
