"""The map in a real browser: clicks reach Python, filters change only what differs, names stay text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from netwerk.settings import ROOT
from tests.browser.conftest import Seen
from tests.browser.map_in_page import FIND, ask, click_line, click_organisation, drawn, outside
from tests.browser.server import Server, serve
from tests.browser.waiting import settled

OVERLAPS = """names => names.flatMap((a, i) => names.slice(i + 1)
    .filter(b => a.x0 < b.x1 && a.x1 > b.x0 && a.y0 < b.y1 && a.y1 > b.y0).map(b => [a.id, b.id]))"""


@pytest.fixture(scope="module")
def harness(demo_database: Path) -> Iterator[Server]:
    with serve(ROOT / "tests" / "browser" / "harness_map.py", demo_database) as server:
        yield server


@pytest.fixture
def map_(harness: Server, page: Page) -> Locator:
    """The map of the small region, drawn: o0 … o7 have the codes 0 … 7."""
    return drawn(page, harness.url)


def test_click_on_an_organisation_reaches_python(map_: Locator, page: Page) -> None:
    click_organisation(map_, 6)

    expect(page.get_by_text('gekozen {"kind": "node", "id": 6}')).to_be_visible()


def test_click_on_a_line_reaches_python(map_: Locator, page: Page) -> None:
    click_line(map_, 5, 6)

    expect(page.get_by_text('gekozen {"kind": "edge", "a": 5, "b": 6}')).to_be_visible()


def test_click_a_few_pixels_beside_a_thin_line_still_hits_it(map_: Locator, page: Page) -> None:
    click_line(map_, 5, 6, beside=4)

    expect(page.get_by_text('gekozen {"kind": "edge", "a": 5, "b": 6}')).to_be_visible()


def test_click_on_empty_ground_clears_the_choice(map_: Locator, page: Page) -> None:
    click_organisation(map_, 6)
    expect(page.get_by_text('"id": 6')).to_be_visible()

    map_.click(position={"x": 6, "y": 6})

    expect(page.get_by_text("gekozen null")).to_be_visible()


def test_escape_clears_the_choice(map_: Locator, page: Page) -> None:
    click_organisation(map_, 6)
    expect(page.get_by_text('"id": 6')).to_be_visible()

    map_.press("Escape")

    expect(page.get_by_text("gekozen null")).to_be_visible()


def test_second_click_replaces_the_first_that_the_page_hands_back(map_: Locator, page: Page) -> None:
    click_organisation(map_, 6)
    expect(page.get_by_text('"id": 6')).to_be_visible()

    click_organisation(map_, 4)

    expect(page.get_by_text('gekozen {"kind": "node", "id": 4}')).to_be_visible()
    assert ask(map_, "map.chosen") == {"kind": "node", "id": 4}


def test_clicks_leave_one_choice_however_fast_they_come(map_: Locator, page: Page) -> None:
    for code in (1, 2, 3, 4, 6):
        click_organisation(map_, code)
    settled(page)

    expect(page.get_by_text('gekozen {"kind": "node", "id": 6}')).to_be_visible()
    assert ask(map_, "map.chosen") == {"kind": "node", "id": 6}


def test_filter_changes_lines_and_keeps_network_places_and_zoom(map_: Locator, page: Page) -> None:
    page.get_by_role("button", name="Inzoomen").click()
    network = map_.evaluate_handle("box => box.__netwerk.network")
    before = ask(map_, "[map.network.getPositions(), map.network.getScale(), map.network.getViewPosition()]")

    page.get_by_text("Sterk").click()
    settled(page)

    assert ask(map_, "map.lines()") == 6  # of 9; three pairs have one record
    assert ask(map_, "[map.network.getPositions(), map.network.getScale(), map.network.getViewPosition()]") == before
    assert map_.evaluate("(box, network) => box.__netwerk.network === network", network)
    assert ask(map_, "map.created") == 1


def test_run_that_changes_nothing_on_the_map_touches_nothing(map_: Locator, page: Page) -> None:
    page.mouse.move(2, 2)
    settled(page)
    before = ask(map_, "map.updates")

    page.get_by_label("Notitie").fill("een nieuwe run")
    page.get_by_label("Notitie").press("Enter")
    expect(page.get_by_text("genoteerd een nieuwe run")).to_be_visible()

    assert ask(map_, "map.updates") == before


def test_wish_of_python_is_chosen_on_the_map(map_: Locator, page: Page) -> None:
    page.get_by_label("Wens").fill("4")
    page.get_by_label("Wens").press("Enter")

    expect(page.get_by_text('gekozen {"kind": "node", "id": 4}')).to_be_visible()
    assert ask(map_, "map.chosen") == {"kind": "node", "id": 4}


def test_wish_outside_the_view_comes_into_view(map_: Locator, page: Page) -> None:
    for _ in range(6):
        page.get_by_role("button", name="Inzoomen").click()
    assert outside(map_, 6)

    page.get_by_label("Wens").fill("6")
    page.get_by_label("Wens").press("Enter")
    expect(page.get_by_text('"id": 6')).to_be_visible()
    page.wait_for_timeout(600)  # the movement takes a quarter of a second

    assert not outside(map_, 6)


def test_choice_and_view_survive_another_page(map_: Locator, page: Page) -> None:
    click_organisation(map_, 6)
    page.get_by_role("button", name="Inzoomen").click()
    scale = ask(map_, "map.network.getScale()")
    expect(page.get_by_text('"id": 6')).to_be_visible()

    page.get_by_text("anders").click()
    expect(map_).to_have_count(0)
    page.get_by_text("kaart", exact=True).click()
    page.wait_for_function(FIND)

    expect(page.get_by_text('gekozen {"kind": "node", "id": 6}')).to_be_visible()
    assert ask(map_, "map.chosen") == {"kind": "node", "id": 6}
    assert ask(map_, "map.network.getScale()") == pytest.approx(scale)


def test_names_that_look_like_markup_stay_text(map_: Locator, page: Page, seen: Seen, harness: Server) -> None:
    for code in range(8):
        place = ask(map_, f"map.place({code})")
        map_.hover(position=place)
        expect(page.locator(".nw-tip b")).to_be_visible()
    map_.hover(position=ask(map_, "map.place(0)"))
    expect(page.locator(".nw-tip b")).to_have_text("<img src=x onerror=window.PWNED=1>")

    assert page.locator(".nw img, .nw iframe, .nw script").count() == 0
    assert page.evaluate("window.PWNED") is None
    assert seen.outside == []
    assert seen.errors == []
    assert harness.outgoing() == []


def test_arrow_key_moves_the_map(map_: Locator) -> None:
    before = ask(map_, "map.place(0)")

    map_.press("ArrowRight")

    assert ask(map_, "map.place(0).x") == pytest.approx(before["x"] - 60)
    assert ask(map_, "map.place(0).y") == pytest.approx(before["y"])


@pytest.mark.parametrize(("key", "larger"), [("+", True), ("-", False)])
def test_plus_and_minus_zoom(map_: Locator, key: str, larger: bool) -> None:
    before = ask(map_, "map.network.getScale()")

    map_.press(key)

    assert (ask(map_, "map.network.getScale()") > before) is larger


def test_tab_reaches_the_map_and_its_buttons_in_order(map_: Locator, page: Page) -> None:
    map_.focus()
    names = []
    for _ in range(4):
        page.keyboard.press("Tab")
        names.append(map_.evaluate("box => box.getRootNode().activeElement.title"))

    assert names == ["Inzoomen", "Uitzoomen", "Hele kaart tonen", "Kaart bewaren als afbeelding"]


def test_map_tells_a_screen_reader_what_it_is(map_: Locator) -> None:
    expect(map_).to_have_attribute("role", "img")
    expect(map_).to_have_attribute(
        "aria-label",
        "Kaart met 8 organisaties en 9 verbindingen. Dezelfde inhoud staat in de tabel onder de kaart.",
    )


@pytest.mark.parametrize("layout", ["clusters", "lagen", "gemeenten"])
def test_names_never_overlap(harness: Server, page: Page, layout: str) -> None:
    map_ = drawn(page, f"{harness.url}/?name=demo&layout={layout}")

    names = ask(map_, "map.names()")

    assert len(names) > 30
    assert page.evaluate(OVERLAPS, names) == []


def test_saved_picture_is_a_png_made_without_a_request(map_: Locator, page: Page, seen: Seen) -> None:
    with page.expect_download() as download:
        page.get_by_role("button", name="Kaart bewaren als afbeelding").click()

    assert download.value.suggested_filename == "netwerkkaart.png"
    assert Path(download.value.path()).read_bytes().startswith(b"\x89PNG")
    assert download.value.url.startswith("blob:")
    assert seen.outside == []


@pytest.mark.parametrize("page", [{"color_scheme": "dark"}], indirect=True)
def test_map_takes_the_dark_palette_on_a_dark_ground(map_: Locator) -> None:
    assert ask(map_, "map.colours.bg") == "#11181C"


def test_map_follows_when_the_visitor_changes_the_theme(map_: Locator, page: Page) -> None:
    page.emulate_media(color_scheme="dark")

    page.wait_for_function("() => window.__netwerkBox.__netwerk.colours.bg === '#11181C'")


def test_counts_of_the_legend_are_written_as_in_dutch(harness: Server, page: Page) -> None:
    drawn(page, f"{harness.url}/?organisations=300&ties=2000")

    expect(page.locator(".nw-legend")).to_contain_text(
        "Door beide kanten bevestigd 1.870"
    )  # 2,000 less those of a layer off the map
