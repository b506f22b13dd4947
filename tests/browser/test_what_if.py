"""Taking organisations away, in a real browser: sound on every screen, on the unmoved map, and open to the records."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.addresses import address
from tests.browser.conftest import Seen
from tests.browser.map_in_page import ask, click_organisation, drawn
from tests.browser.server import Server
from tests.browser.test_every_page import WIDEST, violations
from tests.browser.waiting import opened, settled

PART = "deel=wat-als"
WITHOUT = "zonder=lokaal-team-grotenhout"
LOCAL_TEAM = 77  # code of Lokaal team Grotenhout in the example region
PLACES = "map.network.getPositions()"


# on a dark telephone: test_every_page
def test_the_part_is_sound_on_a_light_wide_screen(app: Server, page: Page, seen: Seen) -> None:
    opened(page, address(app.url, "witte_vlekken", PART, WITHOUT))
    assert violations(page) == []
    assert page.evaluate(WIDEST) <= page.evaluate("innerWidth")
    assert (seen.errors, seen.outside) == ([], [])


def test_the_legend_explains_who_is_away_and_who_comes_loose(app: Server, page: Page) -> None:
    drawn(page, address(app.url, "witte_vlekken", PART, WITHOUT))
    legend = page.locator(".nw-legend")
    for entry in ("Weggedacht 1", "Raakt los 3", "Verdwijnt", "Blijft"):
        expect(legend.get_by_text(entry)).to_be_visible()


def test_everyone_stands_where_the_map_of_the_network_has_them(app: Server, page: Page) -> None:
    before = ask(drawn(page, address(app.url, "netwerkkaart")), PLACES)
    assert ask(drawn(page, address(app.url, "witte_vlekken", PART, WITHOUT)), PLACES) == before


def test_a_click_on_the_map_opens_the_records(app: Server, page: Page) -> None:
    map_ = drawn(page, address(app.url, "witte_vlekken", PART, WITHOUT))
    click_organisation(map_, LOCAL_TEAM)
    settled(page)
    expect(page.locator(".st-key-zonder_gekozen_registraties")).to_be_visible()


def test_who_joins_the_most_is_found_and_taken_away(app: Server, page: Page) -> None:
    opened(page, address(app.url, "witte_vlekken", PART))
    page.get_by_text("Twee samen").click()
    settled(page)
    page.get_by_role("button", name="Zoek wie het meest verbindt").click()
    expect(page.get_by_text("Valt dit tweetal weg, dan liggen de anderen het verst uit elkaar")).to_be_visible()
    page.get_by_role("button", name="Denk hen weg op de kaart").click()
    settled(page)
    expect(page).to_have_url(re.compile("zonder=lokaal-team-grotenhout&zonder=welzijn-diemerzand"))
