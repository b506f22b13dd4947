"""Screenshots of whole pages, kept as build output and never in git."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

from tests.browser.conftest import SHOTS

_HEIGHT = """() => Math.max(...[...document.querySelectorAll('[data-testid="stMain"]')].map(one => one.scrollHeight))"""
_TALLEST = 6000  # px


def shot(page: Page, name: str, folder: Path = SHOTS) -> None:
    """Keep a picture of the whole page. Streamlit scrolls inside the window, so that becomes as tall as the page."""
    folder.mkdir(parents=True, exist_ok=True)
    size = page.viewport_size
    assert size is not None
    page.set_viewport_size({"width": size["width"], "height": min(page.evaluate(_HEIGHT), _TALLEST)})
    page.wait_for_timeout(300)  # the canvases of tables and the map follow the size of the window
    page.screenshot(path=folder / f"{name}.png")
    page.set_viewport_size(size)
