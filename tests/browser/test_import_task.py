"""What the import doctor is for: three files as they really are, from the box to the map, and back again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from netwerk.model import day_number
from netwerk.records.files import InputFile
from netwerk.settings import ROOT
from netwerk.store import import_files, open_store
from tests.browser import messy_files
from tests.browser.conftest import TODAY, Seen
from tests.browser.server import Server, serve
from tests.browser.test_every_page import WIDEST, violations
from tests.browser.waiting import opened, settled
from tests.browser.widgets import choose, downloaded, focus_cell, go_to, lead, pick, press


@pytest.fixture
def region(tmp_path: Path) -> Iterator[Server]:
    """The app on a small region of ten organisations and two lines."""
    file = tmp_path / "netwerk.db"
    files = [
        InputFile("organisaties.csv", messy_files.REGISTER.encode()),
        InputFile("registraties.csv", messy_files.RECORDS.encode()),
    ]
    at = datetime(TODAY.year, TODAY.month, TODAY.day, 9, tzinfo=UTC)
    import_files(open_store(str(file)), files, today=day_number(TODAY), at=at)
    with serve(ROOT / "streamlit_app.py", file) as server:
        yield server


def hand_in(page: Page, files: list[Path]) -> None:
    page.get_by_test_id("stFileUploaderDropzoneInput").first.set_input_files(files)
    expect(page.get_by_role("heading", name="Zo zijn de bestanden begrepen")).to_be_visible(timeout=30_000)
    settled(page)


def show(page: Page, part: str) -> None:
    """Go to a part of the page Gegevens."""
    page.get_by_role("radio", name=part).click()
    settled(page)


def say_who_was_there(page: Page) -> None:
    """Correct the sheet that was not understood: one row is one participant, named under "Wie was er"."""
    shape = page.locator('[class*="st-key-soort_"] input').first
    shape.click()
    shape.fill("één deelnemer")
    page.get_by_role("option", name="Registraties, één deelnemer per rij").click()
    settled(page)
    focus_cell(page, page.locator('[class*="st-key-kolommen_"]').first, row=1, column=1)
    pick(page, "Organisatie")


def test_three_messy_files_become_lines_on_the_map_and_are_undone(
    region: Server, page: Page, seen: Seen, tmp_path: Path
) -> None:
    opened(page, f"{region.url}/gegevens")
    hand_in(page, messy_files.write(tmp_path))
    expect(page.get_by_text("Netwerk weet niet wat hierin staat, en leest het niet in.")).to_be_visible()
    expect(page.get_by_text("Rijen gelezen: 9. In te lezen: 7. Afgewezen: 0. Leeg: 2.")).to_be_visible()
    assert violations(page) == []

    say_who_was_there(page)
    expect(
        page.get_by_text("Registraties, één deelnemer per rij. De koppen staan in rij 7. 6 rijen in te lezen.")
    ).to_be_visible()
    expect(page.get_by_text("Rijen gelezen: 15. In te lezen: 13. Afgewezen: 0. Leeg: 2.")).to_be_visible()

    expect(page.get_by_text("Tien namen herkent Netwerk nog niet.")).to_be_visible()
    press(page, "Stel de namen vast")
    expect(page.get_by_role("heading", name="Wie is wie?")).to_be_visible()
    expect(page.locator(".nw-lead").last).to_have_text("Tien namen zijn nog niet vastgesteld.")
    focus_cell(page, page.get_by_test_id("stDataFrame").first, row=0, column=2)
    for _ in messy_files.VARIANTS:
        pick(page, "Dezelfde als")
    expect(page.get_by_text("Vastgesteld en bewaard: alle 10 namen op deze bladzijde.")).to_be_visible()

    show(page, "Inlezen")
    press(page, "Lees in")
    expect(page.get_by_text("Ingelezen als import 2: 13 rijen.")).to_be_visible(timeout=30_000)
    expect(page.get_by_text("namen herkent Netwerk nog niet")).to_have_count(0)
    go_to(page, "Netwerkkaart")
    expect(lead(page)).to_contain_text("zijn er 11 verbindingen tussen alle 10 organisaties")

    go_to(page, "Gegevens")
    show(page, "Geschiedenis")
    choose(page, "gekozen_import", "Import 2: overleg.xlsx, verwijzingen.csv, lunches.xlsx", typed="Import 2")
    press(page, "Maak ongedaan")
    expect(page.get_by_text("Import 2 ongedaan gemaakt. U kunt dit terugdraaien.")).to_be_visible()
    go_to(page, "Netwerkkaart")
    expect(lead(page)).to_contain_text("zijn er 2 verbindingen tussen 3 van de 10 organisaties")

    assert seen.errors == []
    assert seen.outside == []
    assert region.outgoing() == []


def test_what_was_corrected_can_be_kept_as_a_file(region: Server, page: Page, tmp_path: Path) -> None:
    opened(page, f"{region.url}/gegevens")
    hand_in(page, messy_files.write(tmp_path)[:1])
    say_who_was_there(page)

    file = downloaded(page, "Bewaar deze keuzes als bestand")

    assert file.read_text(encoding="utf-8") == (
        "[[blad]]\n"
        'kolomnamen = ["bijeenkomst", "wie_was_er", "datum", "vorm"]\n'
        'soort = "aanwezigheid"\n'
        "\n"
        "[blad.kolommen]\n"
        '"wie_was_er" = "organisatie"\n'
    )


@pytest.mark.parametrize(
    "page", [{"viewport": {"width": 420, "height": 900}, "color_scheme": "dark"}], ids=["dark"], indirect=True
)
def test_the_doctor_fits_a_telephone(region: Server, page: Page, tmp_path: Path) -> None:
    opened(page, f"{region.url}/gegevens")
    hand_in(page, messy_files.write(tmp_path))

    assert page.evaluate(WIDEST) <= 420
    assert violations(page) == []
