"""Afspraak: elke huisarts werkt samen met het lokale team van het eigen gebied (R4, R12)."""

from datetime import date

from netwerk.analysis.fulfilment import Missing, fulfilment
from netwerk.analysis.norms import read_norms
from netwerk.model import Dataset, Window, day_number
from netwerk.settings import NORMS_FILE
from tests.spec.drawing import IN_2024, region

AFSPRAAK = next(norm for norm in read_norms(NORMS_FILE) if norm.id == "huisarts-lokaal-team")
REGIO = """
    De_Brug     | huisarts    | Weert | Noord
    Het_Plein   | huisarts    | Weert | Zuid
    Team_Noord  | lokaal_team | Weert | Noord
    Team_Zuid   | lokaal_team | Weert | Zuid
"""


def gehaald(dataset: Dataset, window: Window = IN_2024) -> tuple[str, ...]:
    return fulfilment(dataset, window, AFSPRAAK).fulfilled


def test_een_overleg_met_het_team_van_het_eigen_gebied_is_genoeg() -> None:
    assert gehaald(region(REGIO, "De_Brug-Team_Noord")) == ("De_Brug",)


def test_een_overleg_met_het_team_van_een_ander_gebied_telt_niet() -> None:
    assert gehaald(region(REGIO, "Het_Plein-Team_Noord")) == ()


def test_een_verwijzing_telt_net_als_een_overleg() -> None:
    assert gehaald(region(REGIO, "De_Brug>Team_Noord")) == ("De_Brug",)


def test_samen_aan_een_grotere_tafel_telt_ook() -> None:
    assert gehaald(region(REGIO, "De_Brug+Team_Noord+Het_Plein")) == ("De_Brug",)


def test_een_team_zonder_gebied_werkt_in_de_hele_gemeente() -> None:
    regio = REGIO + "Team_Weert | lokaal_team | Weert |"
    assert gehaald(region(regio, "Het_Plein-Team_Weert")) == ("Het_Plein",)


def test_een_gebied_met_dezelfde_naam_in_een_andere_gemeente_is_een_ander_gebied() -> None:
    regio = REGIO + "Team_Leudal | lokaal_team | Leudal | Noord"
    assert gehaald(region(regio, "De_Brug-Team_Leudal")) == ()


def test_wie_niet_is_aangesloten_staat_er_met_wie_het_zou_zijn_en_wanneer_het_laatst_was() -> None:
    dataset = region(REGIO, {"who": "Het_Plein-Team_Zuid", "on": date(2022, 6, 30)}, "De_Brug-Team_Noord")
    assert fulfilment(dataset, IN_2024, AFSPRAAK).missing == (
        Missing(organisation="Het_Plein", wanted=("Team_Zuid",), last_record=day_number(date(2022, 6, 30))),
    )


def test_een_huisarts_in_een_gebied_zonder_team_mist_het_team_ook() -> None:
    regio = REGIO + "De_Linde | huisarts | Weert | Oost"
    missing = fulfilment(region(regio), IN_2024, AFSPRAAK).missing
    assert missing[0] == Missing(organisation="De_Brug", wanted=("Team_Noord",), last_record=None)
    assert missing[1] == Missing(organisation="De_Linde", wanted=(), last_record=None)


def test_de_afspraak_gaat_alleen_over_huisartsen() -> None:
    assert fulfilment(region(REGIO), IN_2024, AFSPRAAK).applies_to == ("De_Brug", "Het_Plein")
