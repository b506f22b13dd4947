"""A coordinator finds the GP without a connection; a board prints its page on one A4, light whatever the screen is."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Seen
from tests.browser.server import Server
from tests.browser.waiting import opened, settled


def pages(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


def test_the_gp_without_a_connection_is_two_clicks_away(app: Server, page: Page, seen: Seen) -> None:
    opened(page, f"{app.url}/witte_vlekken")
    page.get_by_text("Bij wie is deze verbinding niet vastgelegd? Bij zes organisaties.").click()
    page.get_by_role("link", name="Huisartsenpraktijk De Brink").first.click()
    settled(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Huisartsenpraktijk De Brink")
    assert seen.outside == []


def test_without_an_organisation_its_partners_come_loose_by_name(app: Server, page: Page) -> None:
    opened(page, f"{app.url}/witte_vlekken?deel=wat-als")
    choice = page.locator(".st-key-zonder input")
    choice.click()
    choice.fill("Lokaal team Grot")
    page.keyboard.press("Enter")
    settled(page)
    expect(
        page.get_by_text("Drie partners raken los van de rest: Begeleid Kamerwonen Start, Gezinshuis De Hoeve")
    ).to_be_visible()


def test_the_board_prints_on_one_page(app: Server, page: Page) -> None:
    opened(page, f"{app.url}/bestuur")
    assert pages(page.pdf(prefer_css_page_size=True)) == 1


@pytest.mark.parametrize("page", [{"color_scheme": "dark"}], indirect=True)
def test_paper_is_light_and_holds_nothing_but_the_sheet_on_one_page(app: Server, page: Page) -> None:
    opened(page, f"{app.url}/bestuur")
    assert pages(page.pdf(prefer_css_page_size=True)) == 1
    page.emulate_media(media="print", color_scheme="dark")
    expect(page.get_by_text("Voorbeeldregio, fictief · Hele regio")).to_be_visible()
    expect(page.get_by_text("Meer filters")).to_be_hidden()
    expect(page.get_by_role("link", name="Witte vlekken")).to_be_hidden()
    expect(page.locator(".nw-sheet h1")).to_have_css("color", "rgb(17, 24, 27)")
