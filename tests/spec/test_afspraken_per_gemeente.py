"""Een afspraak per gemeente: wie telt waar mee, en wanneer zijn twee plaatsen te vergelijken?"""

from netwerk.analysis.norms import read_norms
from netwerk.analysis.places import REGION, Level, Place, by_place, differ_much
from netwerk.model import Dataset
from netwerk.settings import NORMS_FILE
from tests.drawn import drawn
from tests.spec.drawing import IN_2024, region

NORMEN = read_norms(NORMS_FILE)
REGIO = """
    De_Brug     | huisarts    | Weert  | Noord
    Het_Plein   | huisarts    | Weert  | Zuid
    De_Linde    | huisarts    | Leudal | Heide
    Team_Noord  | lokaal_team | Weert  | Noord
    Team_Zuid   | lokaal_team | Weert  | Zuid
    Team_Heide  | lokaal_team | Leudal | Heide
"""


def stand(dataset: Dataset, afspraak: str) -> dict[str, str]:
    """Hoe de afspraak ervoor staat: per gemeente, en onder "" in de hele regio."""
    gemeenten = [Place(level=Level.MUNICIPALITY, name=naam) for naam in ("Leudal", "Weert")]
    norm = next(norm for norm in NORMEN if norm.id == afspraak)
    gevonden = by_place(dataset, IN_2024, None, [norm], asked=[REGION, *gemeenten])
    standen = {plaats.place.name: plaats.now[0] for plaats in gevonden.placed}
    return {plaats: "geldt hier niet" if nu is None else f"{nu.part} van {nu.whole}" for plaats, nu in standen.items()}


def test_elke_gemeente_telt_haar_eigen_huisartsen() -> None:
    assert stand(region(REGIO, "De_Brug-Team_Noord", "De_Linde-Team_Heide"), "huisarts-lokaal-team") == {
        "": "2 van 3",
        "Leudal": "1 van 1",
        "Weert": "1 van 2",
    }


def test_een_school_in_twee_gemeenten_telt_in_allebei() -> None:
    regio = drawn(
        "Praktijkschool-Team_Weert",
        organisations=[
            {"id": "Praktijkschool", "kind": "school", "municipality": ("Weert", "Leudal")},
            {"id": "Team_Weert", "kind": "lokaal_team", "municipality": ("Weert",)},
        ],
    )
    assert stand(regio, "school-lokaal-team") == {"": "1 van 1", "Leudal": "1 van 1", "Weert": "1 van 1"}


def test_wie_voor_de_hele_regio_werkt_telt_in_elke_gemeente() -> None:
    regio = REGIO + "Jeugdhulp | jeugdhulpaanbieder"
    assert stand(region(regio, "Jeugdhulp-De_Brug"), "specialist-basisvoorziening") == {
        "": "1 van 1",
        "Leudal": "1 van 1",
        "Weert": "1 van 1",
    }


def test_een_team_in_elk_gebied_wordt_geteld_in_gebieden() -> None:
    # over het team van Zuid is niets vastgelegd
    assert stand(region(REGIO, "De_Brug-Team_Noord", "De_Linde-Team_Heide"), "gebied-lokaal-team") == {
        "": "2 van 3",
        "Leudal": "1 van 1",
        "Weert": "1 van 2",
    }


def test_een_afspraak_over_de_hele_regio_zegt_niets_van_een_gemeente() -> None:
    assert stand(region(REGIO), "onderwijs-wonen-ggz") == {
        "": "0 van 1",
        "Leudal": "geldt hier niet",
        "Weert": "geldt hier niet",
    }


def test_meer_dan_twee_keer_zo_veel_organisaties_is_een_groot_verschil() -> None:
    assert differ_much(12, 25)
    assert not differ_much(12, 24)
