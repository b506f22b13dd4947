"""Every page opens by its own address, in both languages and themes, for a screen reader and on a telephone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from netwerk.settings import ROOT
from tests.browser.addresses import PARTS, QUERIES, address
from tests.browser.conftest import Seen
from tests.browser.server import Server, serve
from tests.browser.waiting import opened, settled
from tests.browser.widgets import offered

TITLES = {
    "overzicht": "Overzicht",
    "netwerkkaart": "Netwerkkaart",
    "organisatie": "Organisatie",
    "witte_vlekken": "Witte vlekken",
    "netwerkvorming": "Netwerkvorming",
    "bestuur": "Sturen op samenwerking in de jeugdhulp",
    "mijn_netwerk": "Mijn netwerk",
    "gegevens": "Gegevens",
    "beheer": "Beheer",
}
MENU = [
    "Overzicht",
    "Netwerkkaart",
    "Organisatie",
    "Witte vlekken",
    "Netwerkvorming",
    "Bestuur",
    "Mijn netwerk",
    "Gegevens",
    "Beheer",
]
TELEPHONE = {"viewport": {"width": 420, "height": 900}}
CSV_OR_SEARCH = {"Search", "Download as CSV"}  # of Streamlit's tables; a search shows that we looked
# what axe finds in Streamlit's own parts, which no page of ours can change: rule → the part
STREAMLITS_OWN = {"presentation-role-conflict": 'data-testid="stFileUploaderDropzone"'}


@pytest.fixture
def fresh(demo_database: Path) -> Iterator[Server]:
    """A server that nobody has asked anything yet."""
    with serve(ROOT / "streamlit_app.py", demo_database) as server:
        yield server


# a page costs seconds to load, so what holds of one load is asked together: on a screen, and then made as narrow as a
# telephone. A colour does not hang on a language: light goes with Dutch here, and dark with English below.
@pytest.mark.parametrize("name", TITLES)
def test_page_opens_by_its_address_on_a_fresh_server_is_sound_and_fits_a_telephone(
    fresh: Server, page: Page, seen: Seen, name: str
) -> None:
    opened(page, f"{fresh.url}/{name}")

    expect(page.get_by_role("heading", level=1)).to_have_text(TITLES[name])
    expect(page.get_by_test_id("stTopNavLink")).to_have_text(MENU)
    expect(page.get_by_text("Voorbeeldregio, fictief").first).to_be_visible()
    if QUERIES[name]:
        opened(page, address(fresh.url, name))
    assert violations(page) == []
    narrowed(page)
    assert page.evaluate(WIDEST) <= 420
    assert seen.errors == []
    assert seen.outside == []
    assert fresh.outgoing() == []


@pytest.mark.parametrize("page", [{"color_scheme": "dark"}], ids=["dark"], indirect=True)
@pytest.mark.parametrize("name", QUERIES)
def test_page_is_sound_in_english_and_offers_no_csv_of_streamlit(
    app: Server, page: Page, seen: Seen, name: str
) -> None:
    opened(page, address(app.url, name, "taal=en"))

    assert violations(page) == []
    assert CSV_OR_SEARCH & offered(page) == ({"Search"} if page.get_by_test_id("stDataFrame").count() else set())
    assert seen.errors == []
    assert seen.outside == []
    assert app.outgoing() == []


@pytest.mark.parametrize("page", [{**TELEPHONE, "color_scheme": "dark"}], ids=["telephone"], indirect=True)
@pytest.mark.parametrize(("name", "part"), [(name, part) for name, parts in PARTS.items() for part in parts])
def test_part_of_a_page_is_sound_and_fits_a_dark_telephone(
    app: Server, page: Page, seen: Seen, name: str, part: str
) -> None:
    opened(page, address(app.url, name, f"deel={part}"))

    assert violations(page) == []
    assert CSV_OR_SEARCH & offered(page) == ({"Search"} if page.get_by_test_id("stDataFrame").count() else set())
    assert page.evaluate(WIDEST) <= 420
    assert seen.errors == []
    assert seen.outside == []


def narrowed(page: Page) -> None:
    """Make the window as narrow as that of a telephone, and wait until the page has followed."""
    page.set_viewport_size(TELEPHONE["viewport"])
    settled(page)


# a box that scrolls by itself (a wide table) may hold more than the page is wide
WIDEST = """() => Math.max(document.documentElement.scrollWidth,
    ...[...document.querySelectorAll('[data-testid="stMain"], [data-testid="stMainBlockContainer"]')]
        .map(one => one.scrollWidth))"""


def violations(page: Page) -> list[tuple[str, str]]:
    """What axe-core finds wrong: (rule, the HTML it is about), without Streamlit's own."""
    return [
        (rule["id"], node["html"])
        for rule in Axe().run(page).response["violations"]
        for node in rule["nodes"]
        if STREAMLITS_OWN.get(rule["id"], "no part of Streamlit") not in node["html"]
    ]
