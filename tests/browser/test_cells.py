"""A table of cells: each opens who stands behind it, with the mouse and with the keys, as often as one likes."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Seen
from tests.browser.server import Server
from tests.browser.waiting import opened, settled

GPS = "Elke huisarts werkt samen met het lokale team van het eigen gebied"
SCHOOLS = "Elke school werkt samen met het lokale team van het eigen gebied"


def test_a_cell_opens_by_name_and_opens_again_after_closing(app: Server, page: Page, seen: Seen) -> None:
    opened(page, f"{app.url}/witte_vlekken")
    cell = page.get_by_role("row", name=GPS).get_by_role("button").first
    for _ in range(2):
        cell.click()
        expect(page.get_by_role("dialog").get_by_role("heading", name=f"Hele regio: {GPS}")).to_be_visible()
        expect(page.get_by_role("tab", name="Niet vastgelegd (6)")).to_be_visible()
        page.keyboard.press("Escape")
        expect(page.get_by_role("dialog")).to_be_hidden()
    assert seen.outside == []


def test_the_arrows_go_from_cell_to_cell_and_enter_opens(app: Server, page: Page) -> None:
    opened(page, f"{app.url}/witte_vlekken")
    page.get_by_role("row", name=GPS).get_by_role("button").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog").get_by_role("heading", name=f"Averlo: {SCHOOLS}")).to_be_visible()


def test_a_cell_of_the_table_of_kinds_opens(app: Server, page: Page) -> None:
    opened(page, f"{app.url}/witte_vlekken")
    page.get_by_role("grid").nth(1).get_by_role("row", name="Huisartsen").get_by_role("button").nth(1).click()
    expect(page.get_by_role("dialog").get_by_role("heading", name="Huisartsen met scholen")).to_be_visible()


def test_two_places_are_chosen_and_stay_chosen_while_looking_behind_a_cell(app: Server, page: Page) -> None:
    opened(page, f"{app.url}/witte_vlekken")
    for label, place in (("Vergelijk", "Averlo"), ("Met", "Hele regio")):
        box = page.get_by_role("combobox", name=label, exact=True)
        box.click()
        box.fill(place)
        page.get_by_role("option", name=place, exact=True).click()
        settled(page)
    warning = page.get_by_text("Deze twee gebieden verschillen in grootte (48 en 117 organisaties).")
    expect(warning).to_be_visible()
    page.get_by_role("grid").first.get_by_role("row", name=GPS).get_by_role("button").first.click()
    settled(page)
    page.keyboard.press("Escape")
    expect(warning).to_be_visible()


@pytest.mark.parametrize("page", [{"viewport": {"width": 420, "height": 900}}], indirect=True)
def test_on_a_narrow_screen_the_table_scrolls_and_the_page_does_not(app: Server, page: Page) -> None:
    opened(page, f"{app.url}/witte_vlekken")
    page.get_by_role("grid").first.scroll_into_view_if_needed()
    settled(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 420
    assert page.locator(".cells").first.evaluate("box => box.scrollWidth > box.clientWidth")
