"""Regel: wie geen enkele verbinding heeft, is niet aangesloten, en het maakt uit op welke manier (R1)."""

from dataclasses import replace
from datetime import date

import pytest

from netwerk.analysis.isolates import Isolates, isolates, newly_silent
from netwerk.model import Dataset, Window, day_number
from netwerk.network import network
from tests.spec.drawing import IN_2024, region

REGIO = """
    Gemeente  | gemeente    | Weert
    School    | school      | Weert
    Team      | lokaal_team | Weert
    Huisarts  | huisarts    | Weert
"""


TAFEL = "School+Team+Gemeente"  # op 1 maart 2024: deze drie zijn altijd aangesloten


def kijk(dataset: Dataset, periode: Window = IN_2024) -> Isolates:
    return isolates(dataset, network(dataset, periode))


def soorten_van(gevonden: Isolates) -> list[str]:
    """In welke soorten de huisarts staat."""
    stil = tuple(wie.id for wie in gevonden.fallen_silent)
    soorten = {
        "nooit gezien": gevonden.never_seen,
        "stilgevallen": stil,
        "gezien zonder verbinding": gevonden.seen_without_tie,
        "alleen via de gemeente": gevonden.only_via_municipality,
        "eenzijdig genoemd": gevonden.one_sided,
    }
    return [naam for naam, wie in soorten.items() if "Huisarts" in wie]


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


# --- de grenzen van de periode: 1 januari tot en met 31 december 2024 ---


@pytest.mark.parametrize(
    ("dag", "soort"),
    [
        (date(2023, 12, 31), ["stilgevallen"]),  # de dag voor de periode
        (date(2024, 1, 1), []),  # de eerste dag telt mee
        (date(2024, 12, 31), []),  # de laatste dag telt mee
        (date(2025, 1, 1), ["nooit gezien"]),  # wat later komt, is nog niet gezien
    ],
)
def test_een_overleg_met_het_team_telt_van_de_eerste_tot_en_met_de_laatste_dag(dag: date, soort: list[str]) -> None:
    assert soorten_van(kijk(region(REGIO, TAFEL, {"who": "Huisarts-Team", "on": dag}))) == soort


@pytest.mark.parametrize(
    ("begin", "einde", "soort"),
    [
        (date(2019, 1, 1), date(2024, 1, 1), ["stilgevallen"]),  # liep tot en met 31 december 2023
        (date(2019, 1, 1), date(2024, 1, 2), []),  # liep tot en met 1 januari 2024
        (date(2024, 12, 31), None, []),  # begint op de laatste dag en loopt door
        (date(2025, 1, 1), None, ["nooit gezien"]),
    ],
)
def test_een_afspraak_telt_zolang_zij_een_dag_van_de_periode_loopt(
    begin: date, einde: date | None, soort: list[str]
) -> None:
    afspraak = {"who": "Huisarts-Team", "begin": begin, "end": einde, "form": "afspraak"}
    assert soorten_van(kijk(region(REGIO, TAFEL, afspraak))) == soort


def test_de_laatste_registratie_van_wie_stil_is_is_de_laatste_dag_van_een_afgelopen_afspraak() -> None:
    afspraak = {"who": "Huisarts-Team", "begin": date(2019, 1, 1), "end": date(2023, 7, 1), "form": "afspraak"}
    (huisarts,) = kijk(region(REGIO, TAFEL, afspraak)).fallen_silent
    assert huisarts.last_record == day_number(date(2023, 6, 30))


@pytest.mark.parametrize(
    ("dag", "nieuw"),
    [
        (date(2023, 9, 30), []),  # langer dan een kwartaal voor de periode: al langer stil
        (date(2023, 10, 1), ["Huisarts"]),
        (date(2023, 12, 31), ["Huisarts"]),
        (date(2024, 1, 1), []),  # niet stil
    ],
)
def test_nieuw_stilgevallen_is_wie_voor_het_laatst_is_gezien_in_het_kwartaal_voor_de_periode(
    dag: date, nieuw: list[str]
) -> None:
    stil = kijk(region(REGIO, TAFEL, {"who": "Huisarts-Team", "on": dag}))
    assert [wie.id for wie in newly_silent(stil, IN_2024)] == nieuw


# --- wat een verbinding is: genoeg registraties, niet te groot, van de gekozen vorm ---


@pytest.mark.parametrize(("minimum", "soort"), [(1, []), (2, []), (3, ["gezien zonder verbinding"])])
def test_wie_minder_vaak_met_een_ander_is_gezien_dan_gevraagd_heeft_geen_verbinding(
    minimum: int, soort: list[str]
) -> None:
    dataset = region(REGIO, "Huisarts-Team", "Huisarts-Team")
    assert soorten_van(kijk(dataset, replace(IN_2024, minimum=minimum))) == soort


def test_twee_keer_met_een_ander_is_nog_geen_twee_keer_met_dezelfde() -> None:
    dataset = region(REGIO, "Huisarts-Team", "Huisarts-School")
    assert soorten_van(kijk(dataset, replace(IN_2024, minimum=2))) == ["gezien zonder verbinding"]


@pytest.mark.parametrize(
    ("hoogstens", "soort"),
    [(2, ["gezien zonder verbinding"]), (3, []), (4, []), (0, [])],  # 0: zonder grens
)
def test_een_tafel_van_drie_telt_tot_de_grens_van_drie(hoogstens: int, soort: list[str]) -> None:
    dataset = region(REGIO, "Huisarts+School+Team")
    assert soorten_van(kijk(dataset, replace(IN_2024, largest=hoogstens))) == soort


def test_een_tafel_van_25_telt_en_een_van_26_niet() -> None:
    van_25 = "Huisarts+" + "+".join(f"gast{nummer}" for nummer in range(24))
    assert soorten_van(kijk(region(REGIO, van_25))) == []
    assert soorten_van(kijk(region(REGIO, f"{van_25}+nog_een"))) == ["gezien zonder verbinding"]


def test_wie_alleen_in_een_andere_vorm_is_gezien_dan_gekozen_is_wel_gezien() -> None:
    dataset = region(REGIO, TAFEL, "Huisarts>Team")
    assert soorten_van(kijk(dataset, replace(IN_2024, forms=("overleg",)))) == ["gezien zonder verbinding"]


def test_wie_voor_de_periode_alleen_op_een_groot_congres_was_is_stilgevallen_en_niet_nooit_gezien() -> None:
    gasten = "+".join(f"gast{nummer}" for nummer in range(25))
    dataset = region(REGIO, TAFEL, {"who": f"Huisarts+{gasten}", "on": date(2022, 5, 1)})
    assert soorten_van(kijk(dataset)) == ["stilgevallen"]


# --- een keuze: alleen deze soorten of dit gebied ---


def test_wie_in_de_keuze_niemand_heeft_om_mee_te_werken_is_wel_gezien() -> None:
    dataset = region(REGIO, "Huisarts-Team")
    assert soorten_van(kijk(dataset, replace(IN_2024, kinds=("huisarts", "school")))) == ["gezien zonder verbinding"]


def test_wie_niet_in_de_keuze_valt_staat_in_geen_enkele_soort() -> None:
    dataset = region(REGIO, TAFEL)
    assert soorten_van(kijk(dataset, replace(IN_2024, kinds=("school", "lokaal_team")))) == []


def test_een_organisatie_die_is_opgeheven_voor_de_periode_is_niet_stilgevallen() -> None:
    dataset = region(REGIO, TAFEL, {"who": "Huisarts-Team", "on": date(2022, 5, 1)})
    dataset.organisations.loc[dataset.code_of["Huisarts"], "end"] = day_number(date(2024, 1, 1))
    assert soorten_van(kijk(dataset)) == []


# --- wel een verbinding, en toch kwetsbaar ---


def test_een_tafel_met_de_gemeente_en_een_ander_is_niet_alleen_via_de_gemeente() -> None:
    # aan de tafel met de gemeente zat ook het team: dat is ook een verbinding
    assert soorten_van(kijk(region(REGIO, "Huisarts+Gemeente+Team"))) == []


def test_een_tweede_partner_met_te_weinig_registraties_maakt_niet_minder_alleen() -> None:
    dataset = region(REGIO, "Huisarts-Gemeente", "Huisarts-Gemeente", "Huisarts-Team")
    assert soorten_van(kijk(dataset, replace(IN_2024, minimum=2))) == ["alleen via de gemeente"]


def test_een_partner_van_voor_de_periode_maakt_niet_minder_alleen() -> None:
    dataset = region(REGIO, "Huisarts-Gemeente", {"who": "Huisarts-Team", "on": date(2023, 12, 31)})
    assert soorten_van(kijk(dataset)) == ["alleen via de gemeente"]


def test_de_gemeente_zelf_is_niet_alleen_via_de_gemeente() -> None:
    assert "Gemeente" not in kijk(region(REGIO, "Huisarts-Gemeente")).only_via_municipality


@pytest.mark.parametrize(
    ("dag", "soort"),
    [
        (date(2023, 12, 31), ["eenzijdig genoemd"]),
        (date(2024, 1, 1), []),
        (date(2024, 12, 31), []),
        (date(2025, 1, 1), ["eenzijdig genoemd"]),
    ],
)
def test_wie_in_de_periode_zelf_iemand_noemt_is_niet_eenzijdig_genoemd(dag: date, soort: list[str]) -> None:
    assert soorten_van(kijk(region(REGIO, "Team>Huisarts", {"who": "Huisarts>School", "on": dag}))) == soort


def test_een_huisarts_naar_wie_alleen_de_gemeente_verwijst_staat_in_beide_soorten() -> None:
    assert soorten_van(kijk(region(REGIO, "Gemeente>Huisarts"))) == ["alleen via de gemeente", "eenzijdig genoemd"]


def test_wie_alleen_wordt_genoemd_en_te_weinig_voor_een_verbinding_is_niet_eenzijdig_maar_zonder_verbinding() -> None:
    dataset = region(REGIO, "Team>Huisarts")
    assert soorten_van(kijk(dataset, replace(IN_2024, minimum=2))) == ["gezien zonder verbinding"]
