"""Three files as a coordinator gets them, each other than the last, and the register that they are about.

Ten names in them are written otherwise than in the register (`VARIANTS`).
"""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl

REGISTER = """naam;soort;gemeente
Lokaal team Averlo;lokaal_team;Averlo
Lokaal team Elsmeer;lokaal_team;Elsmeer
CJG Averlo;cjg;Averlo
Huisartsenpraktijk Kerkpad;huisarts;Averlo
Huisartsenpraktijk De Linde;huisarts;Elsmeer
Basisschool De Beuk;school;Averlo
Basisschool Het Kompas;school;Elsmeer
Jeugd GGZ Delta;jeugd_ggz;Averlo
Welzijn Averlo;welzijn;Averlo
Veilig Thuis Waterland;veilig_thuis;Averlo
"""
RECORDS = """organisatie_a;organisatie_b;datum;vorm
Lokaal team Averlo;CJG Averlo;10-02-2026;overleg
Lokaal team Averlo;Huisartsenpraktijk Kerkpad;11-02-2026;overleg
"""
VARIANTS = (
    "Bs De Beuk",
    "Huisartsenpraktijk Kerkpadt",
    "Basisschool Het Kompass",
    "Huisartsenpraktijk De Lindde",
    "Jeugd GGZ Deltaa",
    "Jeugd GGZ Dellta",
    "CJG Averloo",
    "Veilig Thuis Waterlandt",
    "Welzijn Averllo",
    "Lokaal tem Elsmeer",
)


def meetings() -> bytes:
    """A workbook with a block of titles, the headings in row 7, and a heading that nobody knows."""
    return _workbook(
        "Overleg",
        ["Gemeente Averlo"],
        ["Jeugdtafels in het voorjaar"],
        [],
        ["Opgesteld door het secretariaat"],
        ["Versie 3"],
        [],
        ["Bijeenkomst", "Wie was er", "Datum", "Vorm"],
        ["Jeugdtafel", "Lokaal team Averlo", "12-03-2026", "overleg"],
        ["Jeugdtafel", "Bs De Beuk", "12-03-2026", "overleg"],
        ["Jeugdtafel", "Huisartsenpraktijk Kerkpadt", "12-03-2026", "overleg"],
        ["Jeugdtafel", "Lokaal team Elsmeer", "14-04-2026", "overleg"],
        ["Jeugdtafel", "Basisschool Het Kompass", "14-04-2026", "overleg"],
        ["Jeugdtafel", "Huisartsenpraktijk De Lindde", "14-04-2026", "overleg"],
    )


def referrals() -> bytes:
    """A CSV file of Excel on Windows, with two columns of names."""
    return (
        "van;naar;datum;vorm;bron\r\n"
        "Huisartsenpraktijk Kerkpad;Jeugd GGZ Deltaa;20-03-2026;verwijzen;Verwijsregister België\r\n"
        "Basisschool Het Kompas;Jeugd GGZ Dellta;21-03-2026;verwijzen;Verwijsregister België\r\n"
        "CJG Averloo;Veilig Thuis Waterlandt;22-03-2026;verwijzen;Verwijsregister België\r\n"
    ).encode("cp1252")


def lunches() -> bytes:
    """A workbook with a municipality in a row of its own above the rows that belong to it."""
    return _workbook(
        "Netwerklunch",
        ["Samenwerking", "Deelnemer", "Datum"],
        ["Averlo"],
        ["Lunch in Averlo", "Lokaal team Averlo", "05-05-2026"],
        ["Lunch in Averlo", "Welzijn Averllo", "05-05-2026"],
        ["Elsmeer"],
        ["Lunch in Elsmeer", "Lokaal tem Elsmeer", "06-05-2026"],
        ["Lunch in Elsmeer", "Basisschool Het Kompas", "06-05-2026"],
    )


def write(folder: Path) -> list[Path]:
    """Write the three files in `folder`; return their paths."""
    files = {"overleg.xlsx": meetings(), "verwijzingen.csv": referrals(), "lunches.xlsx": lunches()}
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return [folder / name for name in files]


def _workbook(title: str, *rows: list[str]) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = title
    for row in rows:
        sheet.append(row)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()
