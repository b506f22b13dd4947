"""Afspraak van de soort "combination": in elk gebied zijn alle soorten samen minstens één keer gezien (R9, R32).

Geteld worden gebieden (gemeenten, subregio's, of de regio als één geheel). Eén soort mag ook: zij is daar gezien.
"""

from datetime import date

import pytest

from netwerk.analysis.circles import Combination
from netwerk.analysis.norms import Norm, read_norms
from netwerk.analysis.outcomes import outcomes
from netwerk.model import Dataset, day_number
from netwerk.settings import NORMS_FILE
from tests.spec.drawing import IN_2024, agreement, came_out, region

TAFEL = agreement(
    """
    rule = "combination"
    kinds = ["school", "verblijf", "jeugd_ggz"]
    scope = "region"
    """
)
PER_GEMEENTE = agreement('rule = "combination"\nkinds = ["school", "lokaal_team"]\nscope = "municipality"')
TEAM_PER_GEBIED = next(norm for norm in read_norms(NORMS_FILE) if norm.id == "gebied-lokaal-team")
REGIO = """
    School   | school    | Averlo
    Wonen    | verblijf  | Bredeweer
    Jeugdggz | jeugd_ggz | Averlo
    Huisarts | huisarts  | Averlo
"""
GEBIEDEN = """
    Team_Haven      | lokaal_team | Averlo | Haven
    Huisarts_Haven  | huisarts    | Averlo | Haven
    Team_Centrum    | lokaal_team | Averlo | Centrum
    Huisarts_Polder | huisarts    | Averlo | Polder
"""


def laatst(dataset: Dataset, norm: Norm) -> dict[str, tuple[int, int | None]]:
    """Per plaats hoeveel registraties tellen, en de laatste dag waarop allen samen zijn gezien."""
    [outcome] = outcomes(dataset, IN_2024, [norm])
    assert isinstance(outcome.found, tuple)
    return {one.unit: (one.records, one.last_record) for one in outcome.found if isinstance(one, Combination)}


# --- samen aan één tafel ---


def test_een_tafel_met_alle_soorten_is_genoeg() -> None:
    assert came_out(region(REGIO, "Jeugdggz+School+Wonen"), TAFEL) == "1 van 1, gehaald"


def test_wie_er_nog_meer_aan_tafel_zit_maakt_niet_uit() -> None:
    assert came_out(region(REGIO, "Huisarts+Jeugdggz+School+Wonen"), TAFEL) == "1 van 1, gehaald"


def test_twee_aan_twee_is_geen_tafel() -> None:
    dataset = region(REGIO, "School-Wonen", "School-Jeugdggz", "Wonen-Jeugdggz")
    assert came_out(dataset, TAFEL) == "0 van 1, nog niet gehaald"


@pytest.mark.parametrize(
    ("gasten", "stand"),
    [(22, "1 van 1, gehaald"), (23, "0 van 1, nog niet gehaald")],  # met 25 telt, met 26 niet
)
def test_een_conferentie_is_geen_tafel(gasten: int, stand: str) -> None:
    wie = "+".join(f"gast{nummer}" for nummer in range(gasten))
    assert came_out(region(REGIO, f"Jeugdggz+School+Wonen+{wie}"), TAFEL) == stand


def test_van_een_eerdere_tafel_staat_er_wanneer_zij_was() -> None:
    dataset = region(
        REGIO,
        {"who": "Jeugdggz+School+Wonen", "on": date(2023, 5, 30)},
        {"who": "School+Wonen", "on": date(2024, 3, 1)},
    )
    assert laatst(dataset, TAFEL) == {"": (0, day_number(date(2023, 5, 30)))}


def test_elke_gemeente_heeft_haar_eigen_tafel() -> None:
    regio = """
        School_A | school      | Averlo
        Team_A   | lokaal_team | Averlo
        School_B | school      | Bredeweer
        Team_B   | lokaal_team | Bredeweer
    """
    dataset = region(regio, "School_A-Team_A", "School_A-Team_B", "School_B-Team_A")
    assert came_out(dataset, PER_GEMEENTE) == "1 van 2, deels gehaald"
    assert laatst(dataset, PER_GEMEENTE) == {"Averlo": (1, day_number(date(2024, 3, 1))), "Bredeweer": (0, None)}


def test_zonder_een_van_de_soorten_geldt_de_afspraak_niet() -> None:
    assert came_out(region("Huisarts | huisarts | Averlo"), TAFEL) == "0 van 1, geldt hier niet"


# --- één soort: in elk gebied een lokaal team (R32) ---


def test_een_gebied_heeft_een_team_als_dat_team_daar_is_gezien() -> None:
    dataset = region(GEBIEDEN, "Huisarts_Haven-Team_Haven", "Huisarts_Haven-Team_Centrum")
    assert came_out(dataset, TEAM_PER_GEBIED) == "2 van 3, deels gehaald"


def test_een_gebied_zonder_team_blijft_open_wie_er_ook_langskomt() -> None:
    dataset = region(GEBIEDEN, "Huisarts_Polder-Team_Haven", "Huisarts_Polder-Team_Centrum")
    assert laatst(dataset, TEAM_PER_GEBIED)["Polder"] == (0, None)


def test_een_team_zonder_gebied_werkt_in_elk_gebied_van_de_gemeente() -> None:
    regio = GEBIEDEN + "    Team_Averlo | lokaal_team | Averlo"
    dataset = region(regio, "Huisarts_Polder-Team_Averlo", "Huisarts_Haven-Team_Haven")
    assert came_out(dataset, TEAM_PER_GEBIED) == "3 van 3, gehaald"


def test_waar_nergens_een_team_is_is_de_afspraak_niet_gehaald() -> None:
    regio = "Huisarts_Haven | huisarts | Averlo | Haven\nSchool | school | Averlo | Haven"
    assert came_out(region(regio, "Huisarts_Haven-School"), TEAM_PER_GEBIED) == "0 van 1, nog niet gehaald"


@pytest.mark.parametrize(
    ("records", "stand"),
    [
        (("Huisarts_Haven-Huisarts_Polder",), "0 van 3, geen uitspraak"),  # geen van de twee teams is in beeld
        (("Huisarts_Haven-Team_Haven",), "1 van 3, deels gehaald"),  # één van de twee
    ],
)
def test_van_minstens_de_helft_van_de_teams_moet_iets_zijn_vastgelegd(records: tuple[str, ...], stand: str) -> None:
    assert came_out(region(GEBIEDEN, *records), TEAM_PER_GEBIED) == stand


def test_een_register_zonder_gebieden_kan_er_niets_over_zeggen() -> None:
    dataset = region("Team | lokaal_team | Averlo\nSchool | school | Averlo", "School-Team")
    assert came_out(dataset, TEAM_PER_GEBIED) == "0 van 0, geldt hier niet"
