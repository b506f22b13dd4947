"""Regel: een onmisbare schakel houdt anderen bij het netwerk; een enige lijn is de enige weg tussen twee delen."""

from netwerk.analysis.fragility import Articulation, Fragile, fragile
from netwerk.model import Window
from netwerk.network import network
from tests.drawn import drawn


def kwetsbaar(*registraties: str) -> Fragile:
    return fragile(network(drawn(*registraties), Window()))


#   School --- Team          Sportclub
#        \     /                 |
#        Huisarts ------------ Welzijn
REGIO = ("School-Team", "Huisarts-School", "Huisarts-Team", "Huisarts-Welzijn", "Sportclub-Welzijn")


def test_wie_een_deel_van_het_netwerk_alleen_vasthoudt_is_een_onmisbare_schakel() -> None:
    assert kwetsbaar(*REGIO).articulation_points == (
        Articulation(organisation="Huisarts", cut_off=("Sportclub", "Welzijn")),
        Articulation(organisation="Welzijn", cut_off=("Sportclub",)),
    )


def test_de_enige_weg_tussen_twee_delen_is_een_enige_lijn() -> None:
    assert kwetsbaar(*REGIO).bridges == (("Huisarts", "Welzijn"), ("Sportclub", "Welzijn"))


def test_een_tweede_weg_maakt_een_lijn_minder_kwetsbaar() -> None:
    assert kwetsbaar(*REGIO, "School-Sportclub") == Fragile(articulation_points=(), bridges=())
