"""Afspraak van de soort "bound": een getal over het hele netwerk blijft boven of onder een grens.

Is het getal er niet, gaat het over minder dan tien organisaties, of is van minder dan de helft iets vastgelegd, dan
is er geen uitspraak.
"""

from datetime import date

import pytest

from netwerk.analysis.gaps import Bound
from netwerk.analysis.norms import Norm, read_norms
from netwerk.analysis.outcomes import outcomes
from netwerk.model import Dataset
from netwerk.settings import NORMS_FILE
from tests.drawn import drawn
from tests.spec.drawing import IN_2024, agreement, came_out, region


def rij(aantal: int) -> Dataset:
    """Scholen op een rij: School0 - School1 - School2 …; elk heeft een verbinding met de volgende."""
    register = "\n".join(f"School{nummer} | school | Averlo" for nummer in range(aantal))
    return region(register, *(f"School{nummer}-School{nummer + 1}" for nummer in range(aantal - 1)))


def grens(measure: str, bound: str) -> Norm:
    return agreement(f'rule = "bound"\nmeasure = "{measure}"\n{bound}')


def getal(dataset: Dataset, norm: Norm) -> float | None:
    [outcome] = outcomes(dataset, IN_2024, [norm])
    assert isinstance(outcome.found, Bound)
    return outcome.found.value


# --- de grens ---


@pytest.mark.parametrize(
    ("bound", "stand"),
    [
        ("at_least = 8", "1 van 1, gehaald"),
        ("at_least = 9", "1 van 1, gehaald"),  # tien scholen op een rij hebben negen verbindingen
        ("at_least = 10", "0 van 1, nog niet gehaald"),
        ("at_most = 8", "0 van 1, nog niet gehaald"),
        ("at_most = 9", "1 van 1, gehaald"),
        ("at_most = 10", "1 van 1, gehaald"),
        ("at_least = 9\nat_most = 9", "1 van 1, gehaald"),
    ],
)
def test_op_de_grens_is_gehaald(bound: str, stand: str) -> None:
    assert came_out(rij(10), grens("ties", bound)) == stand


# --- geen uitspraak ---


@pytest.mark.parametrize(("aantal", "stand"), [(9, "1 van 1, geen uitspraak"), (10, "1 van 1, gehaald")])
def test_over_minder_dan_tien_organisaties_is_er_geen_uitspraak(aantal: int, stand: str) -> None:
    assert came_out(rij(aantal), grens("connectedness", "at_least = 1")) == stand


@pytest.mark.parametrize(
    ("gezien", "stand"),
    [(("S0+S1+S2+S3+S4",), "0 van 1, nog niet gehaald"), (("S0+S1+S2+S3",), "0 van 1, geen uitspraak")],
)
def test_van_minstens_de_helft_moet_iets_zijn_vastgelegd(gezien: tuple[str, ...], stand: str) -> None:
    tien = "\n".join(f"S{nummer} | school | Averlo" for nummer in range(10))
    assert came_out(region(tien, *gezien), grens("connectedness", "at_least = 1")) == stand


def test_een_getal_dat_niet_te_bepalen_is_geeft_geen_uitspraak() -> None:
    tien = "\n".join(f"S{nummer} | school | Averlo" for nummer in range(10))
    alleen = [f"S{nummer}" for nummer in range(10)]  # ieder alleen op de eigen lijst: gezien, zonder verbinding
    dataset = region(tien, *alleen)
    afspraak = grens("average_path_length", "at_most = 3")
    assert (getal(dataset, afspraak), came_out(dataset, afspraak)) == (None, "0 van 1, geen uitspraak")


# --- in beeld (coverage) ---


@pytest.mark.parametrize(
    ("gezien", "stand"),
    [
        ("S0+S1+S2+S3+S4+S5+S6+S7", "1 van 1, gehaald"),
        ("S0+S1+S2+S3+S4+S5+S6", "0 van 1, nog niet gehaald"),
        ("S0+S1", "0 van 1, nog niet gehaald"),  # dit getal zegt zelf hoe weinig er is gezien
    ],
)
def test_acht_van_de_tien_in_beeld(gezien: str, stand: str) -> None:
    tien = "\n".join(f"S{nummer} | school | Averlo" for nummer in range(10))
    assert came_out(region(tien, gezien), grens("coverage", "at_least = 0.8")) == stand


def test_in_beeld_gaat_over_het_register_en_niet_over_namen_die_er_niet_in_staan() -> None:
    # A en B zijn in beeld, C niet; X staat wel in een registratie en niet in het register
    dataset = drawn("A-B", "A-X", organisations=["A", "B", "C"], registered=False)
    assert getal(dataset, grens("coverage", "at_least = 1")) == 2 / 3


# --- middenin en niet gehoord (R2) ---

GEHOORD = next(norm for norm in read_norms(NORMS_FILE) if norm.id == "middenin-en-niet-gehoord")
#          A   B   C                in 2023 hangt alles aan Spil: zij stond middenin
#           \  |  /
#    D ----- Spil ----- E           en in 2024 zien de anderen elkaar zonder haar
#           /  |  \
#          F   G   H
ANDEREN = "ABCDEFGHI"
IN_2023 = [{"who": f"Spil-{ander}", "on": date(2023, 5, 1)} for ander in ANDEREN]
REGISTER = "\n".join(f"{naam} | school | Averlo" for naam in ("Spil", *ANDEREN))


def test_wie_middenin_stond_en_een_jaar_niet_is_gezien_wordt_genoemd() -> None:
    dataset = region(REGISTER, *IN_2023, "+".join(ANDEREN))
    assert (getal(dataset, GEHOORD), came_out(dataset, GEHOORD)) == (1, "0 van 1, nog niet gehaald")


def test_een_registratie_van_welke_vorm_ook_is_genoeg_om_gehoord_te_zijn() -> None:
    dataset = region(REGISTER, *IN_2023, "+".join(ANDEREN), "Spil")
    assert came_out(dataset, GEHOORD) == "1 van 1, gehaald"


def test_zonder_gegevens_van_voor_dat_jaar_is_er_geen_uitspraak() -> None:
    assert came_out(region(REGISTER, "+".join(ANDEREN)), GEHOORD) == "0 van 1, geen uitspraak"


def test_is_in_dat_jaar_bijna_niets_vastgelegd_dan_is_er_geen_uitspraak() -> None:
    assert came_out(region(REGISTER, *IN_2023, "A-B"), GEHOORD) == "0 van 1, geen uitspraak"
