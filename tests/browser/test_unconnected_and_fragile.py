"""Who is not connected and what is fragile, in a real browser: sound on every screen, and open to the records."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.addresses import address
from tests.browser.conftest import Seen
from tests.browser.server import Server
from tests.browser.test_every_page import WIDEST, violations
from tests.browser.waiting import opened, settled
from tests.browser.widgets import cell

SCHOOL_YEAR = "periode=Schooljaar+2025%2F2026"


# on a dark telephone: test_every_page
@pytest.mark.parametrize("part", ["aansluiting", "kwetsbaar"])
def test_the_part_is_sound_on_a_light_wide_screen(app: Server, page: Page, seen: Seen, part: str) -> None:
    opened(page, address(app.url, "witte_vlekken", f"deel={part}"))
    assert violations(page) == []
    assert page.evaluate(WIDEST) <= page.evaluate("innerWidth")
    assert (seen.errors, seen.outside) == ([], [])


def test_who_newly_fell_silent_is_read_first_and_opens_its_last_record(app: Server, page: Page) -> None:
    opened(page, address(app.url, "witte_vlekken", "deel=aansluiting", SCHOOL_YEAR))
    expect(page.get_by_text("Nieuw stilgevallen: Budgetwinkel Elsmeer.")).to_be_visible()
    page.get_by_role("button", name="Registraties").first.click()
    settled(page)
    expect(page.get_by_role("dialog").get_by_text("In deze periode is niets vastgelegd.")).to_be_visible()


def test_who_joins_two_layers_alone_opens_the_connections_by_which_it_does(app: Server, page: Page) -> None:
    opened(page, address(app.url, "witte_vlekken", "deel=kwetsbaar", SCHOOL_YEAR))
    page.locator(".st-key-bewijs_draagt_veilig-thuis button").first.click()
    settled(page)
    beside = page.get_by_role("dialog")
    expect(beside.get_by_role("tab", name="Gedwongen kader – Aanpalend sociaal domein (3)")).to_be_visible()
    expect(cell(beside, "Veilig Thuis Waterland-Oost – Wmo-loket Noord")).to_have_count(1)
