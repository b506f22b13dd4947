"""Kennismakingen: wie zou wie moeten ontmoeten, en waarom."""

from datetime import date

from netwerk.analysis.norms import Norm, read_norms
from netwerk.analysis.proposals import Proposal, proposals
from netwerk.model import Dataset
from netwerk.settings import NORMS_FILE
from tests.spec.drawing import IN_2024, region

AFSPRAKEN = tuple(norm for norm in read_norms(NORMS_FILE) if norm.id in ("huisarts-lokaal-team", "school-lokaal-team"))
REGIO = """
    De_Brug     | huisarts    | Weert | Noord
    De_Vlieger  | school      | Weert | Noord
    Team_Noord  | lokaal_team | Weert | Noord
    Team_Zuid   | lokaal_team | Weert | Zuid
    Welzijn     | welzijn     | Weert |
"""


def voorstellen(dataset: Dataset, afspraken: tuple[Norm, ...] = AFSPRAKEN) -> list[Proposal]:
    return list(proposals(dataset, IN_2024, afspraken))


def paren(dataset: Dataset, afspraken: tuple[Norm, ...] = AFSPRAKEN) -> list[tuple[str, str]]:
    return [(een.a, een.b) for een in voorstellen(dataset, afspraken)]


def test_een_huisarts_zonder_enige_verbinding_kan_kennismaken_met_het_eigen_team() -> None:
    assert ("De_Brug", "Team_Noord") in paren(region(REGIO))


def test_niet_met_het_team_van_een_ander_gebied() -> None:
    assert ("De_Brug", "Team_Zuid") not in paren(region(REGIO))


def test_wie_al_samenwerkt_hoeft_niet_kennis_te_maken() -> None:
    assert ("De_Brug", "Team_Noord") not in paren(region(REGIO, "De_Brug-Team_Noord"))


def test_wie_lang_geleden_samenwerkte_kan_opnieuw_kennismaken() -> None:
    lang_geleden = {"who": "De_Brug-Team_Noord", "on": date(2021, 5, 1)}
    assert ("De_Brug", "Team_Noord") in paren(region(REGIO, lang_geleden))


def test_twee_met_een_gedeelde_partner_kunnen_kennismaken_ook_zonder_afspraak() -> None:
    assert paren(region(REGIO, "De_Brug-Welzijn", "Welzijn-Team_Zuid"), ()) == [("De_Brug", "Team_Zuid")]


def test_zonder_afspraak_en_zonder_gedeelde_partner_is_er_geen_voorstel() -> None:
    assert paren(region(REGIO, "De_Brug-Welzijn", "De_Vlieger-Team_Zuid"), ()) == []


def test_elk_voorstel_zegt_waarom() -> None:
    een, *_ = voorstellen(region(REGIO, "De_Brug-Welzijn", "Welzijn-Team_Noord", "De_Vlieger-Team_Noord"))
    assert (een.a, een.b) == ("De_Brug", "Team_Noord")
    assert een.reasons() == {"norms": ["huisarts-lokaal-team"], "shared": ["Welzijn"], "nearness": "area"}


def test_in_een_open_kring_kunnen_de_twee_soorten_kennismaken_die_nog_niemand_verbindt() -> None:
    kring = next(norm for norm in read_norms(NORMS_FILE) if norm.id == "cirkel-gedwongen-kader")
    regio = """
        Team      | lokaal_team               | Weert |
        Veilig    | veilig_thuis              |       |
        Instelling| gecertificeerde_instelling|       |
        Raad      | raad_kinderbescherming    |       |
    """
    dataset = region(regio, "Team+Veilig+Instelling", "Raad-Instelling", "Raad-Veilig")
    assert paren(dataset, (kring,)) == [("Raad", "Team")]


def test_een_afspraak_gaat_voor_een_gedeelde_partner() -> None:
    dataset = region(REGIO, "De_Vlieger-Welzijn", "Welzijn-Team_Zuid", "De_Vlieger-Team_Noord")
    assert paren(dataset)[0] == ("De_Brug", "Team_Noord")


def test_met_een_gedeelde_partner_gaat_voor_zonder() -> None:
    regio = REGIO + "De_Linde | huisarts | Weert | Noord"
    dataset = region(regio, "De_Linde-Welzijn", "Welzijn-Team_Noord", "De_Vlieger-Team_Noord")
    assert paren(dataset)[:2] == [("De_Linde", "Team_Noord"), ("De_Brug", "Team_Noord")]


def test_dichtbij_gaat_voor_verder_weg() -> None:
    regio = REGIO + "Opvang_Noord | kinderopvang | Weert | Noord\nOpvang_Zuid | kinderopvang | Weert | Zuid"
    dataset = region(regio, "De_Brug-Welzijn", "Opvang_Noord-Welzijn", "Opvang_Zuid-Welzijn")
    assert paren(dataset, ()) == [
        ("De_Brug", "Opvang_Noord"),
        ("De_Brug", "Opvang_Zuid"),
        ("Opvang_Noord", "Opvang_Zuid"),
    ]


def test_een_kennisorganisatie_wordt_niet_voorgesteld() -> None:
    regio = REGIO + "Kenniscentrum | kennis | Weert |"
    assert paren(region(regio, "Kenniscentrum-Welzijn", "Welzijn-De_Brug"), ()) == []


def test_een_school_en_het_bestuur_waar_zij_bij_hoort_kennen_elkaar_al() -> None:
    dataset = region(REGIO + "Bestuur | schoolbestuur | Weert |", "De_Vlieger-Welzijn", "Welzijn-Bestuur")
    organisations = dataset.organisations
    organisations.loc[organisations["id"] == "De_Vlieger", "part_of"] = dataset.code_of["Bestuur"]
    assert paren(dataset, ()) == []
