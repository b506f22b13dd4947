"""Regel: zes maanden na een kennismaking zeggen de registraties of er samenwerking is vastgelegd (R3).

Wat er sindsdien is vastgelegd, is een feit. Of het door de kennismaking komt, zegt deze regel niet (R47).
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from netwerk.analysis.introductions import Outcome, Result, outcome
from netwerk.model import day_number
from tests.spec.drawing import region

REGIO = """
    Huisarts | huisarts    | Weert | Noord
    Team     | lokaal_team | Weert | Noord
    School   | school      | Weert | Noord
    CJG      | cjg         | Weert
"""
OPGEPAKT = date(2024, 1, 15)
EEN_JAAR_LATER = date(2025, 1, 15)
NET_NOG = {"who": "School+CJG", "on": date(2025, 1, 10)}  # er wordt nog geregistreerd


def kijk(*registraties: str | dict[str, Any], vandaag: date = EEN_JAAR_LATER) -> Outcome:
    """Huisarts en Team zijn op 15 januari 2024 aan elkaar voorgesteld."""
    return outcome(
        region(REGIO, *registraties), "Huisarts", "Team", since=day_number(OPGEPAKT), today=day_number(vandaag)
    )


def test_een_overleg_erna_is_een_verbinding() -> None:
    assert kijk({"who": "Huisarts+Team", "on": date(2024, 3, 1)}).status is Result.FORMED


def test_een_verwijzing_erna_is_een_verbinding_welke_kant_zij_ook_op_gaat() -> None:
    assert kijk({"who": "Team>Huisarts", "on": date(2024, 3, 1)}).status is Result.FORMED


def test_samen_aan_een_tafel_met_anderen_is_ook_een_verbinding() -> None:
    assert kijk({"who": "School+Huisarts+CJG+Team", "on": date(2024, 3, 1)}).status is Result.FORMED


def test_ieder_met_een_ander_aan_tafel_is_geen_verbinding() -> None:
    gesprekken = ({"who": "Huisarts+CJG", "on": date(2024, 3, 1)}, {"who": "Team+CJG", "on": date(2024, 3, 1)})
    assert kijk(*gesprekken, NET_NOG).status is Result.NOT_FORMED


def test_wat_ervoor_al_was_vastgelegd_telt_niet() -> None:
    assert kijk({"who": "Huisarts+Team", "on": date(2023, 12, 1)}, NET_NOG).status is Result.NOT_FORMED


def test_een_congres_met_zesentwintig_organisaties_telt_niet() -> None:
    gasten = "+".join(f"gast{nummer}" for nummer in range(24))
    assert kijk({"who": f"Huisarts+Team+{gasten}", "on": date(2024, 3, 1)}, NET_NOG).status is Result.NOT_FORMED


@pytest.mark.parametrize(
    ("vandaag", "antwoord"),
    [
        (date(2024, 7, 14), Result.TOO_EARLY),
        (date(2024, 7, 15), Result.NOT_FORMED),
        (date(2024, 7, 16), Result.NOT_FORMED),
    ],
)
def test_zonder_registratie_is_het_tot_zes_maanden_nog_te_vroeg(vandaag: date, antwoord: Result) -> None:
    assert kijk(NET_NOG, vandaag=vandaag).status is antwoord


def test_houden_de_registraties_eerder_op_dan_is_er_geen_uitspraak() -> None:
    assert kijk({"who": "School+CJG", "on": date(2024, 7, 14)}).status is Result.NO_DATA


def test_de_registraties_erna_gaan_open() -> None:
    found = kijk(
        {"who": "Huisarts+Team", "on": date(2023, 12, 1)},
        {"who": "Huisarts+Team", "on": date(2024, 3, 1)},
        {"who": "Huisarts+Team", "on": date(2024, 9, 1)},
    )
    assert found.records == (1, 2)
