"""Regel: van wat nog bestaat, is niet bekend hoe lang het duurt; en een tafel doet haar werk als wie elkaar daar voor
het eerst trof, ook later nog samenwerkt, waar dan ook (R43, R46)."""

from datetime import date
from typing import Any

from netwerk.analysis.survival import Survival, survival
from netwerk.analysis.tables import tables
from netwerk.analysis.timeline import timeline
from netwerk.model import Dataset
from tests.spec.drawing import region

REGIO = """
    Gemeente  | gemeente    | Weert
    School    | school      | Weert
    Team      | lokaal_team | Weert
    Huisarts  | huisarts    | Weert
"""


def samen(wie: str, *jaren: int, bron: str = "Jeugdtafel") -> list[dict[str, Any]]:
    """Een registratie op 1 oktober in elk schooljaar dat in een van deze jaren begint."""
    return [{"who": wie, "on": date(jaar, 10, 1), "source": bron} for jaar in jaren]


def vijf_schooljaren(*registraties: list[dict[str, Any]]) -> Dataset:
    """2018/2019 tot en met 2022/2023, die de gemeente en de school helemaal vullen."""
    vulling = [*samen("Gemeente-School", *range(2018, 2023)), {"who": "Gemeente-School", "on": date(2023, 7, 31)}]
    return region(REGIO, *vulling, *(een for meer in registraties for een in meer))


def hoe_lang(*registraties: list[dict[str, Any]]) -> Survival:
    dataset = vijf_schooljaren(*registraties)
    return survival(dataset, timeline(dataset))


def test_wat_na_twee_schooljaren_niet_meer_is_vastgelegd_bestond_twee_schooljaren() -> None:
    (punt,) = hoe_lang(samen("Huisarts-Team", 2019, 2020)).points
    assert (punt.steps, punt.ended) == (2, 1)


def test_wat_nog_bestaat_telt_niet_als_gestopt() -> None:
    gevonden = hoe_lang(samen("Huisarts-Team", 2021, 2022))
    assert (gevonden.ended, gevonden.alive) == (0, 1)


def test_van_wat_er_in_het_eerste_jaar_al_was_is_het_begin_niet_bekend() -> None:
    gevonden = hoe_lang(samen("Huisarts-Team", 2018, 2019))
    assert (gevonden.spells, gevonden.earlier) == (0, 2)


def test_een_schooljaar_dat_nog_loopt_beeindigt_niets() -> None:
    gevonden = hoe_lang(samen("Huisarts-Team", 2021, 2022), samen("Gemeente-School", 2023))
    assert (gevonden.ended, gevonden.alive) == (0, 1)


def test_wat_terugkomt_begint_opnieuw() -> None:
    assert hoe_lang(samen("Huisarts-Team", 2019, 2021)).spells == 2


def aan_de_jeugdtafel(*registraties: list[dict[str, Any]]) -> tuple[int, int]:
    """Hoeveel paren elkaar daar voor het eerst troffen, en hoeveel er in het tweede jaar nog samenwerkten."""
    dataset = vijf_schooljaren(*registraties)
    gevonden = tables(dataset, timeline(dataset)).tables.set_index("name").loc["Jeugdtafel"]
    return int(gevonden["joined"]), int(gevonden["stayed"])


def test_wie_elkaar_aan_een_tafel_trof_en_elders_verderging_telt_bij_die_tafel() -> None:
    assert aan_de_jeugdtafel(samen("Huisarts-Team", 2019), samen("Huisarts-Team", 2020, bron="Verwijzing")) == (1, 1)


def test_wie_elkaar_aan_een_tafel_maar_een_jaar_zag_ging_niet_verder() -> None:
    assert aan_de_jeugdtafel(samen("Huisarts-Team", 2019)) == (1, 0)


def test_wie_elkaar_al_elders_trof_telt_niet_bij_deze_tafel() -> None:
    assert aan_de_jeugdtafel(
        samen("Huisarts-Team", 2019, bron="Verwijzing"), samen("Huisarts-Team", 2020), samen("Huisarts-School", 2020)
    ) == (1, 0)
