"""Wie een afgesproken verbinding mist: via wie is het lokale team te bereiken?

Een streepje is een overleg in 2024.
"""

from netwerk.analysis.fulfilment import fulfilment
from netwerk.analysis.norms import read_norms
from netwerk.analysis.routes import routes
from netwerk.network import network
from netwerk.settings import NORMS_FILE
from tests.spec.drawing import IN_2024, region

AFSPRAAK = next(norm for norm in read_norms(NORMS_FILE) if norm.id == "huisarts-lokaal-team")
REGIO = """
    De_Brug     | huisarts    | Weert | Noord
    Team_Noord  | lokaal_team | Weert | Noord
    CJG         | cjg         | Weert |
    Regenboog   | school      | Weert | Noord
    Welzijn     | welzijn     | Weert |
    Team_Zuid   | lokaal_team | Weert | Zuid
"""


def weg(*records: str) -> tuple[str, ...] | None:
    """De weg van huisarts De Brug naar het team dat zij mist."""
    dataset = region(REGIO, *records)
    (mist,) = fulfilment(dataset, IN_2024, AFSPRAAK).missing
    (gevonden,) = routes(network(dataset, IN_2024), [(mist.organisation, mist.wanted)])
    return None if gevonden is None else gevonden.path


def test_een_gedeelde_partner_is_de_weg() -> None:
    assert weg("De_Brug-CJG", "CJG-Team_Noord") == ("De_Brug", "CJG", "Team_Noord")


def test_de_kortste_weg_gaat_voor() -> None:
    assert weg("De_Brug-Regenboog", "Regenboog-Welzijn", "Welzijn-Team_Noord", "De_Brug-CJG", "CJG-Team_Noord") == (
        "De_Brug", "CJG", "Team_Noord",
    )  # fmt: skip


def test_van_twee_even_korte_wegen_komt_steeds_dezelfde() -> None:
    records = ("De_Brug-Regenboog", "Regenboog-Team_Noord", "De_Brug-CJG", "CJG-Team_Noord")
    assert weg(*records) == weg(*reversed(records)) == ("De_Brug", "CJG", "Team_Noord")


def test_zonder_gedeelde_partner_gaat_de_weg_langs_twee_anderen() -> None:
    assert weg("De_Brug-Regenboog", "Regenboog-CJG", "CJG-Team_Noord") == (
        "De_Brug", "Regenboog", "CJG", "Team_Noord",
    )  # fmt: skip


def test_een_weg_naar_een_ander_team_telt_niet() -> None:
    assert weg("De_Brug-CJG", "CJG-Team_Zuid") is None


def test_wie_met_niemand_is_verbonden_heeft_nog_geen_weg() -> None:
    assert weg("CJG-Team_Noord") is None
