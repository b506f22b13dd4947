"""Change an agreement in a browser: the count follows every change, one double click keeps one version."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

from netwerk.store import kept_norms, open_store
from tests.browser.conftest import Seen
from tests.browser.server import Server
from tests.browser.test_every_page import violations
from tests.browser.waiting import opened, settled
from tests.browser.widgets import choose, go_to, title

GP = "beheer?afspraak=huisarts-lokaal-team"
KEY = "beheer_nl_0_huisarts-lokaal-team_1"


def versions(database: Path) -> list[int]:
    return [one.version for one in kept_norms(open_store(str(database))) if one.id == "huisarts-lokaal-team"]


def test_the_count_follows_a_change_and_a_double_click_keeps_it_once(
    own_app: Server, own_database: Path, page: Page, seen: Seen
) -> None:
    opened(page, f"{own_app.url}/{GP}")
    choose(page, f"{KEY}_scope", "Dezelfde gemeente")
    # the practice that works with the team of the next area (data/demo/README.md)
    expect(page.get_by_text("Nu 10 van 16; met deze wijziging 11 van 16.")).to_be_visible()
    expect(page.get_by_text("Huisartsenpraktijk Noorderlicht")).to_be_visible()
    assert violations(page) == []
    assert versions(own_database) == []

    page.get_by_role("button", name="Bewaar").dblclick()
    expect(page.get_by_text("Bewaard als versie 2.")).to_be_visible()
    settled(page)
    assert versions(own_database) == [1, 2]

    go_to(page, "Witte vlekken")
    expect(page.get_by_text("Elf van de 16 huisartsen werken samen")).to_be_visible()
    assert seen.errors == []


def test_the_count_stays_in_sight_while_the_form_is_read(app: Server, page: Page) -> None:
    opened(page, f"{app.url}/{GP}")
    page.locator(f".st-key-{KEY}_months").scroll_into_view_if_needed()
    expect(page.get_by_text("Wat verandert er?")).to_be_in_viewport()


def test_after_another_language_every_box_still_answers(app: Server, page: Page, seen: Seen) -> None:
    opened(page, f"{app.url}/{GP}")
    choose(page, f"{KEY}_scope", "Dezelfde gemeente")
    page.locator(".st-key-voet_taal button").nth(1).click()
    settled(page)
    page.locator(f".st-key-{KEY.replace('_nl_', '_en_')}_minimum button").last.click()
    settled(page)
    page.locator(".st-key-beheer_terug button").click()
    settled(page)
    expect(title(page)).to_be_visible()
    expect(page.get_by_text("GPs and education connect with the local teams")).to_be_visible()
    assert seen.errors == []
