"""Regel: wie geen enkele verbinding heeft, is niet aangesloten, en het maakt uit op welke manier (R1)."""

from datetime import date

from netwerk.analysis.isolates import Isolates, isolates
from netwerk.model import Dataset, day_number
from netwerk.network import network
from tests.spec.drawing import IN_2024, region

REGIO = """
    Gemeente  | gemeente    | Weert
    School    | school      | Weert
    Team      | lokaal_team | Weert
    Huisarts  | huisarts    | Weert
"""


def kijk(dataset: Dataset) -> Isolates:
    return isolates(dataset, network(dataset, IN_2024))


def test_nooit_gezien_is_wie_in_geen_enkele_registratie_staat() -> None:
    assert kijk(region(REGIO, "School+Team+Gemeente")).never_seen == ("Huisarts",)


def test_stilgevallen_is_wie_er_eerder_wel_was_en_in_deze_periode_niet() -> None:
    dataset = region(REGIO, "School+Team+Gemeente", {"who": "Huisarts-Team", "on": date(2023, 12, 31)})
    (huisarts,) = kijk(dataset).fallen_silent
    assert (huisarts.id, huisarts.last_record) == ("Huisarts", day_number(date(2023, 12, 31)))


def test_gezien_zonder_verbinding_is_wie_alleen_aan_tafel_zat() -> None:
    assert kijk(region(REGIO, "School+Team+Gemeente", "Huisarts")).seen_without_tie == ("Huisarts",)


def test_gezien_zonder_verbinding_is_wie_alleen_op_een_groot_congres_was() -> None:
    gasten = "+".join(f"gast{nummer}" for nummer in range(25))
    dataset = region(REGIO, "School+Team+Gemeente", f"Huisarts+{gasten}")
    assert "Huisarts" in kijk(dataset).seen_without_tie


def test_alleen_via_de_gemeente_is_wie_alleen_met_de_gemeente_werkt() -> None:
    assert kijk(region(REGIO, "School-Team", "School-Gemeente", "Huisarts-Gemeente")).only_via_municipality == (
        "Huisarts",
    )


def test_eenzijdig_genoemd_is_wie_door_anderen_wordt_genoemd_en_zelf_niemand_noemt() -> None:
    assert kijk(region(REGIO, "School>Huisarts", "Team>Huisarts", "School-Team")).one_sided == ("Huisarts",)


def test_wie_ook_aan_een_tafel_zat_is_niet_eenzijdig_genoemd() -> None:
    assert kijk(region(REGIO, "School>Huisarts", "Team-Huisarts", "School-Team")).one_sided == ()


def test_een_afspraak_die_doorloopt_houdt_twee_partners_aangesloten() -> None:
    dataset = region(REGIO, {"who": "Huisarts-Team", "begin": date(2019, 1, 1), "end": None, "form": "afspraak"})
    found = kijk(dataset)
    assert (found.never_seen, found.fallen_silent, found.seen_without_tie) == (("Gemeente", "School"), (), ())
