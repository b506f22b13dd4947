"""The map in Chromium, 300 organisations and 2,000 lines: first drawing, a filter, a click and a hover.

Asked: drawn and filtered within a second, a click and a hover answered within half a second.
Run with `python -m tests.bench map`.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter

from playwright.sync_api import Locator, Page, sync_playwright

from netwerk.settings import ROOT
from tests.bench.timing import Row
from tests.browser.chromium import find
from tests.browser.conftest import ARGUMENTS
from tests.browser.map_in_page import ask, drawn
from tests.browser.server import serve
from tests.browser.waiting import settled

ORGANISATIONS, TIES = 300, 2_000
ROUNDS = 4


def run() -> list[Row]:
    """Return the median seconds of each, against what we ask."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=list(ARGUMENTS))
        with serve(ROOT / "tests" / "browser" / "harness_map.py", Path(folder) / "none.db") as server:
            page = browser.new_page(viewport={"width": 1400, "height": 1000})
            address = f"{server.url}/?organisations={ORGANISATIONS}&ties={TIES}"
            starts = [_first_drawing(page, address) for _ in range(ROUNDS + 1)][1:]  # the first one fills caches
            map_ = drawn(page, address)
            filters = [_filter(page, map_) for _ in range(ROUNDS)]
            clicks = [_click(page, map_, code) for code in range(ROUNDS)]
            hovers = [_hover(map_, code) for code in range(ROUNDS, 2 * ROUNDS)]
        browser.close()
    size = f"{ORGANISATIONS}/{TIES}"
    return [
        _row(f"map {size}: from payload to drawing", starts, asked=1.0),
        _row(f"map {size}: from filter to drawing, with Python", filters, asked=1.0),
        _row(f"map {size}: from click to its answer, with Python", clicks, asked=0.5),
        _row(f"map {size}: from pointer to its neighbours", hovers, asked=0.5),
    ]


def _row(what: str, seconds: list[float], *, asked: float) -> Row:
    return Row(what=what, seconds=median(seconds), against="asked", reference=asked, at_most=1.0)


def _first_drawing(page: Page, address: str) -> float:
    return float(ask(drawn(page, address), "map.firstDrawn - map.firstCalled")) / 1000


def _timed(act: Callable[[], object], until: Callable[[], object]) -> float:
    start = perf_counter()
    act()
    until()
    return perf_counter() - start


def _filter(page: Page, map_: Locator) -> float:
    settled(page)
    before = ask(map_, "map.lines()")
    waiting = "before => window.__netwerkBox.__netwerk.lines() !== before"
    return _timed(page.get_by_text("Sterk").click, lambda: page.wait_for_function(waiting, arg=before))


def _click(page: Page, map_: Locator, code: int) -> float:
    settled(page)
    place = ask(map_, f"map.place({code})")
    answer = page.get_by_text(f'"id": {code}}}')
    return _timed(lambda: map_.click(position=place), lambda: answer.wait_for())


def _hover(map_: Locator, code: int) -> float:
    place = ask(map_, f"map.place({code})")
    before = ask(map_, "map.drawnAt")
    waiting = "before => window.__netwerkBox.__netwerk.drawnAt > before"
    return _timed(lambda: map_.hover(position=place), lambda: map_.page.wait_for_function(waiting, arg=before))
