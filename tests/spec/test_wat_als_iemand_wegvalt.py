"""Regel: wat verandert er als een of meer organisaties er niet zijn? Het gaat om hen samen. (R5)"""

import pytest

from netwerk.analysis.damaging import most_damaging
from netwerk.analysis.fragility import Share
from netwerk.analysis.key_players import reach_set
from netwerk.analysis.what_if import WhatIf, what_if
from netwerk.model import Window
from netwerk.network import Network, network
from tests.spec.drawing import region

REGIO = """
    CJG       | cjg         | Weert
    Huisarts  | huisarts    | Weert
    School    | school      | Weert
    Team      | lokaal_team | Weert
    Welzijn   | welzijn     | Weert
"""
#  Huisarts - CJG - School - Team - Welzijn
KETTING = ("Huisarts-CJG", "CJG-School", "School-Team", "Team-Welzijn")


def zonder(*wie: str, registraties: tuple[str, ...] = KETTING) -> WhatIf:
    data = region(REGIO, *registraties)
    return what_if(data, Window(), codes=[data.code_of[een] for een in wie])


def netwerk(*registraties: str) -> Network:
    return network(region(REGIO, *registraties), Window())


# --- wie raakt los, wie bereikt elkaar nog ---


def test_de_verbindingen_van_wie_wegvalt_verdwijnen() -> None:
    assert zonder("CJG").left.ties_kept == Share(part=2, whole=4)


def test_wie_alleen_via_het_cjg_te_bereiken_was_raakt_los() -> None:
    assert zonder("CJG").left.cut_off == ("Huisarts",)


def test_van_de_paren_van_anderen_telt_wie_elkaar_nog_kan_bereiken() -> None:
    # zonder het CJG: School, Team en Welzijn onderling, drie van de zes paren
    assert zonder("CJG").left.pairs_reachable == Share(part=3, whole=6)


def test_twee_organisaties_kunnen_samen_wegvallen() -> None:
    found = zonder("CJG", "Team")
    assert found.away == ("CJG", "Team")
    assert found.left.pairs_reachable == Share(part=0, whole=3)


def test_wie_aan_de_rand_staat_laat_de_anderen_bij_elkaar() -> None:
    assert zonder("Welzijn").left.cut_off == ()


# --- hoe ver het netwerk uit elkaar ligt: 0 iedereen met iedereen, 1 niemand met niemand ---


def test_als_iedereen_met_iedereen_verbonden_is_is_het_nul() -> None:
    assert zonder(registraties=("CJG+Huisarts+School+Team+Welzijn",)).before.weighted == 0


def test_zonder_verbindingen_is_het_een() -> None:
    assert zonder(registraties=()).before.weighted == 1


def test_een_langere_weg_telt_half_of_minder_mee() -> None:
    # in de ketting: vier paren op één stap, drie op twee, twee op drie, één op vier; van tien paren
    assert zonder().before.weighted == pytest.approx(1 - (4 + 3 / 2 + 2 / 3 + 1 / 4) / 10)


def test_daarna_telt_alleen_wie_overblijft() -> None:
    # zonder School: twee losse paren op één stap, van zes paren
    found = zonder("School")
    assert (found.before.organisations, found.after.organisations) == (5, 4)
    assert found.after.weighted == pytest.approx(1 - 2 / 6)


# --- zonder wie liggen de anderen het verst uit elkaar ---


def test_in_een_ketting_is_het_wie_in_het_midden_staat() -> None:
    found = most_damaging(netwerk(*KETTING), 1)
    assert found is not None
    assert found.away == ("School",)


#  CJG en Team verbinden allebei Huisarts, School en Welzijn; die hebben onderling geen verbinding
VERVANGBAAR = ("CJG-Huisarts", "CJG-School", "CJG-Welzijn", "Team-Huisarts", "Team-School", "Team-Welzijn")


def test_twee_die_elkaar_vervangen_worden_samen_het_meest_gemist() -> None:
    found = most_damaging(netwerk(*VERVANGBAAR), 2)
    assert found is not None
    assert found.away == ("CJG", "Team")
    assert found.after.weighted == 1


def test_alleen_wordt_geen_van_beiden_gemist_want_iedereen_blijft_bereikbaar() -> None:
    assert zonder("CJG", registraties=VERVANGBAAR).left.pairs_reachable == Share(part=6, whole=6)


# --- via wie is iedereen in twee stappen te bereiken ---


def test_via_het_midden_van_de_ketting_is_iedereen_te_bereiken() -> None:
    assert reach_set(netwerk(*KETTING)).ids == ("School",)


def test_wie_geen_verbinding_heeft_kan_niemand_bereiken_en_telt_niet_mee() -> None:
    found = reach_set(netwerk("Huisarts-CJG", "CJG-School"))
    assert (found.ids, found.reached, found.without_tie) == (("CJG",), 3, 2)
