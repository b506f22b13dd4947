"""The downloaded map in a real browser: it draws, answers to clicks, and nothing in a name comes to life."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from netwerk.model import FIRST, LAST, Window
from netwerk.network import network
from netwerk.views.downloads import map_html
from tests.browser.conftest import Seen
from tests.browser.map_in_page import ask, click_organisation
from tests.drawn import drawn

HOSTILE = [
    "<img src=x onerror=window.PWNED=1>",
    "</script><script>window.PWNED=1</script>",
    "<!--<script>window.PWNED=1",
    "![b](http://127.0.0.1:9/b.png)",
    "<a href=x>",
]


def shown(page: Page, folder: Path, name: str = "Gewoon") -> Locator:
    """The page with three organisations in a row: a, b (`name`) and c have the codes 0, 1 and 2."""
    dataset = drawn("a-b", "b-c", organisations=[{"id": "b", "name": name, "municipality": name}])
    file = folder / "kaart.html"
    file.write_text(map_html(dataset, network(dataset, Window()), period=(FIRST, LAST), fictional=True), "utf-8")
    page.goto(file.as_uri())
    page.wait_for_selector(".nw-map canvas")
    return page.locator(".nw-map")


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_name_does_not_come_to_life(page: Page, seen: Seen, tmp_path: Path, name: str):
    map_ = shown(page, tmp_path, name)
    map_.hover(position=ask(map_, "map.place(1)"))
    expect(page.locator(".nw-tip b")).to_have_text(name)
    assert page.evaluate("window.PWNED") is None
    assert seen.errors == []
    assert seen.outside == []


def test_buttons_zoom_the_map(page: Page, tmp_path: Path):
    map_ = shown(page, tmp_path)
    before = ask(map_, "map.network.getScale()")
    page.get_by_role("button", name="Inzoomen").click()
    assert ask(map_, "map.network.getScale()") == pytest.approx(1.35 * before)


def test_click_names_only_the_organisation_and_its_neighbours(page: Page, tmp_path: Path):
    map_ = shown(page, tmp_path)
    click_organisation(map_, 0)
    page.mouse.move(2, 2)
    page.wait_for_timeout(200)
    assert sorted(ask(map_, "map.names().map(one => one.id)")) == [0, 1]


def test_map_fills_what_title_and_legend_leave_free(page: Page, tmp_path: Path):
    shown(page, tmp_path)
    assert page.evaluate("document.documentElement.scrollHeight") == 1000
    frame = page.locator(".nw").bounding_box()
    assert frame
    assert frame["y"] + frame["height"] == pytest.approx(980)  # 20 px under it


def test_picture_can_be_saved_without_the_app(page: Page, seen: Seen, tmp_path: Path):
    shown(page, tmp_path)
    with page.expect_download() as download:
        page.get_by_role("button", name="Kaart bewaren als afbeelding").click()
    assert Path(download.value.path()).read_bytes().startswith(b"\x89PNG")
    assert seen.errors == []


@pytest.mark.parametrize("page", [{"color_scheme": "dark"}], indirect=True)
def test_map_is_dark_on_a_dark_screen(page: Page, tmp_path: Path):
    assert ask(shown(page, tmp_path), "map.colours.bg") == "#11181C"


@pytest.mark.parametrize("page", [{"color_scheme": "dark"}], indirect=True)
def test_map_is_light_on_paper(page: Page, tmp_path: Path):
    map_ = shown(page, tmp_path)
    page.emulate_media(media="print")
    assert ask(map_, "map.colours.bg") == "#FFFFFF"
