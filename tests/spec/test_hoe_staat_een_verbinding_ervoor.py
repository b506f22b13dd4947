"""Regel: een verbinding is er nog, is hersteld, is gestopt, of nog niet gezien in een schooljaar dat nog loopt."""

from datetime import date
from typing import Any

from netwerk.analysis.ledger import State, ledger
from netwerk.analysis.timeline import timeline
from tests.drawn import drawn

ER_NOG, HERSTELD, NOG_NIET_GEZIEN, GESTOPT, BRON_ZWEEG = State


def overleg(wie: str, *schooljaren: str, bron: str = "tafels") -> list[dict[str, Any]]:
    """Eén overleg in de maand november van elk schooljaar."""
    return [{"who": wie, "on": date(int(jaar[:4]), 11, 1), "source": bron} for jaar in schooljaren]


def staat(*registraties: dict[str, Any], organisaties: Any = (), zwijgt: Any = ()) -> dict[str, State]:
    """Hoe elke verbinding ervoor staat, gezien op 1 november 2024: schooljaar 2024/2025 loopt nog."""
    dataset = drawn(*registraties, *overleg("Gemeente-Team", "2021/2022", "2024/2025"), organisations=organisaties)
    boek = ledger(dataset, timeline(dataset), silent=zwijgt)
    namen = dataset.organisations["id"]
    return {
        f"{namen[a]}-{namen[b]}": State(stand) for a, b, stand in boek.ties[["a", "b", "state"]].to_numpy().tolist()
    }


def test_wie_elk_jaar_is_vastgelegd_is_er_nog() -> None:
    jaren = ("2022/2023", "2023/2024", "2024/2025")
    assert staat(*overleg("School-Team", *jaren))["School-Team"] is ER_NOG


def test_wie_een_jaar_wegbleef_en_er_weer_is_is_hersteld() -> None:
    assert staat(*overleg("School-Team", "2022/2023", "2024/2025"))["School-Team"] is HERSTELD


def test_wie_een_heel_schooljaar_niet_is_vastgelegd_is_gestopt() -> None:
    assert staat(*overleg("School-Team", "2022/2023"))["School-Team"] is GESTOPT


def test_wie_alleen_in_het_lopende_schooljaar_ontbreekt_is_nog_niet_gezien() -> None:
    assert staat(*overleg("School-Team", "2023/2024"))["School-Team"] is NOG_NIET_GEZIEN


def test_op_een_organisatie_die_er_niet_meer_is_wacht_niemand() -> None:
    opgeheven = {"id": "School", "end": date(2024, 7, 31)}
    assert staat(*overleg("School-Team", "2023/2024"), organisaties=[opgeheven])["School-Team"] is GESTOPT


def test_zwijgt_de_enige_bron_dan_is_niet_gezegd_dat_het_stopte() -> None:
    stil = ((), (), ("lijst",), ("lijst",))
    gevonden = staat(
        *overleg("School-Team", "2022/2023", bron="lijst"), *overleg("Huisarts-Team", "2022/2023"), zwijgt=stil
    )
    assert (gevonden["School-Team"], gevonden["Huisarts-Team"]) == (BRON_ZWEEG, GESTOPT)
