"""Every page opens by its own address, in both languages and themes, for a screen reader and on a telephone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from netwerk.settings import ROOT
from tests.browser.addresses import QUERIES, address
from tests.browser.conftest import Seen
from tests.browser.pictures import shot
from tests.browser.server import Server, serve
from tests.browser.waiting import opened

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
# what axe finds in Streamlit's own parts, which no page of ours can change: rule → the part
STREAMLITS_OWN = {"presentation-role-conflict": 'data-testid="stFileUploaderDropzone"'}


@pytest.fixture
def fresh(demo_database: Path) -> Iterator[Server]:
    """A server that nobody has asked anything yet."""
    with serve(ROOT / "streamlit_app.py", demo_database) as server:
        yield server


@pytest.mark.parametrize("name", TITLES)
def test_page_opens_by_its_address_on_a_fresh_server(fresh: Server, page: Page, seen: Seen, name: str) -> None:
    opened(page, f"{fresh.url}/{name}")

    expect(page.get_by_role("heading", level=1)).to_have_text(TITLES[name])
    expect(page.get_by_test_id("stTopNavLink")).to_have_text(MENU)
    expect(page.get_by_text("Voorbeeldregio, fictief").first).to_be_visible()
    assert seen.errors == []
    assert seen.outside == []
    assert fresh.outgoing() == []


# a colour does not hang on a language, so two of the four are enough
@pytest.mark.parametrize(
    ("language", "page"),
    [("nl", {"color_scheme": "light"}), ("en", {"color_scheme": "dark"})],
    ids=["nl-light", "en-dark"],
    indirect=["page"],
)
@pytest.mark.parametrize("name", QUERIES)
def test_page_is_sound(
    app: Server, page: Page, seen: Seen, request: pytest.FixtureRequest, name: str, language: str
) -> None:
    opened(page, address(app.url, name, *(["taal=en"] if language == "en" else [])))
    shot(page, request.node.callspec.id)

    assert violations(page) == []
    assert seen.errors == []
    assert seen.outside == []
    assert app.outgoing() == []


@pytest.mark.parametrize("page", [{"viewport": {"width": 420, "height": 900}, "color_scheme": "dark"}], indirect=True)
@pytest.mark.parametrize(
    "part", ["aansluiting", "kwetsbaar", "wat-als&zonder=cjg-bredeweer", "themas", "schotten", "kennismakingen"]
)
def test_part_of_the_page_witte_vlekken_is_sound_on_a_dark_telephone(
    app: Server, page: Page, seen: Seen, part: str
) -> None:
    opened(page, address(app.url, "witte_vlekken", f"deel={part}"))
    shot(page, f"witte-vlekken-{part.partition('&')[0]}-telefoon")

    assert violations(page) == []
    assert page.evaluate(WIDEST) <= 420
    assert seen.errors == []
    assert seen.outside == []


@pytest.mark.parametrize("page", [{"viewport": {"width": 420, "height": 900}}], indirect=True)
@pytest.mark.parametrize("part", ["namen", "met-de-hand", "geschiedenis", "bewaren"])
def test_part_of_the_page_gegevens_is_sound_on_a_telephone(app: Server, page: Page, part: str) -> None:
    opened(page, address(app.url, "gegevens", f"deel={part}"))
    shot(page, f"gegevens-{part}-telefoon")

    assert violations(page) == []
    assert page.evaluate(WIDEST) <= 420


@pytest.mark.parametrize("page", [{"viewport": {"width": 420, "height": 900}}], indirect=True)
@pytest.mark.parametrize("name", QUERIES)
def test_page_fits_a_telephone(app: Server, page: Page, name: str) -> None:
    opened(page, address(app.url, name))
    shot(page, f"{name}-telefoon")

    assert page.evaluate(WIDEST) <= 420


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
