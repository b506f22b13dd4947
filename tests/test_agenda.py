"""The agenda of a conversation as a Word file: what stands in it, and that names in it are only text."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, date, datetime
from typing import Any

import docx
import pytest
from docx.document import Document

from netwerk.analysis.gaps import gaps
from netwerk.analysis.introductions import outcomes
from netwerk.analysis.norms import read_norms
from netwerk.analysis.proposals import proposals
from netwerk.i18n import Language
from netwerk.model import Dataset, Window, day_number
from netwerk.network import network
from netwerk.report.agenda import agenda_file
from netwerk.settings import NORMS_FILE
from netwerk.store import Introduction, Status, Step
from netwerk.views.agenda_view import Agenda, agenda
from tests.drawn import drawn

TODAY = day_number(date(2026, 11, 22))
YEAR = Window(begin=day_number(date(2025, 8, 1)), end=day_number(date(2026, 8, 1)))
NORMS = read_norms(NORMS_FILE)
IN_2026 = date(2026, 6, 1)
NASTY = "<b>De Linde</b> & {zonen}\x07 **vet** =1+1"
REGISTER: tuple[dict[str, Any], ...] = (
    {"id": "hap", "name": "Huisarts Noord", "kind": "huisarts", "municipality": "Averlo", "area": "Noord"},
    {"id": "team", "name": "Lokaal team Noord", "kind": "lokaal_team", "municipality": "Averlo", "area": "Noord"},
    {"id": "sport", "name": "Sportclub", "kind": "sportvereniging", "municipality": "Averlo"},
    {"id": "bad", "name": "Zwembad", "kind": "sportvereniging", "municipality": "Averlo"},
)


def taken_up(a: str, b: str) -> Introduction:
    at, day = datetime(2026, 6, 2, tzinfo=UTC), day_number(date(2026, 6, 2))
    step = Step(at=at, day=day, status=Status.SPOKEN, owner="coördinator jeugd", note="Tussen ons")
    return Introduction(number=1, a=a, b=b, day=day, reasons={}, steps=(step,))


def words(dataset: Dataset, id_: str, *kept: Introduction, language: Language = "nl", window: Window = YEAR) -> Agenda:
    found = gaps(dataset, window, NORMS, today=TODAY)
    return agenda(
        dataset,
        network(dataset, window),
        found,
        dataset.code_of[id_],
        norms=NORMS,
        proposed=proposals(dataset, window, NORMS, results=found.norms).about(id_, 50),
        taken_up=tuple(zip(kept, outcomes(dataset, kept, today=TODAY), strict=True)),
        today=TODAY,
        language=language,
    )


def opened(content: bytes) -> Document:
    return docx.Document(io.BytesIO(content))


def lines(content: bytes) -> list[str]:
    return [paragraph.text for paragraph in opened(content).paragraphs if paragraph.text]


def of_gp(**how: Any) -> bytes:
    dataset = drawn({"who": "hap+sport", "on": IN_2026}, {"who": "team+sport", "on": IN_2026}, organisations=REGISTER)
    return agenda_file(words(dataset, "hap", taken_up("hap", "bad")), **{"fictional": False, "language": "nl", **how})


def test_the_agenda_holds_what_was_agreed_whom_to_meet_and_what_runs() -> None:
    assert lines(of_gp()) == [
        "Gespreksagenda Huisarts Noord",
        "Huisarts, Noord (Averlo)",
        "Gemaakt op 22 november 2026. Periode: schooljaar 2025/2026.",
        "Met wie is samenwerking vastgelegd?",
        "Met één organisatie: Sportclub.",
        "Wat is afgesproken?",
        "Elke huisarts werkt samen met het lokale team van het eigen gebied\n"
        "Nog niet vastgelegd. Het gaat om Lokaal team Noord. Bron: Rol van gemeenten bij integrale jeugdhulp (R4); "
        "Sterke eerste lijn houdt jeugdhulp betaalbaar (R12).",
        "Met wie kennismaken?",
        "Lokaal team Noord\n"
        "Lokaal team, Noord (Averlo). Afspraak: Elke huisarts werkt samen met het lokale team van het eigen gebied. "
        "Eén gedeelde partner: Sportclub. Zelfde gebied.",
        "Kennismakingen die al zijn opgepakt",
        "Zwembad\n"
        "Gesproken, opgepakt op 2 juni 2026. Er is nog geen samenwerking vastgelegd. "
        "Daarvoor is het nog te vroeg: kijk weer op 2 december 2026.",
        "Waar gaat het gesprek verder over?",
        "Inhoud, kwaliteit van de hulp, en wat daarvoor nodig is.",
        "Afgesproken",
        "Dit stuk is gemaakt uit registraties. Staat er iets niet in, dan kan het ook aan de gegevens liggen. "
        "Meer verbindingen is niet vanzelf beter.",
    ]


def test_there_is_room_to_write_what_was_agreed() -> None:
    (table,) = opened(of_gp()).tables
    assert [cell.text for cell in table.rows[0].cells] == ["Wat", "Wie", "Wanneer"]
    assert [round(cell.width.cm) for cell in table.rows[0].cells if cell.width] == [9, 4, 4]
    assert [cell.text for row in table.rows[1:] for cell in row.cells] == [""] * 18


def test_the_notes_of_the_coordinator_stay_at_home() -> None:
    assert "Tussen ons" not in "\n".join(lines(of_gp()))


def test_an_agreement_that_is_met_is_said_to_be_recorded() -> None:
    dataset = drawn({"who": "hap+team", "on": IN_2026}, organisations=REGISTER)
    said = lines(agenda_file(words(dataset, "hap"), fictional=False, language="nl"))
    assert "Elke huisarts werkt samen met het lokale team van het eigen gebied\nVastgelegd." in said


def test_a_table_at_which_the_kind_of_the_organisation_belongs_is_on_its_agenda() -> None:
    kinds = ("school", "verblijf", "jeugd_ggz")
    dataset = drawn({"who": "hap+team", "on": IN_2026}, organisations=[{"id": kind, "kind": kind} for kind in kinds])
    said = "\n".join(lines(agenda_file(words(dataset, "school"), fictional=False, language="nl")))
    assert "Nog niet vastgelegd: een overleg samen met " in said


CIRCLE = ("lokaal_team", "veilig_thuis", "raad_kinderbescherming", "gecertificeerde_instelling")


def of_circle(id_: str, **place: str) -> str:
    """The agenda of `id_` in subregion Noord, where only Veilig Thuis and a local team have met."""
    organisations = [{"id": kind, "kind": kind, "subregion": "Noord"} for kind in CIRCLE]
    elsewhere = {"id": "elders", "kind": "veilig_thuis", **place}
    dataset = drawn({"who": "veilig_thuis+lokaal_team", "on": IN_2026}, organisations=[*organisations, elsewhere])
    return "\n".join(lines(agenda_file(words(dataset, id_), fictional=False, language="nl")))


def test_an_open_circle_is_on_the_agenda_of_who_belongs_in_it() -> None:
    said = of_circle("veilig_thuis", subregion="Zuid")
    assert "samenwerking met gecertificeerde instellingen en Raad voor de Kinderbescherming." in said


def test_an_open_circle_elsewhere_is_not() -> None:
    # it works in Zuid, where the circle is wide open; its area is called as the subregion of the other circle
    said = of_circle("elders", subregion="Zuid", area="Noord")
    assert said.count("samenwerking met lokale teams, gecertificeerde instellingen en Raad voor") == 1
    assert said.count("Nog niet vastgelegd: samenwerking met") == 1


def test_who_was_never_seen_has_an_agenda_too() -> None:
    dataset = drawn({"who": "team+sport", "on": IN_2026}, organisations=REGISTER)
    said = lines(agenda_file(words(dataset, "bad"), fictional=False, language="nl"))
    assert "Er is in deze periode geen samenwerking vastgelegd. Dat kan ook aan de gegevens liggen." in said
    assert "Geen afspraak vraagt in deze periode iets van deze soort organisatie." in said


@pytest.mark.parametrize(("fictional", "expected"), [(True, ["Voorbeeldregio: alles hierin is fictief."]), (False, [])])
def test_the_example_region_says_that_it_is_fictional(fictional: bool, expected: list[str]) -> None:
    assert [line for line in lines(of_gp(fictional=fictional)) if "fictief" in line] == expected


def test_names_are_text_and_signs_that_a_word_file_cannot_hold_are_left_out() -> None:
    dataset = drawn({"who": "hap+team", "on": IN_2026}, organisations=({**REGISTER[0], "name": NASTY}, *REGISTER[1:]))
    content = agenda_file(words(dataset, "hap"), fictional=False, language="nl")
    assert lines(content)[0] == "Gespreksagenda <b>De Linde</b> & {zonen} **vet** =1+1"


def test_a_name_longer_than_a_property_of_a_word_file_stands_whole_in_the_agenda() -> None:
    name = "Huisartsen " * 30 + "Noord"
    dataset = drawn({"who": "hap+team", "on": IN_2026}, organisations=({**REGISTER[0], "name": name}, *REGISTER[1:]))
    content = agenda_file(words(dataset, "hap"), fictional=False, language="nl")
    assert lines(content)[0] == f"Gespreksagenda {name}"
    assert len(opened(content).core_properties.title) == 255


def test_there_are_no_fields_macros_links_or_pictures_in_it() -> None:
    archive = zipfile.ZipFile(io.BytesIO(of_gp()))
    assert [name for name in archive.namelist() if not name.endswith((".xml", ".rels"))] == []
    parts = "".join(archive.read(name).decode() for name in archive.namelist())
    for word in (
        "<w:fldSimple",
        "<w:instrText",
        "<w:hyperlink",
        "vbaProject",
        'TargetMode="External"',
        "<w:drawing",
        "<w:pict",
    ):
        assert word not in parts


def test_the_same_agenda_gives_the_same_bytes() -> None:
    assert of_gp() == of_gp()


def test_the_file_is_on_a4_in_the_language_of_its_reader() -> None:
    dataset = drawn({"who": "hap+team", "on": IN_2026}, organisations=REGISTER)
    file = opened(agenda_file(words(dataset, "hap", language="en"), fictional=False, language="en"))
    assert (round(file.sections[0].page_width.cm or 0, 1), file.core_properties.language) == (21.0, "en-GB")
    assert "Each GP works with the local team of its own area" in "\n".join(one.text for one in file.paragraphs)
