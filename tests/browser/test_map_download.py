"""The downloaded map in a real browser: it draws, answers to clicks, and nothing in a name comes to life."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from netwerk.model import FIRST, LAST, Window
from netwerk.network import network
from netwerk.views.downloads import map_html
from tests.browser.conftest import Seen
from tests.drawn import drawn

HOSTILE = [
    "<img src=x onerror=window.PWNED=1>",
    "</script><script>window.PWNED=1</script>",
    "<!--<script>window.PWNED=1",
    "![b](http://127.0.0.1:9/b.png)",
    "<a href=x>",
]


def shown(page: Page, folder: Path, name: str) -> None:
    dataset = drawn("a-b", "b-c", organisations=[{"id": "b", "name": name, "municipality": name}])
    file = folder / "kaart.html"
    file.write_text(map_html(dataset, network(dataset, Window()), period=(FIRST, LAST), fictional=True), "utf-8")
    page.goto(file.as_uri())
    page.wait_for_selector("#map canvas")


def point_at_the_middle(page: Page) -> None:
    box = page.locator("#map").bounding_box()
    assert box is not None
    # b has two partners and stands between them
    for across in range(30, 71, 2):
        page.mouse.move(box["x"] + box["width"] * across / 100, box["y"] + box["height"] / 2)


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_name_does_not_come_to_life(page: Page, seen: Seen, tmp_path: Path, name: str):
    shown(page, tmp_path, name)
    point_at_the_middle(page)
    assert page.evaluate("window.PWNED") is None
    assert seen.errors == []
    assert seen.outside == []


def test_buttons_zoom_the_map(page: Page, tmp_path: Path):
    shown(page, tmp_path, "Gewoon")
    before = page.locator("#map canvas").screenshot()
    page.click("button[data-do=in]")
    page.wait_for_timeout(400)  # the zoom takes 150 ms
    assert page.locator("#map canvas").screenshot() != before
