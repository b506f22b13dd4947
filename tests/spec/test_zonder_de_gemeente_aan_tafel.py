"""Regel: wat blijft er over als de gemeente niet aan tafel zit? (R5)"""

from netwerk.analysis.fragility import Share, without_municipality
from netwerk.model import Window
from tests.spec.drawing import region

REGIO = """
    Gemeente  | gemeente    | Weert
    Huisarts  | huisarts    | Weert
    School    | school      | Weert
    Team      | lokaal_team | Weert
"""


def test_twee_partners_die_elkaar_alleen_met_de_gemeente_erbij_zien_hebben_onderling_geen_verbinding() -> None:
    found = without_municipality(region(REGIO, "School+Team+Gemeente"), Window())
    assert found.among_themselves == Share(part=0, whole=1)


def test_twee_partners_die_elkaar_ook_zonder_de_gemeente_zien_houden_hun_verbinding() -> None:
    found = without_municipality(region(REGIO, "School+Team+Gemeente", "School-Team"), Window())
    assert found.among_themselves == Share(part=1, whole=1)


def test_de_verbindingen_met_de_gemeente_zelf_vallen_weg() -> None:
    found = without_municipality(region(REGIO, "School-Team", "School-Gemeente", "Huisarts-Gemeente"), Window())
    assert found.ties_kept == Share(part=1, whole=3)


def test_wie_alleen_via_de_gemeente_te_bereiken_was_valt_weg() -> None:
    found = without_municipality(region(REGIO, "School-Team", "School-Gemeente", "Huisarts-Gemeente"), Window())
    assert found.cut_off == ("Huisarts",)
    assert found.pairs_reachable == Share(part=1, whole=3)  # alleen School en Team bereiken elkaar nog


def test_zonder_verbindingen_is_er_geen_uitspraak() -> None:
    assert without_municipality(region(REGIO), Window()).among_themselves.value is None
