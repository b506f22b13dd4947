"""Finds the map in a page and asks it what it shows."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Locator, Page

from tests.browser.waiting import opened

# the map stands in a shadow root, where document.querySelector does not look
FIND = """() => {
    const host = [...document.querySelectorAll('*')].find(one => one.shadowRoot?.querySelector('.nw-map'));
    window.__netwerkBox = host?.shadowRoot.querySelector('.nw-map');
    return window.__netwerkBox?.__netwerk?.names().length > 0;
}"""


def drawn(page: Page, url: str) -> Locator:
    opened(page, url)
    box = page.locator(".nw-map")
    page.wait_for_function(FIND)
    return box


def ask(map_: Locator, expression: str) -> Any:
    """The value of `expression` over `map`, what the map shows to tests."""
    return map_.evaluate(f"box => {{ const map = box.__netwerk; return {expression}; }}")


def click_organisation(map_: Locator, code: int) -> None:
    map_.click(position=ask(map_, f"map.place({code})"))


def click_line(map_: Locator, a: int, b: int, *, beside: float = 0) -> None:
    """Click halfway the line, `beside` px above or beside it."""
    first, second = ask(map_, f"map.place({a})"), ask(map_, f"map.place({b})")
    steep = abs(first["x"] - second["x"]) < abs(first["y"] - second["y"])
    x, y = (first["x"] + second["x"]) / 2, (first["y"] + second["y"]) / 2
    map_.click(position={"x": x + beside, "y": y} if steep else {"x": x, "y": y - beside})


def outside(map_: Locator, code: int) -> bool:
    place, frame = ask(map_, f"map.place({code})"), map_.bounding_box()
    assert frame
    return not (0 < place["x"] < frame["width"] and 0 < place["y"] < frame["height"])
