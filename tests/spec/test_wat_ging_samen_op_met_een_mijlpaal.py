"""Regel: rond een mijlpaal staat ervoor naast erna, voor wie het aangaat en voor de rest, en naast toeval (R47).

Wat buiten toeval valt, ging samen op met de mijlpaal. Of het een door het ander komt, zegt deze regel nooit.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from netwerk.analysis.before_after import BeforeAfter, Reason, before_after
from netwerk.model import day_number
from tests.drawn import drawn

HAVEN = [f"haven{nummer}" for nummer in range(10)]
ELDERS = [f"elders{nummer:02}" for nummer in range(12)]
START = date(2022, 9, 1)
DAARVOOR, DAARNA = date(2021, 10, 10), date(2022, 10, 10)


def tweetallen(namen: list[str], dag: date) -> list[dict[str, Any]]:
    """Ieder werkt met één ander."""
    return [{"who": f"{a}-{b}", "on": dag} for a, b in zip(namen[::2], namen[1::2], strict=True)]


def kring(namen: list[str], dag: date) -> list[dict[str, Any]]:
    """Ieder werkt met twee anderen."""
    return [{"who": f"{a}-{b}", "on": dag} for a, b in zip(namen, [*namen[1:], namen[0]], strict=True)]


def rond_de_start(
    *registraties: dict[str, Any], wie: list[str] | None = HAVEN, begin: date = date(2021, 1, 1),
    eind: date = date(2024, 1, 1), register: list[dict[str, Any]] | None = None,
) -> BeforeAfter:  # fmt: skip
    """De gegevens lopen van `begin` tot en met `eind`; een jaar ervoor en een jaar erna worden vergeleken."""
    lijst = [{"who": "haven0-haven1", "on": begin}, *registraties, {"who": "haven0-haven1", "on": eind}]
    return before_after(drawn(*lijst, organisations=register or []), day_number(START), wie, months=12)


ELDERS_GELIJK = [*tweetallen(ELDERS, DAARVOOR), *tweetallen(ELDERS, DAARNA)]
MEER_IN_DE_HAVEN = [*tweetallen(HAVEN, DAARVOOR), *kring(HAVEN, DAARNA), *ELDERS_GELIJK]


def test_groeit_alleen_de_haven_dan_ging_dat_samen_op_met_de_start() -> None:
    uitkomst = rond_de_start(*MEER_IN_DE_HAVEN).ties
    assert uitkomst is not None
    assert uitkomst.stands_out


def test_groeit_iedereen_evenveel_dan_is_het_verschil_niet_van_toeval_te_onderscheiden() -> None:
    iedereen = [
        *tweetallen(HAVEN, DAARVOOR),
        *kring(HAVEN, DAARNA),
        *tweetallen(ELDERS, DAARVOOR),
        *kring(ELDERS, DAARNA),
    ]
    uitkomst = rond_de_start(*iedereen).ties
    assert uitkomst is not None
    assert not uitkomst.stands_out


def test_ook_minder_verbindingen_kan_samen_opgaan_met_een_mijlpaal() -> None:
    minder = [*kring(HAVEN, DAARVOOR), *tweetallen(HAVEN, DAARNA), *ELDERS_GELIJK]
    uitkomst = rond_de_start(*minder).ties
    assert uitkomst is not None
    assert (uitkomst.change, uitkomst.stands_out) == (-1.0, True)


def test_wie_op_die_dag_begint_heeft_geen_ervoor_en_wordt_niet_vergeleken() -> None:
    team = {"id": "team", "kind": "lokaal_team", "begin": START}
    uitkomst = rond_de_start(
        *MEER_IN_DE_HAVEN, {"who": "team-haven0", "on": DAARNA}, wie=[*HAVEN, "team"], register=[team]
    )
    assert uitkomst.new == ("team",)
    assert uitkomst.concerned is not None
    assert "team" not in uitkomst.concerned.organisations


def test_van_negen_organisaties_is_er_geen_uitspraak() -> None:
    assert rond_de_start(*MEER_IN_DE_HAVEN, wie=HAVEN[:9]).reason is Reason.FEW


def test_beginnen_de_gegevens_een_dag_te_laat_dan_is_er_geen_uitspraak() -> None:
    assert rond_de_start(*MEER_IN_DE_HAVEN, begin=date(2021, 9, 1)).reason is None
    assert rond_de_start(*MEER_IN_DE_HAVEN, begin=date(2021, 9, 2)).reason is Reason.BEFORE


def test_stoppen_de_gegevens_een_dag_te_vroeg_dan_is_er_geen_uitspraak() -> None:
    assert rond_de_start(*MEER_IN_DE_HAVEN, eind=date(2023, 8, 31)).reason is None
    assert rond_de_start(*MEER_IN_DE_HAVEN, eind=date(2023, 8, 30)).reason is Reason.AFTER


def test_wat_iedereen_aangaat_heeft_geen_rest_en_staat_naast_andere_dagen() -> None:
    uitkomst = rond_de_start(*MEER_IN_DE_HAVEN, wie=None)
    assert (uitkomst.rest, uitkomst.against) == (None, "days")


def test_zijn_er_te_weinig_andere_dagen_dan_is_er_geen_uitspraak() -> None:
    assert rond_de_start(*MEER_IN_DE_HAVEN, wie=None).reason is Reason.NO_OTHERS
