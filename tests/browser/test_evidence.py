"""From a figure to one record, to its organisations and its import; and a change by hand, in a real browser."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from netwerk.settings import classification
from netwerk.store import imports, load, open_store
from tests.browser.conftest import Seen
from tests.browser.server import Server
from tests.browser.test_every_page import violations
from tests.browser.waiting import opened, settled
from tests.browser.widgets import press, title

DARK_TELEPHONE = {"viewport": {"width": 420, "height": 900}, "color_scheme": "dark"}


def beside(page: Page) -> Locator:
    return page.get_by_role("dialog")


def choose_row(page: Page, table: Locator, row: int) -> None:
    """Click in the first column of a table; rows from 0."""
    box = table.locator("canvas").first.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + 60, box["y"] + 35 * (row + 1) + 17)  # a heading, and rows of Streamlit's own height
    settled(page)


def test_a_figure_leads_to_one_record_and_on_to_the_undo_of_its_import(app: Server, page: Page, seen: Seen) -> None:
    opened(page, f"{app.url}/overzicht")
    press(page, "Wie is in beeld?")
    choose_row(page, beside(page).get_by_test_id("stDataFrame").first, 1)
    expect(beside(page).get_by_role("heading", name="Basisschool De Ark")).to_be_visible()

    choose_row(page, beside(page).get_by_test_id("stDataFrame").nth(1), 0)
    expect(beside(page).get_by_text("Ingelezen met import 1")).to_be_visible()

    beside(page).get_by_role("link", name="Bekijk import 1").click()
    settled(page)
    expect(title(page)).to_have_text("Gegevens")
    expect(page.get_by_role("button", name="Maak ongedaan")).to_be_visible()
    assert (seen.errors, seen.outside) == ([], [])


def test_a_record_is_sound_and_leads_to_the_page_of_who_took_part(app: Server, page: Page) -> None:
    opened(page, f"{app.url}/witte_vlekken?afspraak=huisarts-lokaal-team")
    press(page, "Registraties")
    assert violations(page) == []
    beside(page).get_by_role("link", name="CJG Bredeweer").click()
    settled(page)
    expect(title(page)).to_have_text("CJG Bredeweer")


@pytest.mark.parametrize("page", [DARK_TELEPHONE], ids=["telephone"], indirect=True)
def test_what_stands_beside_a_page_is_sound_on_a_dark_telephone(app: Server, page: Page, seen: Seen) -> None:
    opened(page, f"{app.url}/witte_vlekken?afspraak=huisarts-lokaal-team")
    press(page, "Registraties")
    expect(beside(page)).to_be_visible()
    assert violations(page) == []
    assert (seen.errors, seen.outside) == ([], [])


@pytest.mark.parametrize("page", [DARK_TELEPHONE], ids=["telephone"], indirect=True)
def test_the_boxes_to_fill_by_hand_are_sound_on_a_dark_telephone(app: Server, page: Page, seen: Seen) -> None:
    opened(page, f"{app.url}/gegevens?deel=met-de-hand&organisatie=cjg-averlo")
    expect(page.get_by_label("Naam", exact=True)).to_have_value("CJG Averlo")
    assert violations(page) == []
    assert (seen.errors, seen.outside) == ([], [])


def test_the_boxes_are_sound_and_a_double_click_keeps_a_change_once(
    own_app: Server, own_database: Path, page: Page
) -> None:
    opened(page, f"{own_app.url}/gegevens?deel=met-de-hand&organisatie=cjg-averlo")
    assert violations(page) == []
    page.get_by_label("Contactrol").fill("teamleider")
    page.get_by_role("button", name="Bewaar de wijziging").dblclick()
    expect(page.get_by_text("CJG Averlo is bewaard als import 2")).to_be_visible()
    settled(page)

    engine = open_store(str(own_database))
    dataset = load(engine, classification())
    assert len(imports(engine)) == 2
    assert dataset.organisations["contact_role"][dataset.code_of["cjg-averlo"]] == "teamleider"
