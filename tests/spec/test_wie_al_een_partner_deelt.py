"""Regel: van tweetallen zonder verbinding tellen we wie er een kreeg, naar het aantal partners dat zij al deelden.

Dat is meer dan bij toeval als het er meer zijn dan wanneer evenveel verbindingen op goed geluk waren gelegd.
"""

from datetime import date
from typing import Any

from netwerk.analysis.chance import Beside
from netwerk.analysis.closure import Closure, closure
from netwerk.analysis.timeline import timeline
from tests.drawn import drawn

# in 2022/2023 werkt het team met de school, de huisarts en het CJG; zij werken niet met elkaar
TEAM = ("Team-School", "Team-Huisarts", "Team-CJG")


def geteld(toen: tuple[str, ...], nu: tuple[str, ...], *, organisaties: Any = ()) -> Closure:
    """Wat er in 2023/2024 kwam van de tweetallen die in 2022/2023 geen verbinding hadden."""
    registraties = [
        {"who": wie, "on": date(jaar, 11, 1)} for jaar, samen in ((2022, toen), (2023, nu)) for wie in samen
    ]
    dataset = drawn(*registraties, organisations=organisaties)
    return closure(dataset, timeline(dataset), 0)


def test_wie_met_dezelfde_derde_werkt_deelt_een_partner() -> None:
    # School-Huisarts, School-CJG en Huisarts-CJG delen het team
    assert geteld(TEAM, TEAM).sharing.pairs == 3


def test_een_verbinding_tussen_twee_van_hen_telt() -> None:
    assert geteld(TEAM, ("School-Huisarts",)).sharing.formed == 1


def test_wie_al_een_verbinding_had_telt_niet_als_nieuw() -> None:
    assert geteld(TEAM, TEAM).formed == 0


def test_wie_er_maar_in_een_van_beide_jaren_was_telt_niet() -> None:
    weg = [{"id": "School", "end": date(2023, 8, 1)}]
    assert geteld(TEAM, ("Huisarts-CJG",), organisaties=weg).sharing.pairs == 1


def test_wie_alleen_samenkwam_met_het_team_aan_tafel_valt_af_in_de_strenge_telling() -> None:
    samen = geteld(TEAM, ("School+Huisarts+Team",))
    assert (samen.sharing.formed, samen.without_tables.formed) == (1, 0)


def test_een_overleg_zonder_het_team_is_genoeg_om_mee_te_tellen() -> None:
    ook_zelf = geteld(TEAM, ("School+Huisarts+Team", "School-Huisarts"))
    assert (ook_zelf.sharing.formed, ook_zelf.without_tables.formed) == (1, 1)


def test_een_enkele_verbinding_is_niet_te_onderscheiden_van_toeval() -> None:
    # Sportclub werkt met niemand: zeven tweetallen zonder verbinding, drie daarvan delen het team
    een_erbij = geteld(TEAM, ("School-Huisarts",), organisaties=["Sportclub"])
    assert (een_erbij.pairs, een_erbij.sharing.verdict) == (7, Beside.WITHIN)


def test_tien_van_tien_in_een_kring_van_twintig_is_meer_dan_bij_toeval() -> None:
    kring = tuple(f"O{k:02}-O{(k + 1) % 20:02}" for k in range(20))
    om_en_om = tuple(f"O{k:02}-O{k + 2:02}" for k in range(10))
    assert geteld(kring, om_en_om).sharing.verdict is Beside.MORE
