"""Regel: wie veel meer verbindingen heeft dan in onderzoek is gevonden, krijgt veel afstemming te doen (R34).

Het onderzoek vond gemiddeld 20 tot 26; genoemd wordt wie er 52 of meer heeft (data/indeling.toml). Meer is niet beter.
"""

from datetime import date

import pytest

from netwerk.analysis.load import load
from netwerk.model import Window, day_number
from netwerk.network import network
from tests.spec.drawing import IN_2024, region


def genoemd(partners: int, periode: Window = IN_2024) -> list[str] | None:
    """Wie wordt genoemd als het team met zoveel anderen om de beurt overlegt; None: geen uitspraak."""
    gevonden = load(
        network(region("Team | lokaal_team", *(f"Team-partner{nummer}" for nummer in range(partners))), periode)
    )
    return None if gevonden is None else [wie.id for wie in gevonden.organisations]


@pytest.mark.parametrize(("partners", "wie"), [(51, []), (52, ["Team"]), (53, ["Team"])])
def test_vanaf_52_verbindingen_wordt_een_organisatie_genoemd(partners: int, wie: list[str]) -> None:
    assert genoemd(partners) == wie


@pytest.mark.parametrize(("partners", "wie"), [(8, None), (9, [])])
def test_bij_minder_dan_tien_organisaties_met_een_verbinding_is_er_geen_uitspraak(
    partners: int, wie: list[str] | None
) -> None:
    assert genoemd(partners) == wie  # het team zelf telt mee


def test_over_een_langere_periode_dan_een_jaar_is_er_geen_uitspraak() -> None:
    twee_jaar = Window(begin=day_number(date(2023, 1, 1)), end=day_number(date(2025, 1, 1)))
    assert genoemd(60, twee_jaar) is None
